import { trusted } from 'mongoose'
import type { Instant, RecordId } from '../procedures/words.js'
import { type Collections, type CommitDoc, erasedWords, insert, insertMissing, type RecordDoc } from './collections.js'
import { owedOf, snapshotOf } from './commit-page.js'
import { KeyErased } from './log.js'
import { oweRedraw } from './owed-redraw.js'
import type { Keys } from './sealing/keys.js'

/**
 * Completes what follows a commit: its owed items, then the snapshot. A snapshot at version 7 therefore says that the owed
 * items of all commits to 7 were inserted, and items that are gone since were done.
 */
export const settle = async (db: Collections, keys: Keys, doc: CommitDoc, key: Buffer): Promise<void> => {
  await owe(db, doc)
  const snapshot = snapshotOf(keys, doc, key)
  if (doc.version === 1) {
    if (!(await insert(db.records, snapshot))) await settleFrom(db, keys, doc.record)
    return
  }
  // Of what was erased meanwhile nothing waits, whatever was kept after it.
  const before = { _id: doc.record, version: doc.version - 1, sealed: trusted({ $ne: erasedWords }) }
  const moved = await db.records.updateOne(before, { $set: bare(snapshot) })
  // Whoever kept the commit before died, or is still between its commit and its snapshot.
  if (moved.matchedCount === 0) await settleFrom(db, keys, doc.record)
}

const owe = async (db: Collections, doc: CommitDoc): Promise<void> => {
  await insertMissing(db.owed, owedOf(doc))
  if (doc.redraw) await oweRedraw(db, doc.record, doc.version, doc.at)
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
  for (const doc of missing) await owe(db, doc)
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
