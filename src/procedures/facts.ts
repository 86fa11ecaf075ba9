import type { ChannelPurpose, Office } from './people.js'
import type { Actor, Instant, RecordId, StaffId } from './words.js'

/** Who had a hard contact with a customer, when it was, and whether its record has a talk with their manager of its own. */
export interface HardContact {
  readonly staff: StaffId
  readonly at: Instant
  readonly hasTalk?: true
}

/** What a rule may know besides the state: the moment, who takes the step, and the office as it is at that moment. */
export interface Facts {
  readonly now: Instant
  readonly by: Actor
  readonly office: Office
  readonly record: RecordId
  /** The records that the step wished to see beside its own (`looksAt`), newest first; left out where it wished for none, and when a card is drawn. */
  readonly others?: readonly OtherRecord[]
}

/** Another record as a rule sees it: what it is, since when, and how it stands now. */
export interface OtherRecord {
  readonly record: RecordId
  readonly procedure: string
  readonly opened: Instant
  readonly state: { readonly is: string }
  /** The hard contact that it shows; left out, it shows none. */
  readonly contact?: HardContact
}

/** A value that records are found again by: kept only as a keyed hash (HMAC of the normalised value). */
export interface Mark {
  readonly kind: 'case' | 'customer' | 'telephone' | 'email' | 'party' | 'reporter' | 'record'
  /** In its one form; only shared/mark.ts makes it. */
  readonly value: string & { readonly mark: unique symbol }
}

/** Other records that a step looks at: of these procedures, found by any of these marks, opened no more than so many days ago. */
export interface LooksAt {
  readonly procedures: readonly string[]
  readonly marks: readonly Mark[]
  readonly days: number
}

/** How soon: alerts go ahead of everything; `now` is what a person waits for; `routine` may queue. */
export type Urgency = 'alert' | 'now' | 'routine'

/** To one person, or to the office's channel for a purpose (references only, rule 6). Rules name people; roles are resolved by the office they are given. */
export type Recipient = { readonly person: StaffId } | { readonly channel: ChannelPurpose }

/** What the office owes to somebody: a card, now or at a time. */
export interface Notice {
  readonly notice: string
  readonly to: Recipient
  readonly urgency: Urgency
  readonly at?: Instant
  /** From this moment on another says it anew: one that has not arrived by then is let go, and nobody is told that it failed. */
  readonly until?: Instant
  /** On every platform that reaches the person, not only the first (s9, second rung). */
  readonly everywhere?: true
  /** Means outside the chat: the last rungs of an alert. */
  readonly by?: 'email' | 'webhook' | 'case-system'
}

/** A step by the clock that the office owes itself. A step that has become moot answers `decided()`. */
export interface Alarm {
  readonly alarm: string
  readonly at: Instant
  /** Another record, on which it rings: what happened on this one settles it. Left out, on this one. */
  readonly on?: RecordId
  readonly urgency?: Urgency
}

export type Owed = Notice | Alarm

/**
 * A decision: what happened and what is owed for it, or a refusal: a sentence that says what to do, or who can, with the `field` of the
 * step's form that it is about, if it is about one.
 */
export type Decision<Event> = { readonly outcome: 'decided'; readonly events: readonly Event[]; readonly owed: readonly Owed[] } | Refused

export const decided = <Event>(events: readonly Event[] = [], owed: readonly Owed[] = []): Decision<Event> => ({
  outcome: 'decided',
  events,
  owed,
})

/** The same decision, with more that is owed for it; a refusal owes nothing. */
export const owing = <Event>(decision: Decision<Event>, more: readonly Owed[]): Decision<Event> =>
  decision.outcome === 'refused' ? decision : { ...decision, owed: [...decision.owed, ...more] }

export interface Refused {
  readonly outcome: 'refused'
  readonly because: string
  readonly field?: string
}
export const refused = (because: string, field?: string): Refused => ({
  outcome: 'refused',
  because,
  ...(field === undefined ? {} : { field }),
})

/** May this person take this step now? True, or the sentence that says who can (rule 1). */
export type Right<State> = (state: State, facts: Facts & { readonly by: StaffId }) => true | string
