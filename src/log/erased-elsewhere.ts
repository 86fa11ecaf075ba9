import { trusted } from 'mongoose'
import { type Instant, instant, type RecordId } from '../procedures/words.js'
import { reaching } from './away.js'
import type { Collections, CommitDoc, KeyDoc } from './collections.js'
import type { Keys } from './sealing/keys.js'
import { slowly } from './slowly.js'

/** So many keys are asked for in one question. */
const together = 1_000
/** A record says that it is being erased before it is, and many take their time: so long before the last look what was said is read again, in milliseconds. */
const before = 60 * 60_000

/**
 * Looks whether another process has erased something, and has this one forget it too: the keys of epochs that are no more, and what is remembered of the records.
 * Every erasure begins an epoch, after the keys are gone: while the newest is the same nothing more is asked. `remembered`: each record with its key's id. Those
 * that have said lately that they are being erased are told of too, whether or not the log remembers them: others may.
 */
export const openErasedElsewhere = (
  db: Collections,
  { epochs }: Pick<Keys, 'epochs'>,
  {
    remembered,
    forget,
    clock,
  }: {
    readonly remembered: () => ReadonlyMap<string, RecordId>
    readonly forget: (records: readonly RecordId[]) => void
    readonly clock: () => Date
  },
): { readonly look: () => Promise<void> } => {
  let seen = epochs.known().id
  /** From when on it is looked for what was said, the next time. */
  let since: Instant | undefined
  return {
    look: () =>
      reaching(async () => {
        const newest = await epochs.forgetGone()
        if (newest === seen) return
        const begun = instant(new Date(clock().getTime() - before))
        const known = new Map([...remembered(), ...(await sayingSo(db, since ?? begun))])
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
        since = begun
      }),
  }
}

/** The records that have said since then that they are being erased, each by the id of its key. */
const sayingSo = async ({ commits }: Collections, since: Instant): Promise<ReadonlyMap<string, RecordId>> => {
  const said = new Map<string, RecordId>()
  const recent = slowly<CommitDoc>(commits, { at: { $gte: since } }, { projection: { record: 1, events: 1, key: 1 } })
  for await (const some of recent) for (const { record, events, key } of some) if (events.includes('RecordErased')) said.set(key, record)
  return said
}
