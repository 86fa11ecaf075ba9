import { setImmediate as letOthers } from 'node:timers/promises'

/** So many documents at a time: some milliseconds' work, after which everybody else has a turn. */
const together = 100
/** So many come from the database at once. */
export const batchSize = 250

/** A long walk that nobody waits for: each document in its order, and everybody else's work in between. */
export async function* slowly<T>(documents: AsyncIterable<T>): AsyncGenerator<T> {
  let taken = 0
  for await (const one of documents) {
    yield one
    taken += 1
    if (taken % together === 0) await letOthers()
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
