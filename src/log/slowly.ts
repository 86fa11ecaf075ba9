import { setImmediate as letOthers } from 'node:timers/promises'
import type { Model, mongo } from 'mongoose'
import { asFastAsItComes } from './ahead.js'
import { readBytes } from './read-bytes.js'

/** So many documents at a time: some milliseconds' work, after which everybody else has a turn. */
const together = 100
/** So many come from the database at once. */
const batchSize = 1_000
/** So many bytes of one collection may wait for their turn; of several, each of which is asked for when the one before has come, more. */
const [mostWaiting, mostOfSeveral] = [4_000_000, 16_000_000]
/** What a document that waits costs beside its bytes. */
const besideBytes = 128

/** Documents as they came from the database, each to be read when its turn comes: a thousand that are read at once live long enough to be carried about in memory. */
type Raw = readonly Uint8Array[]

/** In which order documents come, and what of them. */
type Wanted = Pick<mongo.FindOptions, 'sort' | 'projection'>

async function* bytesOf<Doc>({ collection }: Pick<Model<Doc>, 'collection'>, filter: object, wanted: Wanted): AsyncGenerator<Raw> {
  const cursor = collection.find(filter, { ...wanted, batchSize, raw: true }) as unknown as mongo.FindCursor<Uint8Array>
  try {
    for (let first = await cursor.next(); first !== null; first = await cursor.next()) yield [first, ...cursor.readBufferedDocuments()]
  } finally {
    await cursor.close()
  }
}

const weightOf = (raw: Raw): number => raw.reduce((sum, one) => sum + one.byteLength + besideBytes, 0)

/**
 * A long walk that nobody waits for, over the documents of a collection that fit, in the order in which the database has them or in the one that is
 * wanted: a hundred at a time, or `atOnce`, and everybody else's work in between. While these are worked on the database looks for the
 * next. Throws as the driver does.
 */
export async function* slowly<Doc extends { readonly _id: string }>(
  model: Pick<Model<Doc>, 'collection'>,
  filter: object = {},
  wanted: Wanted = {},
  atOnce = together,
): AsyncGenerator<readonly Doc[]> {
  for await (const raw of asFastAsItComes(bytesOf(model, filter, wanted), { weigh: weightOf, most: mostWaiting }))
    for (let from = 0; from < raw.length; from += atOnce) {
      yield raw.slice(from, from + atOnce).map<Doc>(readBytes)
      await letOthers()
    }
}

/** Some documents, and what is to be done with them. */
interface Batch {
  readonly raw: Raw
  readonly take: (raw: Raw) => void
}

/** All documents of a collection, for `takeSlowly`. */
export async function* each<Doc>(model: Pick<Model<Doc>, 'collection'>, take: (doc: Doc) => void): AsyncGenerator<Batch> {
  const takeAll = (raw: Raw): void => {
    for (const one of raw) take(readBytes<Doc>(one))
  }
  for await (const raw of bytesOf(model, {}, {})) yield { raw, take: takeAll }
}

/**
 * Takes the documents of several collections, some at a time, and everybody else's work in between. While these are worked on the database looks
 * for what follows, of the next collection too, which is asked for when all of the one before has come. Throws as the driver does.
 */
export const takeSlowly = async (all: AsyncIterable<Batch>): Promise<void> => {
  for await (const { raw, take } of asFastAsItComes(all, { weigh: (one) => weightOf(one.raw), most: mostOfSeveral }))
    for (let from = 0; from < raw.length; from += together) {
      take(raw.slice(from, from + together))
      await letOthers()
    }
}

/** So many are put in order at once. */
const run = 1_000

/** A long list in its order, as `sort` would have it, and everybody else's work in between. */
export const sortedSlowly = async <T>(list: readonly T[], compare: (one: T, other: T) => number): Promise<readonly T[]> => {
  let runs: T[][] = []
  for (let from = 0; from < list.length; from += run) {
    runs.push(list.slice(from, from + run).sort(compare))
    await letOthers()
  }
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let at = 0; at < runs.length; at += 2) longer.push(await merged(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = longer
  }
  return runs[0] ?? []
}

const merged = async <T>(one: readonly T[], other: readonly T[], compare: (one: T, other: T) => number): Promise<T[]> => {
  const all: T[] = []
  let [mine, theirs] = [0, 0]
  while (mine < one.length || theirs < other.length) {
    const [first, second] = [one[mine], other[theirs]]
    const takesFirst = second === undefined || (first !== undefined && compare(first, second) <= 0)
    const next = takesFirst ? first : second
    if (next === undefined) break
    if (takesFirst) mine += 1
    else theirs += 1
    all.push(next)
    if (all.length % run === 0) await letOthers()
  }
  return all
}
