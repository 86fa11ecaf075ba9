import { setImmediate as letOthers } from 'node:timers/promises'
import { trusted } from 'mongoose'
import { looks as looksKept } from '../procedures/bookkeeping.js'
import type { RecordId } from '../procedures/words.js'
import { reaching } from './away.js'
import type { Collections, CommitDoc } from './collections.js'
import { readCommit } from './commit-page.js'
import type { Log, Look } from './log.js'
import type { Keys } from './sealing/keys.js'
import { slowly, sortedSlowly } from './slowly.js'

/** So many are opened at once: some milliseconds' work. */
const together = 25
const isLook = (event: string): boolean => looksKept.has(event)

/** Who looked at which record, when and why, out of the commits; what each was for is unsealed. */
export const openLooks = ({ commits }: Collections, keys: Keys): Pick<Log, 'looks'> => {
  const read = async (ids: readonly string[]): Promise<readonly Look[]> => {
    const docs = await commits.find({ _id: trusted({ $in: ids }) }).lean<CommitDoc[]>()
    const known = await keys.ofMany(docs.map(({ key }) => key))
    return docs.flatMap((doc): readonly Look[] => {
      const { record, procedure, at, by } = doc
      const key = known.get(doc.key)
      const found = { record, procedure, at, by }
      // Of an erased record only the look itself is known.
      if (!key) return [{ ...found, why: '' }]
      return readCommit(keys, doc, key).events.flatMap(({ event, why }) => (isLook(event) ? [{ ...found, why: String(why ?? '') }] : []))
    })
  }
  const ofRecords = async (records: readonly RecordId[]): Promise<readonly string[]> => {
    const found: string[] = []
    for (const record of records) {
      const docs = await commits.find({ record }, { events: 1 }).lean<CommitDoc[]>()
      found.push(...docs.flatMap(({ _id, events }) => (events.some(isLook) ? [_id] : [])))
    }
    return found
  }
  return {
    looks: (query) =>
      reaching(async () => {
        const ids: string[] = []
        if ('records' in query) ids.push(...(await ofRecords(query.records)))
        else {
          const which = 'by' in query ? { by: { $in: query.by } } : { at: { $gte: query.since } }
          for await (const some of slowly<CommitDoc>(commits, which, { projection: { events: 1 } }))
            for (const { _id, events } of some) if (events.some(isLook)) ids.push(_id)
        }
        const looks: Look[] = []
        for (let from = 0; from < ids.length; from += together) {
          looks.push(...(await read(ids.slice(from, from + together))))
          await letOthers()
        }
        return sortedSlowly(looks, (one, other) => (one.at > other.at ? -1 : one.at < other.at ? 1 : 0))
      }),
  }
}
