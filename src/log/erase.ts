import { trusted } from 'mongoose'
import type { RecordId } from '../procedures/words.js'
import type { Collections, CommitDoc, RecordDoc } from './collections.js'
import { macOf, owedOf } from './commit-page.js'
import type { Keys } from './keys.js'

/**
 * Destroys a record's key, and with it every word of it; then its marks, its waiting and what it still owed. The commits stay:
 * who did what kind of thing, and when. False when there is no such record. The chain stays whole.
 */
export const eraseRecord = async (db: Collections, keys: Keys, record: RecordId, now: Date): Promise<boolean> => {
  const first = await db.commits.findById(`${record}/1`).lean<CommitDoc>()
  if (!first || !(await keys.erase(first.key, now))) return false
  const commits = await db.commits.find({ record }).lean<CommitDoc[]>()
  await db.owed.deleteMany({ _id: trusted({ $in: commits.flatMap(owedOf).map(({ _id }) => _id) }) })
  const old = await db.records.findById(record).lean<RecordDoc>()
  if (!old) return true
  const { mac: _, ...rest } = old
  const bare = { ...rest, marks: [], waits: [], sealed: 'erased' }
  const { _id, ...fields } = { ...bare, mac: macOf(keys, bare) }
  await db.records.updateOne({ _id }, { $set: fields })
  return true
}
