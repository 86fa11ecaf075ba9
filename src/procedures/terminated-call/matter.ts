import type { Facts } from '../facts.js'
import type { EventsOf } from '../procedure.js'
import type { By, ByItself } from '../shared/people.js'
import type { ToDo } from '../shared/todo.js'
import type { Instant, StaffId } from '../words.js'

/** Most letters of an account, or of what is said of it afterwards: nobody is asked to shorten what happened to them. */
export const mostWords = 200_000

export const kinds = ['abusive', 'offensive', 'persistent', 'other'] as const
export type Kind = (typeof kinds)[number]
export const warnings = ['explained', 'warned', 'complaints', 'ending'] as const
export type Warning = (typeof warnings)[number]
/** In writing, how it came (s3). */
export const media = ['letter', 'e-mail', 'chat'] as const
export type Medium = (typeof media)[number]
export const speakers = ['customer', 'us'] as const
/** Somebody's own words, kept apart from the account and attributed (s6). */
export interface Quote {
  readonly who: (typeof speakers)[number]
  readonly words: string
}

/**
 * What the log of a terminated call says: the fields of s14 and what s4 and s5 ask beside them; of a contact in writing the same where they
 * apply (s3, s4). Dates and times are local.
 */
export interface CallLog {
  readonly kind: Kind
  /** Left out, it was a call. */
  readonly medium?: Medium
  /** It threatens to harm somebody, the writer included (s9): a senior is told at once. */
  readonly threat?: true
  /** Abusive or threatening from the outset: no warning was owed (s4). */
  readonly fromTheOutset: boolean
  readonly warnings: readonly Warning[]
  readonly caller?: string
  readonly caseReference?: string
  /** YYYY-MM-DD */
  readonly date: string
  /** HH:MM; a contact in writing has none. */
  readonly time?: string
  readonly duration?: string
  readonly reason: string
  readonly quotes: readonly Quote[]
  readonly lineManager: StaffId
  /** Could a personal difficulty or characteristic be behind it (s5)? */
  readonly personal: 'no' | 'possibly' | 'yes'
  readonly personalNote?: string
}

/** How the member of staff is (s2); only whoever discusses the log sees it. */
export type Wellbeing = 'fine' | 'shaken' | 'talk'

export const points = ['quotes', 'opinion', 'other'] as const
/** What a returned log is to be looked at for (s6). */
export type Point = (typeof points)[number]

/** Who the caller turned out to be: kept beside the log, which stays as it was written. */
export interface LinkedCustomer {
  readonly name: string
  readonly telephone?: string
  readonly email?: string
  readonly party?: string
  readonly how: string
}

/** A later change: the log as it was and as it is since, with the reason. */
export interface Correction {
  readonly at: Instant
  readonly by: StaffId
  readonly reason: string
  readonly was: CallLog
}

/** `instead` names the line manager for whom somebody else acted. */
interface Acting extends By {
  readonly instead?: StaffId
}

/**
 * When the clock asks again for the same thing: its alarm goes on only from there. One of an earlier asking rings early, or when another has gone on
 * already, and ends. Left out in events of before this was kept.
 */
interface Again {
  readonly again?: Instant
}

export type TerminatedCallEvent =
  | ({ readonly event: 'CallLogged'; readonly log: CallLog; readonly wellbeing: Wellbeing } & By)
  | ({
      readonly event: 'LogCorrected'
      readonly log: CallLog
      readonly was: CallLog
      readonly reason: string
      /** Where the correction sets an alarm: for the threat (s9), for the copy and the talk (s6). */
      readonly again?: { readonly threat?: Instant; readonly copy?: Instant; readonly talk?: Instant }
    } & By)
  | ({ readonly event: 'TalkRecorded'; readonly how: string; readonly support: string } & Acting)
  | ({ readonly event: 'FollowUpDecided'; readonly followUp: 'yes' | 'no'; readonly what: string; readonly due?: Instant } & Acting)
  | ({ readonly event: 'FollowUpClosed'; readonly outcome: string } & Acting)
  | ({ readonly event: 'FollowUpChased' } & ByItself)
  | ({
      readonly event: 'LogReturned'
      readonly points: readonly Point[]
      readonly reason: string
    } & Again &
      Acting)
  | ({ readonly event: 'ReturnTakenBack' } & Again & Acting)
  | ({ readonly event: 'CustomerLinked'; readonly customer: LinkedCustomer } & By)
  | ({ readonly event: 'CopiedToCase' } & By)
  | ({ readonly event: 'ThreatPassedOn' } & By)
  | ({ readonly event: 'ThreatReminded' } & Again & ByItself)
  /** `again` stands where it was asked for a correction. */
  | ({ readonly event: 'DiscussionReminded'; readonly told: StaffId } & Again & ByItself)
  | ({ readonly event: 'DiscussionPassedUp'; readonly told: StaffId } & ByItself)
  | ({ readonly event: 'CopyReminded' } & Again & ByItself)
  | ({ readonly event: 'DecisionReminded' } & ByItself)

