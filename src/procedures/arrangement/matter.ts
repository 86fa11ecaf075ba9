import type { Instant, RecordId, StaffId } from '../words.js'

/** A restriction (s10) and a service adjustment (s5) live the same life; the kind says which one a record is. */
export type Kind = 'restriction' | 'adjustment'

/** Who the customer is, for the record of s15. */
export interface Customer {
  readonly name: string
  readonly telephone?: string
  readonly email?: string
  readonly address?: string
  readonly party?: string
}

export const channelsOfContact = [
  'in writing only',
  'by e-mail only',
  'by post only',
  'by telephone only',
  'not by telephone',
  'through one mailbox',
] as const
export type ContactChannel = (typeof channelsOfContact)[number]

/** What is proposed or decided. For a restriction any mix of case or subject, people and channel (s10); for an adjustment what was agreed (s5). */
export interface Terms {
  readonly cases: readonly string[]
  readonly subject?: string
  readonly contact?: StaffId
  readonly channel?: ContactChannel
  readonly agreed?: string
  readonly mailFolder: boolean
  /** Local dates, YYYY-MM-DD. The review is within a year of the start (s15). */
  readonly start: string
  readonly review: string
}

/** An earlier record of the customer: its kind in words, and its local date. */
export interface Earlier {
  readonly record: RecordId
  readonly what: string
  readonly on: string
}

export interface Request {
  readonly kind: Kind
  readonly customer: Customer
  /** For a restriction: what the behaviour is; for unreasonable persistence also what s4 asks for. */
  readonly behaviour?: 'unacceptable' | 'unreasonably persistent'
  readonly nothingToAdd?: boolean
  readonly customerTold?: boolean
  readonly facts: string
  readonly linked: readonly RecordId[]
  /** The linked records as they were found, and earlier restrictions and adjustments of the customer, linked or not. */
  readonly earlier?: readonly Earlier[]
  /** s5: could a personal difficulty or characteristic be behind it, and could an adjustment do instead? Must be answered. */
  readonly equality: { readonly answer: 'no sign of it' | 'possibly' | 'yes'; readonly note?: string }
  readonly terms: Terms
  readonly documents: readonly string[]
}

/** What has to be done once it is approved, and after a review, each with somebody who does it (s10, s15). */
export const tasks = ['letter', 'nfc', 'record', 'mail folder', 'review letter', 'take away'] as const
export type Task = (typeof tasks)[number]
export interface Todo {
  readonly task: Task
  readonly askedAt: Instant
  readonly doneBy?: StaffId
  readonly doneAt?: Instant
  readonly note?: string
}

export type ArrangementStep =
  | { readonly step: 'AskForArrangement'; readonly request: Request }
  | { readonly step: 'ApproveArrangement' }
  | { readonly step: 'ApproveWithChanges'; readonly terms: Terms; readonly reason: string }
  | { readonly step: 'DeclineArrangement'; readonly reason: string }
  | { readonly step: 'AskForMore'; readonly question: string }
  | { readonly step: 'AnswerMore'; readonly answer: string }
  | { readonly step: 'ConsultHead'; readonly question: string }
  | { readonly step: 'AdviseDecider'; readonly advice: string }
  | { readonly step: 'WithdrawRequest'; readonly reason: string }
  | { readonly step: 'MarkLetterSent'; readonly on: string }
  | { readonly step: 'StartWithoutLetter'; readonly reason: string }
  | { readonly step: 'MarkCasesTitled' }
  | { readonly step: 'MarkTakenAway' }
  | { readonly step: 'MarkRecorded'; readonly holdingCase: string; readonly partyBox: boolean; readonly intranet: boolean }
  | { readonly step: 'AuthoriseMailFolder'; readonly authorised: boolean; readonly note?: string }
  | { readonly step: 'NameOwner'; readonly owner: StaffId }
  | { readonly step: 'ContinueArrangement'; readonly reason: string; readonly review: string }
  | { readonly step: 'ChangeArrangement'; readonly reason: string; readonly terms: Terms }
  | { readonly step: 'LiftArrangement'; readonly reason: string }
  | { readonly step: 'RecordChallenge'; readonly words: string }
  | { readonly step: 'AnswerChallenge'; readonly answer: string }
  | { readonly step: 'LogContact'; readonly words: string }
  | { readonly step: 'RemindDecision' }
  | { readonly step: 'ClimbDecision' }
  | { readonly step: 'ComeIntoForce' }
  | { readonly step: 'ChaseTasks' }
  | { readonly step: 'ReviewRings' }
  | { readonly step: 'CheckOwner' }

