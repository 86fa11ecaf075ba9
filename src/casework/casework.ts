import type { Card } from '../cards/card.js'
import type { OwedRef, PostedCopy } from '../procedures/bookkeeping.js'
import type { Office } from '../procedures/people.js'
import type { Notice, Recipient } from '../procedures/procedure.js'
import type { WhoIsHere } from '../procedures/who-is-here.js'
import type { RecordId } from '../procedures/words.js'
import type { Listen } from './arrival.js'
import type { UnsavedAlert } from './unsaved-alert.js'

/** The office as it is now; asked at every click, so that a change of roles bites at once. */
export type Directory = () => Office
/** The present moment; tests bring their own. */
export type Clock = () => Date

/** What the rest of the house asks of casework. Built by `openCasework({ procedures, log, directory, clock, report })`. */
export interface Casework {
  /** The office's one door. Never throws. */
  readonly listen: Listen
  /** Saves an alert that went out unsaved, once, and names its record. Undefined: the rules refuse it. Throws LogAway while the log is away. */
  readonly saveAlert: (alert: UnsavedAlert) => Promise<RecordId | undefined>
  /**
   * Reads the customers' names for look-ups, so that nobody waits for it later; once they were read, compares them with every record.
   * Throws LogAway: the next look-up goes on from there.
   */
  readonly readNames: () => Promise<void>
  /** An alarm rang: its step is taken by the clock. Moot steps and records that are gone answer 'moot'. */
  readonly ring: (record: RecordId, alarm: string) => Promise<'taken' | 'moot'>
  /** The look at every record that is taken once a day (an owner who has left). How many steps it took; throws LogAway. */
  readonly daily: () => Promise<number>
  /** The look at records in the states that their procedures watch, taken every half minute (a holder who is gone). How many steps it took; throws LogAway. */
  readonly watched: () => Promise<number>
  /** What the records say of who is here and who is on duty. Throws LogAway. */
  readonly whoIsHere: () => Promise<WhoIsHere>
  /** The card of a notice as it stands now for this recipient; undefined when there is nothing to show any more. */
  readonly draw: (record: RecordId, notice: string, to: Recipient) => Promise<{ readonly card: Card; readonly moved: number } | undefined>
  /** Keeps that a notice was delivered, together with what the procedure owes for it; owes a redraw when the copy is already old. */
  readonly keepDelivered: (record: RecordId, of: OwedRef, notice: Notice, posted: PostedCopy, moved: number) => Promise<void>
  /** Keeps that a notice will never arrive, together with what is owed instead: the procedure's answer, else a word to the opener and the administrators. */
  readonly keepFailed: (record: RecordId, of: OwedRef, notice: Notice, because: string) => Promise<void>
  /** Every copy of the record's cards that was posted. */
  readonly copies: (
    record: RecordId,
  ) => Promise<readonly { readonly notice: string; readonly to: Recipient; readonly posted: PostedCopy }[]>
}
