import type { EventsOf } from '../procedure.js'
import type { Asked, Round } from '../shared/asked.js'
import type { Called } from '../shared/called.js'
import type { By as ByAnybody, ByItself } from '../shared/people.js'
import type { ToDo } from '../shared/todo.js'
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
  /** Every case that it is about (s15). */
  readonly cases: readonly string[]
  /** Of these, the ones that we no longer discuss ("NFC", s10). Of a restriction only. */
  readonly noFurtherContact?: readonly string[]
  readonly subject?: string
  readonly contact?: StaffId
  /** Several may hold together (s10). */
  readonly channels?: readonly ContactChannel[]
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
  /** s5: could a personal difficulty or characteristic be behind it, and could an adjustment do instead? Both must be answered. */
  readonly equality: {
    readonly answer: 'no sign of it' | 'possibly' | 'yes'
    readonly note?: string
    /** Left out in requests of before it was a question of its own. */
    readonly instead?: { readonly answer: 'no' | 'yes'; readonly note?: string }
  }
  readonly terms: Terms
  readonly documents: readonly string[]
}

/** What has to be done once it is approved, and after a review, each with somebody who does it (s10, s15). */
export const tasks = ['letter', 'nfc', 'record', 'mail folder', 'review letter', 'take away'] as const
export type Task = (typeof tasks)[number]

type By = ByAnybody & Called
/** Why a review ended as it did, and what is to become of a challenge that was open then. */
type Why = { readonly reason: string; readonly onChallenge?: string }
/** Events of before rounds were kept hold only whom it was put to. */
type Again = Partial<Pick<Round, 'again'>>
export type ArrangementEvent =
  | ({ readonly event: 'DeemingAskedFor'; readonly request: Request } & Round & By)
  | ({ readonly event: 'DeemingAskedAgain' } & Round & ByItself)
  | ({ readonly event: 'PersistenceDeemed'; readonly reason: string } & Round & By)
  | ({ readonly event: 'PersistenceNotDeemed'; readonly reason: string } & By)
  | ({ readonly event: 'ArrangementAskedFor'; readonly request: Request; readonly deciders: readonly StaffId[] } & Again & By)
  | ({ readonly event: 'DecisionClimbed'; readonly deciders: readonly StaffId[] } & Again & { readonly at: Instant })
  | ({ readonly event: 'DecisionAskedAgain' } & Round & ByItself)
  | ({
      readonly event: 'ArrangementApproved'
      readonly terms: Terms
      readonly changed?: string
      readonly actingFor?: StaffId
      /** What they were called then. */
      readonly actingForCalled?: string
      readonly todo: readonly Task[]
    } & By)
  | ({ readonly event: 'ArrangementDeclined'; readonly reason: string } & By)
  | ({ readonly event: 'MoreAskedFor'; readonly question: string } & Partial<Round> & By)
  | ({ readonly event: 'QuestionAskedAgain' } & Round & ByItself)
  | ({ readonly event: 'MoreAnswered'; readonly answer: string } & Partial<Round> & By)
  | ({ readonly event: 'HeadConsulted'; readonly question: string; readonly head: readonly StaffId[] } & By)
  | ({ readonly event: 'DeciderAdvised'; readonly advice: string } & By)
  | ({ readonly event: 'RequestWithdrawn'; readonly reason: string } & By)
  | ({ readonly event: 'WarningSent'; readonly on: string } & By)
  | ({
      readonly event: 'TaskDone'
      readonly task: Task
      readonly as?: 'refused'
      readonly note?: string
      readonly letterOn?: string
    } & By)
  | ({ readonly event: 'LetterOverridden'; readonly reason: string } & By)
  | { readonly event: 'ArrangementInForce'; readonly at: Instant }
  | ({ readonly event: 'OwnerNamed'; readonly owner: StaffId } & By)
  | { readonly event: 'OwnerMissing'; readonly at: Instant; readonly owner: StaffId }
  | { readonly event: 'ReviewRang'; readonly at: Instant; readonly stage: ReviewStage; readonly review: string }
  | ({ readonly event: 'ArrangementContinued'; readonly review: string; readonly todo: readonly Task[] } & Why & By)
  | ({ readonly event: 'ArrangementChanged'; readonly terms: Terms; readonly todo: readonly Task[] } & Why & By)
  | { readonly event: 'ChangeInForce'; readonly at: Instant }
  | { readonly event: 'TasksChased'; readonly at: Instant }
  | ({ readonly event: 'ArrangementLifted'; readonly reason: string; readonly todo: readonly Task[] } & By)
  | ({ readonly event: 'ChallengeRecorded'; readonly words: string } & Pick<Round, 'told'> & Again & By)
  | ({ readonly event: 'ChallengeAskedAgain' } & Round & ByItself)
  | ({ readonly event: 'ChallengeAnswered'; readonly answer: string } & By)
  | ({ readonly event: 'ContactLogged'; readonly words: string } & By)

