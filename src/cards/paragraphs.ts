import type { Element, TextRun } from './card.js'

type RichText = Extract<Element, { type: 'RichTextBlock' }>

/**
 * One block a paragraph: no two clients agree on a line break inside a run. Runs are split at line breaks and otherwise left as
 * typed; an empty line becomes a wider gap. Elements that turned out empty are left out: some clients draw a hole for them.
 */
export function paragraphs(elements: readonly Element[]): Element[] {
  return elements.flatMap((element): Element[] => {
    switch (element.type) {
      case 'RichTextBlock':
        return split(element)
      case 'Container': {
        const items = paragraphs(element.items)
        return items.length > 0 ? [{ ...element, items }] : []
      }
      case 'ColumnSet': {
        const columns = element.columns
          .map((column) => ({ ...column, items: paragraphs(column.items) }))
          .filter((column) => column.items.length > 0)
        return columns.length > 0 ? [{ ...element, columns }] : []
      }
      case 'TextBlock':
        return element.text === '' ? [] : [element]
      case 'ActionSet':
        return element.actions.length > 0 ? [element] : []
      case 'Image':
        return [element]
      default:
        return element satisfies never
    }
  })
}

/** So many lines of one text stand in blocks of their own; more would cost everybody's time, and the rest stands in one. */
const mostLines = 120

/** The lines of a text, the last of them with all that comes after; what comes after is not looked through. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = []
  const ends = /\r\n|\r|\n/g
  let from = 0
  while (lines.length < mostLines - 1) {
    const end = ends.exec(text)
    if (!end) break
    lines.push(text.slice(from, end.index))
    from = ends.lastIndex
  }
  const rest = text.slice(from)
  return [...lines, rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest]
}

function split(block: RichText): RichText[] {
  const lines: TextRun[][] = [[]]
  for (const run of block.inlines)
    for (const [place, text] of linesOf(run.text).entries()) {
      if (place > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    }
  const blocks: RichText[] = []
  let gap = false
  for (const inlines of lines) {
    if (inlines.length === 0) gap = true
    else {
      const first = blocks.length === 0
      blocks.push(first ? { ...block, inlines } : { type: 'RichTextBlock', inlines, spacing: gap ? 'Default' : 'None' })
      gap = false
    }
  }
  return blocks
}
