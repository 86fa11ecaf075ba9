import { withoutMarks } from './notes.js'
import { type Numbered, numberIn, numbersOf, withoutStars } from './numbered.js'

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
/** A longer line is a sentence, whatever it begins with. */
const LONGEST_TITLE = 200

/** The line that underlines a heading in Markdown. */
export const isUnderline = (line: string | undefined): boolean => UNDERLINE.test(line ?? '')

const isTitle = (words: string): boolean => words.length <= LONGEST_TITLE && /\p{L}/u.test(words) && !/[.;,]$/.test(words)
const blank = (line: string | undefined): boolean => line === undefined || line.trim() === ''

const later = (one: readonly number[], other: readonly number[]): boolean => {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [one[i] ?? -1, other[i] ?? -1]
    if (a !== b) return b > a
  }
  return false
}

/** The next line that is not blank and not indented below this one. */
function nextLine(lines: readonly string[], at: number, step: 1 | -1): number | undefined {
  for (let i = at + step; i >= 0 && i < lines.length; i += step) if (!blank(lines[i]) && !/^\s{2,}|^\t/.test(lines[i] ?? '')) return i
  return undefined
}

/** The line beside this one, if it has the number beside it too; `close` when no blank line parts them. */
function sibling(
  lines: readonly string[],
  at: number,
  step: 1 | -1,
  style: Style,
): { readonly at: number; readonly close: boolean } | undefined {
  const key = numberIn(style, lines[at])?.key
  const next = nextLine(lines, at, step)
  const other = next === undefined ? undefined : numberIn(style, lines[next])?.key
  if (next === undefined || !key || other?.length !== key.length) return undefined
  const follows = key.every((part, i) => other[i] === (i < key.length - 1 ? part : part + step))
  const between = lines.slice(Math.min(at, next) + 1, Math.max(at, next))
  return follows ? { at: next, close: !between.some(blank) } : undefined
}

/**
 * 1, 2, 3 with nothing between them are steps of a list, or a contents list: not headings. A heading 4 that stands free below a list
 * that ends with step 3 is none of its steps.
 */
function isListItem(lines: readonly string[], at: number, { style, lettered }: Numbered): boolean {
  if (!lettered && isStepOutOfOrder(lines, at, style)) return true
  const [above, below] = [sibling(lines, at, -1, style), sibling(lines, at, 1, style)]
  // "13. a)" and "13. b)" that stand free are maps with nothing to be read below them, not steps.
  if (lettered) return above?.close === true || below?.close === true
  if (below) return true
  const isBelowList =
    above !== undefined && (sibling(lines, above.at, -1, style)?.close === true || isStepOutOfOrder(lines, above.at, style))
  return above !== undefined && (above.close || !isBelowList)
}

/** The numbers of each line, which are asked for again and again, as long as the lines are there. */
const readBefore = new WeakMap<readonly string[], (readonly Numbered[] | undefined)[]>()
function numbersAt(lines: readonly string[], at: number): readonly Numbered[] {
  const line = lines[at]
  if (line === undefined || /^\s{2,}|^\t/.test(line)) return []
  const read = readBefore.get(lines) ?? []
  readBefore.set(lines, read)
  const known = read[at] ?? numbersOf(line)
  read[at] = known
  return known
}

/** Nobody's list is longer; what is longer is looked at in parts. */
const MOST_STEPS = 100

/**
 * Lines with numbers right below each other are steps in whatever order they are numbered: 1, 2, 4, 3. A heading 3 right above a step 1 is none of them, and a
 * number that is there already begins something else.
 */
function isStepOutOfOrder(lines: readonly string[], at: number, style: Style): boolean {
  const own = numberIn(style, lines[at])?.key
  const lastOf = (place: number): number | undefined => {
    const key = numbersAt(lines, place).find((one) => one.style === style)?.key
    return key && own && key.length === own.length && key.slice(0, -1).every((part, i) => part === own[i]) ? key.at(-1) : undefined
  }
  let [from, to] = [at, at]
  while (at - from < MOST_STEPS && lastOf(from - 1) !== undefined) from -= 1
  while (to - at < MOST_STEPS && lastOf(to + 1) !== undefined) to += 1
  let list: number[] = []
  for (let place = from; place <= to; place += 1) {
    const number = lastOf(place) ?? 0
    if (number === 1 || list.includes(number)) {
      if (place > at) break
      list = []
    }
    list.push(number)
  }
  return list.length > 1
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
