import type { CaseworkTold } from '../casework/desk.js'
import type { Told } from '../delivery/told.js'
import { LogAway } from '../log/log.js'
import type { Logger } from './logger.js'
import type { Metrics } from './metrics.js'

/** While the database is away the courier finds it so some times a second: once in so many milliseconds it is written down, with how often since. */
const awayAgain = 60_000

/** Puts what casework and the courier tell into the log and the figures; `now` in milliseconds, of any clock that goes on. */
export const reports = (logger: Logger, metrics: Metrics, now: () => number = () => performance.now()) => {
  const away = new Map<string, { readonly at: number; count: number }>()
  /** How often it was found since it was written down last; undefined while it is not to be written down again. */
  const sinceWritten = (doing: string): number | undefined => {
    const before = away.get(doing)
    if (before && now() - before.at < awayAgain) {
      before.count += 1
      return undefined
    }
    away.set(doing, { at: now(), count: 0 })
    return before?.count ?? 0
  }

  return {
    casework(told: CaseworkTold): void {
      metrics.stepTold(told)
      if (told.tells === 'fault') logger.error(told, 'a fault in casework')
      else logger.info(told, 'a step')
    },

    courier(told: Told): void {
      metrics.courierTold(told)
      const { level, words } = courierWords[told.tells]
      if (told.tells === 'fault' && told.fault instanceof LogAway) {
        const count = sinceWritten(told.doing)
        if (count !== undefined) logger[level]({ ...told, ...(count > 0 ? { count } : {}) }, words)
        return
      }
      if (told.tells !== 'stumbled') {
        logger[level](told, words)
        return
      }
      // The platform's own error, when there is one, says more than our word for it.
      const { cause, fault, ...rest } = told
      logger[level]({ ...rest, outcome: fault, ...(cause === undefined ? {} : { fault: cause }) }, words)
    },
  }
}

const courierWords: Readonly<Record<Told['tells'], { readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly words: string }>> = {
  delivered: { level: 'info', words: 'delivered' },
  redrawn: { level: 'info', words: 'copies redrawn' },
  rang: { level: 'info', words: 'an alarm rang' },
  completed: { level: 'info', words: 'completed what a crash left' },
  'put back': { level: 'debug', words: 'to be tried again' },
  failed: { level: 'warn', words: 'not to be delivered by any means; the record was told' },
  'lease lost': { level: 'warn', words: 'another process has taken this over' },
  stumbled: { level: 'warn', words: 'a channel stumbled' },
  fault: { level: 'error', words: 'a fault of the courier' },
}
