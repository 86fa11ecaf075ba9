import type { Card, Element } from './card.js'
import { divided, textIn } from './divided.js'

/** What every chat has room for in one message, whatever stands in it: characters, and bytes as it is sent. */
const most = { characters: 9_000, bytes: 20_000 } as const

/**
 * A card as one message, or as several that go on where the one before ends, when all of it has no room in one: for a card that stands for
 * itself, with no record behind it to open. Together they hold every word of it; the first has the buttons.
 */
export function continuedIn(card: Card): readonly [Card, ...Card[]] {
  const parts: Element[][] = [[]]
  let [characters, bytes] = [0, 0]
  for (const element of card.adaptive.body.flatMap((each) => divided(each))) {
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
