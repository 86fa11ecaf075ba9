import type { Instant } from '../procedures/words.js'
import type { Gap } from './backup/gaps.js'
import type { CommitDoc, KeyDoc, OwedDoc } from './collections.js'
import { isDone, placeOf, proofOfDone } from './owed-done.js'
import { redrawId } from './owed-redraw.js'
import { type KeyState, type Keys, ofTheOffice } from './sealing/keys.js'

const minute = 60_000
const day = 24 * 60 * minute

/** For how long an item may be put back or held: a platform that asks to wait is waited for, and nobody waits for a day. */
const longestWait = day
/** By so much may clocks have been put back since an item was taken. */
const patience = 5 * minute
/** An erasure writes down that it is done, blanks the cards, and then destroys the key. For as long as it goes on it says so again, so that by then it has, or has stopped. */
const eraseWithin = 60 * minute

/** What stands beside the chains, and is held against them. */
export interface Beside {
  /** A key of a record, or the log's own, and how it stands. */
  takeKey(doc: KeyDoc, state: KeyState): void
  takeOwed(doc: OwedDoc): void
  /** What is wrong with the key of a record; `keyId` as the chain names it. */
  keyFault(keyId: string, erasedAt: Instant | undefined): string | undefined
  isErased(keyId: string): boolean
  /** What is wrong with the log's own key, without which no bot starts again. */
  officeFault(): string | undefined
  /** Looks at what a commit owes; `settled`: its owed items were all there when it was looked. */
  owes(doc: CommitDoc, settled: boolean): void
  /** What is wrong with what a record owes; of one that was erased nothing is owed. */
  owedFault(record: string, erased: boolean): { readonly version: number; readonly fault: string } | undefined
  /** Owed items that no commit knows, each with its record. */
  strangers(): readonly { readonly record: string; readonly version: number }[]
}

/** Nothing is held against anything before all keys and all that is owed were taken, and then the commits: none of those names what came later. */
export const openBeside = (keys: Keys, gaps: readonly Gap[], now: Date): Beside => {
  const states = new Map<string, KeyState>()
  const open = new Map<string, OwedDoc>()
  /** Whether what stays of each item that was done is the log's own. */
  const done = new Map<string, boolean>()
  const wrong = new Map<string, { version: number; fault: string }>()
  const note = (record: string, version: number, fault: string): void => {
    if (!wrong.has(record)) wrong.set(record, { version, fault })
  }
  const later = now.getTime() + patience
  const isPutOff = ({ due, free }: OwedDoc): boolean => Date.parse(free) > Math.max(Date.parse(due), now.getTime()) + longestWait
  // What its cards show would stay as it is, words among it that are to leave them.
  const takeRedraw = (doc: OwedDoc, record: string): void => {
    if (!isSoundRedraw(doc)) note(record, 1, 'owes its cards anew, and that was altered')
    else if (isPutOff(doc)) note(record, 1, 'owes its cards anew, and that was put off')
  }

  return {
    takeKey: (doc, state) => void states.set(doc._id, state),
    takeOwed(doc) {
      const { record, index } = placeOf(doc._id)
      if (index === -1 && doc._id === redrawId(record)) takeRedraw(doc, record)
      else if (isDone(doc)) done.set(doc._id, doc.proof === proofOfDone(keys, doc._id))
      else open.set(doc._id, doc)
    },
    keyFault(keyId, erasedAt) {
      const state = states.get(keyId)
      if (state === undefined || (state === 'lost' && erasedAt === undefined)) return 'its key is missing, so that nobody can read it'
      if (state === 'broken') return 'its key was altered or swapped, so that nobody can read it'
      if (state === 'stranger')
        return 'its key says that a RECORD_KEY wraps it which is not here, so that nobody can read it: if the bot had another before, set that as RECORD_KEY_FORMER; if not, it was altered'
      if (state === 'unsigned' && erasedAt === undefined) return 'its key was destroyed by hand, not by steward erase'
      if ((state === 'opens' || state === 'lost') && erasedAt !== undefined && Date.parse(erasedAt) + eraseWithin < now.getTime())
        return 'was erased, and its key is still there or was put back: run steward erase again'
      return undefined
    },
    officeFault() {
      const state = states.get(ofTheOffice)
      return state === 'opens' || state === 'stranger'
        ? undefined
        : 'the log’s own key is missing or was altered: no bot starts on this database again; put it back from a backup'
    },
    isErased: (keyId) => ['erased', 'unsigned'].includes(states.get(keyId) ?? ''),
    owes({ _id, record, version, due: items, traced }, settled) {
      for (const { index, due, urgency } of items) {
        const id = `${_id}/${index}`
        const [item, wasDone] = [open.get(id), done.get(id)]
        open.delete(id)
        done.delete(id)
        if (wasDone === false) note(record, version, 'owes something that is said to be done and was not')
        else if (!item) {
          // What is not due yet cannot have been done.
          const early = Date.parse(due) > later
          if (settled && early) note(record, version, 'owes something that is not due yet and was taken out')
          // Of what an earlier bot owed nothing stays when it is done.
          else if (settled && traced && wasDone === undefined) note(record, version, 'owes something that was taken out before it was done')
        } else if (item.record !== record || item.version !== version || item.index !== index || !isSound(item))
          note(record, version, 'owes something that was altered')
        else if (item.urgency !== urgency) note(record, version, 'owes something whose urgency was altered')
        else if (item.due !== due && !putOff(gaps, due, item.due)) note(record, version, 'owes something whose time was altered')
        else if (isPutOff(item)) note(record, version, 'owes something that was put off')
      }
    },
    owedFault: (record, erased) => (erased ? undefined : wrong.get(record)),
    strangers: () => [...new Set([...open.keys(), ...done.keys()])].map((id) => ({ version: 0, ...placeOf(id) })),
  }
}

/**
 * Could somebody take it, and one alone? What is changed while it is tried may be any count, but not of another kind or gone: tries below nothing
 * would be tried without a pause, and a lease's number that is too large to be counted up fences nobody off.
 */
const isSound = ({ free, tries, fence, held }: OwedDoc): boolean =>
  isMoment.test(free) && isCount(tries) && isCount(fence) && (held === undefined || typeof held === 'boolean')
const isCount = (given: unknown): boolean => typeof given === 'number' && Number.isSafeInteger(given) && given >= 0
const isSoundRedraw = (doc: OwedDoc): boolean =>
  isSound(doc) &&
  doc._id === redrawId(doc.record) &&
  doc.index === -1 &&
  doc.urgency === 'now' &&
  isMoment.test(doc.due) &&
  (doc.asked === undefined || isCount(doc.asked))
const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/

/** A restore puts what was due before it off by a day. */
const putOff = (gaps: readonly Gap[], due: Instant, to: Instant): boolean =>
  gaps.some(({ at }) => due <= at && Date.parse(to) === Date.parse(at) + day)
