import type { Clock } from '../../casework/casework.js'

/** What was seen lately, by name: for `seconds`, and `most` of them; older things go first. */
export interface Seen<T> {
  get(name: string): T | undefined
  put(name: string, value: T): void
  drop(name: string): void
}

/** Opens such a memory. */
export function openSeen<T>(clock: Clock, seconds: number, most: number): Seen<T> {
  const all = new Map<string, { readonly value: T; readonly until: number }>()
  return {
    get(name) {
      const found = all.get(name)
      return found && found.until > clock().getTime() ? found.value : undefined
    },
    put(name, value) {
      const now = clock().getTime()
      for (const [old, { until }] of all) {
        if (until > now && all.size < most) break
        all.delete(old)
      }
      all.delete(name)
      all.set(name, { value, until: now + seconds * 1000 })
    },
    drop: (name) => void all.delete(name),
  }
}
