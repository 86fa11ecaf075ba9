import type { Instant, StaffId } from '../words.js'

/** What the member of staff can tell; only `said` is needed, the rest can come later (s9). */
export interface AtRiskReport {
  readonly said: string
  readonly how?: 'call' | 'threat-only' | 'written'
  readonly who?: 'customer' | 'others' | 'staff' | 'unknown'
  readonly imminent?: 'yes' | 'no' | 'unknown'
  readonly onTheLine?: 'yes' | 'no'
  readonly name?: string
  readonly contact?: string
  readonly location?: string
  readonly case?: string
  /** Who raised it, by their name on their platform, where the office file does not know them. */
  readonly reporter?: string
}

/** What a senior weighed before details go to an authority: the minimum, and why (s9, s11). */
export interface Disclosure {
  readonly authority: string
  readonly what: string
  readonly vitalInterests: string
  readonly decidedBy: StaffId
}

/** Things that people and the clock do to an alert. */
export type AtRiskStep =
  | { readonly step: 'RaiseAlert'; readonly report: AtRiskReport }
  | { readonly step: 'AddDetails'; readonly details: Partial<AtRiskReport> }
  | { readonly step: 'AcknowledgeAlert' }
  | { readonly step: 'HandOverAlert'; readonly to: StaffId }
  | { readonly step: 'ConfirmStillHeld' }
  | { readonly step: 'RecordEstablished'; readonly established: string; readonly emergency: 'called' | 'customer told' | 'not needed' }
  | { readonly step: 'DecideDisclosure'; readonly disclosure: Disclosure }
  | { readonly step: 'ConfirmDisclosure'; readonly reference: string }
  | { readonly step: 'ConcludeAlert'; readonly outcome: 'passed on' | 'no further action'; readonly reason: string }
  | { readonly step: 'KeepTelephoneNote' }
  | { readonly step: 'ClimbAlert' }
  | { readonly step: 'AskStillWithYou' }
  | { readonly step: 'RemindDisclosure' }

export type AtRiskEvent =
  | {
      readonly event: 'AlertRaised'
      readonly by: StaffId
      readonly at: Instant
      readonly report: AtRiskReport
      readonly told: readonly StaffId[]
      readonly next: Instant
    }
  | { readonly event: 'DetailsAdded'; readonly by: StaffId; readonly at: Instant; readonly details: Partial<AtRiskReport> }
  | { readonly event: 'AlertReached'; readonly person: StaffId; readonly at: Instant; readonly channel: string }
  | {
      readonly event: 'AlertMissed'
      readonly person: StaffId
      readonly at: Instant
      readonly because: string
      readonly told: readonly StaffId[]
    }
  | {
      readonly event: 'AlertClimbed'
      readonly at: Instant
      readonly rung: number
      readonly told: readonly StaffId[]
      readonly next: Instant
    }
  | { readonly event: 'AlertAcknowledged'; readonly by: StaffId; readonly at: Instant; readonly ask: Instant }
  | { readonly event: 'AlertHandedOver'; readonly by: StaffId; readonly to: StaffId; readonly at: Instant; readonly ask: Instant }
  | { readonly event: 'StillHeldAsked'; readonly at: Instant; readonly ask: Instant }
  | { readonly event: 'StillHeldConfirmed'; readonly by: StaffId; readonly at: Instant; readonly ask: Instant }
  | {
      readonly event: 'FactsEstablished'
      readonly by: StaffId
      readonly at: Instant
      readonly established: string
      readonly emergency: 'called' | 'customer told' | 'not needed'
    }
  | { readonly event: 'DisclosureDecided'; readonly by: StaffId; readonly at: Instant; readonly disclosure: Disclosure }
  | { readonly event: 'DisclosureConfirmed'; readonly by: StaffId; readonly at: Instant; readonly reference: string }
  | {
      readonly event: 'AlertConcluded'
      readonly by: StaffId
      readonly at: Instant
      readonly outcome: 'passed on' | 'no further action'
      readonly reason: string
    }
  | { readonly event: 'TelephoneNoteKept'; readonly by: StaffId; readonly at: Instant }

/** What every alert holds, whoever has it. */
export interface Alert {
  readonly raisedBy: StaffId
  readonly raisedAt: Instant
  readonly report: AtRiskReport
  readonly added: readonly { readonly by: StaffId; readonly at: Instant }[]
  /** Everybody told so far, in the order of telling. */
  readonly told: readonly StaffId[]
  readonly reached: readonly { readonly person: StaffId; readonly at: Instant }[]
  readonly missed: readonly { readonly person: StaffId; readonly because: string }[]
  readonly rung: number
  readonly noteKept: boolean
}

export interface Handling {
  readonly heldBy: StaffId
  readonly heldSince: Instant
  readonly askAt: Instant
  readonly established: readonly {
    readonly by: StaffId
    readonly at: Instant
    readonly words: string
    readonly emergency: 'called' | 'customer told' | 'not needed'
  }[]
  readonly disclosure?: Disclosure & { readonly at: Instant; readonly confirmedBy?: StaffId; readonly reference?: string }
}

export type AtRiskState =
  | { readonly is: 'NotRaised' }
  | ({ readonly is: 'Unacknowledged'; readonly next: Instant } & Alert)
  | ({ readonly is: 'Held' } & Alert & Handling)
  | ({
      readonly is: 'Concluded'
      readonly outcome: 'passed on' | 'no further action'
      readonly reason: string
      readonly concludedBy: StaffId
      readonly concludedAt: Instant
    } & Alert &
      Handling)

export type Raised = Exclude<AtRiskState, { is: 'NotRaised' }>
