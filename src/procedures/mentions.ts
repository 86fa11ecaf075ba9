import type { RecordId } from './words.js'

/** Do some words, or anything written as JSON, mention one of these records? TC-2026-0001 is not mentioned by TC-2026-00012. Ours. */
export const mentionsAny = (records: readonly RecordId[]): ((words: string) => boolean) => {
  if (records.length === 0) return () => false
  const mentions = new RegExp(`(?:${records.join('|')})(?!\\d)`)
  return (words) => mentions.test(words)
}
