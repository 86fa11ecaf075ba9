import SearchableMap from 'minisearch/SearchableMap'
import { nicknamesOf } from './nicknames.js'
import { soundKeys } from './sound.js'

/** A word that stands in somebody's name, with what it stands in. */
export interface Word<T> {
  readonly text: string
  readonly in: Set<T>
}

/** How far a word is from what was typed: 0 is the same, and more is worse. */
export const far = { same: 0, forShort: 1, beginning: 2, oneLetter: 3, twoLetters: 4, sound: 5, initial: 6 } as const

/** Spelling: one letter wrong in a short word, two in a long one. */
const tolerance = (word: string): number => (word.length <= 3 ? 0 : word.length <= 6 ? 1 : 2)
/** The beginning of a word is enough from so many letters on. */
const fewestToBegin = 3

export interface WordStore<T> {
  /** That `of` has these words, each once. */
  put(of: T, words: readonly string[]): void
  /** Forgets `of`, and each word that nothing else has. */
  drop(of: T, words: readonly string[]): void
  holds(word: string): boolean
  /** The words that this one may stand for, with how far each is from it: whole, for short, as an initial, begun, misspelt, or as it sounds. */
  like(word: string): ReadonlyMap<Word<T>, number>
}

/** The different words of all names. There are far fewer of them than names, so that only they are searched for what is like a word. */
export const openWordStore = <T>(): WordStore<T> => {
  const tree = new SearchableMap<Word<T>>()
  const bySound = new Map<string, Set<Word<T>>>()

  const learn = (text: string): Word<T> => {
    const word: Word<T> = { text, in: new Set() }
    tree.set(text, word)
    for (const key of soundKeys(text)) bySound.set(key, (bySound.get(key) ?? new Set()).add(word))
    return word
  }
  const forget = (word: Word<T>): void => {
    tree.delete(word.text)
    for (const key of soundKeys(word.text)) {
      bySound.get(key)?.delete(word)
      if (bySound.get(key)?.size === 0) bySound.delete(key)
    }
  }

  return {
    put(of, words) {
      for (const text of words) (tree.get(text) ?? learn(text)).in.add(of)
    },
    drop(of, words) {
      for (const text of words) {
        const word = tree.get(text)
        word?.in.delete(of)
        if (word?.in.size === 0) forget(word)
      }
    },
    holds: (text) => tree.has(text),
    like(text) {
      const found = new Map<Word<T>, number>()
      const take = (word: Word<T> | undefined, away: number): void => {
        if (word && away < (found.get(word) ?? Number.POSITIVE_INFINITY)) found.set(word, away)
      }
      const within = tolerance(text)
      if (within === 0) take(tree.get(text), far.same)
      else for (const [word, slips] of tree.fuzzyGet(text, within).values()) take(word, slips === 0 ? far.same : far.oneLetter + slips - 1)
      for (const form of nicknamesOf(text)) take(tree.get(form), far.forShort)
      if (text.length > 1) take(tree.get(text.charAt(0)), far.initial)
      if (text.length >= fewestToBegin) for (const word of tree.atPrefix(text).values()) take(word, far.beginning)
      if (within > 0) for (const swapped of neighboursSwapped(text)) take(tree.get(swapped), far.oneLetter)
      for (const key of soundKeys(text)) for (const word of bySound.get(key) ?? []) take(word, far.sound)
      return found
    },
  }
}

/** The word with two neighbouring letters exchanged, which is the commonest slip of fingers: Jonh. */
const neighboursSwapped = (word: string): readonly string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2))
