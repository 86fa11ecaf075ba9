import type { Clock } from '../casework/casework.js'
import { LogAway, type SealedStore } from '../log/log.js'
import { instant } from '../procedures/words.js'

const patience = 400
const remembered = 3_000

/**
 * The store of a channel that shows what it posts whether it is kept or not: a log that is slow or away must not hold up an answer about
 * somebody at risk. Each writing waits less than half a second, and none for three seconds after one that failed.
 */
export const hastyStore = (store: SealedStore, clock: Clock): SealedStore => {
  let awayUntil = instant(new Date(0))
  return {
    ...store,
    async putSealed(...given) {
      if (instant(clock()) < awayUntil) throw new LogAway('The database did not answer a moment ago.')
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new LogAway('The database did not answer in time.')), patience)
      })
      try {
        await Promise.race([store.putSealed(...given), late])
      } catch (fault) {
        if (fault instanceof LogAway) awayUntil = instant(new Date(clock().getTime() + remembered))
        throw fault
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
