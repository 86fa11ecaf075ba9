import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { openAsk } from '../../src/casework/ask/open-ask.js'
import type { Casework } from '../../src/casework/casework.js'
import type { Desk } from '../../src/casework/desk.js'
import { eraseRecords } from '../../src/casework/erase-records.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Address, Channel } from '../../src/channels/channel.js'
import { openSlackChannel } from '../../src/channels/slack/open-slack.js'
import { openCourier } from '../../src/delivery/courier.js'
import { passageOf } from '../../src/guidance/passages/passage-of.js'
import { inShort } from '../../src/guidance/words-to-say/in-short.js'
import { blankIn } from '../../src/house/blank-in.js'
import { LogAway } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { understood } from '../channels/chat.js'
import { openRig as openSlack, signingSecret, slackOffice } from '../channels/slack/rig.js'
import { openRig as openTeams, teamsOffice } from '../channels/teams/rig.js'
import { freshName, patience, testDatabase } from '../log/test-database.js'
import { tuesday } from '../procedures/test-office.js'
import { canaryWord } from './canary.js'

/** Something that went to a platform, in words or in a form, and what was being done then. */
export interface Went {
  readonly during: string
  readonly how: string
  readonly what: string
}

/** Who has their chat in Slack; everybody else has it in Teams. */
export const inSlack: readonly string[] = ['asha', 'hugh']

/** Whoever keeps words in memory, and is told by the log that records were erased, by the file that asked for it. */
export type Forgets = (file: string) => boolean

/**
 * The office in Slack and in Teams, by the real channels before their fakes on loopback, all of it on one log as a bot has it; and a second bot of the office
 * on the same database and the same chats. `hears`: which memories of the first are told of an erasure; all of them, unless a test breaks one.
 */
