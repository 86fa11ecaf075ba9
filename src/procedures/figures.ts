import type { Office } from './people.js'
import type { Section } from './sections.js'
import type { Instant, RecordId } from './words.js'

/**
 * What one record adds to the office's figures (s1): small facts that are counted. No name, no words that anybody typed, nothing of how
 * anybody is. A record that nobody is to count (support) gives none.
 */
export interface Figures {
  /** What kind of matter it is, in the procedure's own words: few, and fixed. */
  readonly kind?: string
  /** How it ended; left out while it is open. */
  readonly outcome?: string
  /** How long something took from the beginning, in minutes with one decimal; left out while it has not happened. */
  readonly minutes?: Readonly<Record<string, number>>
  /** How a rule's question was answered, and what was done on the way: few, fixed answers. */
  readonly answers?: Readonly<Record<string, string>>
}

/**
 * A question that is counted: the answers that a report tells, each in plain words, and what all the others are together. The others are never
 * counted by themselves, so they have to be something that happens: else they would tell what is hidden.
 */
export interface Told {
  readonly asks: string
  readonly answers: Readonly<Record<string, string>>
  readonly rest: string
  /** How a record answered it; left out, it is the kind, the outcome or the answer of the question's name. */
  readonly of?: (figures: Figures) => string | undefined
}

/** Something to talk about in a team, out of one question: where most of it is not so, it is worth the most. */
export interface Talk {
  readonly question: string
  readonly section: Section
  /** The procedure's own words, to the letter. */
  readonly passage: string
  /** What a meeting may ask itself; no question asks after one contact or one person. */
  readonly ask: readonly [string, ...string[]]
}

/**
 * A time is told as a question: by when it happened. No median and no slowest is told: how many were measured follows from what is answered
 * elsewhere, and a moment that lies beyond the limit says how many were late, so that a small number could be reckoned out of both.
 */
export interface TimeWords {
  readonly what: string
  readonly until: (opened: Instant, office: Office) => Instant
  /** Those that happened by then; left out, in time. */
  readonly within?: string
  /** What the others are; left out, late or not yet. */
  readonly rest?: string
}

/**
 * How a report names what a procedure counts; what is not named here is in no report. Whatever is answered to one question, the others of each other
 * question must be possible beside it: else the sum of some answers would say what another one is at least. (Two answers of which one holds
 * the other, a warning that was also explained, are harmless: a number told in fives bounds the other by nothing under five.)
 */
export interface FigureWords {
  readonly questions: Readonly<Record<string, Told>>
  /** What took how long, and until when it was in time. */
  readonly times?: Readonly<Record<string, TimeWords>>
  readonly talks?: readonly Talk[]
  /** Nothing of it has a day by which it is due: then nothing is told of what was overdue. */
  readonly neverLate?: true
}

/** Months, both counted, YYYY-MM. */
export interface Months {
  readonly from: string
  readonly to: string
}

/** One part of the office in closed figures: a group, the other groups of a department, a department, or what is left of the office. */
export interface ClosedUnit {
  readonly department?: string | undefined
  readonly group?: string | undefined
  /** How many records: 10 says ten to fourteen. */
  readonly count: number
  /** Of each question the answers that are told, in fives like the count: 0 says none to four. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Kept by earlier bots, and told no more. */
  readonly times?: unknown
}

/** One procedure's figures of whole quarters, in fives, as they stood when they were closed. */
export interface ClosedSheet {
  readonly procedure: string
  readonly of: Months
  readonly units: readonly ClosedUnit[]
  /** A department of which a part stands with what is left of the office: as a whole it is not told. */
  readonly notWhole?: string | undefined
}

/** The office's figures of a quarter, kept once and never changed: whoever asks on another day is told the same. */
export interface ClosedFigures {
  /** The last month of the quarter. */
  readonly quarter: string
  readonly sheets: readonly ClosedSheet[]
}

