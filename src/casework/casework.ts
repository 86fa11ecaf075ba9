import type { Card, SaidAgain } from '../cards/card.js'
import type { Kept } from '../log/log.js'
import type { Bookkeeping, OwedRef, PostedCopy } from '../procedures/bookkeeping.js'
import type { Office } from '../procedures/people.js'
import type { Notice, Recipient } from '../procedures/procedure.js'
import type { WhoIsHere } from '../procedures/who-is-here.js'
import type { Instant, RecordId, StaffId } from '../procedures/words.js'
import type { Answer, Listen } from './arrival.js'
import type { Ours } from './ask/ours.js'
import type { Asked } from './contact-report/asked.js'
import type { Report } from './contact-report/report.js'
import type { CopyOf, PackOf } from './desk.js'
import type { Pack } from './practice-review/pack.js'
import type { Gathered } from './subject-access/gathered.js'
import type { UnsavedAlert } from './unsaved-alert.js'

/** The office as it is now; asked at every click, so that a change of roles bites at once. */
export type Directory = () => Office
/** The present moment; tests bring their own. */
export type Clock = () => Date

/** What the rest of the house asks of casework. Built by `openCasework({ procedures, log, directory, clock, report })`. */
export interface Casework {
  /** The office's one door. Never throws. */
  readonly listen: Listen
  /** Somebody's board as it is now. Never throws. */
  readonly board: (by: StaffId) => Promise<Answer>
  /** Saves an alert that went out unsaved, once, and names its record. Undefined: the rules refuse it. Throws LogAway while the log is away. */
  readonly saveAlert: (alert: UnsavedAlert) => Promise<RecordId | undefined>
  /** Erases once more what was erased at these moments, and is there again. Throws LogAway; then it is to be done again. */
  readonly eraseAgain: (listed: readonly { readonly record: RecordId; readonly at: Instant }[]) => Promise<void>
  /** Who has a card of an alert that was kept; undefined where it waits for nobody any more. Throws LogAway. */
  readonly waitingAlert: (record: RecordId) => Promise<readonly StaffId[] | undefined>
  /**
   * Reads the customers' names for look-ups, so that nobody waits for it later; once they were read, compares them with every record.
   * Throws LogAway: the next look-up goes on from there.
   */
  readonly readNames: () => Promise<void>
  /** The figures of a period and a unit, for somebody who may see them now; undefined for anybody else. Throws LogAway. */
  readonly figures: (asked: Asked, by: StaffId) => Promise<Report | undefined>
  /** What is gathered for a request for personal data; each look is kept first. Throws LogAway. */
  readonly giveCopy: (of: Pick<CopyOf, 'record' | 'by'>, key: string) => Promise<Gathered | { readonly refused: string } | 'not kept'>
  /** The pack of a yearly review, for whoever may have it now; that they had it is kept first. Throws LogAway. */
  readonly givePack: (of: Omit<PackOf, 'as'>, key: string) => Promise<Pack | { readonly refused: string } | 'not kept'>
  /**
   * An alarm rang: its step is taken by the clock. Moot steps and records that are gone answer 'moot'. 'draw': the record's copies are to be drawn,
   * and the alarm rings until they show what they ought.
   */
  readonly ring: (record: RecordId, alarm: string) => Promise<'taken' | 'moot' | 'draw'>
  /** The look at every record that is taken once a day (an owner who has left). How many steps it took; throws LogAway. */
  readonly daily: () => Promise<number>
  /** The look at records in the states that their procedures watch, taken every half minute (a holder who is gone). How many steps it took; throws LogAway. */
  readonly watched: () => Promise<number>
  /** What the records say of who is here and who is on duty. Throws LogAway. */
  readonly whoIsHere: () => Promise<WhoIsHere>
  /** The office's own words that are shown beside the procedure, oldest first. Throws LogAway. */
  readonly guidanceOfOurs: () => Promise<readonly Ours[]>
  /** The card of a notice as it stands now for this recipient; undefined when there is nothing to show any more. `read`: the record, where it was read this moment. */
  readonly draw: (record: RecordId, notice: string, to: Recipient, read?: Kept) => Promise<Drawn | undefined>
  /**
   * Keeps that a notice was delivered, together with what the procedure owes for it; owes a redraw when the copy is already old, came
   * again below another one, or shows nobody knows what (without `print`). `found`: it stood there before one that is kept, and was found only then.
   */
  readonly keepDelivered: (
    record: RecordId,
    of: OwedRef,
    notice: Notice,
    posted: PostedCopy,
    shown: Pick<Drawn, 'moved'> & Partial<Pick<Drawn, 'print'>> & { readonly found?: true },
  ) => Promise<void>
  /**
   * Keeps where the answer with one of a record's cards stands in somebody's chat, so that it is drawn over like every other copy, and where the answer
   * to a question does, for the alert that may be raised from it. Nothing of a card that they do not hold. `words`: where what they wrote stands.
   */
  readonly keepAnswered: (by: StaffId, card: Card | SaidAgain, posted: PostedCopy, words?: PostedCopy) => Promise<void>
  /** Keeps that a notice will never arrive, together with what is owed instead: the procedure's answer, else a word to the opener and the administrators. */
  readonly keepFailed: (record: RecordId, of: OwedRef, notice: Notice, because: string) => Promise<void>
  /** Every copy of the record's cards that was posted, in the order in which it was. */
  readonly copies: (record: RecordId) => Promise<readonly Copy[]>
  /** The same copies, each with what it ought to show now. A record that is gone has none. */
  readonly drawings: (record: RecordId) => Promise<readonly CopyToDraw[]>
}

/** A card as it stands. `moved`: the record's version that it shows; `print`: its fingerprint, the same for drawings that look and act alike. */
export interface Drawn {
  readonly card: Card
  readonly moved: number
  readonly print: string
}

/** A copy of one of a record's cards; `of`: what was owed and brought it. */
export interface Copy {
  readonly of: OwedRef
  readonly notice: string
  readonly to: Recipient
  readonly posted: PostedCopy
  /** When it was kept that it was posted. */
  readonly at: Instant
  /** The fingerprint of what it showed then; unknown of what an earlier bot posted. */
  readonly print?: string
  /** It stands further up than what was kept before it (see keepDelivered). */
  readonly found?: true
  /** It is no card of the record: an answer that was given before, or what was asked. */
  readonly asked?: Extract<Bookkeeping, { event: 'AnswerStands' }>['shows']
}

/**
 * A copy and its drawing; no drawing when its person has left. Of the copies of one card for one person on one channel only the newest is
 * live; the earlier ones are `over`: what they ought to show is that the card came again, which never changes any more.
 */
export interface CopyToDraw extends Copy {
  readonly drawn?: Drawn
  readonly over: boolean
}

/**
 * Kept under `shownKind` when a copy may show something that nobody drew in its place: the answer to a press of this person, which a
 * channel may put there, or a drawing of these copies (by their place among the record's) that came late.
 */
export interface Unsure {
  readonly record: RecordId
  readonly at: Instant
  readonly pressed?: StaffId
  readonly copies?: readonly number[]
}
