import { nameForm, nameWords } from '../../procedures/shared/name.js'
import type { RecordId } from '../../procedures/words.js'
import { joined, spelledOut } from './word-forms.js'
import { far, openWordStore, type Word } from './word-store.js'

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
  /** Is this a word of somebody's name, exactly? */
  holds(word: string): boolean
  /** Records of exactly this name, but for order, titles, accents and case. */
  same(name: string): readonly RecordId[]
}

/** A name as it is written, once for all its records. */
interface Entry {
  readonly name: string
  readonly form: string
  readonly words: readonly string[]
  readonly records: Set<RecordId>
}

/** An index of names in memory, by the records that hold them; it is never written anywhere. */
export const openNameIndex = (): NameIndex => {
  const entries = new Map<string, Entry>()
  const byRecord = new Map<RecordId, Entry>()
  const byForm = new Map<string, Set<Entry>>()
  const store = openWordStore<Entry>()

  const learn = (name: string): Entry => {
    const words = [...new Set([...nameWords(name), ...spelledOut(name), ...joined(name)])]
    const entry: Entry = { name, form: nameForm(name), words, records: new Set() }
    entries.set(name, entry)
    byForm.set(entry.form, (byForm.get(entry.form) ?? new Set()).add(entry))
    store.put(entry, words)
    return entry
  }
  const forget = (entry: Entry): void => {
    entries.delete(entry.name)
    byForm.get(entry.form)?.delete(entry)
    if (byForm.get(entry.form)?.size === 0) byForm.delete(entry.form)
    store.drop(entry, entry.words)
  }
  const drop = (record: RecordId): void => {
    const entry = byRecord.get(record)
    byRecord.delete(record)
    entry?.records.delete(record)
    if (entry?.records.size === 0) forget(entry)
  }

  /**
   * How far each name is from some words, where every word fits one of the name's: the rarest word is looked up, the others are compared. A common
   * last name stands in thousands of names: so nothing is made here for each of them.
   */
  const fitting = (likes: readonly Like[]): ReadonlyMap<Entry, number> => {
    const [rarest, ...others] = [...likes].sort((one, other) => one.entries - other.entries)
    const found = new Map<Entry, number>()
    // The nearest words come first, so that where a name is met first, it is as near as it comes.
    for (const [word, near] of rarest?.words ?? [])
      for (const entry of word.in) {
        if (found.has(entry)) continue
        let away = near
        for (const like of others) away += nearestOf(entry, like.away)
        if (away < Number.POSITIVE_INFINITY) found.set(entry, away)
      }
    return found
  }
  /** What is like a typed word, looked up once however many ways it is read in. */
  const likeOnce = (): ((word: string) => Like) => {
    const known = new Map<string, Like>()
    return (word) => {
      const like = known.get(word) ?? likeOf(store.like(word))
      known.set(word, like)
      return like
    }
  }

  return {
    put(record, name) {
      // Look-ups put what they have read; the index is only touched by a name that has changed.
      if (byRecord.get(record)?.name === name) return
      drop(record)
      const entry = entries.get(name) ?? learn(name)
      entry.records.add(record)
      byRecord.set(record, entry)
    },
    has: (record) => byRecord.has(record),
    nameOf: (record) => byRecord.get(record)?.name,
    drop,
    holds: (word) => store.holds(word),
    same: (name) => recordsOf([...(byForm.get(nameForm(name)) ?? [])]),
    find(typed) {
      const words = nameWords(typed).slice(0, mostWords)
      if (words.length === 0) return []
      const form = nameForm(typed)
      const like = likeOnce()
      const found = new Map<Entry, number>()
      for (const way of waysOf(words, typed))
        fitting(way.words.map(like)).forEach((away, entry) => {
          if (hasInitials(entry, way)) found.set(entry, Math.min(entry.form === form ? -1 : away, found.get(entry) ?? away))
        })
      for (const parted of partedAs(words, store.holds)) {
        const whole = (word: string): Like => likeOf(new Map([...store.like(word)].filter(([{ text }]) => text === word)))
        fitting(parted.words.map((word) => (parted.exact.has(word) ? whole(word) : like(word)))).forEach((_, entry) => {
          if (!found.has(entry) && standTogether(entry, parted.exact)) found.set(entry, far.oneLetter)
        })
      }
      return recordsOf(bestFirst(found))
    },
    near(typed) {
      const found = new Map<Entry, number>()
      const words = nameWords(typed).filter((word) => word.length > 2)
      for (const word of words.slice(0, mostWords)) {
        // Each word that a name shares brings it forward, by more than any spelling does.
        for (const [entry, away] of fitting([likeOf(store.like(word))]))
          if (away < far.initial) found.set(entry, (found.get(entry) ?? 0) + away - manyAway)
      }
      return recordsOf(bestFirst(found))
    },
  }
}

