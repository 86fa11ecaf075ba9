import { trusted } from 'mongoose'
import type { Collections, KeyDoc, SealedDoc } from '../collections.js'
import { isRegistered } from '../register/small-thing.js'
import { slowly } from '../slowly.js'
import { isEpoch } from './epochs/epoch-place.js'
import type { Epoch } from './epochs/open-epochs.js'
import { type Keys, ofTheOffice } from './keys.js'
import { resealed } from './sealed-store.js'

/** How far a change of the epoch came. */
export interface Changed {
  /** How many keys were wrapped anew. */
  readonly moved: number
  /** How many keys do not open here, and stay as they are. */
  readonly left: number
}

/** A change of one document that was read: made while it is still as it was read. */
interface Change<Doc> {
  readonly was: Doc
  /** Undefined: it is taken out, since it can never be opened. */
  readonly becomes: Doc | undefined
}

/**
 * Wraps everything that lives under the newest epoch, and destroys the epochs before it; a new one begins first when a key that was under the newest has been
 * erased, so that no old page of the database's files opens that any more. May be done by several bots at once, broken off anywhere, and done
 * again: each document is changed only as it was read, and an epoch goes when nothing that opens is under it any more. What a bot writes under it
 * in that moment it writes once more by itself (`Epochs.known`). An epoch that does not open here stays.
 */
export const settleEpochs = async (db: Collections, keys: Keys): Promise<Changed> => {
  let moved = 0
  for (;;) {
    let newest = await keys.epochs.newestNow()
    if (await db.keys.findOne({ under: newest.id, erased: trusted({ $exists: true }) }, { _id: 1 }).lean())
      newest = await keys.epochs.begin()
    const ofKeys = await moveKeys(db, keys, newest)
    const ofSealed = await moveSealed(db, keys, newest)
    moved += ofKeys.done
    if (ofKeys.tried + ofSealed > 0) continue
    for (const { id, epoch } of await keys.epochs.all()) if (id < newest.id && epoch !== 'closed') await keys.epochs.drop(id)
    const standing = (await keys.epochs.all()).map(({ id }) => id)
    const over = { erased: trusted({ $exists: true }), under: trusted({ $exists: true, $nin: standing }) }
    await db.keys.updateMany(over, { $unset: { under: 1 } })
    return { moved, left: ofKeys.left }
  }
}

/** Another bot may be ahead: what is under a later epoch is never brought back. */
const isOlder = (under: string | undefined, newest: Epoch): boolean => under === undefined || !isEpoch(under) || under < newest.id

const moveKeys = async (db: Collections, keys: Keys, newest: Epoch) => {
  const old = { _id: { $ne: ofTheOffice }, under: { $exists: true, $ne: newest.id }, wrapped: { $exists: true } }
  let [tried, done, left] = [0, 0, 0]
  for await (const some of slowly<KeyDoc>(db.keys, old)) {
    const changes: Change<KeyDoc>[] = []
    for (const was of some.filter(({ under }) => isOlder(under, newest))) {
      const becomes = await keys.wrapAnew(was, newest)
      // Its maker died before any record named it, or was cut off and puts it back by itself.
      const orphan = becomes === 'gone' && (await db.commits.findOne({ key: was._id }, { _id: 1 }).lean()) === null
      if (becomes === undefined || (becomes === 'gone' && !orphan)) left += 1
      else changes.push({ was, becomes: becomes === 'gone' ? undefined : becomes })
    }
    tried += changes.length
    done += await make(db.keys, changes, ({ wrapped }) => ({ wrapped }))
  }
  return { tried, done, left }
}

const moveSealed = async (db: Collections, keys: Keys, newest: Epoch): Promise<number> => {
  let tried = 0
  for await (const some of slowly<SealedDoc>(db.sealed, { under: { $ne: newest.id } })) {
    const changes: Change<SealedDoc>[] = []
    for (const was of some.filter(({ under }) => isOlder(under, newest))) {
      const becomes = await resealed(keys, was, newest)
      // One of the register that opens no more is told of, and not made to be nothing.
      if (becomes === 'gone' && isRegistered(was._id)) continue
      if (becomes !== undefined) changes.push({ was, becomes: becomes === 'gone' ? undefined : becomes })
    }
    tried += changes.length
    await make(db.sealed, changes, ({ sealed }) => ({ sealed }))
  }
  return tried
}

/** Makes changes, each while its document is as it was read; says how many were. */
const make = async <Doc extends { readonly _id: string; readonly under?: string }>(
  model: Collections['keys'] | Collections['sealed'],
  changes: readonly Change<Doc>[],
  asRead: (was: Doc) => object,
): Promise<number> => {
  if (changes.length === 0) return 0
  const each = changes.map(({ was, becomes }) => {
    const filter = { _id: was._id, ...asRead(was) }
    if (!becomes) return { deleteOne: { filter } }
    const { _id, ...fields } = becomes
    return { updateOne: { filter, update: { $set: fields } } }
  })
  const { modifiedCount, deletedCount } = await model.collection.bulkWrite(each as never, { ordered: false })
  return modifiedCount + deletedCount
}
