import { randomBytes, randomUUID } from 'node:crypto'
import { trusted } from 'mongoose'
import type { Mark } from '../../procedures/procedure.js'
import { instant, type RecordId } from '../../procedures/words.js'
import type { Collections, KeyDoc } from '../collections.js'
import { insert } from '../inserts.js'
import { KeyErased, SealBroken } from '../log.js'
import { together } from '../together.js'
import { isEpoch } from './epochs/epoch-place.js'
import type { Epoch, Epochs } from './epochs/open-epochs.js'
import { keysRead, type RecordKeys } from './record-key.js'
import { derive, keyedHash, keyId, seal, unseal } from './seal.js'
import { WrongRecordKey } from './wrong-record-key.js'

/** `_id` of the log's own key. */
export const ofTheOffice = 'office'

/** The office's keys: one for each purpose, and those of the records, wrapped. */
export interface Keys {
  /** Hash of the chain, and the snapshots' seal of truth. */
  hash(values: readonly unknown[]): string
  /** The blind index of a mark: alike for values that differ only in case and spaces. */
  mark(mark: Mark): string
  /** What sealed small things before there were epochs. */
  readonly sealed: Buffer
  readonly epochs: Epochs
  /** Makes a record's key and keeps it wrapped; the commit that names it comes after, so a key without a record is harmless. */
  make(): Promise<{ readonly id: string; readonly key: Buffer }>
  /** Throws KeyErased when it was destroyed, SealBroken when it is missing or altered. */
  of(id: string, record: RecordId): Promise<Buffer>
  /** Those that are there, by id: for lists. Erased and broken ones are left out. */
  ofMany(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>>
  /** The key wrapped under an epoch, or `gone` when it was wrapped under one that was destroyed; undefined when it does not open here. */
  wrapAnew(doc: KeyDoc, epoch: Epoch): Promise<KeyDoc | 'gone' | undefined>
  /** Wraps the log's own key, and those of the epochs, with RECORD_KEY where the former one still does; says how many. */
  rewrap(): Promise<number>
  /** How many keys the former RECORD_KEY still wraps, and how many one that is not here. Changes nothing. */
  wrapped(): Promise<{ readonly former: number; readonly strange: number }>
  erase(id: string, now: Date): Promise<boolean>
  /** Tells what is to be seen of keys as they stand in the database now. */
  judging(): Promise<(doc: KeyDoc) => KeyState>
}

/**
 * `opens` as it should; `erased` with the log's signature under it; `unsigned`: said to be erased, by an earlier bot or by hand; `stranger`:
 * wrapped with a RECORD_KEY that is not here; `lost`: its epoch's key is gone; `broken`: swapped, altered, or empty.
 */
export type KeyState = 'opens' | 'erased' | 'unsigned' | 'stranger' | 'lost' | 'broken'

/** So often is a key asked for again that was wrapped anew between two looks. */
const tries = 5

/**
 * Opens the office's keys with RECORD_KEY. The log's own secret is random and kept wrapped, so that a new RECORD_KEY only
 * re-wraps and the chain and the marks stay as they are. Records' keys are wrapped by epochs. Throws WrongRecordKey.
 */
export const openKeys = async (db: Collections, { recordKey, ...others }: RecordKeys, openEpochs: () => Promise<Epochs>): Promise<Keys> => {
  const wrappers = new Map(keysRead({ recordKey, ...others }).map((key) => [keyId(key), derive(key, 'wrap')] as const))
  const under = keyId(recordKey)
  const former = others.formerKey && keyId(others.formerKey)

  const wrapOwn = (key: Buffer): KeyDoc => ({
    _id: ofTheOffice,
    under,
    wrapped: seal(derive(recordKey, 'wrap'), key, `key ${ofTheOffice}`),
  })
  const wrap = (id: string, key: Buffer, epoch: Epoch): KeyDoc => ({
    _id: id,
    under: epoch.id,
    wrapped: seal(epoch.wraps, key, `key ${id}`),
  })
  const unwrapWith = (wrapper: Buffer, { _id, wrapped }: KeyDoc): Buffer => {
    if (!wrapped) throw new SealBroken(`Key ${_id} is empty.`)
    return unseal(wrapper, wrapped, `key ${_id}`)
  }

  const kept = await db.keys.findById(ofTheOffice).lean<KeyDoc>()
  if (!kept && (await db.commits.findOne().lean()))
    throw new WrongRecordKey('The log holds records, but its own key is gone: restore the keys from a backup.')
  if (!kept) await insert(db.keys, wrapOwn(randomBytes(32)))
  const office = kept ?? (await db.keys.findById(ofTheOffice).lean<KeyDoc>())
  let secret: Buffer
  try {
    const wrapper = wrappers.get(office?.under ?? '')
    if (!wrapper || !office) throw new SealBroken('The log’s own key was wrapped with another RECORD_KEY.')
    secret = unwrapWith(wrapper, office)
  } catch (cause) {
    throw new WrongRecordKey('RECORD_KEY is not the key this log was begun with: set the one that was in use before.', { cause })
  }
  const epochs = await openEpochs()
  const chain = derive(secret, 'chain')
  const marks = derive(secret, 'marks')
  const proofOf = (id: string, erased: string): string => keyedHash(chain, ['erased', id, erased])

  /** What wraps a key: an epoch, or RECORD_KEY itself before there were any. */
  const wrapperOf = async ({ under: by = '' }: KeyDoc): Promise<Buffer | 'gone' | 'closed'> => {
    if (!isEpoch(by)) return wrappers.get(by) ?? 'closed'
    const epoch = await epochs.of(by)
    return typeof epoch === 'string' ? epoch : epoch.wraps
  }

  /** Asked for each time; those that are wanted in one moment are asked for together. */
  const asked = together(async (ids: readonly string[]) => {
    const found = await db.keys.find({ _id: trusted({ $in: [...new Set(ids)] }) }).lean<KeyDoc[]>()
    const byId = new Map(found.map((one) => [one._id, one]))
    return ids.map((id) => ({ status: 'fulfilled' as const, value: byId.get(id) }))
  })

  /** Wrapped under epochs that ended: each is wrapped under the newest by now. */
  const ofMany = async (ids: readonly string[], left = tries): Promise<ReadonlyMap<string, Buffer>> => {
    const found = await db.keys.find({ _id: trusted({ $in: [...new Set(ids)] }) }).lean<KeyDoc[]>()
    const there = new Map<string, Buffer>()
    const again: string[] = []
    for (const doc of found.filter(({ wrapped }) => wrapped)) {
      const wrapper = await wrapperOf(doc)
      if (typeof wrapper !== 'string') there.set(doc._id, unwrapWith(wrapper, doc))
      else if (wrapper === 'gone') again.push(doc._id)
    }
    if (again.length === 0 || left === 0) return there
    return new Map([...there, ...(await ofMany(again, left - 1))])
  }

  const strangers = async (known: readonly string[]): Promise<number> =>
    db.keys.countDocuments({ under: trusted({ $exists: true, $nin: [...wrappers.keys(), ...known] }) })

  return {
    hash: (values) => keyedHash(chain, values),
    mark: ({ kind, value }) => keyedHash(marks, [kind, value.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()]),
    sealed: derive(secret, 'sealed'),
    epochs,
    ofMany: (ids) => ofMany(ids),

    async make() {
      const id = randomUUID()
      const key = randomBytes(32)
      let epoch = epochs.known()
      await insert(db.keys, wrap(id, key, epoch))
      for (let newest = await epochs.newestNow(); newest.id !== epoch.id; newest = await epochs.newestNow()) {
        epoch = newest
        await db.keys.replaceOne({ _id: id }, wrap(id, key, epoch), { upsert: true })
      }
      return { id, key }
    },

    async of(id, record) {
      for (let left = tries; ; left -= 1) {
        const found = await asked(id)
        if (found?.erased) throw new KeyErased(`${record} was erased.`)
        if (!found) throw new SealBroken(`The key of ${record} is missing.`)
        const wrapper = await wrapperOf(found)
        if (typeof wrapper !== 'string') return unwrapWith(wrapper, found)
        if (wrapper === 'closed') throw new SealBroken(`Key ${id} was wrapped with another RECORD_KEY.`)
        if (left === 0) throw new SealBroken(`What wraps the key of ${record} is missing.`)
      }
    },

    async wrapAnew(doc, epoch) {
      const wrapper = await wrapperOf(doc)
      if (wrapper === 'gone') return 'gone'
      try {
        return wrapper === 'closed' ? undefined : wrap(doc._id, unwrapWith(wrapper, doc), epoch)
      } catch (fault) {
        // One that was altered stays as it is, and holds up no other.
        if (fault instanceof SealBroken) return undefined
        throw fault
      }
    },

    async rewrap() {
      const moved = await epochs.rewrap()
      const { _id, ...fields } = wrapOwn(secret)
      const { modifiedCount } = await db.keys.updateOne({ _id, under: former ?? '' }, { $set: fields })
      return moved + modifiedCount
    },

    async wrapped() {
      const all = await epochs.all()
      const formerly = [...(former === undefined ? [] : [former]), ...all.filter((one) => one.former).map(({ id }) => id)]
      const opening = all.filter(({ epoch }) => epoch !== 'closed').map(({ id }) => id)
      return { former: await db.keys.countDocuments({ under: trusted({ $in: formerly }) }), strange: await strangers(opening) }
    },

    async erase(id, now) {
      const erased = instant(now)
      // Under which epoch it was stays until that has ended: only then nothing opens it any more.
      const done = await db.keys.updateOne({ _id: id }, { $unset: { wrapped: 1 }, $set: { erased, proof: proofOf(id, erased) } })
      return done.matchedCount > 0
    },

    async judging() {
      const all = new Map((await epochs.all()).map(({ id, epoch }) => [id, epoch]))
      const opens = (wrapper: Buffer, doc: KeyDoc): boolean => {
        try {
          return unwrapWith(wrapper, doc).length > 0
        } catch (fault) {
          if (fault instanceof SealBroken) return false
          throw fault
        }
      }
      return (doc) => {
        if (doc.erased !== undefined) return doc.proof === proofOf(doc._id, doc.erased) ? 'erased' : 'unsigned'
        if (doc.under === undefined) return 'broken'
        const epoch = all.get(doc.under)
        if (isEpoch(doc.under) && !epoch) return 'lost'
        const wrapper = epoch === undefined ? wrappers.get(doc.under) : epoch === 'closed' ? undefined : epoch.wraps
        if (!wrapper) return 'stranger'
        return opens(wrapper, doc) ? 'opens' : 'broken'
      }
    },
  }
}