/** Something to talk about, with what the newest closed figures say of it in words. */
export interface Topic extends Pick<Talk, 'section' | 'passage' | 'ask'> {
  /** The procedure and its question. */
  readonly about: string
  readonly of: Months
  readonly says: string
  /** The same of each group that is told by itself. */
  readonly groups: readonly { readonly department: string; readonly group: string; readonly says: string }[]
  /** How much of it was otherwise, from 0 to 1: the more, the more there is to talk about. */
  readonly worth: number
}

/** Everything that is closed, the newest first, how each procedure's figures are named, and what is worth talking about. */
export interface FiguresBook {
  readonly closed: readonly ClosedFigures[]
  /** Out of the newest figures of each procedure; a function, since few ask. */
  readonly topics: () => readonly Topic[]
  readonly counted: readonly { readonly procedure: string; readonly title: string; readonly words: FigureWords }[]
}

/** Where whoever opened a record worked then: it counts there, wherever they work today. */
export interface WorkedIn {
  readonly group: string
  readonly department: string
}

/** How long a record is kept is the office's to say, by these names: what its procedure calls the ways in which a matter ends. */
export interface Retention<State> {
  readonly names: readonly string[]
  /** The name for a matter that has ended; its period runs from when it came to that end. Undefined while anything is open. */
  readonly of: (state: State) => string | undefined
}

/** How long the office keeps what: its own to say, in months after the end, for each way in which a procedure's matters end. What is not named is kept. */
export interface Schedule {
  /** So many days somebody at Information Governance has a list before them until anything on it goes. */
  readonly reviewDays: number
  readonly months: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** A record whose period ends soon. */
export interface DueRecord {
  readonly record: RecordId
  /** What it is and how it ended, in the office's words: "Terminated call, discussed". */
  readonly what: string
  /** Local dates: when its matter ended, and the first day on which it is no longer kept. */
  readonly ended: string
  readonly due: string
  /** It is between a few people: its reference is shown to nobody. */
  readonly narrow?: true
}

/** A record that stands open on a list: `goes` is the local date on which it is to go, or on which its hold ends; undefined while nobody may touch it. */
export interface OnDueList {
  readonly record: RecordId
  readonly held: boolean
  /** It was not due when it was held: it is not erased from this list. */
  readonly ahead: boolean
  readonly goes: string | undefined
  /** So many days the list is before somebody first. */
  readonly days: number
}

/** What the clock has found of a record on a list: it is erased, it is not due any more, or it stays for now. `because` is a sentence's end. */
export interface FoundDue {
  readonly record: RecordId
  readonly now: 'went' | 'left' | 'stays'
  readonly because?: string
  /** So many of its cards could not be blanked yet. */
  readonly unblanked?: number
}

/** A record that somebody has just held. */
export type HeldNow = Pick<DueRecord, 'record' | 'narrow'>
/** One that they could not hold; `because` is a sentence's end. */
export interface NotHeld {
  readonly record: RecordId
  readonly because: string
}

/** What a later try made of the cards of an erased record that a chat had not taken: so many are left, and they are tried again, or not any more. */
export interface CardsLeft {
  readonly record: RecordId
  readonly cards: number
  readonly tried: 'again' | 'no more'
}

/** Minutes with one decimal; undefined when one of the moments has not come. */
export const minutesBetween = (from: string, to: string | undefined): number | undefined =>
  to === undefined ? undefined : Math.round((Date.parse(to) - Date.parse(from)) / 6_000) / 10

/** Figures as they are kept: what is not known is not there. */
export const figuresOf = ({
  minutes = {},
  answers = {},
  ...rest
}: {
  readonly kind: string | undefined
  readonly outcome: string | undefined
  readonly minutes?: Readonly<Record<string, number | undefined>>
  readonly answers?: Readonly<Record<string, string | undefined>>
}): Figures => ({ ...known(rest), minutes: known(minutes), answers: known(answers) })

const known = <T>(all: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
