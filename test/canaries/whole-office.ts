import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Arrival } from '../../src/casework/arrival.js'
import type { Desk } from '../../src/casework/desk.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Address, Channel } from '../../src/channels/channel.js'
import { openConsoleChannel } from '../../src/channels/console/open-console.js'
import { openCourier } from '../../src/delivery/courier.js'
import { startEmbedded } from '../../src/embedded/embedded.js'
import { blankIn } from '../../src/house/blank-in.js'
import { openLogger } from '../../src/house/logger.js'
import { openMetrics } from '../../src/house/metrics.js'
import { reports } from '../../src/house/report.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { openRig as openSlack, slackOffice } from '../channels/slack/rig.js'
import { openRig as openTeams, teamsOffice } from '../channels/teams/rig.js'
import { patience } from '../log/test-database.js'
import { staff, tuesday } from '../procedures/test-office.js'
import { openOutsideMeans } from './outside-means.js'
import type { Do } from './seeding.js'

/** Something that stands in a chat: which, and whether in a preview, in a channel that others read, or on somebody's own card. */
interface Standing {
  readonly chat: 'slack' | 'teams' | 'console'
  readonly where: 'preview' | 'channel' | 'own'
  readonly what: unknown
}

/**
 * The office with every chat there is, Slack and Teams before their fakes and the console, with mail and a webhook for alerts, on a database of its own whose files can be read;
 * its log of the program and its figures as the house has them. `now` moves by `pass`, in hours.
 */
export async function openWholeOffice() {
  const data = mkdtempSync(join(tmpdir(), 'canaries-'))
  const [database, slack, teams] = await Promise.all([startEmbedded({ dataDir: data, tell: () => {} }), openSlack(), openTeams()])
  let now = Date.parse(tuesday)
  const clock = () => new Date(now)
  const [onSlack, onTeams] = [slackOffice(), teamsOffice()]
  const office: typeof onSlack = {
    ...onSlack,
    outsideMeans: ['email', 'webhook'],
    channelOn: (purpose, platform) => (platform === 'slack' ? onSlack : onTeams).channelOn?.(purpose, platform),
  }
  for (const rig of [slack, teams]) {
    Object.defineProperty(rig, 'now', { get: clock })
    rig.office = office
  }
  for (const { slack: id, email } of office.people) if (id) slack.slack.user(id, email)

  const lines: string[] = []
  const logger = openLogger('trace', { write: (line) => void lines.push(line) })
  const directory = () => office
  const place = { uri: database.uri, database: 'canaries' }
  const log = await openLog({ ...place, recordKey: randomBytes(32), patience, clock })
  const metrics = openMetrics(log.owedOpen, clock)
  const report = reports(logger, metrics)
  const console = openConsoleChannel({ port: 0, commands: [], directory, clock, store: log, logger })
  const outside = await openOutsideMeans(directory, clock)
  // Each has one chat, so that every chat has somebody.
  const only = (channel: Channel, mine: (id: string) => boolean): Channel =>
    Object.assign(Object.create(channel), {
      reaches: (to: Address) => channel.reaches(to) && (!('person' in to) || mine(to.person.id)),
    })
  const channels = [
    only(slack.channel, (id) => ['asha', 'hugh'].includes(id)),
    only(teams.channel, (id) => ['lena', 'gwen'].includes(id)),
    only(console, (id) => !['asha', 'hugh', 'lena', 'gwen'].includes(id)),
  ]
  const blank = blankIn(channels)
  const desk: Desk = {
    procedures,
    log,
    directory,
    clock,
    report: report.casework, // Teams takes a card a second in a chat, and our clock stands still meanwhile.
    blank: (copy, card) => {
      now += 2_000
      return blank(copy, card)
    },
  }
  const casework = openCasework({ ...desk, patience: 20_000 })
  const courier = openCourier({ log, casework, channels: [...channels, ...outside.channels], directory, clock, report: report.courier })
  for (const channel of channels) await channel.start(casework.listen)

  const does: Do = async (by, arrival) => {
    const frame = { id: randomUUID(), by: staff(by), channel: 'slack', place: 'private' }
    const answer = await casework.listen({ ...frame, ...arrival } as Arrival)
    if (answer.answer === 'dialog') return { dialog: answer.dialog }
    if (answer.answer === 'card') return { card: answer.card }
    return { said: answer.answer === 'sentence' ? answer.text : answer.answer }
  }
  const seenInConsole = async () => (await log.listSealed('console-post')).map(({ value }) => value)

  return {
    desk,
    does,
    data,
    pass: (hours: number) => {
      now += hours * 3_600_000
    },
    /** Whatever is owed by now goes out. */
    async deliver(): Promise<void> {
      for (let turn = 0; turn < 30; turn += 1) {
        if ((await courier.run(clock())) === 0) return
        now += 1_000
      }
    },
    /** What stands in the chats at this moment. */
    async chats(): Promise<readonly Standing[]> {
      return [
        ...slack.slack.messages.flatMap(({ channel, text, blocks, only }) => [
          { chat: 'slack' as const, where: 'preview' as const, what: text },
          { chat: 'slack' as const, where: channel.startsWith('D') || only ? ('own' as const) : ('channel' as const), what: blocks },
        ]),
        ...teams.connector.messages.flatMap(({ conversation, activity: { text, summary, attachments } }) => [
          { chat: 'teams' as const, where: 'preview' as const, what: [text, summary] },
          { chat: 'teams' as const, where: conversation.startsWith('a:') ? ('own' as const) : ('channel' as const), what: attachments },
        ]),
        ...(await seenInConsole()).map((what) => ({
          chat: 'console' as const,
          where: JSON.stringify(what).includes('"place":"channel:') ? ('channel' as const) : ('own' as const),
          what,
        })),
      ]
    },
    outside,
    said: async () => `${lines.join('')}${await metrics.text()}`,
    /** Every small sealed thing that is kept, opened. */
    async small(): Promise<readonly { readonly kind: string; readonly name: string; readonly value: unknown }[]> {
      const connection = await mongoose.createConnection(place.uri, { dbName: place.database }).asPromise()
      const kinds = await connection.collection('sealed').distinct('kind')
      await connection.close()
      return (
        await Promise.all(kinds.map(async (kind) => (await log.listSealed(kind)).map((one) => ({ kind: String(kind), ...one }))))
      ).flat()
    },
    async close(): Promise<void> {
      await Promise.all([slack.close(), teams.close(), console.stop(), outside.close()])
      await log.close()
      await database.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
