import { blank, isListItem, nextLine } from './list-items.js'
import { withoutMarks } from './notes.js'
import { type Numbered, numberIn, numbersOf, withoutStars } from './numbered.js'
import { isTitle } from './title.js'

/** A section of a text: the line that heads it, as it stands there, and every line below. The first may have no heading. */
export type Section = { heading?: string; lines: string[] }

/** A line that may be a heading, how its number counts, and how much speaks for it. */
type Candidate = { at: number; style: Style; key: readonly number[]; weight: number }
type Style = Numbered['style']

const MARKDOWN = /^ {0,3}#{1,6}\s+\S/
const UNDERLINE = /^(?:={3,}|-{3,})\s*$/
/** A named part with its title set off from it, or with none: what "Section 3 says so" is not. */
const APART_PLAINLY =
  /^(?:appendix|annex|schedule|part|section|chapter|§)\s*(?:[A-Z]|\d{1,3}|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s*[–—:-]\s*\S.{0,100})?$/i
const APART =
  /^(?:appendix|annex|schedule|part|section|chapter|§)\s*(?:[A-Z]|\d{1,3}|[IVX]{1,5}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\s*(?:[–—:.-]|$)))\b.{0,150}$/i

/** The line that underlines a heading in Markdown. */
export const isUnderline = (line: string | undefined): boolean => UNDERLINE.test(line ?? '')

const later = (one: readonly number[], other: readonly number[]): boolean => {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [one[i] ?? -1, other[i] ?? -1]
    if (a !== b) return b > a
  }
  return false
}