/** All of them: what is not among them was written by a newer version. */
export const terminatedCallEvents: EventsOf<TerminatedCallEvent> = {
  CallLogged: true,
  LogCorrected: true,
  TalkRecorded: true,
  FollowUpDecided: true,
  FollowUpClosed: true,
  FollowUpChased: true,
  LogReturned: true,
  ReturnTakenBack: true,
  CustomerLinked: true,
  CopiedToCase: true,
  ThreatPassedOn: true,
  ThreatReminded: true,
  DiscussionReminded: true,
  DiscussionPassedUp: true,
  CopyReminded: true,
  DecisionReminded: true,
}

/** Everything known of a log that was sent. */
export interface Sent {
  readonly reporter: StaffId
  readonly at: Instant
  readonly log: CallLog
  readonly wellbeing: Wellbeing
  readonly corrections: readonly Correction[]
  /** Managers who were told because it was not discussed. */
  readonly passedUpTo: readonly StaffId[]
  /** Owed when there is a case reference (s6). */
  readonly copy: 'none' | 'to do' | 'done'
  /** A threat in writing that a senior was told of (s9). */
  readonly passedOn?: { readonly by: StaffId; readonly at: Instant }
  readonly customer?: LinkedCustomer
  /** They may have talked while the log is still with the member of staff for correction. */
  readonly talk?: Extract<TerminatedCallEvent, { event: 'TalkRecorded' }>
  readonly followUp?: Extract<TerminatedCallEvent, { event: 'FollowUpDecided' }>
  /** What a follow-up that was decided on asks of the manager (s6); a task with a date and an outcome, not a word. */
  readonly toDo: readonly ToDo<'follow-up'>[]
  /** How often the copy was asked for; asked for twice it is late, and the manager has it too (rule 3). */
  readonly copyReminders: number
  /** When the clock asks again for the copy, and whether a threat was passed on; left out, its first alarm is to come, or its events do not say. */
  readonly copyAgain?: Instant
  readonly threatAgain?: Instant
  /** When a correction, or a return that was taken back, has the talk asked after; left out, the alarm of the log does. */
  readonly talkAgain?: Instant
  /** Who was asked to talk about it, or to put it right, or told that nobody has talked; each with when they were last. */
  readonly reminded?: readonly Reminded[]
}
/** Somebody who was asked, or told, and when. */
export interface Reminded {
  readonly told: StaffId
  readonly at: Instant
}
export type TerminatedCallState =
  | { readonly is: 'NotSent' }
  | (Sent & { readonly is: 'AwaitingDiscussion' })
  | (Sent & { readonly is: 'Returned'; readonly returned: Extract<TerminatedCallEvent, { event: 'LogReturned' }> })
  | (Sent & { readonly is: 'Discussed'; readonly talk: Extract<TerminatedCallEvent, { event: 'TalkRecorded' }> })
export type SentState = Exclude<TerminatedCallState, { is: 'NotSent' }>

/** When the contact was, as its log says; one in writing has a day alone, and was there when it was logged. */
export function cameAt({ log, at }: SentState, { office: { calendar } }: Pick<Facts, 'office'>): Instant {
  const came = calendar.at(log.date, log.time ?? '12:00')
  return came < at ? came : at
}
