import { setTimeout as pause } from 'node:timers/promises'
import { openCasework } from '../../src/casework/open-casework.js'
import { openCourier } from '../../src/delivery/courier.js'
import type { Told } from '../../src/delivery/told.js'
import { wakeAfterCommits } from '../../src/delivery/wake-after-commits.js'
import { procedures } from '../../src/office.js'
import { RecordId } from '../../src/procedures/words.js'
import * as slackRig from '../channels/slack/rig.js'
import * as teamsRig from '../channels/teams/rig.js'
import { openTestLog } from '../log/test-database.js'
import { staff } from '../procedures/test-office.js'
import { haveIt } from './real-office.js'
import { openStandingBy } from './standing-by.js'

/** A card that a platform took: where, of which record, and when in milliseconds. */
export interface Card {
  readonly platform: 'slack' | 'teams'
  /** A person of the test office, or '#' and the channel's id. */
  readonly who: string
  readonly record: string
  readonly at: number
}

/** Keeps what is pushed, with the moment. */
const stamped = <T>(list: T[], keep: (item: T, at: number) => void): void => {
  const push = list.push.bind(list)
  list.push = (...items) => {
    for (const item of items) keep(item, Date.now())
    return push(...items)
  }
}

/**
 * The office on the embedded database, in real time, with the real channels of Slack and Teams before their fakes on loopback: what is
 * between the courier and a socket is the code that runs. With `platforms` only one of them; `rungs` in seconds.
 */
export const openRealChannels = async (
  platforms: readonly ('slack' | 'teams')[] = ['slack', 'teams'],
  rungs: readonly [number, number, number] = [60, 120, 180],
) => {
  const clock = () => new Date()
  const [slack, teams] = await Promise.all([slackRig.openRig(), teamsRig.openRig()])
  const office = {
    ...slackRig.slackOffice(),
    timings: { ...slackRig.slackOffice().timings, alertRungSeconds: rungs },
    channelOn: (purpose: never, on: string) =>
      (on === 'slack' ? slackRig.slackOffice() : teamsRig.teamsOffice()).channelOn?.(purpose, on as 'slack'),
  }
  for (const rig of [slack, teams]) {
    Object.defineProperty(rig, 'now', { get: clock })
    rig.office = office as typeof rig.office
  }
  for (const { slack: id, email } of office.people) if (id) slack.slack.user(id, email)
  const cards: Card[] = []
  const recordIn = (drawn: unknown): string => /AR-\d{4}-\d{4}/.exec(JSON.stringify(drawn))?.[0] ?? ''
  const personWith = (name: 'slack' | 'entra', id: string) => office.people.find((person) => person[name] === id)?.id ?? `#${id}`
  stamped(slack.slack.messages, ({ channel, blocks }, at) => {
    const who = channel.startsWith('D') ? personWith('slack', channel.slice(1)) : `#${channel}`
    cards.push({ platform: 'slack', who, record: recordIn(blocks), at })
  })
  stamped(teams.connector.messages, ({ conversation, activity }, at) =>
    cards.push({ platform: 'teams', who: personWith('entra', conversation.replace('a:begun-', '')), record: recordIn(activity), at }),
  )

  const told: Told[] = []
  let wake = () => {}
  const log = wakeAfterCommits(await openTestLog(), () => wake())
  const directory = () => office as never
  const channels = [...(platforms.includes('slack') ? [slack.channel] : []), ...(platforms.includes('teams') ? [teams.channel] : [])]
  const standing = openStandingBy(log, { channels, directory, casework: () => casework })
  const casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report: () => {}, ...standing.forCasework })
  const courier = openCourier({ log, casework, channels, directory, clock, cards: standing.cards, report: (one) => void told.push(one) })
  wake = courier.wake
  for (const rig of [slack, teams]) await rig.channel.start((arrival) => casework.listen(arrival))
  courier.start()
  await standing.start()

  let number = 0
  return {
    slack: slack.slack,
    connector: teams.connector,
    cards: cards as readonly Card[],
    told: told as readonly Told[],
    log,
    /** Asha raises an alert; answers with its reference. */
    async raise(): Promise<RecordId> {
      number += 1
      const say = { id: `raise-${number}`, by: staff('asha'), channel: 'slack', place: 'private' } as const
      const answer = await casework.listen({ ...say, arrives: 'command', command: '/at-risk', text: `goodbye ${number}` })
      if (answer.answer !== 'card') throw new Error(`The alert was answered by ${JSON.stringify(answer)}`)
      return RecordId.parse(answer.card.record)
    },
    /** What the reporter reads now when they open the record from /my-work. */
    async read(record: RecordId): Promise<string> {
      number += 1
      const say = { id: `read-${number}`, by: staff('asha'), channel: 'slack', place: 'private' } as const
      const answer = await casework.listen({ ...say, arrives: 'press', verb: 'open:', record })
      if (answer.answer !== 'card') throw new Error(`The record was answered by ${JSON.stringify(answer)}`)
      return JSON.stringify(answer.card)
    },
    /** Somebody has it, so that it climbs no further. */
    take: (record: RecordId, by = 'hugh') => casework.listen(haveIt(`take-${record}`, by, record)),
    /** Waits until something is so; the test's own time limit ends a wait in vain. */
    async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
      while (!(await isSo())) await pause(20)
    },
    async close(): Promise<void> {
      slack.slack.gate = undefined as never
      teams.connector.gate = undefined as never
      await standing.stop()
      await courier.stop()
      await Promise.all([slack.close(), teams.close()])
      await log.close()
    },
  }
}
export type RealChannels = Awaited<ReturnType<typeof openRealChannels>>
