import type { RecordId } from '../procedures/words.js'
import { floorOf, type Gap } from './backup/gaps.js'
import type { Collections, CommitDoc } from './collections.js'
import { insertInOrder } from './inserts.js'
import { SealBroken } from './log.js'
import type { Keys } from './sealing/keys.js'
import { together } from './together.js'

/** The reference of a number: four digits, more when a year needs them. */
export const reference = (series: string, number: number): RecordId => `${series}-${String(number).padStart(4, '0')}` as RecordId

interface Last {
  readonly number: number
  readonly hash: string
}

/** What the first reference of a series follows. */
export const beginning = (keys: Keys, series: string): string => keys.hash(['series', series])

/** Makes the first commit under a reference: its number, and the hash of the first commit before it. */
type First = (record: RecordId, number: number, before: string) => CommitDoc

/**
 * Claims the next reference of a series by inserting a first commit. Openings of one process go one after the other, those that come in one
 * moment as one insert in their order, which ends at the first number that is taken: so a number is there only after the one before it.
 * References have no gaps, and each first commit holds the hash of the one before, so that a record that was taken out whole leaves
 * a hole that `verify` finds.
 */
export const openReferences = (db: Collections, keys: Keys, gaps: readonly Gap[] = []) => {
  const lasts = new Map<string, Last>()
  const queues = new Map<string, (first: First) => Promise<CommitDoc>>()

  const newest = async (series: string): Promise<Last> => {
    const doc = await db.commits.findOne({ series }).sort({ number: -1 }).lean<CommitDoc>()
    // What was given out after the backup that was restored is not given again.
    const floor = floorOf(gaps, series)
    return doc ? { number: Math.max(floor, doc.number ?? 0), hash: doc.hash } : { number: floor, hash: beginning(keys, series) }
  }

  const openedBy = (arrival: string) => db.commits.findOne({ arrival, version: 1 }).lean<CommitDoc>()

  /** What whoever lost the place of `doc` finds there: the commit of the number, or the one that this arrival opened meanwhile. */
  const inPlaceOf = async (doc: CommitDoc): Promise<{ readonly kept: CommitDoc } | { readonly theirs: CommitDoc }> => {
    const kept = await db.commits.findById(doc._id).lean<CommitDoc>()
    if (kept) return { kept }
    // The number is free: so it is the arrival that was taken, and what it opened is the answer.
    const theirs = doc.arrival === undefined ? undefined : await openedBy(doc.arrival)
    if (theirs) return { theirs }
    // It was there, and now it is not: somebody takes documents out by hand.
    throw new SealBroken(`${doc._id} was taken and is gone.`)
  }

  const claimSome = async (series: string, firsts: readonly First[]): Promise<readonly PromiseFulfilledResult<CommitDoc>[]> => {
    let last = lasts.get(series) ?? (await newest(series))
    lasts.delete(series)
    const claimed: PromiseFulfilledResult<CommitDoc>[] = []
    while (claimed.length < firsts.length) {
      const docs: CommitDoc[] = []
      let [number, before] = [last.number, last.hash]
      for (const first of firsts.slice(claimed.length)) {
        number += 1
        const doc = first(reference(series, number), number, before)
        docs.push(doc)
        before = doc.hash
      }
      const inserted = await insertInOrder(db.commits, docs)
      const mine = docs.slice(0, inserted)
      claimed.push(...mine.map((value) => ({ status: 'fulfilled' as const, value })))
      const newestOfMine = mine.at(-1)
      if (newestOfMine) last = { number: last.number + inserted, hash: newestOfMine.hash }
      const lost = docs[inserted]
      if (!lost) continue
      const found = await inPlaceOf(lost)
      if ('theirs' in found) claimed.push({ status: 'fulfilled', value: found.theirs })
      else {
        last = { number: last.number + 1, hash: found.kept.hash }
        // A driver that was cut off may have sent it twice: then the one that is there is ours.
        if (found.kept.hash === lost.hash) claimed.push({ status: 'fulfilled', value: found.kept })
      }
    }
    lasts.set(series, last)
    return claimed
  }

  return (series: string, first: First): Promise<CommitDoc> => {
    const queue = queues.get(series) ?? together((firsts: readonly First[]) => claimSome(series, firsts), 'in turn')
    queues.set(series, queue)
    return queue(first)
  }
}
