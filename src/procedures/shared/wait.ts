import type { Facts } from '../procedure.js'
import { type Instant, instant } from '../words.js'

/** How long to wait: by the clock on the wall, or in the office's working time. */
export type Wait = { readonly minutes: number } | { readonly workingHours: number } | { readonly workingDays: number }

/** The moment that lies so long after another. */
export function after(from: Instant, wait: Wait, { office }: Pick<Facts, 'office'>): Instant {
  if ('workingDays' in wait) return office.calendar.afterWorkingDays(from, wait.workingDays)
  if ('workingHours' in wait) return office.calendar.afterWorkingHours(from, wait.workingHours)
  return instant(new Date(Date.parse(from) + wait.minutes * 60_000))
}
