import type { RecordId } from '../procedures/words.js'
import { floorOf, type Gap } from './backup/gaps.js'
import { type Collections, type CommitDoc, insert } from './collections.js'
import { SealBroken } from './log.js'
import type { Keys } from './sealing/keys.js'

/** The reference of a number: four digits, more when a year needs them. */
export const reference = (series: string, number: number): RecordId => `${series}-${String(number).padStart(4, '0')}` as RecordId

interface Last {
  readonly number: number
  readonly hash: string
}

/** What the first reference of a series follows. */
export const beginning = (keys: Keys, series: string): string => keys.hash(['series', series])

/**
 * Claims the next reference of a series by inserting a first commit. Openings of one process go one after the other, and a
 * number is tried only after the one before it was seen: references have no gaps, and each first commit holds the hash of the
 * one before, so that a record that was taken out whole leaves a hole that `verify` finds.
 */
export const openReferences = (db: Collections, keys: Keys, gaps: readonly Gap[] = []) => {
  const lasts = new Map<string, Last>()
  const queues = new Map<string, Promise<unknown>>()

  const newest = async (series: string): Promise<Last> => {
    const doc = await db.commits.findOne({ series }).sort({ number: -1 }).lean<CommitDoc>()
    // What was given out after the backup that was restored is not given again.
    const floor = floorOf(gaps, series)
    return doc ? { number: Math.max(floor, doc.number ?? 0), hash: doc.hash } : { number: floor, hash: beginning(keys, series) }
  }

  const openedBy = (arrival: string) => db.commits.findOne({ arrival, version: 1 }).lean<CommitDoc>()

  const claim = async (series: string, first: (record: RecordId, number: number, before: string) => CommitDoc): Promise<CommitDoc> => {
    let last = lasts.get(series) ?? (await newest(series))
    lasts.delete(series)
    for (;;) {
      const number = last.number + 1
      const doc = first(reference(series, number), number, last.hash)
      const mine = await insert(db.commits, doc)
      const kept = mine ? doc : await db.commits.findById(doc._id).lean<CommitDoc>()
      // The number is free: so it is the arrival that was taken, and what it opened is the answer.
      const theirs = kept || doc.arrival === undefined ? undefined : await openedBy(doc.arrival)
      if (theirs) return theirs
      // It was there, and now it is not: somebody takes documents out by hand.
      if (!kept) throw new SealBroken(`${doc._id} was taken and is gone.`)
      last = { number, hash: kept.hash }
      if (kept.hash !== doc.hash) continue
      lasts.set(series, last)
      return doc
    }
  }

  return async (series: string, first: (record: RecordId, number: number, before: string) => CommitDoc): Promise<CommitDoc> => {
    const turn = (queues.get(series) ?? Promise.resolve()).then(
      () => claim(series, first),
      () => claim(series, first),
    )
    queues.set(series, turn)
    return turn
  }
}
