import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Card } from '../../../cards/card.js'
import { piecesOf } from '../../../cards/pieces.js'
import type { DialogView, RawValues } from '../../../casework/arrival.js'
import { counted } from '../../../procedures/words.js'
import { draw, viewRoom } from '../drawing/draw.js'
import { heard } from '../drawing/draw-buttons.js'
import { plain, plainWithin } from '../drawing/text.js'
import { textBlocks } from '../drawing/text-blocks.js'
import { limits } from '../limits.js'
import { blockId, type Drawing, drawFields } from './modal-fields.js'

/** A modal drawn, and what of the form's values had no room in it: the channel keeps that beside the draft. */
export interface DrawnModal {
  readonly view: types.ModalView
  readonly kept: RawValues
}

/** Only the draft and the step travel with the modal; answers stay with us (architecture, "Cards and forms"). */
const Metadata = z.object({ draft: z.string(), step: z.string(), kept: z.literal(true).exactOptional() })
export type ModalMetadata = z.infer<typeof Metadata>

/** Which form a modal shows; undefined for modals that only tell something. */
export function metadataOf(text: string | undefined): ModalMetadata | undefined {
  try {
    return Metadata.parse(JSON.parse(text ?? ''))
  } catch {
    return undefined
  }
}

/** callback_id of a modal that holds a form, and of one that shows the answers before they are sent. */
const formModal = 'form'
export const previewModal = 'preview'

/** Draws one step of a dialog as a modal, pure: what to know, the fields, Back; or "check your answers" with Change. */
export function drawModal(dialog: DialogView, drawing: Drawing): DrawnModal {
  const fields = drawFields(dialog, drawing, limits.viewBlocks - 14)
  const checked = preview(dialog)
  const taken = fields.blocks.length + checked.blocks.length + mostBelow
  const head = beside(dialog, drawing, limits.viewBlocks - taken)
  const isCut = Object.keys(fields.kept).length > 0 || checked.isCut || head.isCut
  const foot = buttons(dialog, fields.mayGrow, isCut)
  const metadata: ModalMetadata = {
    draft: dialog.draft,
    step: dialog.step.name,
    ...(Object.keys(fields.kept).length > 0 ? { kept: true } : {}),
  }
  return {
    view: {
      type: 'modal',
      callback_id: dialog.preview ? previewModal : formModal,
      title: title(dialog),
      submit: plain(fits(dialog.next) ? dialog.next : 'Send'),
      close: plain('Close'),
      notify_on_close: true,
      private_metadata: JSON.stringify(metadata),
      blocks: [...head.blocks, ...checked.blocks, ...fields.blocks, ...foot],
    },
    kept: fields.kept,
  }
}

/** Blocks of buttons and words below a form. */
const mostBelow = 2

/** Some of a form, and whether there was more of it than there is room for. */
interface Shown {
  readonly blocks: types.KnownBlock[]
  readonly isCut: boolean
}

/** Where we are, warnings, and what helps here; as much of it as there is room for. */
function beside(dialog: DialogView, drawing: Drawing, room: number): Shown {
  const { step } = dialog
  const alone = dialog.title.length > limits.viewTitle ? dialog.title : step.title
  const where = step.of > 1 ? `Step ${step.number} of ${step.of}: ${step.title}` : alone
  const general = drawing.errors ? Object.entries(dialog.errors).filter(([path]) => !fieldOf(dialog, path)) : []
  const blocks: types.KnownBlock[] = [
    { type: 'header', text: plainWithin(where.trim() || dialog.title, limits.header) },
    ...[...general.map(([, words]) => words), ...dialog.warnings].flatMap((text) => textBlocks(`⚠️ ${text}`)),
    ...dialog.know.filter((text) => text.trim() !== '').flatMap(textBlocks),
  ]
  if (blocks.length <= room && Buffer.byteLength(JSON.stringify(blocks)) <= besideRoom) return { blocks, isCut: false }
  const shown: types.KnownBlock[] = []
  let bytes = 0
  for (const block of blocks) {
    bytes += Buffer.byteLength(JSON.stringify(block))
    if (shown.length > 0 && (shown.length >= room - 1 || bytes > besideRoom)) break
    shown.push(block)
  }
  const more: types.KnownBlock = { type: 'context', elements: [plain('There is more to know than there is room for here.')] }
  return { blocks: [...shown, more], isCut: true }
}
/** What stands above a form, in bytes: the fields need room as well, and nobody reads more before they answer. */
const besideRoom = 60_000

const fits = (words: string): boolean => words !== '' && words.length <= limits.viewButton
/** A title that Slack has no room for stands whole above the form, when that has one step only. */
const title = ({ title, step }: DialogView) =>
  step.of === 1 && title.length > limits.viewTitle ? plain('Contact Steward') : plainWithin(title, limits.viewTitle)

const fieldOf = (dialog: DialogView, path: string) => dialog.fields.find((field) => field.name === path.split('.')[0])

/** All lines of "check your answers" together, in characters: what the view has room for, and, where that is too little, what stays readable. */
const previewRoom = 120_000
const previewCharacters = 50_000

