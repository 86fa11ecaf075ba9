import { trusted } from 'mongoose'
import type { RecordId } from '../procedures/words.js'
import { type Collections, type CommitDoc, erasedWords, type RecordDoc, type SealedDoc } from './collections.js'
import { macOf, owedOf } from './commit-page.js'
import { redrawId } from './owed-redraw.js'
import type { Keys } from './sealing/keys.js'
import { unseal } from './sealing/seal.js'

/**
 * Destroys a record's key, and with it every word of it; then its marks, its waiting and what it still owed. The commits stay:
 * who did what kind of thing, and when. False when there is no such record. The chain stays whole.
 */
export const eraseRecord = async (db: Collections, keys: Keys, record: RecordId, now: Date): Promise<boolean> => {
  const first = await db.commits.findById(`${record}/1`).lean<CommitDoc>()
  if (!first || !(await keys.erase(first.key, now))) return false
  const commits = await db.commits.find({ record }).lean<CommitDoc[]>()
  await db.owed.deleteMany({ _id: trusted({ $in: [redrawId(record), ...commits.flatMap(owedOf).map(({ _id }) => _id)] }) })
  const old = await db.records.findById(record).lean<RecordDoc>()
  if (!old) return true
  const { mac: _, ...rest } = old
  const bare = { ...rest, marks: [], waits: [], sealed: erasedWords }
  const { _id, ...fields } = { ...bare, mac: macOf(keys, bare) }
  await db.records.updateOne({ _id }, { $set: fields })
  return true
}

/**
 * Takes away the small sealed things that mention a record, since they are sealed with the office's key and not with the record's:
 * drafts about it, cards that the console or Teams kept, lists and look-ups that show it. A form that a platform laid aside has its
 * draft's name, and goes with it.
 */
export const sweepSealed = async (db: Collections, keys: Keys, record: RecordId): Promise<void> => {
  const mentions = new RegExp(`${record}(?!\\d)`)
  const names = new Set<string>()
  const ids: string[] = []
  for await (const { _id, name, sealed } of db.sealed.find().lean<SealedDoc>().cursor()) {
    if (!mentions.test(wordsOf(keys, _id, sealed))) continue
    ids.push(_id)
    names.add(name)
  }
  await db.sealed.deleteMany({ _id: trusted({ $in: ids }) })
  // Only drafts share their names with other things.
  for (const kind of ['slack-form', 'slack-kept', 'teams-form', 'teams-long'])
    await db.sealed.deleteMany({ _id: trusted({ $in: [...names].map((name) => `${kind}/${name}`) }) })
}

/** What does not open tells nobody anything: it need not go, and must not keep the others. */
const wordsOf = (keys: Keys, id: string, sealed: string): string => {
  try {
    return unseal(keys.sealed, sealed, `sealed ${id}`).toString()
  } catch {
    return ''
  }
}
