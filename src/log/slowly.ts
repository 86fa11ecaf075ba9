import { setImmediate as letOthers } from 'node:timers/promises'
import { type Model, mongo } from 'mongoose'

/** So many documents at a time: some milliseconds' work, after which everybody else has a turn. */
const together = 100
/** So many come from the database at once. */
const batchSize = 1_000

/**
 * A long walk that nobody waits for, over the documents of a collection that fit, in the order in which the database has them: some at a time, and
 * everybody else's work in between. While these are worked on the database looks for the next. Throws as the driver does.
 */
export async function* slowly<Doc extends { readonly _id: string }>(
  model: Pick<Model<Doc>, 'collection'>,
  filter: object = {},
): AsyncGenerator<readonly Doc[]> {
  // As bytes, each read when its turn comes: a thousand that are read at once live long enough to be carried about in memory.
  const cursor = model.collection.find(filter, { batchSize, raw: true }) as unknown as mongo.FindCursor<Uint8Array>
  let following: Promise<Uint8Array | null> = cursor.next()
  try {
    for (let first = await following; first !== null; first = await following) {
      const some = [first, ...cursor.readBufferedDocuments()]
      following = cursor.next()
      // Awaited when these are done; whoever breaks off before that wants to know nothing of it.
      following.catch(() => {})
      for (let from = 0; from < some.length; from += together) {
        yield some.slice(from, from + together).map((bytes) => mongo.BSON.deserialize(bytes) as Doc)
        await letOthers()
      }
    }
  } finally {
    await following.catch(() => {})
    await cursor.close()
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
