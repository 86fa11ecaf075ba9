import type { Element, TextRun } from './card.js'
import { piecesOf } from './pieces.js'

/** A text is divided at most so far: even of characters that take six bytes each a part has room for one. */
const pieceLength = 3_000

/** An element as several in their order that have room, each, in any message; together they hold every word and every button of it. */
export function divided(element: Element): readonly Element[] {
  switch (element.type) {
    case 'TextBlock':
      return piecesOf(element.text, pieceLength).map((text) => ({ ...element, text }))
    case 'RichTextBlock':
      return textIn(element) <= pieceLength
        ? [element]
        : element.inlines.flatMap((run) =>
            piecesOf(run.text, pieceLength).map((text) => ({ ...element, inlines: [{ ...run, text } satisfies TextRun] })),
          )
    case 'Container':
      return element.items.flatMap(divided).map((item) => ({ ...element, items: [item] }))
    case 'ColumnSet':
      return textIn(element) <= pieceLength ? [element] : element.columns.flatMap(({ items }) => items.flatMap(divided))
    case 'ActionSet':
    case 'Image':
      return [element]
    default:
      return element satisfies never
  }
}

/** How many characters an element shows. */
export function textIn(element: Element): number {
  const sum = (items: readonly Element[]): number => items.reduce((all, item) => all + textIn(item), 0)
  switch (element.type) {
    case 'TextBlock':
      return element.text.length
    case 'RichTextBlock':
      return element.inlines.reduce((all, { text }) => all + text.length, 0)
    case 'Container':
      return sum(element.items)
    case 'ColumnSet':
      return element.columns.reduce((all, { items }) => all + sum(items), 0)
    default:
      return 0
  }
}
