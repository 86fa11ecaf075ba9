import type { Card, Element, TextRun } from './card.js'
import { piecesOf } from './pieces.js'

/** What every chat has room for in one message, whatever stands in it: characters, and bytes as it is sent. */
const most = { characters: 9_000, bytes: 20_000 } as const
/** A text is divided at most so far: even of characters that take six bytes each a part has room for one. */
const pieceLength = 3_000

/**
 * A card as one message, or as several that go on where the one before ends, when all of it has no room in one: for a card that stands for
 * itself, with no record behind it to open. Together they hold every word of it; the first has the buttons.
 */
export function continuedIn(card: Card): readonly [Card, ...Card[]] {
  const parts: Element[][] = [[]]
  let [characters, bytes] = [0, 0]
  for (const element of card.adaptive.body.flatMap(divided)) {
    const [long, size] = [textIn(element), Buffer.byteLength(JSON.stringify(element))]
    const isFull = characters + long > most.characters || bytes + size > most.bytes
    if (isFull && parts.at(-1)?.length !== 0) {
      parts.push([])
      characters = 0
      bytes = 0
    }
    parts.at(-1)?.push(element)
    characters += long
    bytes += size
  }
  const [first = [], ...others] = parts
  if (others.length === 0) return [card]
  const of = parts.length
  return [
    { ...card, adaptive: { ...card.adaptive, body: [...first, goesOn(`1 of ${of}. The next message goes on.`)] } },
    ...others.map((body, at): Card => {
      const head = goesOn(`Continued: ${at + 2} of ${of}`)
      return { preview: card.preview, adaptive: { ...card.adaptive, body: [head, ...body], actions: [] } }
    }),
  ]
}

const goesOn = (text: string): Element => ({ type: 'TextBlock', text, wrap: true, weight: 'Bolder' })

/** An element as several that have room, each: only what people typed is ever long. */
function divided(element: Element): readonly Element[] {
  switch (element.type) {
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
    default:
      return [element]
  }
}

/** How many characters an element shows. */
function textIn(element: Element): number {
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
