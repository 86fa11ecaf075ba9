import type { Instant } from '../procedures/words.js'
import type { Gap } from './backup/gaps.js'
import type { Collections, CommitDoc, KeyDoc, OwedDoc } from './collections.js'
import type { KeyState, Keys } from './sealing/keys.js'

const batchSize = 1000
const minute = 60_000
const day = 24 * 60 * minute

/** For how long an item may be put back or held: a platform that asks to wait is waited for, and nobody waits for a day. */
const longestWait = day
/** By so much may clocks have been put back since an item was taken. */
const patience = 5 * minute
/** An erasure writes down that it is done, blanks the cards, and then destroys the key: by then it has. */
const eraseWithin = 60 * minute

/** What stands beside the chains, and is held against them. */
export interface Beside {
  /** What is wrong with the key of a record; `keyId` as the chain names it. */
  keyFault(keyId: string, erasedAt: Instant | undefined): string | undefined
  isErased(keyId: string): boolean
  /** Looks at what a commit owes; `settled`: its owed items were all there when it was looked. */
  owes(doc: CommitDoc, settled: boolean): void
  /** What is wrong with what a record owes; of one that was erased nothing is owed. */
  owedFault(record: string, erased: boolean): { readonly version: number; readonly fault: string } | undefined
  /** Owed items that no commit knows, each with its record. */
  strangers(): readonly OwedDoc[]
}

/** Reads the keys and what is owed. To be called after the snapshots were read, and before the commits: none then names what came later. */
export const readBeside = async (db: Collections, keys: Keys, gaps: readonly Gap[], now: Date): Promise<Beside> => {
  const states = new Map<string, KeyState>()
  for await (const doc of db.keys.find().lean<KeyDoc>().cursor({ batchSize })) states.set(doc._id, keys.judge(doc))
  const open = new Map<string, OwedDoc>()
  for await (const doc of db.owed.find().lean<OwedDoc>().cursor({ batchSize })) if (doc.index >= 0) open.set(doc._id, doc)
  const wrong = new Map<string, { version: number; fault: string }>()
  const note = (record: string, version: number, fault: string): void => {
    if (!wrong.has(record)) wrong.set(record, { version, fault })
  }
  const later = now.getTime() + patience

  return {
    keyFault(keyId, erasedAt) {
      const state = states.get(keyId)
      if (state === undefined) return 'its key is missing, so that nobody can read it'
      if (state === 'broken') return 'its key was altered or swapped, so that nobody can read it'
      if (state === 'unsigned' && erasedAt === undefined) return 'its key was destroyed by hand, not by steward erase'
      if (state === 'opens' && erasedAt !== undefined && Date.parse(erasedAt) + eraseWithin < now.getTime())
        return 'was erased, and its key is still there or was put back: run steward erase again'
      return undefined
    },
    isErased: (keyId) => ['erased', 'unsigned'].includes(states.get(keyId) ?? ''),
    owes({ _id, record, version, due: items }, settled) {
      for (const { index, due, urgency } of items) {
        const id = `${_id}/${index}`
        const item = open.get(id)
        open.delete(id)
        if (!item) {
          // What is not due yet cannot have been done.
          if (settled && Date.parse(due) > later) note(record, version, 'owes something that is not due yet and was taken out')
        } else if (item.urgency !== urgency) note(record, version, 'owes something whose urgency was altered')
        else if (item.due !== due && !putOff(gaps, due, item.due)) note(record, version, 'owes something whose time was altered')
        else if (Date.parse(item.free) > Math.max(Date.parse(item.due), now.getTime()) + longestWait)
          note(record, version, 'owes something that was put off')
      }
    },
    owedFault: (record, erased) => (erased ? undefined : wrong.get(record)),
    strangers: () => [...open.values()],
  }
}

/** A restore puts what was due before it off by a day. */
const putOff = (gaps: readonly Gap[], due: Instant, to: Instant): boolean =>
  gaps.some(({ at }) => due <= at && Date.parse(to) === Date.parse(at) + day)
