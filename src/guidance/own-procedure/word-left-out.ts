import { counted } from '../../procedures/words.js'
import { leftOut } from './what-was-read.js'
import { isHidden, paragraphsIn, shownIn, wordsOf } from './word-paragraphs.js'
import { type Element, within } from './xml.js'

/** The parts of a Word file beside its text, of which nothing is quoted. */
export interface Beside {
  readonly headsAndFeet: readonly Element[]
  readonly comments: Element | undefined
  readonly diagrams: readonly Element[]
}

const everyIn = (element: Element): readonly Element[] => within(element).flatMap((part) => [part, ...everyIn(part)])
const textIn = (element: Element, name: string): string =>
  everyIn(element)
    .filter((part) => part.name === name)
    .map(({ parts }) => parts.filter((part) => typeof part === 'string').join(''))
    .join(name === 'a:t' ? ' ' : '')
const linesIn = (element: Element): string =>
  paragraphsIn(element)
    .map(({ runs }) => runs.map((run) => wordsOf(run, () => '')).join(''))
    .join(' ')

const PICTURES = new Set(['pic:pic', 'v:imagedata', 'c:chart'])

/** What of a Word file is not quoted, a sentence each: the heads and feet of its pages, what is not on paper, and what is no text. */
export function leftOutOf(document: Element, { headsAndFeet, comments, diagrams }: Beside): readonly string[] {
  const shown = shownIn(document)
  const pictures = shown.filter(({ name }) => PICTURES.has(name)).length
  const documents = shown.filter(({ name }) => name === 'w:altChunk' || name === 'w:subDoc').length
  const deleted = everyIn(document).filter(({ name }) => name === 'w:del')
  const hidden = shown.filter((part) => part.name === 'w:r' && isHidden(part))
  return [
    ...leftOut('what stands at the head or the foot of pages', headsAndFeet.map(linesIn)),
    ...leftOut(
      'what was deleted, and the change not accepted yet',
      deleted.map((one) => textIn(one, 'w:delText')),
    ),
    ...leftOut(
      'hidden text',
      hidden.map((run) => wordsOf(run, () => '')),
    ),
    ...leftOut(
      'comments',
      comments
        ? everyIn(comments)
            .filter(({ name }) => name === 'w:comment')
            .map(linesIn)
        : [],
    ),
    ...leftOut(
      'the words of a diagram',
      diagrams.map((one) => textIn(one, 'a:t')),
    ),
    ...(pictures > 0
      ? [`left out: ${counted(pictures, 'picture', 'pictures')}, with whatever is written in ${pictures > 1 ? 'them' : 'it'}.`]
      : []),
    ...(documents > 0 ? [`left out: ${counted(documents, 'other document', 'other documents')} within it.`] : []),
  ]
}
