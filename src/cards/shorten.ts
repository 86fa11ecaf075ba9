import type { Action, Card, Element } from './card.js'
import { wholeCharacters } from './pieces.js'

type Adaptive = Card['adaptive']

/** Teams takes 28 kB with its own wrapping around the card: ours stay below 25. */
export const cardBytes = 25_000
/** How long a run may be: tried in turn until the card fits. */
const runLengths = [4000, 2000, 1000, 500, 250, 120]

const noticeOf = (text: string): Element => ({ type: 'TextBlock', text, wrap: true, weight: 'Bolder', spacing: 'Medium' })
/** What stands below a card that was cut: that it was, and the button that shows all of it. */
const footOf = (readAll: Action | undefined): readonly Element[] => [
  noticeOf('There is no room here for all of it.'),
  ...(readAll ? [{ type: 'ActionSet' as const, actions: [readAll] }] : []),
]

/**
 * Cuts what people typed until the card fits, and says so at the end of the body, with a button that shows all of it; the buttons and the frame
 * stay whole. `grows`: so many bytes more each button has once it is drawn.
 */
export function shorten(card: Adaptive, readAll?: Action, grows = 0): Adaptive {
  const drawn = JSON.stringify(card)
  const most = cardBytes - grows * drawn.split('"Action.').length
  if (Buffer.byteLength(drawn) <= most) return card
  const foot = footOf(readAll)
  for (const length of runLengths) {
    const cut: Adaptive = { ...card, body: [...withRunsOf(card.body, length), ...foot] }
    if (bytes(cut) <= most) return cut
  }
  return withFewerElements({ ...card, body: withRunsOf(card.body, Math.min(...runLengths)) }, foot, most)
}

const bytes = (card: Adaptive): number => Buffer.byteLength(JSON.stringify(card))

/** Very many short paragraphs: the last ones of the longest list go first. Buttons in the body are kept. */
function withFewerElements(card: Adaptive, foot: readonly Element[], most: number): Adaptive {
  let kept = 1
  for (let more = 1; more <= 4096; more *= 2) {
    const fits = bytes({ ...card, body: [...limited(card.body, more), ...foot] }) <= most
    if (fits) kept = more
  }
  return { ...card, body: [...limited(card.body, kept), ...foot] }
}

function limited(elements: readonly Element[], most: number): Element[] {
  const shown = elements.slice(0, most).map((element): Element => {
    if (element.type === 'Container') return { ...element, items: limited(element.items, most) }
    if (element.type !== 'ColumnSet') return element
    return { ...element, columns: element.columns.map((column) => ({ ...column, items: limited(column.items, most) })) }
  })
  return [...shown, ...elements.slice(most).filter((element) => element.type === 'ActionSet')]
}

/** The elements with every run cut to a length, in whole characters. */
export function withRunsOf(elements: readonly Element[], length: number): Element[] {
  return elements.map((element): Element => {
    switch (element.type) {
      case 'RichTextBlock':
        return { ...element, inlines: element.inlines.map((run) => ({ ...run, text: cut(run.text, length) })) }
      case 'Container':
        return { ...element, items: withRunsOf(element.items, length) }
      case 'ColumnSet':
        return { ...element, columns: element.columns.map((column) => ({ ...column, items: withRunsOf(column.items, length) })) }
      default:
        return element
    }
  })
}

/** Cut between characters as people see them: never inside an emoji or between a letter and its accent. */
const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, wholeCharacters(text, length))}…`)
