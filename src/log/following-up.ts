import type { RecordId } from '../procedures/words.js'
import { reaching } from './away.js'
import type { Collections, CommitDoc } from './collections.js'
import type { Keys } from './sealing/keys.js'
import { oweAll, settleFrom, showNewest } from './settle.js'

/** While so many steps wait for what follows them the next waits too: a slow server is not given more than it does. */
const most = 100

/**
 * What follows a commit, done beside the answer: the commit is the truth, and whoever took the step waits for no more than that. First what it
 * owes, then the snapshot, so that a snapshot at version 7 says that the owed items of all commits to 7 were inserted. A record's steps are
 * followed up in their order, those that come meanwhile together. Who asks this process for what is owed or listed waits until it is there;
 * what cannot be completed now is completed later, and what a crash leaves is found by the snapshot.
 */
export const openFollowingUp = (db: Collections, keys: Keys, patience: number) => {
  const unsettled = new Set<RecordId>()
  const owing = new Set<Promise<void>>()
  const showing = new Set<Promise<void>>()
  /** Each record's steps that have not begun to be followed up, and the end of those that have. */
  const waiting = new Map<RecordId, { readonly docs: CommitDoc[]; readonly shown: Promise<void> }>()
  const underWay = new Map<RecordId, Promise<void>>()

  const during = (some: Set<Promise<void>>, work: Promise<void>): Promise<void> => {
    const one = work.finally(() => some.delete(one))
    some.add(one)
    return one
  }

  const follow = (doc: CommitDoc, key: Buffer): Promise<void> => {
    const { record } = doc
    const together = waiting.get(record)
    if (together) {
      together.docs.push(doc)
      return together.shown
    }
    const docs = [doc]
    const before = underWay.get(record)
    const owed = (before ?? Promise.resolve()).then(() => {
      waiting.delete(record)
      underWay.set(record, shown)
      return reaching(() => oweAll(db, docs), patience)
    })
    const kept = owed.then(() => reaching(() => showNewest(db, keys, docs, key), patience))
    // The commit is kept: from here on nothing may look like a failure.
    const shown: Promise<void> = during(
      showing,
      kept
        .catch(() => void unsettled.add(record))
        .then(() => {
          if (underWay.get(record) === shown) underWay.delete(record)
        }),
    )
    void during(
      owing,
      owed.catch(() => {}),
    )
    if (before !== undefined) waiting.set(record, { docs, shown })
    return shown
  }

  return {
    /** Follows a commit up; returns at once, unless the server is far behind. */
    async follow(doc: CommitDoc, key: Buffer): Promise<void> {
      const shown = follow(doc, key)
      if (showing.size > most) await shown
    },
    /** Resolves when what this process has owed until now is there to be taken; false when it was all there already. */
    async owed(): Promise<boolean> {
      const some = [...owing]
      await Promise.all(some)
      return some.length > 0
    },
    /** Resolves when the lists say what this process has kept until now. */
    async shown(): Promise<void> {
      await Promise.all(showing)
    },
    /** Completes the steps of this process that could not be completed at once. */
    async completeMine(): Promise<void> {
      for (const record of [...unsettled]) {
        await settleFrom(db, keys, record)
        unsettled.delete(record)
      }
    },
  }
}
