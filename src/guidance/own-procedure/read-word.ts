import { type InList, numberingsIn, openCounting } from './word-numbers.js'
import { isOn, outlineIn, stylesIn } from './word-styles.js'
import { type Element, first, parsed, valueAt, within } from './xml.js'

/** The files within a Word document that are read, as XML. */
export interface WordFiles {
  readonly document: string
  readonly numbering?: string
  readonly styles?: string
}

/** A paragraph as it is on paper: its words, the number or the dash before them, and what speaks for a heading. */
interface Line {
  readonly words: string
  /** Word numbers it by itself: '' where that shows nothing; undefined where it does not. */
  readonly number?: string
  readonly level: number
  readonly isHeading: boolean
  readonly isBold: boolean
}

/** What is not on paper: what was deleted or moved away, and what stands there once more for programs of before. */
const NOT_SHOWN = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rPr', 'w:pPr', 'w:instrText', 'w:delText'])

/** The paragraphs in an element in their order, those of a text box after the one that holds it. */
function paragraphsIn(element: Element): readonly Element[] {
  return within(element).flatMap((part) => {
    if (NOT_SHOWN.has(part.name)) return []
    return part.name === 'w:p' ? [part, ...paragraphsIn(part)] : paragraphsIn(part)
  })
}

/** The runs of one paragraph, without those of a text box in it. */
function runsIn(element: Element): readonly Element[] {
  return within(element).flatMap((part) => {
    if (NOT_SHOWN.has(part.name) || part.name === 'w:p') return []
    return part.name === 'w:r' ? [part, ...runsIn(part)] : runsIn(part)
  })
}
const wordsOf = (run: Element): string =>
  within(run)
    .map(({ name, parts }) => {
      if (name === 'w:t') return parts.filter((part) => typeof part === 'string').join('')
      if (name === 'w:noBreakHyphen') return '-'
      return name === 'w:tab' || name === 'w:br' || name === 'w:cr' ? ' ' : ''
    })
    .join('')

/** A longer line is a sentence, whatever it is set in. */
const LONGEST_TITLE = 200
const isTitle = (words: string): boolean => words.length <= LONGEST_TITLE && /\p{L}/u.test(words) && !/[.;,]$/.test(words)

/** Where Word counts a paragraph, by its own properties or its style's; undefined where it does not. */
function listOf(
  properties: Element | undefined,
  { list }: ReturnType<ReturnType<typeof stylesIn>['styled']>,
  style: string | undefined,
  levelOfStyle: (numbering: string, style: string) => number | undefined,
): InList | undefined {
  const own = first(properties, 'w:numPr')
  const numbering = valueAt(own, 'w:numId') ?? list?.numbering
  // 0 takes a paragraph out of the list that its style would put it in.
  if (numbering === undefined || numbering === '0') return undefined
  const said = valueAt(own, 'w:ilvl')
  const ofStyle = [style, list?.style].flatMap((one) => (one === undefined ? [] : (levelOfStyle(numbering, one) ?? [])))[0]
  return { numbering, level: said === undefined ? (ofStyle ?? list?.level ?? 0) : Number(said) }
}

function linesOf({ document, numbering, styles: style }: WordFiles): readonly Line[] {
  const styles = stylesIn(style === undefined ? undefined : parsed(style))
  const { known, levelOfStyle } = numberingsIn(numbering === undefined ? undefined : parsed(numbering), styles.numberingOf)
  const numberOf = openCounting(known)
  return paragraphsIn(parsed(document)).map((paragraph): Line => {
    const properties = first(paragraph, 'w:pPr')
    const id = valueAt(properties, 'w:pStyle')
    const styled = styles.styled(id)
    const runs = runsIn(paragraph).filter((run) => wordsOf(run).trim() !== '')
    const words = runsIn(paragraph).map(wordsOf).join('')
    const at = listOf(properties, styled, id, levelOfStyle)
    const outline = outlineIn(properties)
    // Word numbers an empty paragraph too, and shows it; a list that the file does not describe is one of dashes.
    const number = at
      ? (numberOf(at) ?? '-')
      : first(properties, 'w:numPr') && !styled.isHeading && valueAt(properties, 'w:numPr', 'w:numId') !== '0'
        ? '-'
        : undefined
    return {
      words,
      ...(number === undefined ? {} : { number }),
      level: at?.level ?? 0,
      isHeading: outline === undefined ? styled.isHeading : outline < 9,
      isBold: runs.length > 0 && runs.every((run) => isOn(first(run, 'w:rPr', 'w:b')) ?? styled.isBold),
    }
  })
}

const isNumber = (number: string | undefined): boolean => number !== undefined && number !== '' && number !== '-'
const withNumber = ({ number, words }: Line): string => (number ? `${number} ${words}` : words)

/**
 * Which lines are headings: those whose style says so. Where none does, lines in bold that Word numbers, if there are several: what it numbers
 * besides is a step. A step is never a heading: it is set in from the margin, so that no number of it is taken for one.
 */
function asText(lines: readonly Line[]): string {
  const isStyled = lines.some(({ isHeading, words }) => isHeading && words.trim() !== '')
  const bold = lines.filter(({ number, isBold, words }) => isNumber(number) && isBold && isTitle(words))
  const isNumberedInBold = !isStyled && bold.length > 1
  const isHead = (line: Line): boolean => (isStyled ? line.isHeading : isNumberedInBold && bold.includes(line)) && line.words.trim() !== ''
  const hasHeads = isStyled || isNumberedInBold
  return lines
    .map((line, at) => {
      if (isHead(line)) return `# ${isNumber(line.number) ? withNumber(line) : line.words}`
      if (line.words.trim() === '') return ''
      if (line.number === undefined) {
        // A line of the file that looks as Markdown marks a heading is none: it is set in.
        if (hasHeads && /^ {0,3}#{1,6}\s|^(?:={3,}|-{3,})\s*$/.test(line.words)) return `    ${line.words}`
        return !hasHeads && line.isBold && isTitle(line.words) && !/^\d/.test(line.words) ? `**${line.words.trim()}**` : line.words
      }
      const isBeside = [lines[at - 1], lines[at + 1]].some((other) => other && isNumber(other.number))
      const isStep = hasHeads || line.number === '-' || line.level > 0 || isBeside || !isTitle(line.words)
      return `${isStep ? '  '.repeat(line.number === '-' && line.level === 0 ? 0 : line.level + (hasHeads ? 0 : 1)) : ''}${withNumber(line)}`
    })
    .join('\n')
}

/**
 * The text of a Word document, a line for each paragraph as it is on paper: with the numbers that Word gives by itself, which stand nowhere in its words, bullets
 * as dashes, what is deeper set in, and headings marked as Markdown marks them. Never throws.
 */
export const wordText = (files: WordFiles): string => asText(linesOf(files))
