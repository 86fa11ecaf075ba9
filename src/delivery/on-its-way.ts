import { fill } from '../cards/fill.js'
import type { UnsavedAlert } from '../casework/unsaved-alert.js'
import type { Instant, RecordId, StaffId } from '../procedures/words.js'
import type { DirectCopy, SavedAlert } from './follow-saved.js'
import type { Sending } from './send-directly.js'

/** An alert that goes, or would go, without the log, with the moment in which this bot took it. */
export interface Unsaved extends UnsavedAlert {
  readonly at: Instant
}

/** The same as the journal keeps it, for the bot that follows. What is optional an earlier bot did not write down. */
export interface Journalled extends Omit<Unsaved, 'procedure'> {
  /** There was one alert then, the office's first. */
  readonly procedure?: string
  /** The cards that people were sent meanwhile: once it is saved, they say so. */
  readonly copies?: readonly DirectCopy[]
  /** The record that it was saved as. */
  readonly savedAs?: RecordId
  /** The last rung that was begun, here or by the courier, and when the next is due. */
  readonly rung?: number
  readonly next?: Instant
  /** Who has a card of the saved alert before them. */
  readonly has?: readonly StaffId[]
  /** Somebody took it: nobody is told any more. */
  readonly taken?: true
  /** It began to go out directly: what was sent in the last moment of this bot is known to nobody. */
  readonly direct?: true
}

/** Cards that an earlier run may have sent and not written down: none; to be looked for from a moment on, after so many looks; or being looked for. */
export type Missed =
  | { readonly is: 'none' | 'being looked for' }
  | { readonly is: 'to look for'; readonly at: Instant; readonly searches: number }

/** An alert that goes directly, or stands by to: it is saved, and nobody is known to have it yet. */
export interface OnItsWay extends Sending {
  readonly alert: Unsaved
  rung: number
  /** When the next rung is due. */
  next: Instant
  copies: readonly DirectCopy[]
  /** Who was reached, to be told to whoever raised it; undefined before it is known and after it was told. */
  reached: readonly StaffId[] | undefined
  savedAs: RecordId | undefined
  /** When the cards that could not be changed are tried again, and until when they wait for the saved alert's first card. */
  followAt: Instant
  cardBy: Instant
  /** Who has a card of the saved alert before them, as far as is known here. */
  has: ReadonlySet<StaffId>
  /** Somebody took it in this process: nobody is told any more. */
  taken: boolean
  /** When this bot took it, or took it up; and when the log is next asked whether somebody has it. */
  readonly since: Instant
  askAt: Instant
  /** Did it begin to go out directly, or is about to by whoever took the alert? `by an earlier run`: and not by this one yet. */
  went: 'not yet' | 'by an earlier run' | 'by this run'
  /** What an earlier run may have sent and not written down. */
  missed: Missed
  /** Without the journal it lives in memory, and is written down once there is room. */
  journalled: boolean
  /** It is to be written down, and that was not begun yet. */
  toWrite: boolean
  /** The fault that kept it from being written down was told. */
  unwritten: boolean
  /** The fault that kept it from being saved was told, and the one that keeps its record from being read. */
  told: boolean
  unread: boolean
  /** What is being posted, and what is being written in the journal. */
  posting: Promise<unknown>
  keeping: Promise<void>
}

/** Lays out an alert that is on its way from `since` on; `second`: when its second rung is due, of which nothing was written down. */
export const layOut = (
  { copies = [], savedAs, rung = 0, next, has = [], taken, direct, ...alert }: Unsaved & Journalled,
  urgent: OnItsWay['urgent'],
  { second, since }: { readonly second: Instant; readonly since: Instant },
  takenUp: boolean,
): OnItsWay => {
  // One that is not saved goes no other way; and a bot of before wrote down only what it sent.
  const wasDirect = direct === true || copies.length > 0 || (takenUp && savedAs === undefined)
  return {
    alert,
    urgent,
    takenUp,
    rung,
    next: next ?? second,
    copies,
    reached: undefined,
    savedAs,
    followAt: alert.at,
    cardBy: alert.at,
    has: new Set(has),
    taken: taken === true,
    since,
    askAt: since,
    went: wasDirect ? 'by an earlier run' : 'not yet',
    missed: takenUp && wasDirect ? { is: 'to look for', at: alert.at, searches: 0 } : { is: 'none' },
    journalled: takenUp,
    toWrite: false,
    unwritten: false,
    told: false,
    unread: false,
    posting: Promise.resolve(),
    keeping: Promise.resolve(),
  }
}

/** What its direct cards become when it is saved as this record, and can be read. */
export const savedAlert = ({ urgent, alert: { by } }: OnItsWay, record: RecordId): SavedAlert => ({
  record,
  by,
  card: (whose, said) => fill(urgent.directly.savedNow(record, whose, said), { record, version: 1 }),
})

/** What the journal keeps of it as it is now. */
export const toKeep = ({ alert, copies, savedAs, rung, next, has, taken, went }: OnItsWay): Journalled => ({
  ...alert,
  copies,
  ...(savedAs === undefined ? {} : { savedAs }),
  rung,
  next,
  has: [...has],
  ...(taken ? { taken } : {}),
  ...(went === 'not yet' ? {} : { direct: true as const }),
})
