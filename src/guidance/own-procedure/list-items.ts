import { type Numbered, numberIn, numbersOf } from './numbered.js'

type Style = Numbered['style']

/** Is there nothing on a line, or no line? */
export const blank = (line: string | undefined): boolean => line === undefined || line.trim() === ''

/** The next line that is not blank and not indented below this one. */
export function nextLine(lines: readonly string[], at: number, step: 1 | -1): number | undefined {
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
export function isListItem(lines: readonly string[], at: number, { style, lettered }: Numbered): boolean {
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
