import type { OwedItem } from '../log/log.js'
import type { Recipient } from '../procedures/procedure.js'
import { recipientKey } from './means.js'

/** Whose turn it is: what a person is told of one record comes in the order in which it was owed. */
export interface Turns {
  /** Takes the turn, or answers how many milliseconds to wait for an earlier notice of this record to this recipient. */
  take(item: OwedItem, to: Recipient, now: Date): number | undefined
  /** It goes back and will be tried again then. */
  wait(item: OwedItem, to: Recipient, until: Date): void
  /** It is done, or is somebody else's now. */
  leave(item: OwedItem, to: Recipient): void
}

const moment = 100
const forgotten = 60_000

/**
 * Turns in this process's memory: another process may overtake us, which is harmless, since every card shows the present
 * state. An earlier notice holds the later ones back while it is being posted or waits for its next try.
 */
export const openTurns = (): Turns => {
  const queues = new Map<string, Map<string, { item: OwedItem; until: number | 'posting' }>>()
  const keyOf = (item: OwedItem, to: Recipient) => `${item.record} ${recipientKey(to)}`

  return {
    take(item, to, now) {
      const key = keyOf(item, to)
      const queue = queues.get(key) ?? new Map<string, { item: OwedItem; until: number | 'posting' }>()
      // What was due a while ago and did not come back to us is in another process's hands.
      for (const [id, { until }] of queue) if (until !== 'posting' && until < now.getTime() - forgotten) queue.delete(id)
      const earlier = [...queue.values()].filter((one) => isBefore(one.item, item))
      const waits = earlier.map(({ until }) => (until === 'posting' ? moment : until - now.getTime() + 1)).filter((wait) => wait > 1)
      if (waits.length > 0) return Math.max(...waits)
      queues.set(key, queue.set(item.id, { item, until: 'posting' }))
      return undefined
    },
    wait(item, to, until) {
      queues.get(keyOf(item, to))?.set(item.id, { item, until: until.getTime() })
    },
    leave(item, to) {
      const key = keyOf(item, to)
      const queue = queues.get(key)
      queue?.delete(item.id)
      if (queue?.size === 0) queues.delete(key)
    },
  }
}

const isBefore = (one: OwedItem, other: OwedItem): boolean =>
  one.id !== other.id && (one.version < other.version || (one.version === other.version && one.index < other.index))
