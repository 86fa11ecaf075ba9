import type { EventsOf, Notice, Recipient } from '../procedure.js'
import type { Actor, Instant, RecordId, StaffId } from '../words.js'

/** What the member of staff can tell; only `said` is needed, the rest can come later (s9). */
export interface AtRiskReport {
  readonly said: string
  readonly how?: 'call' | 'threat-only' | 'written' | undefined
  readonly who?: 'customer' | 'others' | 'staff' | 'unknown' | undefined
  readonly imminent?: 'yes' | 'no' | 'unknown' | undefined
  readonly onTheLine?: 'yes' | 'no' | undefined
  readonly name?: string | undefined
  readonly contact?: string | undefined
  readonly location?: string | undefined
  readonly case?: string | undefined
  /** Who raised it, by their name on their platform, where the office file does not know them. */
  readonly reporter?: string | undefined
}
/** What may be told of it later. */
export type Details = { readonly [Detail in keyof AtRiskReport]?: AtRiskReport[Detail] | undefined }

/** How an alert ends: details went to somebody outside, the office itself dealt with it, or nothing more is done. */
export const outcomeNames = ['passed on', 'handled here', 'no further action'] as const
export type Outcome = (typeof outcomeNames)[number]

/** What a senior weighed before details went to an authority; kept so until a report to an authority became its record. */
export interface Disclosure {
  readonly authority: string
  readonly what: string
  readonly vitalInterests: string
  readonly decidedBy: StaffId
}

/** What could not be delivered, and why: the administrators' matter. */
export interface Failure {
  readonly to: Recipient
  /** The means outside the chat that failed; left out, every chat did. */
  readonly by?: Notice['by']
  readonly because: string
}

export type AtRiskEvent =
  | {
      readonly event: 'AlertRaised'
      readonly by: StaffId
      readonly at: Instant
      readonly report: AtRiskReport
      readonly told: readonly StaffId[]
      readonly next: Instant
      /** Administrators who were told of gaps in the ladder. */
      readonly administrators?: readonly StaffId[]
    }
  | { readonly event: 'DetailsAdded'; readonly by: StaffId; readonly at: Instant; readonly details: Details }
  | { readonly event: 'AlertReached'; readonly person: StaffId; readonly at: Instant; readonly channel: string }
  | {
      readonly event: 'AlertMissed'
      readonly person: StaffId
      readonly at: Instant
      readonly because: string
      readonly told: readonly StaffId[]
      readonly administrators?: readonly StaffId[]
    }
  | ({ readonly event: 'DeliveryFailed'; readonly at: Instant; readonly administrators: readonly StaffId[] } & Failure)
  | { readonly event: 'ReporterTold'; readonly at: Instant }
  | {
      readonly event: 'AlertClimbed'
      readonly at: Instant
      readonly rung: number
      readonly told: readonly StaffId[]
      readonly next: Instant
    }
  | { readonly event: 'AlertAcknowledged'; readonly by: StaffId; readonly at: Instant; readonly ask: Instant }
  | { readonly event: 'AlertHandedOver'; readonly by: StaffId; readonly to: StaffId; readonly at: Instant; readonly ask: Instant }
  | { readonly event: 'AlertTakenOver'; readonly by: StaffId; readonly from: StaffId; readonly at: Instant; readonly ask: Instant }
  /** `others`: who else is asked, since the holder does not answer; on older events it is left out. */
  | { readonly event: 'StillHeldAsked'; readonly at: Instant; readonly ask: Instant; readonly others?: readonly StaffId[] }
  | {
      readonly event: 'HolderGone'
      readonly at: Instant
      readonly from: StaffId
      readonly because: 'left' | 'away' | 'not reached'
      readonly told: readonly StaffId[]
      readonly next: Instant
    }
  | { readonly event: 'StillHeldConfirmed'; readonly by: StaffId; readonly at: Instant; readonly ask: Instant }
  | {
      readonly event: 'FactsEstablished'
      readonly by: StaffId
      readonly at: Instant
      readonly established: string
      readonly emergency: 'called' | 'customer told' | 'not needed'
      /** When the record of what they were told is asked for. */
      readonly ask?: Instant
    }
  | {
      readonly event: 'AlertDealtWith'
      readonly by: StaffId
      readonly at: Instant
      readonly outcome: Outcome
      readonly reason: string
      readonly ask?: Instant
    }
  | { readonly event: 'ReportOpened'; readonly by: Actor; readonly at: Instant; readonly report: RecordId }
  | { readonly event: 'NoReportNeeded'; readonly by: StaffId; readonly at: Instant; readonly why: string }
  | { readonly event: 'ReportChased'; readonly at: Instant; readonly told: readonly StaffId[]; readonly ask: Instant }
  /** Of before a report to an authority was its record; written no more. */
  | { readonly event: 'DisclosureDecided'; readonly by: StaffId; readonly at: Instant; readonly disclosure: Disclosure }
  | { readonly event: 'DisclosureConfirmed'; readonly by: StaffId; readonly at: Instant; readonly reference: string }
  | {
      readonly event: 'AlertConcluded'
      readonly by: StaffId
      readonly at: Instant
      readonly outcome: Outcome
      readonly reason: string
    }
  /** What was said went from everybody's chat. */
  | { readonly event: 'ChatCleared'; readonly at: Instant }
  | { readonly event: 'AlertReadAgain'; readonly by: StaffId; readonly at: Instant; readonly why: string }
  | { readonly event: 'GovernanceReached'; readonly at: Instant }
  | { readonly event: 'TelephoneNoteReminded'; readonly at: Instant; readonly passedTo?: StaffId }
  /** A senior said that the customer may be contacted as usual again: look-ups say nothing of the alert any more. */
  | { readonly event: 'CautionEnded'; readonly by: StaffId; readonly at: Instant; readonly reason: string }
  | { readonly event: 'TelephoneNoteKept'; readonly by: StaffId; readonly at: Instant }

