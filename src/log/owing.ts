import { trusted } from 'mongoose'
import type { Owed } from '../procedures/procedure.js'
import type { RecordId } from '../procedures/words.js'
import type { Collections, CommitDoc, OwedDoc, RecordDoc } from './collections.js'
import { owedOf, readCommit } from './commit-page.js'
import type { Log } from './log.js'
import { isDone } from './owed-done.js'
import type { Keys } from './sealing/keys.js'

/**
 * What records still owe. The snapshot is asked before what is owed: up to its version all was inserted, so that what is not there is done; what later
 * commits owe may still be on its way, and counts.
 */
export const openOwing = (db: Collections, keys: Keys): Pick<Log, 'owing'> => ({
  async owing(records) {
    const among = trusted({ $in: [...records] })
    const commits = await db.commits.find({ record: among }, { record: 1, version: 1, due: 1, key: 1 }).lean<CommitDoc[]>()
    const snapshots = await db.records.find({ _id: among }, { version: 1 }).lean<RecordDoc[]>()
    const settled = new Map(snapshots.map(({ _id, version }) => [_id, version]))
    const ids = commits.flatMap(owedOf).map(({ _id }) => _id)
    const found = await db.owed.find({ _id: trusted({ $in: ids }) }, { proof: 1 }).lean<OwedDoc[]>()
    const there = new Map(found.map((doc) => [doc._id, doc]))
    const isOpen = ({ _id, record, version }: OwedDoc): boolean => {
      const doc = there.get(_id)
      return doc ? !isDone(doc) : version > (settled.get(record) ?? 0)
    }
    const places = new Map(commits.map((doc) => [doc._id, owedOf(doc).filter(isOpen)]))
    const owing = commits.filter(({ _id }) => places.get(_id)?.length).map(({ _id }) => _id)
    const whole = await db.commits.find({ _id: trusted({ $in: owing }) }).lean<CommitDoc[]>()
    const known = await keys.ofMany(commits.map(({ key }) => key))
    const all = new Map<RecordId, Owed[]>(commits.flatMap(({ record, key }) => (known.has(key) ? [[record, []]] : [])))
    for (const doc of whole) {
      const key = known.get(doc.key)
      const { owed } = key ? readCommit(keys, doc, key) : { owed: [] }
      all.get(doc.record)?.push(...(places.get(doc._id) ?? []).flatMap(({ index }) => owed[index] ?? []))
    }
    return all
  },
})
