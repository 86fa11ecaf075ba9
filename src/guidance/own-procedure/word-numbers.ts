import { type Element, first, valueAt, within } from './xml.js'

/** Where a paragraph stands in Word's lists: which numbering, and how deep (0 to 8). */
export interface InList {
  readonly numbering: string
  readonly level: number
}

/** How a level is numbered: from which number on, in which letters, and in which words around it ("%1.%2)"). */
interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  /** After which level it begins again; 0: never. Left out: after every higher one. */
  readonly restartsAfter?: number
  /** Legal: every number before it in digits. */
  readonly isLegal: boolean
}

/** What a file's numbering.xml says. Numberings that share one list go on counting where the other left off. */
interface Numbering {
  readonly list: string
  readonly levels: ReadonlyMap<number, Level>
  /** It begins anew at these numbers, where it first stands. */
  readonly begins: ReadonlyMap<number, number>
}

const numberIn = (text: string | undefined, otherwise: number): number => {
  const number = Number(text)
  return text !== undefined && Number.isSafeInteger(number) ? number : otherwise
}

function levelOf(element: Element): Level {
  const restarts = valueAt(element, 'w:lvlRestart')
  return {
    start: numberIn(valueAt(element, 'w:start'), 0),
    format: valueAt(element, 'w:numFmt') ?? 'decimal',
    text: valueAt(element, 'w:lvlText') ?? '',
    ...(restarts === undefined ? {} : { restartsAfter: numberIn(restarts, 0) }),
    isLegal: within(element, 'w:isLgl').some((one) => !/^(?:0|false|off)$/.test(one.has.get('w:val') ?? 'true')),
  }
}
const depthOf = (element: Element): number => numberIn(element.has.get('w:ilvl'), 0)
const levelsIn = (element: Element | undefined): ReadonlyMap<number, Level> =>
  new Map(within(element, 'w:lvl').map((one) => [depthOf(one), levelOf(one)]))

/** The numberings of a file, and which level is a style's own (w:pStyle). `numberingOfStyle`: which numbering a list style stands for. */
export function numberingsIn(file: Element | undefined, numberingOfStyle: (style: string) => string | undefined) {
  const root = first(file, 'w:numbering')
  const lists = new Map(within(root, 'w:abstractNum').map((one) => [one.has.get('w:abstractNumId') ?? '', one]))
  const numberings = new Map(within(root, 'w:num').map((one) => [one.has.get('w:numId') ?? '', one]))
  /** A list may stand for the one that a list style has. */
  const listOf = (numbering: string, tries = 4): string | undefined => {
    const list = valueAt(numberings.get(numbering), 'w:abstractNumId')
    const style = list === undefined ? undefined : valueAt(lists.get(list), 'w:numStyleLink')
    const other = style === undefined || tries === 0 ? undefined : numberingOfStyle(style)
    return other === undefined || other === numbering ? list : listOf(other, tries - 1)
  }
  const known = new Map<string, Numbering>()
  const levelOfStyle = new Map<string, InList>()
  for (const [id, element] of numberings) {
    const list = listOf(id)
    if (list === undefined) continue
    const overrides = within(element, 'w:lvlOverride')
    const own = overrides.flatMap((one) => within(one, 'w:lvl').map((level) => [depthOf(one), levelOf(level)] as const))
    const begins = overrides.flatMap((one) => {
      const start = valueAt(one, 'w:startOverride')
      return start === undefined ? [] : [[depthOf(one), numberIn(start, 1)] as const]
    })
    known.set(id, { list, levels: new Map([...levelsIn(lists.get(list)), ...own]), begins: new Map(begins) })
    for (const level of within(lists.get(list), 'w:lvl')) {
      const style = valueAt(level, 'w:pStyle')
      if (style !== undefined && !levelOfStyle.has(`${id} ${style}`))
        levelOfStyle.set(`${id} ${style}`, { numbering: id, level: depthOf(level) })
    }
  }
  return { known, levelOfStyle: (numbering: string, style: string) => levelOfStyle.get(`${numbering} ${style}`)?.level }
}

