import { randomBytes, randomUUID } from 'node:crypto'
import { trusted } from 'mongoose'
import type { Mark } from '../../procedures/procedure.js'
import { instant, type RecordId } from '../../procedures/words.js'
import { type Collections, insert, type KeyDoc } from '../collections.js'
import { KeyErased, SealBroken } from '../log.js'
import { keysRead, type RecordKeys } from './record-key.js'
import { derive, keyedHash, keyId, seal, unseal } from './seal.js'
import { WrongRecordKey } from './wrong-record-key.js'

const ofTheOffice = 'office'

/** The office's keys: one for each purpose, and those of the records, wrapped. */
export interface Keys {
  /** Hash of the chain, and the snapshots' seal of truth. */
  hash(values: readonly unknown[]): string
  /** The blind index of a mark: alike for values that differ only in case and spaces. */
  mark(mark: Mark): string
  /** For small sealed things that belong to no record. */
  readonly sealed: Buffer
  /** Makes a record's key and keeps it wrapped; the commit that names it comes after, so a key without a record is harmless. */
  make(): Promise<{ readonly id: string; readonly key: Buffer }>
  /** Throws KeyErased when it was destroyed, SealBroken when it is missing or altered. */
  of(id: string, record: RecordId): Promise<Buffer>
  /** Those that are there, by id: for lists. Erased and broken ones are left out. */
  ofMany(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>>
  /** Wraps with RECORD_KEY whatever the former one still wraps; says how many, and how many are wrapped with a key that is not here. */
  rewrap(): Promise<{ readonly moved: number; readonly left: number }>
  erase(id: string, now: Date): Promise<boolean>
  /** What is to be seen of a key as it stands in the database. */
  judge(doc: KeyDoc): KeyState
}

/**
 * `opens` as it should; `erased` with the log's signature under it; `unsigned`: said to be erased, by an earlier bot or by hand; `stranger`:
 * wrapped with a RECORD_KEY that is not here; `broken`: swapped, altered, or empty.
 */
export type KeyState = 'opens' | 'erased' | 'unsigned' | 'stranger' | 'broken'

/**
 * Opens the office's keys with RECORD_KEY. The log's own secret is random and kept wrapped, so that a new RECORD_KEY only
 * re-wraps and the chain and the marks stay as they are. Throws WrongRecordKey.
 */
export const openKeys = async (db: Collections, { recordKey, ...others }: RecordKeys): Promise<Keys> => {
  const wrappers = new Map(keysRead({ recordKey, ...others }).map((key) => [keyId(key), derive(key, 'wrap')] as const))
  const under = keyId(recordKey)

  const wrap = (id: string, key: Buffer): KeyDoc => ({ _id: id, under, wrapped: seal(derive(recordKey, 'wrap'), key, `key ${id}`) })
  const unwrap = (doc: KeyDoc): Buffer => {
    const wrapper = wrappers.get(doc.under ?? '')
    if (!wrapper || !doc.wrapped) throw new SealBroken(`Key ${doc._id} was wrapped with another RECORD_KEY.`)
    return unseal(wrapper, doc.wrapped, `key ${doc._id}`)
  }

  /** Undefined for one that was altered: it stays as it is, and holds up no other. */
  const opened = (doc: KeyDoc): Buffer | undefined => {
    try {
      return unwrap(doc)
    } catch (fault) {
      if (fault instanceof SealBroken) return undefined
      throw fault
    }
  }

  const kept = await db.keys.findById(ofTheOffice).lean<KeyDoc>()
  if (!kept && (await db.commits.findOne().lean()))
    throw new WrongRecordKey('The log holds records, but its own key is gone: restore the keys from a backup.')
  if (!kept) await insert(db.keys, wrap(ofTheOffice, randomBytes(32)))
  const doc = kept ?? (await db.keys.findById(ofTheOffice).lean<KeyDoc>())
  let secret: Buffer
  try {
    secret = unwrap(doc ?? { _id: ofTheOffice })
  } catch (cause) {
    throw new WrongRecordKey('RECORD_KEY is not the key this log was begun with: set the one that was in use before.', { cause })
  }
  const chain = derive(secret, 'chain')
  const marks = derive(secret, 'marks')
  const proofOf = (id: string, erased: string): string => keyedHash(chain, ['erased', id, erased])

  return {
    hash: (values) => keyedHash(chain, values),
    mark: ({ kind, value }) => keyedHash(marks, [kind, value.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()]),
    sealed: derive(secret, 'sealed'),

    async make() {
      const id = randomUUID()
      const key = randomBytes(32)
      await insert(db.keys, wrap(id, key))
      return { id, key }
    },

    async of(id, record) {
      const found = await db.keys.findById(id).lean<KeyDoc>()
      if (found?.erased) throw new KeyErased(`${record} was erased.`)
      if (!found) throw new SealBroken(`The key of ${record} is missing.`)
      return unwrap(found)
    },

    async ofMany(ids) {
      const found = await db.keys.find({ _id: trusted({ $in: [...new Set(ids)] }) }).lean<KeyDoc[]>()
      return new Map(found.flatMap((one) => (one.wrapped && wrappers.has(one.under ?? '') ? [[one._id, unwrap(one)] as const] : [])))
    },

    async rewrap() {
      let moved = 0
      const formerly = others.formerKey ? [keyId(others.formerKey)] : []
      for await (const doc of db.keys
        .find({ under: trusted({ $in: formerly }) })
        .lean<KeyDoc>()
        .cursor({ batchSize: 100 })) {
        const key = opened(doc)
        if (!key) continue
        const { _id, ...fields } = wrap(doc._id, key)
        // One that was erased, or wrapped anew by another bot meanwhile, is not touched.
        const { modifiedCount } = await db.keys.updateOne({ _id, wrapped: doc.wrapped ?? '' }, { $set: fields })
        moved += modifiedCount
      }
      const strange = { $exists: true, $nin: [...wrappers.keys()] }
      return { moved, left: await db.keys.countDocuments({ under: trusted(strange) }) }
    },

    async erase(id, now) {
      const erased = instant(now)
      const done = await db.keys.updateOne({ _id: id }, { $unset: { wrapped: 1, under: 1 }, $set: { erased, proof: proofOf(id, erased) } })
      return done.matchedCount > 0
    },

    judge(doc) {
      if (doc.erased !== undefined) return doc.proof === proofOf(doc._id, doc.erased) ? 'erased' : 'unsigned'
      if (doc.under !== undefined && !wrappers.has(doc.under)) return 'stranger'
      return opened(doc) ? 'opens' : 'broken'
    },
  }
}
