import { far, openWordStore } from '../look-up/word-store.js'
import type { Name } from './names-of.js'
import { ordinaryWords } from './ordinary-words.js'
import { plainWords } from './plain-words.js'
import type { WordIn } from './words-in.js'

/** So many different words are remembered: more than an office writes, and soon read again if not. */
const mostWords = 50_000
/** A shorter family name is one letter away from too many words. */
const shortest = 4

/** How a word stands to a person's names: theirs as it is written, one of theirs misspelt or for short, or neither. */
type Nearness = 'family' | 'given' | undefined

/**
 * Finds a person's name where it is misspelt, or short for what they gave, by the look-up's own way (docs/customer-search.md): a family name that is
 * one or two letters away or sounds alike, with another of their names beside it, or nothing but itself in capitals. Only to be offered: "possibly".
 */
export const openNearNames = (names: readonly Name[]) => {
  const store = openWordStore<Name>()
  for (const name of names) store.put(name, name.words)
  const known = new Map<string, Nearness>()
  const read = (word: string): Nearness => {
    let near: Nearness
    for (const [{ text, in: of }, away] of store.like(word)) {
      // An initial, or the beginning of a longer word, is no misspelling; a last letter that is missing is.
      if (away === far.initial || (away === far.beginning && text.length > word.length + 1)) continue
      const isFamily = [...of].some(({ family }) => family.has(text))
      if (isFamily && text.length >= shortest && away !== far.forShort) return 'family'
      if (!isFamily) near = 'given'
    }
    return near
  }
  const nearnessOf = (word: string): Nearness => {
    if (word.length < 3 || plainWords.has(word)) return undefined
    if (!known.has(word)) {
      if (known.size >= mostWords) known.clear()
      known.set(word, read(word))
    }
    return known.get(word)
  }
  const nearness = ({ sounds }: WordIn): Nearness =>
    sounds.map(nearnessOf).find((one) => one === 'family') ?? sounds.map(nearnessOf).find(Boolean)

  return {
    /** Is it worth looking at each word of a text? */
    mayName: (text: string): boolean => (text.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => nearnessOf(word.toLowerCase()) === 'family'),
    /** Does the text possibly name them? */
    names: (words: readonly WordIn[]): boolean =>
      words.some((word, at) => {
        if (nearness(word) !== 'family') return false
        const beside = [...words.slice(Math.max(0, at - 2), at), ...words.slice(at + 1, at + 3)]
        const isOrdinary = word.sounds.some((sound) => ordinaryWords.has(sound))
        return (word.isCapital && !(word.begins && isOrdinary)) || beside.some((one) => nearness(one) === 'given')
      }),
  }
}
