import type { Card, Element } from './card.js'

type Adaptive = Card['adaptive']

/** Teams takes 28 kB with its own wrapping around the card: ours stay below 25. */
export const cardBytes = 25_000
/** How long a run may be: tried in turn until the card fits. */
const runLengths = [4000, 2000, 1000, 500, 250, 120]

const notice: Element = {
  type: 'TextBlock',
  text: 'Shortened – the whole text is in the record.',
  wrap: true,
  weight: 'Bolder',
  spacing: 'Medium',
}

/** Cuts what people typed until the card fits, and says so at the end of the body; the buttons and the frame stay whole. */
export function shorten(card: Adaptive): Adaptive {
  if (bytes(card) <= cardBytes) return card
  for (const length of runLengths) {
    const cut: Adaptive = { ...card, body: [...withRunsOf(card.body, length), notice] }
    if (bytes(cut) <= cardBytes) return cut
  }
  return withFewerElements({ ...card, body: withRunsOf(card.body, Math.min(...runLengths)) })
}

const bytes = (card: Adaptive): number => Buffer.byteLength(JSON.stringify(card))

/** Very many short paragraphs: the last ones of the longest list go first. Buttons in the body are kept. */
function withFewerElements(card: Adaptive): Adaptive {
  let kept = 1
  for (let more = 1; more <= 4096; more *= 2) {
    const fits = bytes({ ...card, body: [...limited(card.body, more), notice] }) <= cardBytes
    if (fits) kept = more
  }
  return { ...card, body: [...limited(card.body, kept), notice] }
}

function limited(elements: readonly Element[], most: number): Element[] {
  const shown = elements.slice(0, most).map((element): Element => {
    if (element.type === 'Container') return { ...element, items: limited(element.items, most) }
    if (element.type !== 'ColumnSet') return element
    return { ...element, columns: element.columns.map((column) => ({ ...column, items: limited(column.items, most) })) }
  })
  return [...shown, ...elements.slice(most).filter((element) => element.type === 'ActionSet')]
}

function withRunsOf(elements: readonly Element[], length: number): Element[] {
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
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  let end = 0
  for (const { index, segment } of new Intl.Segmenter('en').segment(text.slice(0, length + 64))) {
    if (index + segment.length > length) break
    end = index + segment.length
  }
  return `${text.slice(0, end)}…`
}
