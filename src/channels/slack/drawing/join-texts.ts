import type { types } from '@slack/bolt'
import { limits } from '../limits.js'
import { plain } from './text.js'

type Run = types.RichTextText

/** Blocks of nothing but text that stand together as one, and how long their texts are. */
interface Open {
  readonly first: types.KnownBlock
  readonly runs: Run[]
  length: number
}

/**
 * Puts paragraphs that follow each other into one block, as far as a block holds them: a long account with fifty lines would
 * otherwise take all the blocks that a message may have, and Slack sets blocks far apart. Each text is looked at once.
 */
export function joinTexts(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const joined: types.KnownBlock[] = []
  let open: Open | undefined
  const close = (): void => {
    if (open) joined.push(blockOf(open))
    open = undefined
  }
  for (const block of blocks) {
    const runs = runsOf(block)
    if (!runs) {
      close()
      joined.push(block)
      continue
    }
    const length = runs.reduce((all, { text }) => all + text.length, 0)
    if (open && open.length + 1 + length <= limits.text) {
      open.runs.push({ type: 'text', text: '\n' }, ...runs)
      open.length += 1 + length
      continue
    }
    close()
    open = { first: block, runs: [...runs], length }
  }
  close()
  return joined
}

function blockOf({ first, runs }: Open): types.KnownBlock {
  if (runs.length === 1) return first
  if (runs.every(({ style }) => style === undefined)) return { type: 'section', text: plain(runs.map(({ text }) => text).join('')) }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: runs }] }
}

/** The runs of a block that is nothing but text. */
function runsOf(block: types.KnownBlock): readonly Run[] | undefined {
  if (block.type === 'section') {
    const bare = block.text?.type === 'plain_text' && !block.accessory && !block.fields
    return bare && block.text ? [{ type: 'text', text: block.text.text }] : undefined
  }
  if (block.type !== 'rich_text') return undefined
  const [section] = block.elements
  if (section?.type !== 'rich_text_section') return undefined
  return section.elements.flatMap((element) => (element.type === 'text' ? [element] : []))
}
