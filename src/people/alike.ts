import { sameName } from '../procedures/shared/name.js'
import { wordsOfOwn } from './words-of-own.js'

/** Do two names share a word that is a name's own? A marriage changes one of them, seldom both; “Dr” and “van” tell nobody from anybody. */
export const isAlike = (one: string, other: string): boolean => {
  if (sameName(one, other)) return true
  const words = new Set(wordsOf(one))
  return wordsOf(other).some((word) => words.has(word))
}

/** Is one of two names the other, or the other with more in it? */
export const isWithin = (one: string, other: string): boolean => {
  if (sameName(one, other)) return true
  const [these, those] = [new Set(wordsOf(one)), new Set(wordsOf(other))]
  if (Math.min(these.size, those.size) < 2) return false
  return [...these].every((word) => those.has(word)) || [...those].every((word) => these.has(word))
}

const wordsOf = (name: string): readonly string[] => wordsOfOwn(name).filter((word) => word.length > 1)
