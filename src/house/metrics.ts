import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { CaseworkTold } from '../casework/desk.js'
import type { Told } from '../delivery/told.js'
import type { Log } from '../log/log.js'
import { instant } from '../procedures/words.js'

/** What is counted: kinds, channels and outcomes; never a person or a record. */
export interface Metrics {
  readonly contentType: string
  /** The present figures in Prometheus' text form. What is owed is left out while the database is away. */
  text(): Promise<string>
  stepTold(told: CaseworkTold): void
  courierTold(told: Told): void
  /** A question was answered: from which section, or 'not covered'. Never what was asked, or by whom. */
  asked(answered: string): void
}

/** Opens the figures of this process; `owed` asks the log. */
export const openMetrics = (owed: Log['owedOpen'], clock: () => Date): Metrics => {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const steps = new Counter({
    name: 'steward_steps_total',
    help: 'Steps taken or refused, by procedure and outcome',
    labelNames: ['procedure', 'step', 'outcome'],
    registers: [register],
  })
  const deliveries = new Counter({
    name: 'steward_deliveries_total',
    help: 'Tries to deliver, by channel and outcome',
    labelNames: ['channel', 'outcome'],
    registers: [register],
  })
  const delay = new Histogram({
    name: 'steward_delivery_seconds',
    help: 'From the commit that owed a notice (or its due time) to its delivery',
    labelNames: ['channel', 'urgency'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600],
    registers: [register],
  })
  const questions = new Counter({
    name: 'steward_questions_total',
    help: 'Questions answered, by the section of the answer, or not covered',
    labelNames: ['answered'],
    registers: [register],
  })
  const faults = new Counter({
    name: 'steward_faults_total',
    help: 'Faults, by what was being done',
    labelNames: ['doing'],
    registers: [register],
  })
  const open = new Gauge({ name: 'steward_owed', help: 'Open owed items', labelNames: ['urgency'], registers: [register] })
  const oldest = new Gauge({
    name: 'steward_owed_overdue_seconds',
    help: 'How long the oldest owed item is overdue; 0 when none is',
    labelNames: ['urgency'],
    registers: [register],
  })

  const countOwed = async (): Promise<void> => {
    const now = clock()
    const counted = await owed(instant(now)).catch(() => undefined)
    open.reset()
    oldest.reset()
    if (!counted) return
    for (const urgency of ['alert', 'now', 'routine'] as const) {
      const found = counted.find((one) => one.urgency === urgency)
      open.set({ urgency }, found?.count ?? 0)
      oldest.set({ urgency }, found ? Math.max(0, (now.getTime() - Date.parse(found.oldestDue)) / 1000) : 0)
    }
  }

  return {
    contentType: register.contentType,
    async text() {
      await countOwed()
      return register.metrics()
    },
    stepTold(told) {
      if (told.tells === 'step') steps.inc({ procedure: told.procedure, step: told.step, outcome: told.outcome })
      else faults.inc({ doing: told.doing })
    },
    asked: (answered) => questions.inc({ answered }),
    courierTold(told) {
      if (told.tells === 'delivered') {
        deliveries.inc({ channel: told.channel, outcome: 'delivered' })
        delay.observe({ channel: told.channel, urgency: told.urgency }, told.waited / 1000)
      }
      if (told.tells === 'stumbled') deliveries.inc({ channel: told.channel, outcome: told.fault })
      if (told.tells === 'failed') deliveries.inc({ channel: 'none', outcome: 'failed' })
      if (told.tells === 'fault') faults.inc({ doing: told.doing })
    },
  }
}
