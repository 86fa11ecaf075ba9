import { trusted } from 'mongoose'
import type { RecordId } from '../procedures/words.js'
import { reaching } from './away.js'
import type { Collections, KeyDoc } from './collections.js'
import type { Keys } from './sealing/keys.js'

/** So many keys are asked for in one question. */
const together = 1_000

/**
 * Looks whether another process has erased something, and has this one forget it too: the keys of epochs that are no more, and what it remembers of the records.
 * Every erasure begins an epoch, after the keys are gone: while the newest is the same nothing more is asked. `remembered`: each record with its key's id.
 */
export const openErasedElsewhere = (
  db: Collections,
  { epochs }: Pick<Keys, 'epochs'>,
  {
    remembered,
    forget,
  }: { readonly remembered: () => ReadonlyMap<string, RecordId>; readonly forget: (records: readonly RecordId[]) => void },
): { readonly look: () => Promise<void> } => {
  let seen = epochs.known().id
  return {
    look: () =>
      reaching(async () => {
        const newest = await epochs.forgetGone()
        if (newest === seen) return
        const known = remembered()
        const ids = [...known.keys()]
        const gone: RecordId[] = []
        for (let from = 0; from < ids.length; from += together) {
          const some = ids.slice(from, from + together)
          const docs = await db.keys
            .find({ _id: trusted({ $in: some }), erased: trusted({ $exists: true }) }, { _id: 1 })
            .lean<Pick<KeyDoc, '_id'>[]>()
          gone.push(...docs.flatMap(({ _id }) => known.get(_id) ?? []))
        }
        forget(gone)
        seen = newest
      }),
  }
}
