import type { Card } from '../cards/card.js'
import { type Log, LogAway } from '../log/log.js'
import type { PostedCopy } from '../procedures/bookkeeping.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import type { CopyKind } from '../procedures/view.js'
import type { RecordId, StaffId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import type { Ask } from './ask/open-ask.js'
import type { CardsAside } from './cards-aside.js'
import type { Clock, Directory } from './casework.js'
import type { HeldWords } from './held-words.js'
import type { UnsavedAlert } from './unsaved-alert.js'
import type { Unwatched } from './unwatched.js'
import type { ListAsked } from './work-lists/asked.js'

/** What casework tells of its work, for logs and metrics: kinds and references, nothing that anybody typed. */
export type CaseworkTold =
  | {
      readonly tells: 'step'
      readonly procedure: string
      readonly step: string
      readonly outcome: 'taken' | 'refused' | 'stale' | 'moot' | 'repeated'
    }
  /** `fault` is the error's class and `at` where it was thrown: messages are left out, for they may quote what was typed. */
  | { readonly tells: 'fault'; readonly doing: string; readonly record?: RecordId; readonly fault: string; readonly at: readonly string[] }

/** A draft of a letter: from which record, which kind, for whom. */
export interface LetterOf {
  readonly record: RecordId
  readonly kind: string
  readonly by: StaffId
}

/** What is gathered for a request for personal data: for which, by whom, and as what. */
export interface CopyOf {
  readonly record: RecordId
  readonly as: CopyKind
  readonly by: StaffId
}

/** A list that somebody takes away: how it was asked for, and by whom. */
export interface ListOf {
  readonly asked: ListAsked
  readonly by: StaffId
}

/** Somebody's report as a file: of which period and unit, and for whom. */
export interface ReportOf {
  readonly period: { readonly from: string; readonly to: string }
  readonly unit: { readonly department?: string; readonly group?: string }
  readonly file: 'page' | 'csv'
  readonly by: StaffId
}

/** The pack of a yearly review: of which, as a Word document or its figures as a table, and for whom. */
export interface PackOf {
  readonly record: RecordId
  readonly as: 'word' | 'csv'
  readonly by: StaffId
}

/** Everything that casework works with, handed to each of its parts. */
export interface Desk {
  readonly procedures: readonly AnyProcedure[]
  readonly log: Log
  readonly directory: Directory
  readonly clock: Clock
  readonly report: (told: CaseworkTold) => void
  /** How long a person waits for an answer before they are told that it is unclear, in milliseconds; left out, 2,400. */
  readonly patience?: number
  /** Words that are too long for a button, held for its press. */
  readonly held?: HeldWords
  /** Long cards with no record behind them, laid aside to be read on. */
  readonly aside?: CardsAside
  /** What no clock is watching now; left out, nobody knows. Throws LogAway. */
  readonly unwatched?: () => Promise<readonly Unwatched[]>
  /** Hears whose boards have changed, after each step and each draft. */
  readonly boardsMoved?: (people: readonly StaffId[]) => void
  /** Answers questions in words; left out, they are answered by what the bot can do. */
  readonly ask?: Ask
  /** The address at which this person, and nobody else, has the draft of a letter for a quarter of an hour. */
  readonly letterLink?: (of: LetterOf) => string
  /** The address at which this person has the list as a file for a quarter of an hour. */
  readonly listLink?: (of: ListOf) => string
  /** Puts a card in the place of a copy that a channel has posted, for good; false when that could not be done now. Left out, nothing can be reached. */
  readonly blank?: (copy: PostedCopy, card: Card) => Promise<boolean>
  /** The address at which this person, and nobody else, has a report for a quarter of an hour; that they had it is kept. */
  readonly reportLink?: (of: ReportOf) => string
  /** The address at which this person has what was gathered, for a quarter of an hour. */
  readonly copyLink?: (of: CopyOf) => string
  /** The address at which this person has the pack of a yearly review, for a quarter of an hour; that they had it is kept. */
  readonly packLink?: (of: PackOf) => string
  /** Sends an at-risk alert that the log cannot take, and says so. */
  readonly sendUnsaved?: (alert: UnsavedAlert) => Promise<Answer>
  /** This bot was begun while its log is away, and stands in until that is there: what it remembers ends then, so that no form is begun in it but an alert's. */
  readonly standsIn?: true
  /** The alert that arrived under this key, where it is on its way without the log, or stands by to be. */
  readonly onItsWay?: (key: string) => Pick<UnsavedAlert, 'procedure'> | undefined
  /** What is being taken in this process, by the id of its arrival. */
  readonly taking?: ReadonlyMap<string, Promise<unknown>>
  /** Hears of an alert that is about to be kept, so that it is not lost with this bot and its log in that moment. It is waited for; must not throw, nor take long. */
  readonly writeAhead?: (alert: UnsavedAlert) => Promise<void>
  /** Hears of an alert that was kept just now: until somebody has it, it goes directly should the log go away. Must not throw. */
  readonly standBy?: (alert: UnsavedAlert, record: RecordId) => void
  /** Hears of an alert that waits for nobody any more since a moment ago: somebody took it, or it ended. Must not throw. */
  readonly standDown?: (record: RecordId) => void
}

/** An error as it may be told: its class, and the first places of its stack. Of a log that is away: why it is. */
export function faultOf(error: unknown): { readonly fault: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { fault: typeof error, at: [] }
  if (error instanceof LogAway && error.cause) return faultOf(error.cause)
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { fault: error.name, at: places.slice(0, 4).map((line) => line.trim()) }
}
