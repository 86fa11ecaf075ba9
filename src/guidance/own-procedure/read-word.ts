import { withoutMarks } from './notes.js'
import { isTitle } from './title.js'
import type { WhatWasRead } from './what-was-read.js'
import { leftOutOf } from './word-left-out.js'
import { openNotes } from './word-notes.js'
import { type InList, numberingsIn, openCounting } from './word-numbers.js'
import { paragraphsIn, wordsOf } from './word-paragraphs.js'
import { isOn, outlineIn, stylesIn } from './word-styles.js'
import { type Element, first, parsed, valueAt } from './xml.js'

/** The files within a Word document, as XML, by their names in it. */
export type WordFiles = ReadonlyMap<string, string>

/** A paragraph as it is on paper: its words, the number or the dash before them, and what speaks for a heading. */
interface Line {
  readonly words: string
  /** Word numbers it by itself: '' where that shows nothing; undefined where it does not. */
  readonly number?: string
  readonly level: number
  readonly isHeading: boolean
  readonly isBold: boolean
}

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

/** Reads the lines of any part of the file; each part counts its lists from their beginning. */
function openLines(numbering: Element | undefined, style: Element | undefined, markAt: (part: Element) => string) {
  const styles = stylesIn(style)
  const { known, levelOfStyle } = numberingsIn(numbering, styles.numberingOf)
  return function linesOf(part: Element): readonly Line[] {
    const numberOf = openCounting(known)
    return paragraphsIn(part).map(({ properties, runs }): Line => {
      const id = valueAt(properties, 'w:pStyle')
      const styled = styles.styled(id)
      const worded = runs.map((run) => ({ run, words: wordsOf(run, markAt) }))
      const lettered = worded.filter(({ words }) => withoutMarks(words).trim() !== '')
      const at = listOf(properties, styled, id, levelOfStyle)
      const outline = outlineIn(properties)
      // Word numbers an empty paragraph too, and shows it; a list that the file does not describe is one of dashes.
      const number = at
        ? (numberOf(at) ?? '-')
        : first(properties, 'w:numPr') && !styled.isHeading && valueAt(properties, 'w:numPr', 'w:numId') !== '0'
          ? '-'
          : undefined
      return {
        words: worded.map(({ words }) => words).join(''),
        ...(number === undefined ? {} : { number }),
        // A file can say any level; Word has nine.
        level: Math.min(8, Math.max(0, at?.level || 0)),
        isHeading: outline === undefined ? styled.isHeading : outline < 9,
        isBold: lettered.length > 0 && lettered.every(({ run }) => isOn(first(run, 'w:rPr', 'w:b')) ?? styled.isBold),
      }
    })
  }
}

const isNumber = (number: string | undefined): boolean => number !== undefined && number !== '' && number !== '-'
const withNumber = ({ number, words }: Line): string => (number ? `${number} ${words}` : words)

/**
 * Which lines are headings: those whose style says so. Where none does, lines in bold that Word numbers, if there are several: what it numbers
 * besides is a step. A step is never a heading: where no heading is marked it is set in from the margin, so that no number of it is taken for one; where they are
 * marked, only what is deeper than the first level is.
 */
function asText(lines: readonly Line[]): string {
  const isStyled = lines.some(({ isHeading, words }) => isHeading && words.trim() !== '')
  const bold = lines.filter(({ number, isBold, words }) => isNumber(number) && isBold && isTitle(withoutMarks(words)))
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
        return !hasHeads && line.isBold && isTitle(withoutMarks(line.words)) && !/^\d/.test(line.words)
          ? `**${line.words.trim()}**`
          : line.words
      }
      const isBeside = [lines[at - 1], lines[at + 1]].some((other) => other && isNumber(other.number))
      const isStep = hasHeads || line.number === '-' || line.level > 0 || isBeside || !isTitle(withoutMarks(line.words))
      return `${isStep ? '  '.repeat(line.number === '-' && line.level === 0 ? 0 : line.level + (hasHeads ? 0 : 1)) : ''}${withNumber(line)}`
    })
    .join('\n')
}

/**
 * What is read of a Word document: a line for each paragraph as it is on paper, with the numbers that Word gives by itself, which stand nowhere in its words, bullets
 * as dashes, what is deeper set in, and headings marked as Markdown marks them; the notes that it refers to; and what of the file is not quoted.
 * Undefined where the file holds no document. Throws where it is nested deeper than any document.
 */
export function readWord(files: WordFiles): WhatWasRead | undefined {
  const partNamed = (name: string): Element | undefined => {
    const xml = files.get(`word/${name}.xml`)
    return xml === undefined ? undefined : parsed(xml)
  }
  const partsLike = (names: RegExp): readonly Element[] => [...files].filter(([name]) => names.test(name)).map(([, xml]) => parsed(xml))
  const document = partNamed('document')
  if (!document) return undefined
  const notes = openNotes({ 'w:footnoteReference': partNamed('footnotes'), 'w:endnoteReference': partNamed('endnotes') })
  const linesOf = openLines(partNamed('numbering'), partNamed('styles'), notes.markAt)
  const text = asText(linesOf(document))
  const wordsOfNote = (note: Element): string =>
    linesOf(note)
      .map((line) => withNumber(line).trim())
      .filter((words) => words !== '')
      .join(' ')
  return {
    text,
    notes: notes.referred().map(({ mark, element }) => ({ mark, words: wordsOfNote(element) })),
    leftOut: leftOutOf(document, {
      headsAndFeet: partsLike(/^word\/(?:header|footer)\d*\.xml$/),
      comments: partNamed('comments'),
      diagrams: partsLike(/^word\/diagrams\/data\d*\.xml$/),
    }),
  }
}
