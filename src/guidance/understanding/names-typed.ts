import { normalise } from './normalise.js'

/** Where most words begin with a capital, or are nothing else, a capital says nothing. */
const MOST_CAPITAL = 0.5
const CAPITAL = /^["“‘'(]*\p{Lu}\p{Ll}[\p{L}'’-]*/u
/** What a sentence, or somebody else's words, begin after. */
const BEGINS_AFTER = /[.!?:…"“)]$|[-–—→>]$/
const QUOTED = /^["“‘'(]/
const I = /^i(?:'?m|'?ve|'?ll|'?d)?$/i

/**
 * Names as they show themselves, in small letters: a word with a capital within a sentence ("spoke to Hert about her case"), and two that begin one
 * ("Jon Thret rang"). One that stands elsewhere in small letters is a word. None where capitals say nothing.
 */
export function namesTyped(text: string): ReadonlySet<string> {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  const capitals = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word))
  if (words.length === 0 || (words.length > 3 && capitals.length / words.length > MOST_CAPITAL)) return new Set()
  const small = new Set(words.filter((word) => /^[^\p{L}]*\p{Ll}/u.test(word)).flatMap(coresOf))
  const isCapital = (place: number): boolean => CAPITAL.test(words[place] ?? '') && !I.test(coresOf(words[place] ?? '')[0] ?? '')
  const begins = (place: number): boolean => place === 0 || BEGINS_AFTER.test(words[place - 1] ?? '') || QUOTED.test(words[place] ?? '')
  const ends = (place: number): boolean => /[.!?,;:]$/.test(words[place] ?? '')
  const isName = (place: number): boolean => isCapital(place) && (begins(place) ? !ends(place) && isCapital(place + 1) : true)
  return new Set(words.flatMap((word, place) => (isName(place) ? coresOf(word) : [])).filter((core) => !small.has(core)))
}

/** The names of people here in small letters, word by word: "grace", "obi". */
export const wordsOfNames = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => name.split(/\s+/)).flatMap(coresOf))

/** As the speller sees a word: "Deepa's" is "deepas" to it. */
const coresOf = (word: string): string[] =>
  normalise(word)
    .split(' ')
    .map((core) => core.replace(/^[^a-z]+|[^a-z]+$/g, ''))
    .filter((core) => core.length > 1)
