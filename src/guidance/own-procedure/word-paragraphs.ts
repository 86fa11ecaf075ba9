import { isOn } from './word-styles.js'
import { type Element, first, within } from './xml.js'

/** What is not on paper: what was deleted or moved away, and what stands there once more for programs of before. */
const NOT_SHOWN = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rPr', 'w:pPr', 'w:instrText', 'w:delText'])

/** Every part of an element that is on paper, from the outermost in. */
export const shownIn = (element: Element): readonly Element[] =>
  within(element).flatMap((part) => (NOT_SHOWN.has(part.name) ? [] : [part, ...shownIn(part)]))

/** Is a run hidden: on the screen of whoever wants to see it, and not on paper? */
export const isHidden = (run: Element): boolean => isOn(first(run, 'w:rPr', 'w:vanish')) === true

/** The runs of one paragraph, without those of a text box in it. */
function runsIn(element: Element): readonly Element[] {
  return within(element).flatMap((part) => {
    if (NOT_SHOWN.has(part.name) || part.name === 'w:p') return []
    return part.name === 'w:r' ? (isHidden(part) ? [] : [part, ...runsIn(part)]) : runsIn(part)
  })
}

/** Was the end of a paragraph deleted or moved away? The next goes on where it ended. */
const goesOn = (properties: Element | undefined): boolean =>
  ['w:del', 'w:moveFrom'].some((name) => first(properties, 'w:rPr', name) !== undefined)

/** A paragraph: what Word says of it, and its runs. */
export interface Paragraph {
  readonly properties: Element | undefined
  readonly runs: readonly Element[]
}

/** The paragraphs in an element in their order, those of a text box after the one that holds it. One whose end was deleted is one with the next. */
export function paragraphsIn(element: Element): readonly Paragraph[] {
  const all = shownIn(element).filter(({ name }) => name === 'w:p')
  let begun: readonly Element[] = []
  return all.flatMap((paragraph, at) => {
    const properties = first(paragraph, 'w:pPr')
    const runs = [...begun, ...runsIn(paragraph)]
    const isOne = goesOn(properties) && at < all.length - 1
    begun = isOne ? runs : []
    return isOne ? [] : [{ properties, runs }]
  })
}

/** The words of a run. `markAt`: what stands for a part that refers to a note. */
export const wordsOf = (run: Element, markAt: (part: Element) => string): string =>
  within(run)
    .map((part) => {
      const { name, parts } = part
      if (name === 'w:t') return parts.filter((one) => typeof one === 'string').join('')
      if (name === 'w:noBreakHyphen') return '-'
      return name === 'w:tab' || name === 'w:br' || name === 'w:cr' ? ' ' : markAt(part)
    })
    .join('')
    // A line of the file is a paragraph, however its XML is written.
    .replace(/\s*[\r\n]\s*/g, ' ')
