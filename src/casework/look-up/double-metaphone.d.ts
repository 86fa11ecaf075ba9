declare module 'double-metaphone' {
  /** What an English word sounds like, in consonants: the likeliest way and another, which may be the same. */
  function doubleMetaphone(word: string): readonly [string, string]
  export = doubleMetaphone
}
