import type { Clock } from '../casework/casework.js'
import { openSweeping } from '../time/sweep-soon.js'

/** What was seen lately, by name, for a time and up to a number: older things go first. */
export interface Seen<T> {
  get(name: string): T | undefined
  put(name: string, value: T): void
  drop(name: string): void
  /** What fits goes. */
  dropWhere(fits: (value: T, name: string) => boolean): void
  readonly size: number
}

/** Opens such a memory: `seconds` long, `most` names. */
export function openSeen<T>(clock: Clock, seconds: number, most: number): Seen<T> {
  const all = new Map<string, { value: T; until: number }>()
  const forget = (now: number): void => {
    for (const [name, { until }] of all) {
      if (until > now && all.size < most) return
      all.delete(name)
    }
  }
  const sweeping = openSweeping(60_000, () => {
    const now = clock().getTime()
    for (const [name, { until }] of all) if (until <= now) all.delete(name)
    return all.size > 0
  })
  return {
    get(name) {
      const found = all.get(name)
      return found && found.until > clock().getTime() ? found.value : undefined
    },
    put(name, value) {
      const now = clock().getTime()
      forget(now)
      all.delete(name)
      all.set(name, { value, until: now + seconds * 1000 })
      sweeping.soon()
    },
    drop: (name) => void all.delete(name),
    dropWhere(fits) {
      for (const [name, { value }] of all) if (fits(value, name)) all.delete(name)
    },
    get size() {
      return all.size
    },
  }
}