const LETTERS = 26
const letters = (number: number): string => {
  // After z comes aa, then bb: Word doubles the letter.
  const letter = String.fromCharCode(97 + ((number - 1) % LETTERS))
  return letter.repeat(Math.min(20, Math.floor((number - 1) / LETTERS) + 1))
}
const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
]
const roman = (number: number): string => {
  let [rest, text] = [number, '']
  for (const [worth, sign] of ROMAN)
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  return text
}
const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const inWords = (number: number): string => {
  if (number < 20) return ones[number] ?? String(number)
  if (number > 99) return String(number)
  return `${tens[Math.floor(number / 10) - 2]}${number % 10 === 0 ? '' : `-${ones[number % 10]}`}`
}
const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}
const ordinalWords = (number: number): string =>
  inWords(number).replace(/[a-z]+$/, (word) => irregular[word] ?? (word.endsWith('y') ? `${word.slice(0, -1)}ieth` : `${word}th`))
const ordinal = (number: number): string => {
  const isTeen = number % 100 > 10 && number % 100 < 14
  return `${number}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Word counts no further in letters; a file can say any number, and a million in Roman signs would be a thousand of them. */
const MOST_IN_SIGNS = 32_767

/** A number as Word writes it; what is no number of ours, or is larger than Word counts, is in digits. */
export function written(number: number, format: string): string {
  if (number > MOST_IN_SIGNS && format !== 'none') return String(number)
  if (number < 1 && format !== 'decimalZero') return format === 'none' ? '' : String(number)
  switch (format) {
    case 'lowerLetter':
      return letters(number)
    case 'upperLetter':
      return letters(number).toUpperCase()
    case 'lowerRoman':
      return roman(number)
    case 'upperRoman':
      return roman(number).toUpperCase()
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'ordinal':
      return ordinal(number)
    case 'cardinalText':
      return capital(inWords(number))
    case 'ordinalText':
      return capital(ordinalWords(number))
    case 'none':
      return ''
    default:
      return String(number)
  }
}

/** How deep Word's lists go. */
const LEVELS = 9

/**
 * Counts as Word does, paragraph after paragraph in their order. Answers what stands before a paragraph: its number as it is on paper, '-' for a bullet, '' for a
 * level that shows nothing; undefined where no such numbering is.
 */
export function openCounting(known: ReadonlyMap<string, Numbering>): (at: InList) => string | undefined {
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return ({ numbering, level }) => {
    const found = known.get(numbering)
    const own = found?.levels.get(level)
    if (!found || !own) return undefined
    const count = counts.get(found.list) ?? []
    counts.set(found.list, count)
    const startAt = (depth: number): number => found.begins.get(depth) ?? found.levels.get(depth)?.start ?? 1
    const anew = found.begins.get(level)
    const isFirst = !begun.has(`${numbering} ${level}`)
    begun.add(`${numbering} ${level}`)
    const before = count[level]
    count[level] = anew !== undefined && isFirst ? anew : before === undefined ? startAt(level) : before + 1
    for (let depth = 0; depth < level; depth += 1) count[depth] ??= startAt(depth)
    for (let depth = level + 1; depth < LEVELS; depth += 1) {
      const after = found.levels.get(depth)?.restartsAfter
      // 0: it goes on through the whole document; n: only a level as high as the n-th begins it anew.
      if (after === undefined || level < after) count[depth] = undefined
    }
    if (own.format === 'bullet') return '-'
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const depth = Number(digit) - 1
        const { format = 'decimal' } = found.levels.get(depth) ?? {}
        return written(count[depth] ?? startAt(depth), own.isLegal && format !== 'none' ? 'decimal' : format)
      })
      .trim()
  }
}
