import type { Months } from './figures.js'
import type { Instant, RecordId, StaffId } from './words.js'

/** A record that was drawn to be looked at for consistency (s1), by its reference. */
export interface DrawnRecord {
  readonly record: RecordId
  /** What it is: "Terminated call". */
  readonly what: string
  /** The local date on which it was begun. */
  readonly opened: string
  /** Who may open it, by rank, the widest rank first; never who began it. */
  readonly readers: readonly [StaffId, ...StaffId[]]
}

/** A draw that anybody can repeat: of so many records those come first whose SHA-256 of "SEED REFERENCE" is the smallest. */
export interface Draw {
  readonly seed: string
  readonly of: number
  readonly drawn: readonly DrawnRecord[]
}

/** How a challenge may have ended: each is told in the pack, also where there was none, for that there was none is a small number as well. */
export const challengeEndings = [
  'not answered yet',
  'answered; it stands',
  'answered, and changed since',
  'answered, and lifted since',
] as const
export type ChallengeEnding = (typeof challengeEndings)[number]

/** What a yearly review hears of a record: that its own review is overdue, and how each challenge to it ended; no customer, no words of theirs. */
export interface HeardInYear {
  /** The local date on which it was to be reviewed. */
  readonly overdueSince?: string
  readonly challenges: readonly { readonly at: Instant; readonly ended: ChallengeEnding }[]
}

/** Everything that a yearly review of practice is opened with. */
export interface YearFound {
  /** The date of the review, and the year that it looks back on: local dates, both counted. */
  readonly date: string
  readonly from: string
  readonly to: string
  /** The months of the figures, and those that stand beside them. */
  readonly figures: { readonly now: Months; readonly before: Months }
  /** How many records of the year there are, whether or not somebody of rank may open them. */
  readonly recorded: number
  readonly draw: Draw
  readonly overdue: readonly { readonly record: RecordId; readonly what: string; readonly since: string }[]
  readonly challenges: readonly {
    readonly record: RecordId
    readonly what: string
    readonly at: Instant
    readonly ended: ChallengeEnding
  }[]
  /** The review before this one; none where this is the first, or where it was opened by an earlier bot. */
  readonly previous?: RecordId
  /** The guidance of the office's own that stands, by the record that holds its words. */
  readonly guidance: readonly { readonly record: RecordId; readonly section: string; readonly heading: string; readonly since: Instant }[]
}

/** What goes round before the meeting: which months, and what was noted so far. */
export interface PackAsked {
  readonly found: YearFound
  readonly looked: number
  readonly decisions: readonly { readonly what: string; readonly who: StaffId; readonly by: string; readonly done: boolean }[]
}
