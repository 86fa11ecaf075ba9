import type { types } from '@slack/bolt'
import type { DialogView } from '../../../casework/arrival.js'
import { wholeForm } from '../../whole-form.js'
import { leading, viewRoom } from '../drawing/draw.js'
import { drawButtons } from '../drawing/draw-buttons.js'
import { plainWithin } from '../drawing/text.js'
import { textBlocks } from '../drawing/text-blocks.js'
import { limits } from '../limits.js'
import { tellingModal } from './modal.js'

/** What a page keeps free for its heading and its button. */
const pageRoom = { ...viewRoom, blocks: viewRoom.blocks - 2, bytes: viewRoom.bytes - 2_000 }

/**
 * All that a form shows and holds, for reading, from a block of it on: what its view had no room for. The form stays as it is, one view
 * below; what goes on is asked of the draft, which the office has kept.
 */
export function formPage(dialog: DialogView, from: number): types.ModalView {
  const { above, answers } = wholeForm(dialog)
  const all = [...above, ...answers.map(({ label, value }) => `${label}\n${value}`)].flatMap(textBlocks)
  const page = leading(all.slice(from), pageRoom)
  const next = from + page.length
  const more =
    next < all.length
      ? [{ type: 'Action.Execute' as const, title: 'Read on', verb: `resume:${dialog.draft}`, data: { given: { read: String(next) } } }]
      : []
  const heading: types.KnownBlock = { type: 'header', text: plainWithin(dialog.step.title.trim() || dialog.title, limits.header) }
  return tellingModal('All of it', [heading, ...page, ...drawButtons(more, 'read')])
}
