import type { StaffId } from '../procedures/words.js'
import type { Arrival } from './arrival.js'
import type { Clock } from './casework.js'
import type { EmergencyWords } from './emergency-words.js'

/** More than a person can do in a minute: commands and messages; presses and forms, of which a walk through a dialog has many. */
const mostAMinute = { said: 30, pressed: 120 } as const

/** Says whether somebody sends more than a person can. An alert, and the taking of one, is never counted or held up. */
export function openRate(clock: Clock, { isEmergency }: EmergencyWords): (arrival: Arrival) => boolean {
  const lately = new Map<string, number[]>()
  return function isTooMuch(arrival) {
    if (isEmergency(arrival)) return false
    const kind = arrival.arrives === 'message' || arrival.arrives === 'command' ? 'said' : 'pressed'
    const name: `${StaffId} ${typeof kind}` = `${arrival.by} ${kind}`
    const now = clock().getTime()
    const times = (lately.get(name) ?? []).filter((time) => time > now - 60_000)
    if (times.length >= mostAMinute[kind]) return true
    lately.set(name, [...times, now])
    return false
  }
}
