import { fill } from '../cards/fill.js'
import type { UnsavedAlert } from '../casework/unsaved-alert.js'
import type { Instant, RecordId, StaffId } from '../procedures/words.js'
import type { DirectCopy, SavedAlert } from './follow-saved.js'
import type { Sending } from './send-directly.js'

/** An alert on its way without the log, as the journal keeps it. */
export interface Unsaved extends UnsavedAlert {
  readonly at: Instant
  /** The cards that people were sent meanwhile: once it is saved, they say so. */
  readonly copies?: readonly DirectCopy[]
}
/** A bot of before wrote down no procedure: there was one alert then, the office's first. */
export type Journalled = Omit<Unsaved, 'procedure'> & Partial<Pick<Unsaved, 'procedure'>>

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
  /** Its first rung was begun in this run, or is about to be by whoever took the alert. */
  begun: boolean
  /** Without the journal it lives in memory, and is written down once there is room. */
  journalled: boolean
  /** The fault that kept it from being saved was told. */
  told: boolean
  /** What is being posted, and what is being written in the journal. */
  posting: Promise<unknown>
  keeping: Promise<void>
}

/** Lays out an alert that is on its way; `next`: when its second rung is due. */
export const layOut = (
  { copies = [], ...alert }: Unsaved,
  urgent: OnItsWay['urgent'],
  next: Instant,
  known: { readonly takenUp: boolean; readonly begun: boolean },
): OnItsWay => ({
  alert,
  urgent,
  ...known,
  rung: 0,
  next,
  copies,
  reached: undefined,
  savedAs: undefined,
  followAt: alert.at,
  cardBy: alert.at,
  has: new Set(),
  journalled: false,
  told: false,
  posting: Promise.resolve(),
  keeping: Promise.resolve(),
})

/** What its cards become when it is saved as this record. */
export const savedAlert = ({ urgent, alert: { by } }: OnItsWay, record: RecordId): SavedAlert => ({
  record,
  by,
  card: (whose) => fill(urgent.unsaved.savedNow(record, whose), { record, version: 1 }),
})