/** The words of names that are like one typed word, how far each is from it, and how many names have one of them. */
interface Like {
  /** Nearest first. */
  readonly words: readonly (readonly [word: Word<Entry>, away: number])[]
  readonly away: ReadonlyMap<string, number>
  readonly entries: number
}

const likeOf = (found: ReadonlyMap<Word<Entry>, number>): Like => {
  const words = [...found].sort(([, one], [, other]) => one - other)
  return {
    words,
    away: new Map(words.map(([word, away]) => [word.text, away])),
    entries: words.reduce((all, [word]) => all + word.in.size, 0),
  }
}

/** More than a word can be away. */
const manyAway = 100

const nearestOf = ({ words }: Entry, away: ReadonlyMap<string, number>): number => {
  let nearest = Number.POSITIVE_INFINITY
  for (const word of words) nearest = Math.min(nearest, away.get(word) ?? nearest)
  return nearest
}

/** What is nearest first; of what is equally near, the name with fewer words more, then the one that was read first. */
const bestFirst = (found: ReadonlyMap<Entry, number>): readonly Entry[] => {
  const alike = new Map<number, Entry[]>()
  found.forEach((away, entry) => {
    const rank = away * manyAway + entry.words.length
    const those = alike.get(rank)
    if (those) those.push(entry)
    else alike.set(rank, [entry])
  })
  return [...alike].sort(([one], [other]) => one - other).flatMap(([, those]) => those)
}

const recordsOf = (entries: readonly Entry[]): readonly RecordId[] => {
  const records: RecordId[] = []
  for (const entry of entries) for (const record of entry.records) records.push(record)
  return records
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

/** What was typed, with one of its words read as two: "abdulrahman" for Abdul Rahman, "annmarie" for Ann Marie. */
interface Parted {
  readonly words: readonly string[]
  /** The two: each must stand in the name to the letter, or Joanna would be everybody who is called Jo and Anna. */
  readonly exact: ReadonlySet<string>
}
/** Each way to part one of the words into two that are words of names; the shorter half has two letters at least. */
const partedAs = (words: readonly string[], holds: (word: string) => boolean): readonly Parted[] =>
  words.flatMap((word, place) =>
    Array.from({ length: Math.max(0, word.length - 3) }, (_, cut) => [word.slice(0, cut + 2), word.slice(cut + 2)] as const).flatMap(
      (halves) => (halves.every(holds) ? [{ words: words.toSpliced(place, 1, ...halves), exact: new Set(halves) }] : []),
    ),
  )
/** Do the two stand side by side in the name, in this order? */
const standTogether = ({ words }: Entry, halves: ReadonlySet<string>): boolean => {
  const [first = '', second = ''] = [...halves]
  return words.some((word, place) => word === first && words[place + 1] === second)
}

const hasInitials = ({ words }: Entry, { initials }: Way): boolean =>
  initials.every((initial) => words.some((word) => word.startsWith(initial)))
