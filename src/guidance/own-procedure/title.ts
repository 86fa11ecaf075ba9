/** A longer line is a sentence, whatever it begins with, or is set in. */
const LONGEST_TITLE = 200

/** Could these words head a section? A sentence, and what has no letter, do not. */
export const isTitle = (words: string): boolean => words.length <= LONGEST_TITLE && /\p{L}/u.test(words) && !/[.;,]$/.test(words)