/** All of them: what is not among them was written by a newer version. */
export const arrangementEvents: EventsOf<ArrangementEvent> = {
  DeemingAskedFor: true,
  DeemingAskedAgain: true,
  PersistenceDeemed: true,
  PersistenceNotDeemed: true,
  ArrangementAskedFor: true,
  DecisionClimbed: true,
  DecisionAskedAgain: true,
  ArrangementApproved: true,
  ArrangementDeclined: true,
  MoreAskedFor: true,
  QuestionAskedAgain: true,
  MoreAnswered: true,
  HeadConsulted: true,
  DeciderAdvised: true,
  RequestWithdrawn: true,
  WarningSent: true,
  TaskDone: true,
  LetterOverridden: true,
  ArrangementInForce: true,
  OwnerNamed: true,
  OwnerMissing: true,
  ReviewRang: true,
  ArrangementContinued: true,
  ArrangementChanged: true,
  ChangeInForce: true,
  TasksChased: true,
  ArrangementLifted: true,
  ChallengeRecorded: true,
  ChallengeAskedAgain: true,
  ChallengeAnswered: true,
  ContactLogged: true,
}

/** How near a review is: 30 days before, 7 days before, on the day, and overdue (which rings again every week). */
export type ReviewStage = 'coming' | 'near' | 'due' | 'overdue'

/** Something said, with who said it and when. */
export type Said = By & { readonly words: string }
export interface Challenge extends Said {
  readonly answer?: Said
}

interface Begun {
  readonly request: Request
  readonly askedBy: StaffId
  readonly askedAt: Instant
  readonly called?: string
  /** To whom the decision was put so far; nobody while the line manager considers it. */
  readonly decision?: Asked
  readonly talk: readonly (Said & { readonly kind: 'question' | 'answer' | 'consulted' | 'advice' | 'deemed' })[]
  /** The letters of warning that went out, each on a local date (s4). */
  readonly warnings: readonly (By & { readonly on: string })[]
}

interface Decided {
  readonly owner: StaffId
  /** Everybody who has owned it: none of them answers a challenge. */
  readonly owners: readonly StaffId[]
  readonly decidedBy: StaffId
  readonly decidedAt: Instant
  readonly decidedCalled?: string
  readonly actingFor?: StaffId
  readonly actingForCalled?: string
  readonly changed?: string
  /** What holds, or will once it is in force. */
  readonly terms: Terms
  /** What a review changed it to, until that is in force. The review date is moved on in `terms` already. */
  readonly next?: Terms
  readonly todo: readonly ToDo<Task>[]
  /** When those who do the open tasks were last asked again. */
  readonly chasedAt?: Instant
  /** The case that holds the correspondence, as Advice Services gave it (s15). */
  readonly holdingCase?: string
  /** When the newest letter was sent: the customer has been told of it. */
  readonly letterOn?: string
  /** Why what was decided last need not wait for its letter. */
  readonly withoutLetter?: string
  readonly inForceSince?: Instant
  /** Since when the heads have been asked for a new owner. */
  readonly ownerMissingSince?: Instant
  readonly lastRang?: { readonly stage: ReviewStage; readonly review: string; readonly at: Instant }
  readonly reviews: readonly (By & { readonly outcome: 'continued' | 'changed' | 'lifted' } & Why)[]
  readonly challenges: readonly Challenge[]
  /** To whom the challenges that are open were put. */
  readonly challenged?: Asked
  readonly contacts: readonly Said[]
}

export type ArrangementState =
  | { readonly is: 'NotAsked' }
  | ({ readonly is: 'AwaitingDeeming'; readonly deeming: Asked } & Begun)
  | ({ readonly is: 'AwaitingDecision' } & Begun)
  | ({ readonly is: 'AwaitingAnswer'; readonly question: string; readonly questionBy: StaffId; readonly asking: Asked } & Begun)
  | ({
      readonly is: 'Declined'
      readonly reason: string
      readonly decidedBy: StaffId
      readonly decidedAt: Instant
      readonly decidedCalled?: string
      /** The line manager does not consider it unreasonably persistent (s4): it was put to nobody else. */
      readonly notDeemed?: true
    } & Begun)
  | ({ readonly is: 'Withdrawn'; readonly reason: string } & Begun)
  | ({ readonly is: 'Approved' } & Begun & Decided)
  | ({ readonly is: 'InForce' } & Begun & Decided)
  | ({ readonly is: 'Lifted' } & Begun & Decided)

export type Known = Exclude<ArrangementState, { is: 'NotAsked' }>
export type Standing = Extract<ArrangementState, { is: 'Approved' | 'InForce' | 'Lifted' }>
/** A request that is not decided yet. */
export type Waits = Extract<ArrangementState, { is: 'AwaitingDeeming' | 'AwaitingDecision' | 'AwaitingAnswer' }>

export const isStanding = (state: ArrangementState): state is Standing =>
  state.is === 'Approved' || state.is === 'InForce' || state.is === 'Lifted'
export const isWaiting = (state: ArrangementState): state is Waits =>
  state.is === 'AwaitingDeeming' || state.is === 'AwaitingDecision' || state.is === 'AwaitingAnswer'
