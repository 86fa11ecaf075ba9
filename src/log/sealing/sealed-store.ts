import { instant } from '../../procedures/words.js'
import { expiry } from '../claims.js'
import { type Collections, insert, type SealedDoc } from '../collections.js'
import type { SealedStore } from '../log.js'
import type { Keys } from './keys.js'
import { seal, unseal } from './seal.js'

/** Small sealed things by kind and name. An expired one is not there, whether or not the server has cleared it away. */
export const openSealedStore = (db: Collections, keys: Keys, clock: () => Date, serverClock: () => Date): SealedStore => {
  const idOf = (kind: string, name: string) => `${kind}/${name}`
  const opened = ({ _id, sealed }: SealedDoc): unknown =>
    (JSON.parse(unseal(keys.sealed, sealed, `sealed ${_id}`).toString()) as { value?: unknown }).value
  const isThere = ({ until }: SealedDoc): boolean => until === undefined || until > instant(clock())

  return {
    async putSealed(kind, name, value, { until, owner } = {}) {
      const _id = idOf(kind, name)
      const doc: SealedDoc = {
        _id,
        kind,
        name,
        ...(owner === undefined ? {} : { owner }),
        ...(until === undefined ? {} : { until, expires: expiry(until, clock(), serverClock()) }),
        sealed: seal(keys.sealed, JSON.stringify({ value }), `sealed ${_id}`),
      }
      if (await insert(db.sealed, doc)) return
      const replaced = await db.sealed.replaceOne({ _id }, doc)
      // Dropped in between: there is room again.
      if (replaced.matchedCount === 0) await insert(db.sealed, doc)
    },

    async getSealed(kind, name) {
      const doc = await db.sealed.findById(idOf(kind, name)).lean<SealedDoc>()
      return doc && isThere(doc) ? opened(doc) : undefined
    },

    async dropSealed(kind, name) {
      await db.sealed.deleteOne({ _id: idOf(kind, name) })
    },

    async listSealed(kind, owner) {
      const docs = await db.sealed.find(owner === undefined ? { kind } : { kind, owner }).lean<SealedDoc[]>()
      return docs
        .filter(isThere)
        .map((doc) => ({ name: doc.name, value: opened(doc) }))
        .sort((one, other) => one.name.localeCompare(other.name))
    },
  }
}
