import type { Clock } from '../casework/casework.js'
import { LogAway, type SealedStore } from '../log/log.js'

/** How long a writing is waited for, in milliseconds; and where the one before was not done in that time. */
const patience = { usual: 400, afterSlow: 50 } as const
const remembered = 3_000

/**
 * The store of a channel that shows what it posts whether it is kept or not: a log that is slow or away must not hold up an answer about
 * somebody at risk. Each writing is waited for less than half a second, and hardly at all for three seconds after one of the same owner
 * (a chat, a channel) that was too slow. It is tried all the same, and goes on unwaited for: one slow writing refuses nobody else's.
 */
export const hastyStore = <Store extends SealedStore>(store: Store, clock: Clock): Store => {
  const slowUntil = new Map<string, number>()
  return {
    ...store,
    async putSealed(...given) {
      const [kind, , , options] = given
      const owner = options?.owner ?? kind
      const now = clock().getTime()
      for (const [name, until] of slowUntil) if (until <= now) slowUntil.delete(name)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        const wait = slowUntil.has(owner) ? patience.afterSlow : patience.usual
        timer = setTimeout(() => reject(new LogAway('The database did not answer in time.')), wait)
      })
      try {
        await Promise.race([store.putSealed(...given), late])
        slowUntil.delete(owner)
      } catch (fault) {
        if (fault instanceof LogAway) slowUntil.set(owner, clock().getTime() + remembered)
        throw fault
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
