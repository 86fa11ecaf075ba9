import type { Months } from '../../procedures/figures.js'
import type { Calendar } from '../../procedures/people.js'

/** So many days after its end a quarter is closed: what began in its last days has had time to go on (ours). */
const settling = 7
/** So many quarters back are closed when a bot finds none: two years. */
const quartersBack = 8

/** The quarters that may be closed on this day, oldest first: two years of them. */
export function endedQuarters(today: string, { moveDate }: Pick<Calendar, 'moveDate'>): readonly Months[] {
  const day = moveDate(today, { days: -settling })
  const begins = `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  return Array.from({ length: quartersBack }, (_, back) => {
    const from = moveDate(begins, { months: -3 * (quartersBack - back) })
    return { from: from.slice(0, 7), to: moveDate(from, { months: 2 }).slice(0, 7) }
  })
}

/** Have they a month in common? */
export const touches = (one: Months, other: Months): boolean => one.from <= other.to && other.from <= one.to

/** "January 2026", "January to March 2026", "November 2025 to March 2026". */
export function sayMonths({ from, to }: Months, calendar: Pick<Calendar, 'sayDate'>): string {
  const [first, last] = [month(from, calendar), month(to, calendar)]
  if (from === to) return first
  return from.slice(0, 4) === to.slice(0, 4) ? `${first.replace(/ \d+$/, '')} to ${last}` : `${first} to ${last}`
}
const month = (one: string, { sayDate }: Pick<Calendar, 'sayDate'>): string => sayDate(`${one}-01`).replace(/^\d+ /, '')

/** The month after this one, YYYY-MM. */
export function after(of: string): string {
  const [year = 0, number = 0] = of.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
