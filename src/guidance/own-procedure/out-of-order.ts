import { type Numbered, numbersOf } from './numbered.js'

/** What is looked at: a heading, and the lines below it. */
interface Passage {
  readonly heading: string
  readonly words: string
}

/** So many are told of one passage: more nobody reads. */
const MOST = 2

/** How a line is numbered, where a mark sets the number off from its words: what begins a sentence ("3 copies") is no number. */
const numberOf = (line: string): Numbered | undefined =>
  numbersOf(line.trim()).find(({ apart, key, style }) => apart || style === 'word' || key.length > 1)
const inWords = (line: string): string => (line.trim().length > 60 ? `${line.trim().slice(0, 60)}…` : line.trim())
const listOf = ({ style, key }: Numbered): string => `${style} ${key.slice(0, -1).join('.')} ${key.length}`
const indentOf = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0

/** Where the numbers of headings do not follow each other, a sentence each: one is missing, is there twice, or stands after a later one. */
export function headingsOutOfOrder(headings: readonly string[]): string[] {
  const numbered = headings.flatMap((heading) => {
    const number = numberOf(heading) ?? numbersOf(heading).find(({ style }) => style === 'digits')
    return number ? [{ heading, list: listOf(number), last: number.key.at(-1) ?? 0 }] : []
  })
  const before = new Map<string, { readonly heading: string; readonly last: number }>()
  return numbered.flatMap(({ heading, list, last }, at) => {
    const earlier = before.get(list)
    before.set(list, { heading, last })
    if (!earlier || last === earlier.last + 1) return []
    // Each part of a text may number its headings from 1 on.
    const isAnew = last === 1 && numbered.findIndex((one) => one.list === list && one.last === 1) < at
    if (last <= earlier.last) return isAnew ? [] : [`“${heading}” stands after “${earlier.heading}”: are the numbers in their order?`]
    const isThere = numbered.some((one) => one.list === list && one.last === earlier.last + 1)
    return isThere ? [] : [`After “${earlier.heading}” comes “${heading}”: is something missing between them?`]
  })
}

/**
 * Where the steps of a passage are not numbered one after the other, a sentence each, two at most: a step stands after a later one, one is missing, or the
 * numbers begin anew with nothing between. Steps that begin anew after other words are another list.
 */
export function stepsOutOfOrder({ heading, words }: Passage): string[] {
  const before = new Map<string, { readonly line: string; readonly last: number; readonly at: number }>()
  const lines = words.split('\n')
  const found = lines.flatMap((line, at) => {
    const number = numberOf(line)
    if (!number) return []
    const list = `${indentOf(line)} ${listOf(number)}`
    const last = number.key.at(-1) ?? 0
    const earlier = before.get(list)
    before.set(list, { line, last, at })
    if (!earlier || last === earlier.last + 1) return []
    const isBeside = lines.slice(earlier.at + 1, at).every((between) => between.trim() === '' || indentOf(between) > indentOf(line))
    if (last === 1) return isBeside ? [`Below “${heading}” the numbers begin anew at “${inWords(line)}”: are these two lists?`] : []
    return [`Below “${heading}”, “${inWords(line)}” comes after “${inWords(earlier.line)}”: are the numbers in their order?`]
  })
  return found.slice(0, MOST)
}