/** All of them: what is not among them was written by a newer version. */
export const atRiskEvents: EventsOf<AtRiskEvent> = {
  AlertRaised: true,
  DetailsAdded: true,
  AlertReached: true,
  AlertMissed: true,
  DeliveryFailed: true,
  ReporterTold: true,
  AlertClimbed: true,
  AlertAcknowledged: true,
  AlertHandedOver: true,
  AlertTakenOver: true,
  StillHeldAsked: true,
  HolderGone: true,
  StillHeldConfirmed: true,
  FactsEstablished: true,
  AlertDealtWith: true,
  ReportOpened: true,
  NoReportNeeded: true,
  ReportChased: true,
  DisclosureDecided: true,
  DisclosureConfirmed: true,
  AlertConcluded: true,
  ChatCleared: true,
  AlertReadAgain: true,
  GovernanceReached: true,
  TelephoneNoteReminded: true,
  CautionEnded: true,
  TelephoneNoteKept: true,
}

/** What every alert holds, whoever has it. */
export interface Alert {
  readonly raisedBy: StaffId
  readonly raisedAt: Instant
  /** When somebody had it for the first time. */
  readonly takenAt?: Instant
  readonly report: AtRiskReport
  readonly added: readonly { readonly by: StaffId; readonly at: Instant }[]
  /** Everybody told so far, in the order of telling. */
  readonly told: readonly StaffId[]
  readonly reached: readonly { readonly person: StaffId; readonly at: Instant }[]
  readonly missed: readonly { readonly person: StaffId; readonly because: string }[]
  /** What failed beside, each once; and the administrators who have the card about it. */
  readonly failures: readonly Failure[]
  readonly administrators: readonly StaffId[]
  readonly rung: number
  readonly noteKept: boolean
  readonly noteReminded: number
  /** The manager who was told that the telephone note is still missing. */
  readonly notePassedTo?: StaffId
}

export interface Handling {
  readonly heldBy: StaffId
  readonly heldSince: Instant
  readonly askAt: Instant
  /** When the holder was last heard of, and how often they were asked since. */
  readonly heardAt: Instant
  readonly asked: number
  /** Who handed it over to them; undefined once they were heard of, and of whoever took it themselves. */
  readonly handedBy: StaffId | undefined
  /** Seniors who were asked to look, since the holder does not answer. */
  readonly others: readonly StaffId[]
  readonly established: readonly {
    readonly by: StaffId
    readonly at: Instant
    readonly words: string
    readonly emergency: 'called' | 'customer told' | 'not needed'
  }[]
  /** It is over but for the record of what was given. */
  readonly dealtWith?: { readonly by: StaffId; readonly at: Instant; readonly outcome: Outcome; readonly reason: string }
  readonly reporting?: Reporting
  readonly disclosure?: Disclosure & {
    readonly at: Instant
    /** Somebody of Information Governance has the card. */
    readonly reached?: true
    readonly confirmedBy?: StaffId
    readonly reference?: string
  }
}

/** The record of what was given to somebody outside: when it is asked for, how often it was, and what became of it. */
export interface Reporting {
  readonly ask?: Instant
  readonly chased?: number
  readonly opened?: { readonly by: Actor; readonly at: Instant; readonly report: RecordId }
  readonly noNeed?: { readonly by: StaffId; readonly at: Instant; readonly why: string }
}

/** What a holder who is gone has left: kept for whoever takes it next. */
export interface Left extends Pick<Handling, 'established' | 'disclosure' | 'reporting' | 'dealtWith'> {
  readonly by: StaffId
  readonly because: 'left' | 'away' | 'not reached'
}

export type AtRiskState =
  | { readonly is: 'NotRaised' }
  | ({
      readonly is: 'Unacknowledged'
      readonly next: Instant
      /** Since when nobody has it: from then on it climbs. */
      readonly openSince: Instant
      /** The reporter was told to ring. */
      readonly ring: boolean
      readonly left?: Left
    } & Alert)
  | ({ readonly is: 'Held' } & Alert & Handling)
  | ({
      readonly is: 'Concluded'
      readonly outcome: Outcome
      readonly reason: string
      readonly concludedBy: StaffId
      readonly concludedAt: Instant
      /** What was said is no longer in anybody's chat, but in that of whoever reads it again just now. */
      readonly cleared?: true
      readonly reading?: { readonly by: StaffId; readonly at: Instant; readonly why: string }
      readonly cautionEnded?: { readonly by: StaffId; readonly at: Instant; readonly reason: string }
    } & Alert &
      Handling)

export type Raised = Exclude<AtRiskState, { is: 'NotRaised' }>
