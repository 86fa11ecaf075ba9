import { trusted } from 'mongoose'
import { mentionsAny } from '../procedures/mentions.js'
import type { RecordId } from '../procedures/words.js'
import { UnfitDatabase } from './about.js'
import { type Collections, type CommitDoc, erasedWords, type RecordDoc, type SealedDoc } from './collections.js'
import { macOf, owedOf } from './commit-page.js'
import { erasedKind, SealBroken, untoldKind } from './log.js'
import { redrawId } from './owed-redraw.js'
import { intoEnd, isRegistered } from './register/small-thing.js'
import { settleEpochs } from './sealing/change-epoch.js'
import type { Keys } from './sealing/keys.js'
import { wordsOf } from './sealing/sealed-store.js'

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
 * Takes away the small sealed things that mention any of these records, since they are not sealed with the record's key:
 * drafts about it, cards that the console or Teams kept, lists and look-ups that show it. A form that a platform laid aside has its
 * draft's name, and goes with it. That another record was erased, and why, is no word of this one; nor is what the bot found and tells administrators by references.
 */
export const sweepSealed = async (
  db: Collections,
  keys: Keys,
  records: readonly RecordId[],
  { now, touch }: { readonly now: Date; readonly touch: (id: string) => void },
): Promise<void> => {
  const mentions = mentionsAny(records)
  const names = new Set<string>()
  const ids: string[] = []
  for await (const doc of db.sealed
    .find({ kind: trusted({ $nin: [erasedKind, untoldKind] }) })
    .lean<SealedDoc>()
    .cursor()) {
    if (!mentions(await wordsIfAny(keys, doc))) continue
    ids.push(doc._id)
    names.add(doc.name)
  }
  const ending = ids.filter(isRegistered)
  await db.sealed.deleteMany({ _id: trusted({ $in: ids.filter((id) => !isRegistered(id)) }) })
  for (const _id of ending) {
    await db.sealed.updateOne({ _id, end: trusted({ $exists: false }) }, intoEnd(keys, _id, now))
    touch(_id)
  }
  // Only drafts share their names with other things.
  for (const kind of ['slack-form', 'slack-kept', 'teams-form', 'teams-long'])
    await db.sealed.deleteMany({ _id: trusted({ $in: [...names].map((name) => `${kind}/${name}`) }) })
}

/** What does not open tells nobody anything: it need not go, and must not keep the others. */
const wordsIfAny = async (keys: Keys, doc: SealedDoc): Promise<string> => {
  try {
    return await wordsOf(keys, doc)
  } catch (fault) {
    if (fault instanceof SealBroken) return ''
    throw fault
  }
}

/**
 * Makes erasures true: what lives is wrapped under a new epoch, and those under which erased keys were are destroyed. Throws UnfitDatabase when
 * one of them is not this bot's to open.
 */
export const endEpoch = async (db: Collections, keys: Keys): Promise<void> => {
  await settleEpochs(db, keys)
  if (await db.keys.findOne({ erased: trusted({ $exists: true }), under: trusted({ $exists: true }) }, { _id: 1 }).lean())
    throw new UnfitDatabase(
      'The record’s key is gone, but copies of it in the database’s files may still open: some keys were wrapped with a RECORD_KEY that is not in the settings. Set it as RECORD_KEY_FORMER, and erase once more.',
    )
}