export async function openChats(hears: Forgets = () => true) {
  let now = Date.parse(tuesday)
  const clock = () => new Date(now)
  const place = { uri: await testDatabase(), database: freshName(), recordKey: randomBytes(32), patience, lookEvery: 20, clock }
  const [bare, otherLog] = [await openLog(place), await openLog(place)]
  const told = new Set<RecordId>()
  let isAway = false
  const whenErased: typeof bare.whenErased = (forget) => {
    const file = /\/src\/([\w/-]+\.ts)/.exec(new Error().stack?.split('\n').slice(2).join('\n') ?? '')?.[1] ?? 'unknown'
    if (hears(file)) bare.whenErased(forget)
  }
  const log = new Proxy(bare, {
    get(of, name: keyof typeof bare) {
      if (name === 'whenErased') return whenErased
      if (!isAway) return of[name]
      return async () => {
        throw new LogAway('The database does not answer.')
      }
    },
  })
  bare.whenErased((records) => {
    for (const record of records) told.add(record)
  })

  let casework: Casework
  const stays: Promise<void>[] = []
  const keptAnswer = (...stands: Parameters<Casework['keepAnswered']>) => void stays.push(casework.keepAnswered(...stands))
  const [slack, teams] = await Promise.all([
    openSlack(undefined, 'http', 20_000, (person) => casework.board(person), undefined, keptAnswer, undefined, log),
    openTeams(undefined, { store: log, stays: keptAnswer }),
  ])
  const [onSlack, onTeams] = [slackOffice(), teamsOffice()]
  const office: typeof onSlack = {
    ...onSlack,
    channelOn: (purpose, platform) => (platform === 'slack' ? onSlack : onTeams).channelOn?.(purpose, platform),
  }
  for (const rig of [slack, teams]) {
    Object.defineProperty(rig, 'now', { get: clock })
    rig.office = office
  }
  for (const { slack: id, email } of office.people) if (id) slack.slack.user(id, email)

  const went: Went[] = []
  let during = 'the beginning'
  let canaries = 0
  const out = (how: string, what: unknown): void => void went.push({ during, how, what: JSON.stringify(what ?? null) })
  heard(slack.slack.calls, ({ method, args }) => out(`Slack ${method}`, args))
  heard(slack.slack.drawn, ({ where, blocks }) => out(`Slack ${where}`, blocks))
  heard(teams.connector.messages, (message) => {
    let activity = message.activity
    out('Teams message', activity)
    Object.defineProperty(message, 'activity', {
      enumerable: true,
      get: () => activity,
      set(given) {
        activity = given
        out('Teams update', given)
      },
    })
  })

  const directory = () => office
  // Each has one chat, so that both have somebody.
  const only = (channel: Channel, mine: (id: string) => boolean): Channel =>
    Object.assign(Object.create(channel), {
      reaches: (to: Address) => channel.reaches(to) && (!('person' in to) || mine(to.person.id)),
    })
  const isInSlack = (id: string): boolean => inSlack.includes(id)
  const channels = [only(slack.channel, isInSlack), only(teams.channel, (id) => !isInSlack(id))]
  const report = () => {}
  const ask = openAsk({
    procedures,
    directory,
    clock,
    count: () => {},
    erasures: log,
    guide: {
      passage: passageOf,
      short: inShort,
      own: async () => [],
      async understand(_, before) {
        out('what is read with a question', before)
        return understood
      },
    },
  })
  const boardsMoved: Desk['boardsMoved'] = (people) => slack.channel.boardsMoved(people)
  casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report, ask, boardsMoved })
  const courier = openCourier({ log, casework, channels, directory, clock, report })
  for (const channel of channels) await channel.start((arrival) => casework.listen(arrival))

  /** The chats of the second bot, which hears nobody. */
  const settings = { botToken: 'xoxb-test', signingSecret, apiUrl: slack.slack.apiUrl, directory, clock, logger: pino({ level: 'silent' }) }
  const otherSlack = openSlackChannel({ ...settings, store: otherLog })
  const otherTeams = await openTeams(undefined, { store: otherLog, connector: teams.connector })
  Object.defineProperty(otherTeams, 'now', { get: clock })
  otherTeams.office = office
  for (const channel of [otherSlack, otherTeams.channel]) await channel.start(async () => ({ answer: 'nothing' }))

  const pass = (milliseconds: number): void => {
    now += milliseconds
  }
  /** The next number of a canary. */
  const next = (): number => {
    canaries += 1
    return canaries
  }
  return {
    slack,
    teams,
    office,
    log,
    went: went as readonly Went[],
    pass,
    out,
    /** From now on this is being done. */
    begins(what: string): void {
      during = what
    },
    /** The first bot's database does not answer, or does again. */
    away(is: boolean): void {
      isAway = is
    },
    next,
    word: () => canaryWord(next()),
    /** The first words that were typed for somebody’s name. */
    names: [] as string[],
    async settled(): Promise<void> {
      await Promise.all([slack.settled(), teams.settled()])
      await Promise.all(stays.splice(0))
    },
    /** Whatever is owed by now goes out. */
    async deliver(): Promise<void> {
      for (let turn = 0; turn < 20; turn += 1) {
        if ((await courier.run(clock())) === 0) return
        pass(1_000)
      }
    },
    look: () => casework.watched(),
    /** Erases all of them by one of the two bots, and waits until the first has heard of it. */
    async erase(by: 'the same bot' | 'another bot', records: readonly RecordId[]): Promise<void> {
      const from = { procedures, directory, clock, report }
      const takesACardASecond =
        (blank: NonNullable<Desk['blank']>): typeof blank =>
        (copy, card) => {
          pass(2_000)
          return blank(copy, card)
        }
      const desk: Desk =
        by === 'the same bot'
          ? { ...from, log, blank: takesACardASecond(blankIn(channels)) }
          : { ...from, log: otherLog, blank: takesACardASecond(blankIn([otherSlack, otherTeams.channel])) }
      const note = { by: 'ian', why: 'They asked for it.', at: instant(clock()) }
      const all = new Map(records.map((record) => [record, note]))
      const done = await eraseRecords(desk, all, { mayGo: async () => true })
      const held = records.filter((record) => !done.has(record))
      await eraseRecords(desk, new Map(held.map((record) => [record, note])), { mayGo: async () => true })
      while (!records.every((record) => told.has(record))) await new Promise<void>((resolve) => setImmediate(resolve))
    },
    async close(): Promise<void> {
      await courier.stop()
      await Promise.all([slack.close(), teams.close(), otherSlack.stop(), otherTeams.close()])
      await Promise.all(stays)
      await Promise.all([bare.close(), otherLog.close()])
    },
  }
}
export type Chats = Awaited<ReturnType<typeof openChats>>

/** Hears of each that is put into a list, before anybody else does. */
const heard = <T>(list: readonly T[], hear: (one: T) => void): void => {
  const all = list as T[]
  const push = all.push.bind(all)
  all.push = (...items) => {
    items.forEach(hear)
    return push(...items)
  }
}
