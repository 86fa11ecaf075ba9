import type { Calendar, Office } from '../people.js'
import type { Instant } from '../words.js'

/** What moves the last day: when the request came, for how many days the clock stood still, and whether two months were added. */
export interface Reckoning {
  /** The local day on which it reached the office, YYYY-MM-DD. */
  readonly received: string
  readonly stoodStill: number
  readonly isExtended: boolean
  /** The day since which it runs: that of the request, or of the last answer to a question. */
  readonly runsSince: string
}

/** A day on which the office works at any hour. */
const isWorkingDay = (date: string, calendar: Calendar): boolean =>
  calendar.dateOf(calendar.afterWorkingHours(calendar.at(date, '00:00'), 0)) === date

/**
 * The last day for the answer: the same day of the next month (of the third, extended), or that month's last where it has no such day; then as
 * many days more as the clock stood still; and where the office is closed that day, the next on which it works. Days are added for a question about
 * identity as for one about scope: never later than the law of the United Kingdom or of the Union allows.
 */
export function dueOf({ received, stoodStill, isExtended }: Omit<Reckoning, 'runsSince'>, calendar: Calendar): string {
  let due = calendar.moveDate(calendar.moveDate(received, { months: isExtended ? 3 : 1 }), { days: stoodStill })
  while (!isWorkingDay(due, calendar)) due = calendar.moveDate(due, { days: 1 })
  return due
}

/** The moment from which it is late: the end of its last day. */
export const endOf = (date: string, { calendar }: Pick<Office, 'calendar'>): Instant => calendar.at(date, '23:59')

/** How many days lie between two local days. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** How often whoever has it should have been warned by now: a week and two days before the last day, and on each day after it. */
export const warningsBy = (today: string, due: string): number => {
  const left = daysBetween(today, due)
  return left > 7 ? 0 : left > 2 ? 1 : left >= 0 ? 2 : 2 - left
}
