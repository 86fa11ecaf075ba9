import type { Office } from './people.js'
import type { Facts } from './procedure.js'
import type { View } from './view.js'
import type { Instant, RecordId, StaffId } from './words.js'

/**
 * What makes a procedure an alert (s9: "immediately"). Nothing holds it up: its command is known when it is nearly right, is never counted
 * or bounded, waits for no unfinished form and for no database; whoever the office file does not know may raise it; the watchdog sees that it
 * goes on; and it is not erased while somebody must act on it.
 */
export interface Urgent<Step extends { readonly step: string }, State extends { readonly is: string }> {
  /** The words on the button that every card of the office ends with (rule 9); it begins the command. */
  readonly button: string
  /** The step of whoever takes it, which is never held up either. */
  readonly takenBy: Step['step']
  /** The step that raises it with these words. `reporter`: the name of somebody whom the office file does not know. */
  readonly raise: (said: string, reporter?: string) => Step
  /** The notice whose card carries the alert with its button: who has that has it before them. A note or a reminder is not it. */
  readonly card: string
  /** Who is told on a rung (0 when raised), nobody twice and never whoever raised it. */
  readonly told: (rung: number, raisedBy: StaffId, now: Instant, office: Office) => readonly StaffId[]
  /** When the rung after this one is due. */
  readonly nextRungAt: (raisedAt: Instant, rung: number, now: Instant, office: Office) => Instant
  /** What people are shown of it while no record can be kept, or read, and when it is. */
  readonly directly: {
    readonly toTold: (step: Step, raised: RaisedAlert, office: Office, now: Instant) => View
    readonly toReporter: (people: readonly StaffId[], by: StaffId, office: Office, now: Instant, how: SentHow) => View
    readonly savedNow: (record: RecordId, whose: 'reporter' | 'told', said: SaidDirectly) => View
  }
  /** Its records wait for somebody to take them while they are in these states, and go on to more people at this moment. */
  readonly waits: { readonly is: readonly State['is'][]; readonly until: (state: State) => Instant | undefined }
  /** Must somebody still act on it? */
  readonly isOpen: (state: State) => boolean
  /** Its words, and where it stands by the record, for whoever raised it and asks on. Undefined before it is raised. */
  readonly soFar: (state: State, facts: Facts) => SoFar | undefined
}

/** What an alert says and what became of it: never more than its record knows. */
export interface SoFar {
  readonly said: string
  readonly stands: { readonly words: string; readonly tone: 'waiting' | 'good' | 'warning' | 'attention' }
  /** Whom it reached, or whom to ring: empty where somebody has it. */
  readonly lines: readonly string[]
  /** The dialog by which more is added to it; left out where nothing can be. */
  readonly add?: string
}

/** Who raised an alert that goes out without the log, and when. `savedAs`: it was kept as this record, and the log went away after that. */
export interface RaisedAlert {
  readonly by: StaffId
  readonly at: Instant
  readonly savedAs?: RecordId | undefined
  /** It is what the message says now by which an alert was raised before: its words were changed. */
  readonly adds?: object | undefined
}

/** What a card said that went out without the log: that the alert is not saved yet, or that it is and the database away. */
export type SaidDirectly = 'not saved' | 'saved'

/** How an alert went out without the log: to them already, or under way; whether this machine's disk holds its words; and the record that it was kept as, if it was. */
export interface SentHow {
  readonly sent: boolean
  readonly journalled: boolean
  readonly savedAs?: RecordId | undefined
}

interface MayBeUrgent {
  readonly command?: { readonly name: `/${string}` }
  readonly urgent?: unknown
}
/** A procedure that is an alert: it has its command, and says how it is raised. */
export type IsUrgent<P extends MayBeUrgent> = P & { readonly command: NonNullable<P['command']>; readonly urgent: NonNullable<P['urgent']> }

export const isUrgent = <P extends MayBeUrgent>(procedure: P): procedure is IsUrgent<P> =>
  procedure.urgent !== undefined && procedure.command !== undefined

/** The alerts among the procedures, in the office's order. */
export const urgentOf = <P extends MayBeUrgent>(procedures: readonly P[]): readonly IsUrgent<P>[] => procedures.filter(isUrgent)
