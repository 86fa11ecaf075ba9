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

/** Where whoever opened a record worked then: it counts there, wherever they work today. */
export interface WorkedIn {
  readonly group: string
  readonly department: string
}

/** How long a record is kept is the office's to say, by these names: what its procedure calls the ways in which a matter ends. */
export interface Retention<State> {
  readonly names: readonly string[]
  /** The name for a matter that has ended; its period runs from the newest event. Undefined while anything is open. */
  readonly of: (state: State) => string | undefined
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
