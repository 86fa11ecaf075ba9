import type { StaffId } from '../procedures/words.js'
import type { Arrival } from './arrival.js'
import type { Clock } from './casework.js'

const mostAMinute = 30

/** Says whether somebody sends more commands and messages than a person can (30 a minute). An at-risk alert is never counted or held up. */
export function openRate(clock: Clock): (arrival: Arrival) => boolean {
  const lately = new Map<StaffId, number[]>()
  return function isTooMuch(arrival) {
    if (!isCounted(arrival)) return false
    const now = clock().getTime()
    const times = (lately.get(arrival.by) ?? []).filter((time) => time > now - 60_000)
    if (times.length >= mostAMinute) return true
    lately.set(arrival.by, [...times, now])
    return false
  }
}

const isCounted = (arrival: Arrival): boolean =>
  arrival.arrives === 'message' || (arrival.arrives === 'command' && !/^\/*at-risk$/i.test(arrival.command.trim()))
