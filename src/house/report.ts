import type { CaseworkTold } from '../casework/desk.js'
import type { Told } from '../delivery/told.js'
import type { Logger } from './logger.js'
import type { Metrics } from './metrics.js'

/** Puts what casework and the courier tell into the log and the figures. */
export const reports = (logger: Logger, metrics: Metrics) => ({
  casework(told: CaseworkTold): void {
    metrics.stepTold(told)
    if (told.tells === 'fault') logger.error(told, 'a fault in casework')
    else logger.info(told, 'a step')
  },

  courier(told: Told): void {
    metrics.courierTold(told)
    const { level, words } = courierWords[told.tells]
    if (told.tells !== 'stumbled') {
      logger[level](told, words)
      return
    }
    // The platform's own error, when there is one, says more than our word for it.
    const { cause, fault, ...rest } = told
    logger[level]({ ...rest, outcome: fault, ...(cause === undefined ? {} : { fault: cause }) }, words)
  },
})

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
