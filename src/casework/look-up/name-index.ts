import MiniSearch, { type Query } from 'minisearch'
import { nameForm, nameWords, sameName } from '../../procedures/shared/name.js'
import type { RecordId } from '../../procedures/words.js'
import { nicknamesOf } from './nicknames.js'
import { joined, spelledOut } from './word-forms.js'

/** Spelling: one letter wrong in a short word, two in a long one; the beginning of a word is enough from three letters on. */
const tolerance = (term: string): number => (term.length <= 3 ? 0 : term.length <= 6 ? 1 : 2)

/** Nobody types more words for a name; more would only cost time. */
const mostWords = 8

export interface NameIndex {
  put(record: RecordId, name: string): void
  has(record: RecordId): boolean
  /** The name on a record, as it was read last. */
  nameOf(record: RecordId): string | undefined
  /** Forgets a record that was erased, or names nobody any more. */
  drop(record: RecordId): void
  /**
   * Records whose customer's name fits, best first. Every word that was typed must fit a word of the name, in one of the forms of
   * docs/customer-search.md; a middle name more or less does no harm.
   */
  find(typed: string): readonly RecordId[]
  /** Records whose name shares a word with what was typed, best first: to offer when nothing fits. */
  near(typed: string): readonly RecordId[]
  /** Records of exactly this name, but for order, titles, accents and case. */
  same(name: string): readonly RecordId[]
}

/** An index of names in memory, by the record that holds them; it is never written anywhere. */
export const openNameIndex = (): NameIndex => {
  const index = new MiniSearch<{ id: RecordId; name: string }>({
    fields: ['name'],
    storeFields: ['name'],
    tokenize: (text) => [...nameWords(text), ...spelledOut(text), ...joined(text)],
    processTerm: (term) => term,
    searchOptions: {
      combineWith: 'AND',
      fuzzy: tolerance,
      prefix: (term) => term.length >= 3,
      weights: { fuzzy: 0.4, prefix: 0.6 },
      tokenize: (text) => [text],
    },
  })
  const search = (query: Query): readonly { readonly id: RecordId; readonly name: string }[] =>
    index.search(query).map(({ id, name }) => ({ id: id as RecordId, name: String(name) }))
  /** A whole word in every form: as it is, for short, as an initial, with two letters for one. */
  const anyForm = (word: string): Query => ({
    combineWith: 'OR',
    queries: [
      word,
      { queries: [...nicknamesOf(word), ...(word.length > 1 ? [word.charAt(0)] : [])], combineWith: 'OR', fuzzy: false, prefix: false },
    ],
  })
  const all = (words: readonly string[]) => search({ combineWith: 'AND', queries: words.map(anyForm) })

  return {
    put(id, name) {
      // Look-ups put what they have read; the index is only touched by a name that has changed.
      if (index.getStoredFields(id)?.name === name) return
      if (index.has(id)) index.replace({ id, name })
      else index.add({ id, name })
    },
    has: (record) => index.has(record),
    nameOf: (record) => {
      const name = index.getStoredFields(record)?.name
      return typeof name === 'string' ? name : undefined
    },
    drop(record) {
      if (index.has(record)) index.discard(record)
    },
    same(name) {
      const words = nameWords(name).slice(0, mostWords)
      if (words.length === 0) return []
      const found = search({ combineWith: 'AND', queries: [...words], fuzzy: false, prefix: false })
      return found.flatMap((each) => (sameName(each.name, name) ? [each.id] : []))
    },
    find(typed) {
      const words = nameWords(typed).slice(0, mostWords)
      if (words.length === 0) return []
      const found = new Map<RecordId, string>()
      for (const way of waysOf(words, typed)) for (const { id, name } of all(way.words)) if (hasInitials(name, way)) found.set(id, name)
      const form = nameForm(typed)
      const [exact, others] = [
        [...found].filter(([, name]) => nameForm(name) === form),
        [...found].filter(([, name]) => nameForm(name) !== form),
      ]
      return [...exact, ...others].map(([id]) => id)
    },
    near: (typed) => {
      const words = nameWords(typed)
        .slice(0, mostWords)
        .filter((word) => word.length > 2)
      return words.length === 0 ? [] : search({ combineWith: 'OR', queries: words }).map(({ id }) => id)
    },
  }
}

/** One way to read what was typed: its whole words, and the initials among them. */
interface Way {
  readonly words: readonly string[]
  readonly initials: readonly string[]
}

/** As it was typed; with what stands side by side joined (o neil); spelled out (mueller); without one of its middle names. */
const waysOf = (words: readonly string[], typed: string): readonly Way[] => {
  const whole = words.filter((word) => word.length > 1)
  const initials = whole.length === 0 ? [] : words.filter((word) => word.length === 1)
  const asTyped: Way = { words: whole.length === 0 ? words : whole, initials: whole.length > 1 ? [] : initials }
  const out = spelledOut(typed)
  const joins = words.length > 1 && words.length < 6 ? pairsJoined(words) : []
  const shorter = whole.length > 2 ? whole.slice(1, -1).map((middle) => whole.filter((word) => word !== middle)) : []
  return [asTyped, ...[...joins, ...shorter, ...(out.length > 0 ? [out] : [])].map((some) => ({ words: some, initials: [] }))]
}

/** The words with some that stand side by side joined, each time another few. Initials are no whole words of a name. */
const pairsJoined = (words: readonly string[]): readonly (readonly string[])[] =>
  words.flatMap((_, from) =>
    [2, 3, 4].flatMap((count) =>
      from + count <= words.length
        ? [[...words.slice(0, from), words.slice(from, from + count).join(''), ...words.slice(from + count)]]
        : [],
    ),
  )

const hasInitials = (name: string, { initials }: Way): boolean => {
  if (initials.length === 0) return true
  const words = nameWords(name)
  return initials.every((initial) => words.some((word) => word.startsWith(initial)))
}
