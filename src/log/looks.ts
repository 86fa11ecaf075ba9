import { trusted } from 'mongoose'
import type { RecordId } from '../procedures/words.js'
import { reaching } from './away.js'
import type { Collections, CommitDoc } from './collections.js'
import { readCommit } from './commit-page.js'
import type { Log, Look } from './log.js'
import type { Keys } from './sealing/keys.js'

/** So many are opened at once: some milliseconds' work. */
const together = 100
const look = 'DetailsOpened'

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
      return readCommit(keys, doc, key).events.flatMap(({ event, why }) => (event === look ? [{ ...found, why: String(why ?? '') }] : []))
    })
  }
  const ofRecords = async (records: readonly RecordId[]): Promise<readonly string[]> => {
    const found: string[] = []
    for (const record of records) {
      const docs = await commits.find({ record }, { events: 1 }).lean<CommitDoc[]>()
      found.push(...docs.flatMap(({ _id, events }) => (events.includes(look) ? [_id] : [])))
    }
    return found
  }
  return {
    looks: (query) =>
      reaching(async () => {
        const ids: string[] = []
        if ('records' in query) ids.push(...(await ofRecords(query.records)))
        else {
          const which = 'by' in query ? { by: trusted({ $in: query.by }) } : { at: trusted({ $gte: query.since }) }
          const recent = commits.find(which, { events: 1 }).lean<CommitDoc>().cursor({ batchSize: 1000 })
          for await (const { _id, events } of recent) if (events.includes(look)) ids.push(_id)
        }
        const looks: Look[] = []
        for (let from = 0; from < ids.length; from += together) looks.push(...(await read(ids.slice(from, from + together))))
        return looks.toSorted((one, other) => other.at.localeCompare(one.at))
      }),
  }
}
