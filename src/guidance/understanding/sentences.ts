import { normalise } from './normalise.js'

/** The sentences of a message, spelt as `normalise` spells them; what holds no letter is none. */
export const sentencesOf = (text: string): string[] =>
  normalise(text)
    .split(/[.?!\n]+\s*/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
