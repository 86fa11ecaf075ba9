import type { Card } from '../cards/card.js'
import type { Answer } from '../casework/arrival.js'
import type { Casework, Clock, Directory } from '../casework/casework.js'
import type { UnsavedAlert } from '../casework/unsaved-alert.js'
import type { Channel } from '../channels/channel.js'
import type { Journal } from '../log/journal.js'
import { LogAway } from '../log/log.js'
import { nextRungAt, toldOnRung } from '../procedures/at-risk-ladder.js'
import type { AtRiskReport } from '../procedures/at-risk-matter.js'
import { type Instant, instant, type StaffId } from '../procedures/words.js'
import { cutOff, realTimer, type Timer, tryLimit, within } from './cut.js'
import { answerCard, seniorsCard } from './direct-cards.js'
import { meansFor } from './means.js'
import type { Report } from './told.js'

/** An alert on its way without the log, as the journal keeps it. */
export interface Unsaved extends UnsavedAlert {
  readonly at: Instant
}
interface OnItsWay {
  readonly alert: Unsaved
  readonly report: AtRiskReport
  rung: number
  next: Instant
}

export interface DirectAlertsSettings {
  readonly journal: Journal
  readonly channels: readonly Channel[]
  readonly directory: Directory
  readonly clock: Clock
  readonly saveAlert: Casework['saveAlert']
  readonly report: Report
  readonly timer?: Timer
}

/** How often it is tried to save what is in the journal, and looked whether a rung is due, in milliseconds. */
const lookEvery = 2_000

/**
 * At-risk alerts while the database is away (architecture.md, 7; promise 12): kept in a journal on this machine, sent to the seniors
 * directly, said to be unsaved, climbing by the same times, and saved once the database is back; then the saved alert takes over.
 */
export const openDirectAlerts = ({ journal, channels, directory, clock, saveAlert, report, timer = realTimer }: DirectAlertsSettings) => {
  const onTheirWay = new Map<string, OnItsWay>()
  let stopLooking = () => {}
  let looking: Promise<void> = Promise.resolve()
  let stopped = false

  /** One try at one channel; who was reached. Whatever goes wrong is only told: the next rung, or the next means, follows. */
  const tryOne = async (channel: Channel, person: StaffId | 'seniors', card: Card, key: string): Promise<boolean> => {
    const office = directory()
    const found = person === 'seniors' ? undefined : office.person(person)
    if (person !== 'seniors' && !found) return false
    try {
      const address = found ? { person: found } : { purpose: 'seniors' as const }
      return (await within(channel.post(address, card, { urgency: 'alert', key }), tryLimit.alert, timer, () => {})) !== cutOff
    } catch (fault) {
      report({ tells: 'fault', doing: 'deliver', fault })
      return false
    }
  }

  /** A rung: everybody on it by the first means that works; from the third on by every means, from the fourth by e-mail and the webhook too. */
  const send = async ({ alert, report: said, rung }: OnItsWay): Promise<readonly StaffId[]> => {
    const office = directory()
    const now = instant(clock())
    const card = seniorsCard(said, alert, office, now)
    const reach = async (id: StaffId): Promise<readonly StaffId[]> => {
      const person = office.person(id)
      if (!person) return []
      const key = `unsaved ${alert.key} ${id} ${rung}`
      const means = meansFor({ notice: 'senior', to: { person: id }, urgency: 'alert' }, { person }, channels)
      if (rung >= 2) return (await Promise.all(means.map((channel) => tryOne(channel, id, card, key)))).includes(true) ? [id] : []
      for (const channel of means) if (await tryOne(channel, id, card, key)) return [id]
      return []
    }
    const webhook = rung >= 3 ? channels.filter((channel) => channel.reaches({ purpose: 'seniors' }) && channel.name === 'webhook') : []
    const [reached] = await Promise.all([
      Promise.all(toldOnRung(rung, alert.by, now, office).map(reach)),
      ...webhook.map((channel) => tryOne(channel, 'seniors', card, `unsaved ${alert.key} ${rung}`)),
    ])
    return reached.flat()
  }

  /** Tells whoever raised it who was reached, on their own chat. */
  const tellReporter = async (one: OnItsWay, reached: readonly StaffId[]): Promise<void> => {
    const office = directory()
    const person = office.person(one.alert.by)
    if (!person) return
    const card = answerCard(reached, one.alert.by, office, instant(clock()), 'sent')
    for (const channel of meansFor({ notice: 'status', to: { person: person.id }, urgency: 'alert' }, { person }, channels))
      if (await tryOne(channel, person.id, card, `unsaved ${one.alert.key} status ${one.rung}`)) return
  }

  const begin = (alert: Unsaved): OnItsWay => {
    const step = alert.step as unknown as { readonly report: AtRiskReport }
    const one = { alert, report: step.report, rung: 0, next: nextRungAt(alert.at, 0, instant(clock()), directory()) }
    onTheirWay.set(alert.key, one)
    return one
  }

  /** Saves what can be saved; what the rules refuse is dropped, since a refusal will not change. False: the log is still away. */
  const settle = async (): Promise<boolean> => {
    for (const { alert } of [...onTheirWay.values()]) {
      try {
        const saved = await saveAlert({ key: alert.key, by: alert.by, step: alert.step })
        if (!saved)
          report({ tells: 'fault', doing: 'complete', fault: new Error('An alert that was sent unsaved is refused by the rules.') })
        onTheirWay.delete(alert.key)
        await journal.drop(alert.key)
      } catch (fault) {
        if (!(fault instanceof LogAway)) report({ tells: 'fault', doing: 'complete', fault })
        return false
      }
    }
    return true
  }

  /** One look: save, or climb. */
  const look = async (): Promise<void> => {
    if (onTheirWay.size === 0 || (await settle())) return
    const now = instant(clock())
    const due = [...onTheirWay.values()].filter((one) => one.next <= now)
    for (const one of due) {
      one.rung += 1
      one.next = nextRungAt(one.alert.at, one.rung, now, directory())
    }
    await Promise.all(due.map((one) => send(one)))
  }
  const lookAgain = (): void => {
    if (stopped) return
    looking = look().catch((fault: unknown) => report({ tells: 'fault', doing: 'complete', fault }))
    stopLooking = timer(lookEvery, () => void looking.then(lookAgain))
  }

  return {
    /** Takes an alert that the log could not: answers as soon as the journal has it, with whom to ring; the posts go on meanwhile. */
    async sendUnsaved(alert: UnsavedAlert): Promise<Answer> {
      const unsaved: Unsaved = { ...alert, at: instant(clock()) }
      // The journal may fail too (a full disk): the alert goes out all the same, and lives in memory.
      await journal.keep(alert.key, unsaved).catch((fault: unknown) => report({ tells: 'fault', doing: 'complete', fault }))
      const one = onTheirWay.get(alert.key) ?? begin(unsaved)
      void send(one).then((reached) => tellReporter(one, reached))
      const now = instant(clock())
      return { answer: 'card', card: answerCard(toldOnRung(0, alert.by, now, directory()), alert.by, directory(), now, 'sending') }
    },
    /** One look at this moment, for tests on a virtual clock. */
    look,
    /** Takes up what an earlier run left in the journal, and goes on. */
    async start(): Promise<void> {
      const { entries, broken } = await journal.all()
      for (const { value } of entries) begin(value as Unsaved)
      for (const name of broken)
        report({ tells: 'fault', doing: 'complete', fault: new Error(`An entry of the journal does not open: ${name}.`) })
      lookAgain()
    },
    async stop(): Promise<void> {
      stopped = true
      stopLooking()
      await looking
    },
  }
}