type By = { readonly by: StaffId; readonly at: Instant }
export type ArrangementEvent =
  | ({ readonly event: 'ArrangementAskedFor'; readonly request: Request; readonly deciders: readonly StaffId[] } & By)
  | ({
      readonly event: 'ArrangementApproved'
      readonly terms: Terms
      readonly changed?: string
      readonly actingFor?: StaffId
      readonly todo: readonly Task[]
    } & By)
  | ({ readonly event: 'ArrangementDeclined'; readonly reason: string } & By)
  | ({ readonly event: 'MoreAskedFor'; readonly question: string } & By)
  | ({ readonly event: 'MoreAnswered'; readonly answer: string } & By)
  | ({ readonly event: 'HeadConsulted'; readonly question: string; readonly head: readonly StaffId[] } & By)
  | ({ readonly event: 'DeciderAdvised'; readonly advice: string } & By)
  | ({ readonly event: 'RequestWithdrawn'; readonly reason: string } & By)
  | { readonly event: 'DecisionClimbed'; readonly at: Instant; readonly deciders: readonly StaffId[] }
  | ({ readonly event: 'TaskDone'; readonly task: Task; readonly note?: string; readonly letterOn?: string } & By)
  | ({ readonly event: 'LetterOverridden'; readonly reason: string } & By)
  | { readonly event: 'ArrangementInForce'; readonly at: Instant }
  | ({ readonly event: 'OwnerNamed'; readonly owner: StaffId } & By)
  | { readonly event: 'OwnerMissing'; readonly at: Instant; readonly owner: StaffId }
  | { readonly event: 'ReviewRang'; readonly at: Instant; readonly stage: ReviewStage; readonly review: string }
  | ({ readonly event: 'ArrangementContinued'; readonly reason: string; readonly review: string; readonly todo: readonly Task[] } & By)
  | ({ readonly event: 'ArrangementChanged'; readonly reason: string; readonly terms: Terms; readonly todo: readonly Task[] } & By)
  | { readonly event: 'ChangeInForce'; readonly at: Instant }
  | { readonly event: 'TasksChased'; readonly at: Instant }
  | ({ readonly event: 'ArrangementLifted'; readonly reason: string; readonly todo: readonly Task[] } & By)
  | ({ readonly event: 'ChallengeRecorded'; readonly words: string } & By)
  | ({ readonly event: 'ChallengeAnswered'; readonly answer: string } & By)
  | ({ readonly event: 'ContactLogged'; readonly words: string } & By)

/** How near a review is: 30 days before, 7 days before, on the day, and overdue (which rings again every week). */
export type ReviewStage = 'coming' | 'near' | 'due' | 'overdue'

interface Asked {
  readonly request: Request
  readonly askedBy: StaffId
  readonly askedAt: Instant
  /** Everybody whom the decision was put to so far. */
  readonly deciders: readonly StaffId[]
  readonly talk: readonly {
    readonly kind: 'question' | 'answer' | 'consulted' | 'advice'
    readonly by: StaffId
    readonly at: Instant
    readonly words: string
  }[]
}

interface Decided {
  readonly owner: StaffId
  readonly decidedBy: StaffId
  readonly decidedAt: Instant
  readonly actingFor?: StaffId
  readonly changed?: string
  /** What holds, or will once it is in force. */
  readonly terms: Terms
  /** What a review changed it to, until that is in force. The review date is moved on in `terms` already. */
  readonly next?: Terms
  readonly todo: readonly Todo[]
  /** When those who do the open tasks were last asked again. */
  readonly chasedAt?: Instant
  /** When the newest letter was sent: the customer has been told of it. */
  readonly letterOn?: string
  /** Why what was decided last need not wait for its letter. */
  readonly withoutLetter?: string
  readonly inForceSince?: Instant
  readonly ownerMissing: boolean
  readonly lastRang?: { readonly stage: ReviewStage; readonly review: string; readonly at: Instant }
  readonly reviews: readonly {
    readonly by: StaffId
    readonly at: Instant
    readonly outcome: 'continued' | 'changed' | 'lifted'
    readonly reason: string
  }[]
  readonly challenge?: { readonly words: string; readonly at: Instant; readonly answer?: string; readonly answeredBy?: StaffId }
  readonly contacts: readonly { readonly by: StaffId; readonly at: Instant; readonly words: string }[]
}

export type ArrangementState =
  | { readonly is: 'NotAsked' }
  | ({ readonly is: 'AwaitingDecision' } & Asked)
  | ({ readonly is: 'AwaitingAnswer'; readonly question: string; readonly questionBy: StaffId } & Asked)
  | ({ readonly is: 'Declined'; readonly reason: string; readonly decidedBy: StaffId; readonly decidedAt: Instant } & Asked)
  | ({ readonly is: 'Withdrawn'; readonly reason: string } & Asked)
  | ({ readonly is: 'Approved' } & Asked & Decided)
  | ({ readonly is: 'InForce' } & Asked & Decided)
  | ({ readonly is: 'Lifted' } & Asked & Decided)

export type Known = Exclude<ArrangementState, { is: 'NotAsked' }>
export type Standing = Extract<ArrangementState, { is: 'Approved' | 'InForce' | 'Lifted' }>
