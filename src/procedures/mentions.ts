import type { RecordId } from './words.js'

/** Do some words, or anything written as JSON, mention one of these records? TC-2026-0001 is not mentioned by TC-2026-00012. Ours. */
export const mentionsAny = (records: readonly RecordId[]): ((words: string) => boolean) => {
  if (records.length === 0) return () => false
  const mentions = new RegExp(`(?:${records.join('|')})(?!\\d)`)
  return (words) => mentions.test(words)
}

/** Every reference of a record in some words, or in anything written as JSON, each once. Ours. */
export const mentionedIn = (words: string): readonly RecordId[] => [
  ...new Set([...words.matchAll(/[A-Z]{2}-\d{4}-\d{4,}/g)].map(([record]) => record as RecordId)),
]