/** "Check your answers": a line each, with Change where the answer was given. Long answers go on in further blocks; where there is too little room, all of it is a press away. */
function preview(dialog: DialogView): Shown {
  const lines = dialog.preview ?? []
  const most = limits.viewBlocks - 20
  const whole = lines.map(({ label, value }) => piecesOf(`${label}\n${value}`, limits.text))
  const isRoom =
    whole.reduce((sum, pieces) => sum + pieces.length, 0) <= most &&
    whole.reduce((sum, pieces) => sum + Buffer.byteLength(JSON.stringify(pieces)), 0) <= previewRoom
  if (isRoom) {
    const all = lines.flatMap((line, at) => {
      const [first = '', ...rest] = whole[at] ?? []
      return [previewLine(line, first, at), ...rest.flatMap(textBlocks)]
    })
    return { blocks: all, isCut: false }
  }
  const each = Math.min(limits.text, Math.floor(previewCharacters / Math.max(1, Math.min(lines.length, most))))
  const blocks = lines.slice(0, most).map((line, at): types.KnownBlock => {
    const text = `${line.label}\n${line.value}`
    const where = ' (shown in part)'
    return previewLine(line, text.length > each ? plainWithin(text, each - where.length).text.concat(where) : text, at)
  })
  if (lines.length > most)
    blocks.push({
      type: 'context',
      elements: [plain(`And ${counted(lines.length - most, 'more answer')}, for which there is no room here.`)],
    })
  return { blocks, isCut: true }
}

function previewLine({ label, step, field }: NonNullable<DialogView['preview']>[number], shown: string, at: number): types.KnownBlock {
  if (step === undefined) return { type: 'section', text: plain(shown.trim() || '–') }
  return {
    type: 'section',
    text: plain(shown.trim() || '–'),
    accessory: {
      type: 'button',
      text: plain('Change'),
      action_id: `change#${at}`,
      value: field === undefined ? step : `${step}/${field}`,
      ...heard(`Change: ${label}`),
    },
  }
}

function buttons(
  dialog: DialogView,
  mayGrow: readonly { readonly name: string; readonly label: string }[],
  isCut: boolean,
): types.KnownBlock[] {
  const elements: types.Button[] = [
    ...(isCut ? [{ type: 'button' as const, text: plain('Read all of it'), action_id: readAction }] : []),
    ...(dialog.back ? [{ type: 'button' as const, text: plain('Back'), action_id: 'back' }] : []),
    ...mayGrow.slice(0, 10).map(({ name, label }) => ({
      type: 'button' as const,
      text: plainWithin(`More room: ${label}`, limits.buttonText),
      action_id: `more:${name}`,
    })),
  ]
  const words: types.KnownBlock[] = fits(dialog.next)
    ? []
    : [{ type: 'context', elements: [plainWithin(`Send: ${dialog.next}`, limits.text)] }]
  return elements.length > 0 ? [{ type: 'actions', elements }, ...words] : words
}

/**
 * The errors as Slack shows them at their fields, keyed by block; undefined when one of them belongs to no input of the modal
 * that is open, or a gentle prompt is to be shown too: then the modal is drawn again with everything in it.
 */
export function errorsAtBlocks(dialog: DialogView, open: readonly string[]): Record<string, string> | undefined {
  if (dialog.fields.some((field) => field.prompt) || dialog.warnings.length > 0) return undefined
  const errors: Record<string, string> = {}
  for (const [path, words] of Object.entries(dialog.errors)) {
    const id =
      open.find((block) => block === blockId(dialog.step.name, path)) ??
      open.find((block) => block.startsWith(blockId(dialog.step.name, `${path}.`)))
    if (!id) return undefined
    errors[id] = words
  }
  return Object.keys(errors).length > 0 ? errors : undefined
}

/** A modal that only tells something. */
export const tellingModal = (title: string, blocks: types.KnownBlock[]): types.ModalView => ({
  type: 'modal',
  callback_id: 'told',
  title: plainWithin(title, limits.viewTitle),
  close: plain('Close'),
  blocks,
})

/** A sentence as a modal. */
export const sentenceModal = (text: string): types.ModalView => tellingModal('Contact Steward', textBlocks(text))

/** The action of the button that opens, over a form, a view in which all of the form is read. */
export const readAction = 'read'

/** The action of the button that opens a form again; its value is the draft. */
export const reopenAction = 'reopen'
export const reopenButton = (draft: string): types.KnownBlock => ({
  type: 'actions',
  elements: [{ type: 'button', style: 'primary', text: plain('Open the form'), action_id: reopenAction, value: draft }],
})

/** A refusal in the place of a form, with the way back to what was typed. */
export const refusedModal = (text: string, draft: string): types.ModalView =>
  tellingModal('Contact Steward', [...textBlocks(text), reopenButton(draft)])

/** A form with words put into its first empty text, long texts first. */
export function withWords(dialog: DialogView, words: string): DialogView {
  const empty = dialog.fields.filter(({ name, input }) => /^lines?$/.test(input) && !dialog.values[name])
  const field = empty.find(({ input }) => input === 'lines') ?? empty[0]
  return field && words ? { ...dialog, values: { ...dialog.values, [field.name]: words } } : dialog
}

/** Shown at once when the office takes longer than a trigger lives; replaced when the answer is there. */
export const waitingModal = (): types.ModalView => sentenceModal('One moment … this is being looked up.')

/** A card as a modal. */
export const cardModal = (card: Card): types.ModalView => tellingModal('Contact Steward', draw(card, viewRoom).blocks)
