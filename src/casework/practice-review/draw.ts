import { createHash, randomBytes } from 'node:crypto'
import type { RecordId } from '../../procedures/words.js'

/** So many records are looked at for consistency (ours: as many as a meeting has time for). */
const drawnInAll = 10

/** A seed that nobody could have known before. */
export const newSeed = (): string => randomBytes(8).toString('hex')

/**
 * Ten of these records, by the seed: those whose SHA-256 of "SEED REFERENCE" is the smallest. The same seed draws the same of the same records, and
 * where one of them is gone since, the others that it drew are still among them.
 */
export const drawBy = <Candidate extends { readonly record: RecordId }>(
  seed: string,
  candidates: readonly Candidate[],
): readonly Candidate[] =>
  candidates
    .map((one) => ({ one, place: createHash('sha256').update(`${seed} ${one.record}`).digest('hex') }))
    .toSorted((first, second) => (first.place < second.place ? -1 : 1))
    .slice(0, drawnInAll)
    .map(({ one }) => one)
