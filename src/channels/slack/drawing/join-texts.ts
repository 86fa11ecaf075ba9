import type { types } from '@slack/bolt'
import { limits } from '../limits.js'
import { plain } from './text.js'

type Run = types.RichTextText

/**
 * Puts paragraphs that follow each other into one block, as far as a block holds them: a long account with fifty lines would
 * otherwise take all the blocks that a message may have, and Slack sets blocks far apart.
 */
export function joinTexts(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const joined: types.KnownBlock[] = []
  for (const block of blocks) {
    const before = joined.at(-1)
    const together = before && join(before, block)
    if (together) joined[joined.length - 1] = together
    else joined.push(block)
  }
  return joined
}

function join(one: types.KnownBlock, other: types.KnownBlock): types.KnownBlock | undefined {
  const [above, below] = [runsOf(one), runsOf(other)]
  if (!above || !below) return undefined
  const runs: Run[] = [...above, { type: 'text', text: '\n' }, ...below]
  if (runs.reduce((all, { text }) => all + text.length, 0) > limits.text) return undefined
  if (runs.every(({ style }) => style === undefined)) return { type: 'section', text: plain(runs.map(({ text }) => text).join('')) }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: runs }] }
}

/** The runs of a block that is nothing but text. */
function runsOf(block: types.KnownBlock): Run[] | undefined {
  if (block.type === 'section') {
    const bare = block.text?.type === 'plain_text' && !block.accessory && !block.fields
    return bare && block.text ? [{ type: 'text', text: block.text.text }] : undefined
  }
  if (block.type !== 'rich_text') return undefined
  const [section] = block.elements
  if (section?.type !== 'rich_text_section') return undefined
  return section.elements.flatMap((element) => (element.type === 'text' ? [element] : []))
}
