import { transliterate } from 'transliteration'
import { asCompared } from './as-seen.js'

/** Titles and other words that are no part of a name, unless they are all there is of it. */
const noName = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend herr frau mme mlle monsieur madame the of and limited ltd plc'.split(
    ' ',
  ),
)
const apostrophe = /['’‘`´ʼʻʹ′＇‛]/gu
const ascii = /^[\x20-\x7e]*$/
/** Nobody's name is longer; what is longer is cut before it is read. */
const longest = 200

/** Letters in one form: Latin, small, without accents (ß is ss, ı is i, ł is l, 李小龙 is li xiao long). */
const latin = (text: string): string => (ascii.test(text) ? text : transliterate(text)).toLowerCase().replace(/['`"]/g, '')

/** The words of a name as they stand in it, for `nameWords` and for those that look closer. Titles are left out. */
export const wordsAsWritten = (name: string): readonly string[] => {
  const words = asCompared(name)
    .slice(0, longest)
    .replace(apostrophe, '')
    .normalize('NFKC')
    .split(/[^\p{Letter}\p{Number}\p{Mark}]+/u)
    .filter((word) => word !== '')
  const named = words.filter((word) => !noName.has(word.toLowerCase()))
  return named.length > 0 ? named : words
}

/**
 * The words of a name in one form: small Latin letters without accents, apostrophes and titles; hyphens part words, and a word of another
 * script gives as many words as it sounds like. A name of nothing but titles ("The") keeps them. Reads the first 200 characters.
 */
export const nameWords = (name: string): readonly string[] => wordsAsWritten(name).flatMap(soundsOf)

/** One written word in Latin letters: one word, but for scripts that write several without a space. */
export const soundsOf = (word: string): readonly string[] =>
  latin(word)
    .split(/[^a-z0-9]+/)
    .filter((sound) => sound !== '')

/** A name in the one form that it is compared and counted by, whatever its order; what holds no letter stays as it was typed. */
export const nameForm = (name: string): string => [...nameWords(name)].sort().join(' ') || asCompared(name).trim()

/** Is it the same name, but for order, titles, accents, apostrophes and case? What holds no word of a name is the same as itself only. */
export const sameName = (one: string, other: string): boolean => nameForm(one) === nameForm(other)