/** A sentence ends with this line. */
const ENDED = /[.!?]["'”’)]?\s*$/

function candidatesOf(lines: readonly string[]): Candidate[] {
  return lines.flatMap((line, at) => {
    if (/^\s{2,}|^\t/.test(line)) return []
    const freely = blank(lines[at - 1])
    return numbersOf(line).flatMap((number) => {
      const { style, key, title, apart } = number
      // "3 copies are needed" is a sentence, and "12 Staff" may go on with one: a bare number heads what stands free, or after a full stop.
      const within = !apart && key.length === 1 && !freely && at > 0
      if (!isTitle(title) || (within && !(/^\p{Lu}/u.test(title) && ENDED.test(lines[at - 1] ?? '')))) return []
      if (isListItem(lines, at, number)) return []
      // A numbered paragraph with nothing below it belongs to what stands above.
      if (key.length > 1 && nextLine(lines, at, 1) === undefined) return []
      return [{ at, style, key, weight: freely ? 3 : 1 }]
    })
  })
}

/** The candidates whose numbers go up from the first to the last and for which most speaks: a step "2." inside section 1 is not section 2. */
function chainOf(candidates: readonly Candidate[]): { readonly lines: number[]; readonly weight: number } {
  const best = candidates.map(({ weight }) => weight)
  const before = candidates.map(() => -1)
  candidates.forEach(({ key, weight }, i) => {
    for (let j = Math.max(0, i - 400); j < i; j++) {
      const earlier = candidates[j]
      const sum = (best[j] ?? 0) + weight
      if (earlier && later(earlier.key, key) && sum > (best[i] ?? 0)) {
        best[i] = sum
        before[i] = j
      }
    }
  })
  const lines: number[] = []
  const weight = Math.max(0, ...best)
  for (let i = best.indexOf(weight); i >= 0; i = before[i] ?? -1) lines.unshift(candidates[i]?.at ?? 0)
  return { lines, weight }
}

const STYLES: readonly Style[] = ['digits', 'word', 'roman', 'letter', 'bracketed']
/** Two lines that happen to begin with letters are no style beside twenty numbers. */
const FAR_FEWER = 3

/**
 * The numbered headings. A text is numbered in one style from its beginning on, and what is numbered in another stands within (steps, the
 * parts of an appendix): so the style that begins first, of those that the text is full of. A style other than digits has to be seen twice.
 */
function numberedHeadings(lines: readonly string[]): number[] {
  const candidates = candidatesOf(lines)
  const chains = STYLES.map((style) => ({ style, ...chainOf(candidates.filter((each) => each.style === style)) })).filter(
    ({ style, lines: heads }) => heads.length > (style === 'digits' ? 0 : 1),
  )
  const most = Math.max(0, ...chains.map(({ weight }) => weight))
  const [first] = chains.filter(({ weight }) => weight * FAR_FEWER >= most).sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
  return first ? [...first.lines, ...outOfOrder(lines, candidates, first)] : []
}

/**
 * Headings whose number does not go up (1, 2, 4, 3; 10 before 9): one that stands free, has the number that is missing among the others or comes next after
 * them, and goes on with no list that stands right above it.
 */
function outOfOrder(
  lines: readonly string[],
  candidates: readonly Candidate[],
  { style, lines: heads }: { readonly style: Style; readonly lines: readonly number[] },
): number[] {
  const numbers = new Map(heads.map((at) => [(numberIn(style, lines[at])?.key ?? []).join('.'), at]))
  const found: number[] = []
  for (const { at, key, weight, style: own } of candidates) {
    const beside = (step: 1 | -1): string => [...key.slice(0, -1), (key.at(-1) ?? 0) + step].join('.')
    const isNext = numbers.has(beside(-1)) || (key.at(-1) === 1 && numbers.has(beside(1)))
    if (own !== style || weight < 3 || numbers.has(key.join('.')) || !isNext) continue
    const above = Math.max(-1, ...heads.filter((head) => head < at))
    const isStep = lines.slice(above + 1, at).some((line) => numberIn(style, line.trim())?.key.join('.') === beside(-1))
    if (isStep) continue
    numbers.set(key.join('.'), at)
    found.push(at)
  }
  return found
}

const isShouted = (line: string): boolean => line === line.toUpperCase() && (line.match(/\p{L}/gu) ?? []).length > 3

function markdownHeadings(lines: readonly string[]): number[] {
  let fenced = false
  return lines.flatMap((line, at) => {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced
    if (fenced) return []
    const underlined = !blank(line) && blank(lines[at - 1]) && UNDERLINE.test(lines[at + 1] ?? '') && isTitle(line.trim())
    return MARKDOWN.test(line) || underlined ? [at] : []
  })
}

/** A line of its own in bold heads what follows it, where nothing is marked or numbered; "**Warn** the customer" does not. */
function boldHeadings(lines: readonly string[]): number[] {
  const bold = lines.flatMap((line, at) => (withoutStars(line) !== line.trim() && isTitle(withoutStars(line)) ? [at] : []))
  return bold.length > 1 ? bold : []
}

/** "APPENDIX B – FORM" right below other words: a heading where words follow it, and no line of a contents list. */
function standsApart(lines: readonly string[], at: number): boolean {
  const isApart = (line: string | undefined): boolean => APART_PLAINLY.test((line ?? '').trim())
  return isApart(lines[at]) && !blank(lines[at + 1]) && !isApart(lines[at - 1]) && !isApart(lines[at + 1])
}

function headingsOf(lines: readonly string[]): Set<number> {
  const marked = markdownHeadings(lines)
  if (marked.length > 0) return new Set(marked)
  const apart = lines.flatMap((line, at) => {
    const words = line.trim()
    if (!isTitle(words)) return []
    const free = blank(lines[at - 1])
    return (free && (APART.test(words) || (isShouted(words) && !blank(lines[at + 1])))) || standsApart(lines, at) ? [at] : []
  })
  const found = [...numberedHeadings(lines), ...apart]
  return new Set(found.length > 0 ? found : boldHeadings(lines))
}

/**
 * Splits a procedure by its headings: Markdown's where it has any, else numbers that go up ("4.", "2.1", "13. a)"), appendices and
 * lines in capitals. Every line stands in exactly one section; what comes before the first heading is a section without one.
 */
export function sectionsOf(text: string): Section[] {
  const lines = text.split(/\r\n|\r|\n/)
  const headings = headingsOf(lines.map(withoutMarks))
  const sections: Section[] = [{ lines: [] }]
  lines.forEach((line, at) => {
    if (headings.has(at)) sections.push({ heading: line, lines: [] })
    else sections.at(-1)?.lines.push(line)
  })
  return sections
}

/** A heading as people read it: without Markdown's signs. */
export const titleOf = (heading: string): string =>
  withoutStars(
    heading
      .trim()
      .replace(/^#{1,6}\s+/, '')
      .replace(/\s*#+$/, ''),
  )
