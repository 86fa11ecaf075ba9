import doubleMetaphone from 'double-metaphone'

/** A word that sounds like fewer consonants sounds like too many others: John, Jane and Joan are all J N. */
const fewest = 3

/**
 * What a word sounds like to an English ear, in consonants (Thomson and Tomson: TMSN), in up to two ways; none for words that are too short
 * to be told by it. The word is in the form of `nameWords`.
 */
export const soundKeys = (word: string): readonly string[] => [...new Set(doubleMetaphone(word))].filter((key) => key.length >= fewest)
