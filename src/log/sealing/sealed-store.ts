import { isDeepStrictEqual } from 'node:util'
import { trusted } from 'mongoose'
import { instant } from '../../procedures/words.js'
import { expiry } from '../claims.js'
import type { Collections, SealedDoc } from '../collections.js'
import { insert } from '../inserts.js'
import { aliveKind, type Log, SealBroken, type SealedStore } from '../log.js'
import type { Register } from '../register/open-register.js'
import { intoEnd, isRegistered, readWriting, wordsOfWriting } from '../register/small-thing.js'
import type { Epoch } from './epochs/open-epochs.js'
import type { Keys } from './keys.js'
import { seal, unseal } from './seal.js'

/** So often is something asked for again that was sealed anew between two looks. */
const tries = 5

/** Small sealed things by kind and name. An expired one is not there, whether or not the server has cleared it away. `register` hears of each writing and each drop. */
export const openSealedStore = (
  db: Collections,
  keys: Keys,
  clock: () => Date,
  serverClock: () => Date,
  register?: Pick<Register, 'touch' | 'lookForEarlierBots'>,
): SealedStore & Pick<Log, 'dropSealedIfStill'> => {
  const idOf = (kind: string, name: string) => `${kind}/${name}`
  const isThere = ({ until }: SealedDoc): boolean => until === undefined || until > instant(clock())
  /** Undefined when it is not there any more. */
  const opened = async (doc: SealedDoc, left = tries): Promise<{ readonly value: unknown } | undefined> => {
    const words = await wordsOf(keys, doc)
    if (words !== 'gone') return { value: readWriting(words).value }
    const now = await db.sealed.findById(doc._id).lean<SealedDoc>()
    // Whoever wrote it under an epoch that had ended died before writing it once more.
    return now && left > 0 ? opened(now, left - 1) : undefined
  }
  /** Of one of the register its end stays; any other is taken away. Was it there, as it was read? */
  const drop = async (filter: Pick<SealedDoc, '_id'> & Partial<Pick<SealedDoc, 'sealed'>>): Promise<boolean> => {
    const { _id } = filter
    if (!isRegistered(_id)) return (await db.sealed.deleteOne(filter)).deletedCount > 0
    const still = { end: trusted({ $exists: false }), ...filter }
    const ended = await db.sealed.updateOne(still, intoEnd(keys, _id, serverClock()))
    register?.touch(_id)
    return ended.matchedCount > 0
  }
  const put = async (doc: SealedDoc): Promise<void> => {
    const { _id } = doc
    if (await insert(db.sealed, doc)) return
    const replaced = await db.sealed.replaceOne({ _id }, doc)
    // Dropped in between: there is room again.
    if (replaced.matchedCount === 0) await insert(db.sealed, doc)
  }

  return {
    async putSealed(kind, name, value, { until, owner } = {}) {
      const _id = idOf(kind, name)
      const beside = {
        ...(owner === undefined ? {} : { owner }),
        ...(until === undefined ? {} : { until, expires: expiry(until, clock(), serverClock()) }),
      }
      const under = (epoch: Epoch): SealedDoc => ({
        ...{ _id, kind, name, ...beside },
        under: epoch.id,
        sealed: seal(epoch.seals, wordsOfWriting(value, beside, serverClock()), `sealed ${_id}`),
      })
      // Before the sign of another bot gives way to this one's.
      if (kind === aliveKind) await register?.lookForEarlierBots()
      let epoch = keys.epochs.known()
      await put(under(epoch))
      for (let newest = await keys.epochs.newestNow(); newest.id !== epoch.id; newest = await keys.epochs.newestNow()) {
        epoch = newest
        await put(under(epoch))
      }
      register?.touch(_id)
    },

    async getSealed(kind, name) {
      const doc = await db.sealed.findById(idOf(kind, name)).lean<SealedDoc>()
      return doc && isThere(doc) ? (await opened(doc))?.value : undefined
    },

    async dropSealed(kind, name) {
      await drop({ _id: idOf(kind, name) })
    },

    async dropSealedIfStill(kind, name, read) {
      const _id = idOf(kind, name)
      for (let left = tries; left > 0; left -= 1) {
        const doc = await db.sealed.findById(_id).lean<SealedDoc>()
        if (!doc || !isThere(doc)) return true
        const found = await opened(doc)
        if (found && !isDeepStrictEqual(found.value, read)) return false
        // No two sealings are alike. One that was sealed anew meanwhile may hold the same, under another epoch: it is read again.
        if (await drop({ _id, sealed: doc.sealed })) return true
      }
      return false
    },

    async listSealed(kind, owner, broken) {
      const docs = await db.sealed.find(owner === undefined ? { kind } : { kind, owner }).lean<SealedDoc[]>()
      const there = await Promise.all(
        docs.filter(isThere).map(async (doc) => {
          const found = await opened(doc).catch((fault: unknown) => {
            if (!broken || !(fault instanceof SealBroken)) throw fault
            broken(doc.name, fault)
            return undefined
          })
          return found && { name: doc.name, value: found.value }
        }),
      )
      return there.filter((one) => one !== undefined).sort((one, other) => one.name.localeCompare(other.name))
    },
  }
}

/** What a small thing holds; `gone` when its epoch's key was destroyed. Throws SealBroken. */
export const wordsOf = async (keys: Keys, { _id, under, sealed }: SealedDoc): Promise<string | 'gone'> => {
  const epoch = under === undefined ? undefined : await keys.epochs.of(under)
  if (epoch === 'gone') return 'gone'
  if (epoch === 'closed') throw new SealBroken(`${_id} was sealed under a RECORD_KEY that is not in the settings.`)
  return unseal(epoch ? epoch.seals : keys.sealed, sealed, `sealed ${_id}`).toString()
}

/** A small thing sealed under another epoch; `gone` as above; undefined when it does not open here. */
export const resealed = async (keys: Keys, doc: SealedDoc, epoch: Epoch): Promise<SealedDoc | 'gone' | undefined> => {
  try {
    const words = await wordsOf(keys, doc)
    return words === 'gone' ? 'gone' : { ...doc, under: epoch.id, sealed: seal(epoch.seals, words, `sealed ${doc._id}`) }
  } catch (fault) {
    if (fault instanceof SealBroken) return undefined
    throw fault
  }
}
