import type { Facts } from '../procedure.js'
import type { ReviewState } from './matter.js'

/** Ours, where the office file says no first date: the end of March, with the office's own year. */
const usual = '03-31'
/** So many months ahead it opens. */
const ahead = 1
/** A bot that was away so many months after a date still opens that review; later, the next year's is the next. */
const grace = 3

/**
 * The date of the review that is to be opened now, if any: a year after the last one, or on the date that its end set; the first on the
 * date of the office file. A last one that is still open holds nothing up.
 */
export function dueReview(last: ReviewState | undefined, { office, now }: Pick<Facts, 'office' | 'now'>): string | undefined {
  const { calendar } = office
  const today = calendar.dateOf(now)
  let date = nextOf(last, office) ?? office.firstPracticeReview ?? `${today.slice(0, 4)}-${usual}`
  while (calendar.moveDate(date, { months: grace }) < today) date = calendar.moveDate(date, { years: 1 })
  return today >= calendar.moveDate(date, { months: -ahead }) ? date : undefined
}

const nextOf = (last: ReviewState | undefined, { calendar }: Facts['office']): string | undefined => {
  if (last === undefined || last.is === 'NotOpened') return undefined
  return last.is === 'Closed' ? last.closed.next : calendar.moveDate(last.found.date, { years: 1 })
}
