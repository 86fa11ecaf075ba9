import type { Collections, CommitDoc, RecordDoc } from './collections.js'
import { macOf, readCommit, signSnapshot } from './commit-page.js'
import { insert } from './inserts.js'
import { KeyErased, type Log } from './log.js'
import type { Keys } from './sealing/keys.js'
import { keptOf } from './steps.js'

/** Builds every snapshot again. One that names an entry that is no longer there is left as it is: it is the proof that the end was cut off. */
export const rebuildAll = async (db: Collections, keys: Keys, summarise: Parameters<Log['rebuild']>[0]): Promise<number> => {
  let built = 0
  const firsts = db.commits.find({ version: 1 }, { record: 1, key: 1 }).lean<CommitDoc>().cursor({ batchSize: 100 })
  for await (const { record, key: id } of firsts) {
    const docs = await db.commits.find({ record }).sort({ version: 1 }).lean<CommitDoc[]>()
    const newest = docs.at(-1)
    const old = await db.records.findById(record).lean<RecordDoc>()
    if (!newest || (old && macOf(keys, old) === old.mac && old.version > newest.version)) continue
    try {
      const key = await keys.of(id, record)
      const kept = keptOf(
        docs.map((doc) => readCommit(keys, doc, key)),
        newest.procedure,
      )
      if (!kept) continue
      const { procedure, version, moved, is, opened, marks, ...words } = summarise(kept)
      const made = signSnapshot(
        keys,
        { _id: record, procedure, version, moved, is, opened, marks: [...new Set(marks.map(keys.mark))], key: id, head: newest.hash },
        words,
        key,
      )
      if (!(await insert(db.records, made))) await db.records.replaceOne({ _id: record }, made)
      built++
    } catch (fault) {
      if (!(fault instanceof KeyErased)) throw fault
    }
  }
  return built
}
