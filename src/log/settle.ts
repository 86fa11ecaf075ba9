import { trusted } from 'mongoose'
import type { Instant, RecordId } from '../procedures/words.js'
import { type Collections, type CommitDoc, erasedWords, type RecordDoc } from './collections.js'
import { owedOf, snapshotOf } from './commit-page.js'
import { insert, insertMissing } from './inserts.js'
import { KeyErased } from './log.js'
import { oweRedraw } from './owed-redraw.js'
import type { Keys } from './sealing/keys.js'

/** Inserts what commits of one record owe, oldest first. */
export const oweAll = async (db: Collections, docs: readonly CommitDoc[]): Promise<void> => {
  await insertMissing(db.owed, docs.flatMap(owedOf))
  const redraw = docs.findLast((doc) => doc.redraw)
  if (redraw) await oweRedraw(db, redraw.record, redraw.version, redraw.at)
}

/** Writes the snapshot that the newest of these commits of a record leaves behind, when what they owe is there. */
export const showNewest = async (db: Collections, keys: Keys, docs: readonly CommitDoc[], key: Buffer): Promise<void> => {
  const inOrder = [...docs].sort((one, other) => one.version - other.version)
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!first || !last) return
  // One between them is somebody else's, who may have died before inserting what it owes.
  if (last.version - first.version + 1 !== docs.length) {
    await settleFrom(db, keys, last.record)
    return
  }
  const snapshot = snapshotOf(keys, last, key)
  if (first.version === 1) {
    if (!(await insert(db.records, snapshot))) await settleFrom(db, keys, last.record)
    return
  }
  // Of what was erased meanwhile nothing waits, whatever was kept after it.
  const before = { _id: last.record, version: first.version - 1, sealed: trusted({ $ne: erasedWords }) }
  const moved = await db.records.updateOne(before, { $set: bare(snapshot) })
  // Whoever kept the commit before died, or is still between its commit and its snapshot.
  if (moved.matchedCount === 0) await settleFrom(db, keys, last.record)
}

/** Completes a record from its snapshot, or from the beginning when there is none. True when something was missing. */
export const settleFrom = async (db: Collections, keys: Keys, record: RecordId): Promise<boolean> => {
  const snapshot = await db.records.findById(record).lean<RecordDoc>()
  const after = snapshot?.version ?? 0
  const missing = await db.commits
    .find({ record, version: trusted({ $gt: after }) })
    .sort({ version: 1 })
    .lean<CommitDoc[]>()
  const newest = missing.at(-1)
  if (!newest) return false
  const key = await keyUnlessErased(keys, newest)
  // What was erased owes nothing any more, and has nothing to show.
  if (!key) {
    await db.owed.deleteMany({ _id: trusted({ $in: missing.flatMap(owedOf).map(({ _id }) => _id) }) })
    return false
  }
  await oweAll(db, missing)
  const made = snapshotOf(keys, newest, key)
  if (!snapshot && (await insert(db.records, made))) return true
  await db.records.updateOne({ _id: record, version: trusted({ $lt: made.version }) }, { $set: bare(made) })
  return true
}

const keyUnlessErased = async (keys: Keys, { key, record }: CommitDoc): Promise<Buffer | undefined> => {
  try {
    return await keys.of(key, record)
  } catch (fault) {
    if (fault instanceof KeyErased) return undefined
    throw fault
  }
}

const bare = ({ _id, ...rest }: RecordDoc): Omit<RecordDoc, '_id'> => rest

/** Records with commits at or after `since` whose snapshot lags behind them: what a crash leaves. Completes them; returns how many. */
export const completeSince = async (db: Collections, keys: Keys, since: Instant): Promise<number> => {
  const newest = new Map<RecordId, number>()
  const recent = db.commits
    .find({ at: trusted({ $gte: since }) }, { record: 1, version: 1 })
    .lean<CommitDoc>()
    .cursor({ batchSize: 1000 })
  for await (const { record, version } of recent) newest.set(record, Math.max(version, newest.get(record) ?? 0))
  let completed = 0
  const records = [...newest.keys()]
  for (let at = 0; at < records.length; at += 500) {
    const some = records.slice(at, at + 500)
    const there = await db.records.find({ _id: trusted({ $in: some }) }, { version: 1 }).lean<RecordDoc[]>()
    const versions = new Map(there.map(({ _id, version }) => [_id, version]))
    for (const record of some) {
      if ((versions.get(record) ?? 0) >= (newest.get(record) ?? 0)) continue
      if (await settleFrom(db, keys, record)) completed++
    }
  }
  return completed
}
