import type { RecordId } from '../words.js'

/** A reference as people write it: in either case, with another dash, a space or nothing before the year; a letter, an underscore or a line's end beside it. */
const written = /([a-z]{2})[\p{Dash}\s_./]{0,3}(\d{4})[\p{Dash}\s_./]{1,3}(\d{4,})/giu

/** The references of records in a text, however they stand there, each once and in its one form. One too many may be among them. */
export const recordsNamed = (text: string): readonly RecordId[] => {
  const found = [...text.normalize('NFKC').matchAll(written)]
  return [...new Set(found.map(([, series, year, number]) => `${series?.toUpperCase()}-${year}-${number}` as RecordId))]
}

/** What may stand beside references and means nothing more. */
const beside = /\b(?:and|also|plus|the|records?|references?)\b/gi

/** The first word of a text that is no reference of a record: of "all but TC-2026-0001", or of half a number, nobody knows which were meant. */
export const strayIn = (text: string): string | undefined =>
  /[\p{L}\p{N}]+/u.exec(text.normalize('NFKC').replace(written, ' ').replace(beside, ' '))?.[0]
