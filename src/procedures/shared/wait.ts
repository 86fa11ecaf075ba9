import type { Alarm, Facts } from '../procedure.js'
import { type Instant, instant } from '../words.js'

/** How long to wait: by the clock on the wall, or in the office's working time. */
export type Wait = { readonly minutes: number } | { readonly workingHours: number } | { readonly workingDays: number }

/** The moment that lies so long after another. */
export function after(from: Instant, wait: Wait, { office }: Pick<Facts, 'office'>): Instant {
  if ('workingDays' in wait) return office.calendar.afterWorkingDays(from, wait.workingDays)
  if ('workingHours' in wait) return office.calendar.afterWorkingHours(from, wait.workingHours)
  return instant(new Date(Date.parse(from) + wait.minutes * 60_000))
}

/** An alarm at the moment that a record keeps for it, while that is still to come; else when it would ring if it were set now. */
export const atItsMoment = (alarm: Alarm, kept: Instant | undefined, { now }: Pick<Facts, 'now'>): Alarm =>
  kept !== undefined && kept > now ? { ...alarm, at: kept } : alarm
