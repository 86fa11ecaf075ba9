import type { RecordId } from '../procedures/words.js'
import type { OwedDoc } from './collections.js'
import type { Keys } from './sealing/keys.js'

/**
 * What stays of an owed item that is done: its `_id` and the log's signature. Without it nobody could tell what was done from what was taken
 * out by hand. Found by no question for what is owed, which all go by urgency.
 */
export const proofOfDone = (keys: Keys, id: string): string => keys.hash(['done', id]).slice(0, 22)

/** The update that turns an owed item into what stays of it. */
export const intoDone = (keys: Keys, id: string) => ({
  $set: { proof: proofOfDone(keys, id) },
  $unset: { record: 1, version: 1, index: 1, due: 1, urgency: 1, tries: 1, fence: 1, free: 1, held: 1, asked: 1 } as const,
})

/** Is this what stays of an item that is done? */
export const isDone = ({ proof }: Pick<OwedDoc, 'proof'>): boolean => proof !== undefined

/** TC-2026-0001/2/0 → the record, 2 and 0; a redraw has the record alone, and stands as -1. */
export const placeOf = (id: string): { readonly record: RecordId; readonly version?: number; readonly index: number } => {
  const [record = id, version, index] = id.split('/')
  const of = record as RecordId
  return index === undefined ? { record: of, index: -1 } : { record: of, version: Number(version), index: Number(index) }
}
