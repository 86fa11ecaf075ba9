import type { RecordId } from '../../procedures/words.js'

const [before, after] = ['It was gathered for the request ', '.'] as const

/** Why a record was read that was looked through for whoever asks: it stands on each record of their copy (rule 7). */
export const gatheredFor = (request: RecordId): string => `${before}${request}${after}`

/**
 * Why a record was read, as a person said it: without the office's own word that it was gathered. That names a request and nobody, and a record that only
 * may name whoever asks is no surer theirs for having been looked through. Ours.
 */
export function saidOfLook(why: unknown): string {
  const text = String(why ?? '')
  const from = text.lastIndexOf(before)
  return from >= 0 && /^[A-Z]{2}-\d{4}-\d{4,}\.$/.test(text.slice(from + before.length)) ? text.slice(0, from).trim() : text
}
