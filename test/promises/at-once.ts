import { setTimeout as pause } from 'node:timers/promises'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Channel } from '../../src/channels/channel.js'
import { openCourier } from '../../src/delivery/courier.js'
import { wakeAfterCommits } from '../../src/delivery/wake-after-commits.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import type { Notice } from '../../src/procedures/procedure.js'
import { instant, RecordId } from '../../src/procedures/words.js'
import { facts, staff, testOffice } from '../procedures/test-office.js'
import { openStandingBy } from './standing-by.js'

/** What was measured, in milliseconds from the command to the first senior's card accepted by its platform. `routine`: posts beside it that were accepted too. */
export interface AtOnce {
  readonly alerts: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly routine: number
}

/** How often something routine is owed beside the alerts, in milliseconds: five a second. */
const routineEvery = 200

/**
 * Promise 1: raises alerts one after another, each taken by a senior once it is there, by the real courier on this log with two
 * platforms that take 100 to 300 ms a card (by `chance`, 0 to 1), while five routine cards a second are owed and posted. Real time.
 */
export const measureAtOnce = async (kept: Log, alerts: number, chance: () => number): Promise<AtOnce> => {
  const office = testOffice()
  const clock = () => new Date()
  const arrived = new Map<string, { readonly accepted: Promise<number>; readonly accept: () => void }>()
  const of = (record: string) => {
    let accept = () => {}
    const accepted = new Promise<number>((resolve) => {
      accept = () => resolve(performance.now())
    })
    const known = arrived.get(record) ?? { accepted, accept }
    arrived.set(record, known)
    return known
  }
  let routine = 0
  const slowly = (name: string, reaches: Channel['reaches']): Channel => ({
    name,
    reaches,
    async post(to, card, { urgency, key }) {
      await pause(100 + chance() * 200)
      if (urgency === 'routine') routine += 1
      if (urgency === 'alert' && card.record && 'person' in to && to.person.id !== 'asha') of(card.record).accept()
      return { channel: name, where: 'person' in to ? to.person.id : to.purpose, id: key }
    },
    replace: () => pause(100 + chance() * 200),
    start: async () => {},
    stop: async () => {},
  })
  const isHugh: Channel['reaches'] = (to) => 'person' in to && to.person.id === 'hugh'
  const channels = [slowly('slack', (to) => !isHugh(to)), slowly('teams', isHugh)]

  let wake = () => {}
  const log = wakeAfterCommits(kept, () => wake())
  const directory = () => office
  const standing = openStandingBy(log, { channels, directory, casework: () => casework })
  const casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report: () => {}, ...standing.forCasework })
  const courier = openCourier({ log, casework, channels, directory, clock, cards: standing.cards, report: () => {} })
  wake = courier.wake

  /** A record whose whole debt is one routine card: no alert of its own, and no alarm. */
  const oweRoutine = async (number: number): Promise<void> => {
    const now = instant(clock())
    const raised = atRisk.decide(
      { step: 'RaiseAlert', report: { said: 'words', case: 'C-1' } },
      atRisk.initial,
      facts('asha', { now, office }),
    )
    if (raised.outcome !== 'decided') throw new Error(raised.because)
    const note: Notice = { notice: 'telephone-note', to: { person: staff('asha') }, urgency: 'routine' }
    const first = {
      at: now,
      by: staff('asha'),
      arrival: `routine-${number}`,
      events: raised.events.map((event) => ({ ...event })),
      owed: [note],
    }
    const summary = { procedure: 'at-risk', version: 1, moved: 1, is: 'Unacknowledged', opened: now, waiting: [], marks: [] }
    await log.open('AR', 2026, 'at-risk', first, () => summary)
  }
  let begun = 0
  const owing: Promise<void>[] = []
  const background = setInterval(() => {
    begun += 1
    owing.push(oweRoutine(begun))
  }, routineEvery)

  const say = { by: staff('asha'), channel: 'slack', place: 'private' } as const
  courier.start()
  await standing.start()
  try {
    const took: number[] = []
    for (let number = 0; number < alerts; number += 1) {
      const submitted = performance.now()
      const answer = await casework.listen({ ...say, id: `alert-${number}`, arrives: 'command', command: '/at-risk', text: 'words' })
      const record = answer.answer === 'card' ? answer.card.record : undefined
      if (record === undefined) throw new Error(`The alert was answered by ${JSON.stringify(answer)}`)
      took.push((await of(record).accepted) - submitted)
      // Taken, so that it does not climb for as long as this lasts.
      const taken = { ...say, by: staff('gita'), id: `taken-${number}`, record: RecordId.parse(record), version: 1 }
      await casework.listen({ ...taken, arrives: 'press', verb: 'step:AcknowledgeAlert' })
    }
    took.sort((one, other) => one - other)
    const at = (share: number): number => Math.round(took[Math.ceil(share * took.length) - 1] ?? 0)
    return { alerts, p50: at(0.5), p99: at(0.99), max: at(1), routine }
  } finally {
    clearInterval(background)
    await Promise.all(owing)
    await standing.stop()
    await courier.stop()
  }
}
