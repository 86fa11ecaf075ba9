import MiniSearch from 'minisearch'
import { nameWords, sameName } from '../../procedures/shared/name.js'
import type { RecordId } from '../../procedures/words.js'

/** Spelling: one letter wrong in a short word, two in a long one; the beginning of a word is enough from three letters on. */
const tolerance = (term: string): number => (term.length <= 3 ? 0 : term.length <= 6 ? 1 : 2)

export interface NameIndex {
  put(record: RecordId, name: string): void
  has(record: RecordId): boolean
  /** Forgets a record that was erased, or names nobody any more. */
  drop(record: RecordId): void
  /** Records whose customer's name fits, best first. Every word that was typed must fit a word of the name. */
  find(typed: string): readonly RecordId[]
  /** Records of exactly this name, but for order, titles, accents and case. */
  same(name: string): readonly RecordId[]
}

/** An index of names in memory, by the record that holds them; it is never written anywhere. */
export const openNameIndex = (): NameIndex => {
  const index = new MiniSearch<{ id: RecordId; name: string }>({
    fields: ['name'],
    storeFields: ['name'],
    tokenize: (text) => [...nameWords(text)],
    processTerm: (term) => term,
    searchOptions: { combineWith: 'AND', fuzzy: tolerance, prefix: (term) => term.length >= 3, weights: { fuzzy: 0.4, prefix: 0.6 } },
  })
  return {
    put(id, name) {
      // Look-ups put what they have read; the index is only touched by a name that has changed.
      if (index.getStoredFields(id)?.name === name) return
      if (index.has(id)) index.replace({ id, name })
      else index.add({ id, name })
    },
    has: (record) => index.has(record),
    drop(record) {
      if (index.has(record)) index.discard(record)
    },
    same: (name) =>
      nameWords(name).length === 0
        ? []
        : index
            .search(name, { fuzzy: false, prefix: false })
            .flatMap((found) => (sameName(String(found.name), name) ? [found.id as RecordId] : [])),
    find: (typed) => (nameWords(typed).length === 0 ? [] : index.search(typed).map((found) => found.id as RecordId)),
  }
}
