import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Answer, Arrival, Listen } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { openCourier } from '../../src/delivery/courier.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { openFirstCards } from '../../src/delivery/first-cards.js'
import type { Journalled } from '../../src/delivery/on-its-way.js'
import type { GuidanceAside } from '../../src/guidance/aside.js'
import { alertsAtStart } from '../../src/house/alerts-at-start.js'
import { openOffice } from '../../src/house/lay-foundation.js'
import { openDoors } from '../../src/house/open-doors.js'
import { openJournal } from '../../src/log/journal.js'
import { type Log, LogAway } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { isUrgent } from '../../src/procedures/urgent.js'
import type { StaffId } from '../../src/procedures/words.js'
import { type Env, readEnv } from '../../src/settings/env.js'
import { StartFault } from '../../src/settings/start-fault.js'
import { breath } from '../breath.js'
import { buttonsOf, wordsOf } from '../cards/check-card.js'
import { type FakeChannel, fakeChannel } from '../delivery/fake-channel.js'
import { freePort } from '../free-port.js'
import { openTestLog } from '../log/test-database.js'

const folder = mkdtempSync(join(tmpdir(), 'steward-stands-in-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9, retryDelay: 20 }))
const recordKey = Buffer.alloc(32, 5)
const said = 'he says goodbye for ever'
let number = 0

/** Reads a goodbye as harm, and everything else as nothing that it knows. */
const guidance = {
  understand: async (text: string) => {
    const atRisk = /goodbye/.test(text)
    const sections = atRisk ? ['9'] : []
    const rest = { action: 'none', askBack: false, waiting: [], others: [], situation: 'none', medium: 'unsaid', moment: 'unsaid' }
    return { ...rest, sections, atRisk, covered: atRisk, telling: atRisk ? [text] : [] }
  },
  passage: () => undefined,
  short: (_: unknown, __: unknown, { atRisk }: { atRisk: boolean }) => (atRisk ? { harm: { lines: ['Tell a senior now.'], say: [] } } : {}),
  ownWords: (line: string) => line,
  own: async () => [],
  stop: async () => {},
} as unknown as GuidanceAside

const settings = async (more: Partial<Env> = {}): Promise<Env> => {
  number += 1
  const read = readEnv({ DATA_DIR: join(folder, String(number)) })
  if (!read.ok) throw new Error(read.faults.join(' '))
  const key = recordKey.toString('base64')
  return { ...read.env, MONGODB_URI: 'mongodb://127.0.0.1:9/', RECORD_KEY: key, PORT: await freePort(), ...more }
}
const journalIn = ({ DATA_DIR }: Env) => openJournal({ folder: join(DATA_DIR, 'journal'), recordKey })
const worked = async (env: Env): Promise<Env> => {
  await journalIn(env)
  return env
}

/** A bot that is begun without its database: it stands in until `stop` is called. */
const begin = async (env: Env, chat: FakeChannel = fakeChannel('slack', { reaches: (to) => !to.startsWith('#') })) => {
  const [told, stop] = [[] as string[], new AbortController()]
  const tell = (sentence: string) => void told.push(sentence)
  const office = await openOffice(
    env,
    () => new Date(),
    () => {},
  )
  const logger = pino({ level: 'silent' })
  const start = alertsAtStart(env, { logger, tell, stopped: stop.signal, means: async () => [chat], tryEvery: 1, guidance })
  const fault = new StartFault('The database cannot be reached: check MONGODB_URI.', { cause: new LogAway('Nobody listens there.') })
  const first = await start.whileAway(office, fault)
  const staff = office.directory().people.filter(({ roles }) => roles.every((role) => role === 'staff'))
  const [by, other] = staff.map(({ id }) => id)
  if (!by || !other) throw new Error('Nobody takes calls in this office.')
  let arrivals = 0
  const arrive = (what: object): Promise<Answer> => {
    arrivals += 1
    return chat.arrive({ id: `a${arrivals}`, by, channel: 'slack', place: 'private', ...what } as Arrival)
  }
  const end = async () => {
    stop.abort()
    const then = first === 'try again' ? await start.whileAway(office, fault) : first
    await start.end()
    office.stop()
    return then
  }
  const kept = async () => (await (await journalIn(env)).all()).entries.map(({ value }) => value as Journalled)
  const seniors = () => chat.seen.filter(({ to, card }) => to !== by && wordsOf(card).includes(said))
  return { chat, told, start, arrive, end, kept, seniors, by, other, env, directory: office.directory }
}
const wordsIn = (answer: Answer): string => (answer.answer === 'card' ? wordsOf(answer.card) : JSON.stringify(answer))
const alertButton = (answer: Answer) => {
  const buttons = answer.answer === 'card' ? buttonsOf(answer.card) : []
  return buttons.flatMap((button) => (button.type === 'Action.Execute' && button.verb === 'command:/at-risk' ? [button.data] : []))[0]
}
type Bot = Awaited<ReturnType<typeof begin>>

/** Every way in which an alert is raised, with what it is answered. */
const ways: Readonly<Record<string, (bot: Bot) => Promise<Answer>>> = {
  command: ({ arrive }) => arrive({ arrives: 'command', command: '/at-risk', text: said }),
  'plain words that name the command': ({ arrive }) => arrive({ arrives: 'message', text: `At risk: ${said}` }),
  'a button on a card that still stands': ({ arrive }) => arrive({ arrives: 'press', verb: 'command:/at-risk', given: { text: said } }),
  'plain words, and the button below what answers them': async ({ arrive }) => {
    const given = alertButton(await arrive({ arrives: 'message', text: said }))?.given
    return arrive({ arrives: 'press', verb: 'command:/at-risk', given })
  },
  'words behind another command, and the button below what answers them': async ({ arrive }) => {
    const given = alertButton(await arrive({ arrives: 'command', command: '/terminated-call', text: said }))?.given
    return arrive({ arrives: 'press', verb: 'command:/at-risk', given })
  },
  'a form': async ({ arrive }) => {
    const opened = await arrive({ arrives: 'command', command: '/at-risk', text: '' })
    if (opened.answer !== 'dialog') throw new Error('No form opened.')
    const { draft, step, fields } = opened.dialog
    const values = { [fields.find(({ input }) => input === 'lines')?.name ?? '']: said }
    return arrive({ arrives: 'form', draft, step: step.name, move: 'next', values })
  },
  'a form that the run before opened': async ({ arrive }) => {
    const opened = await arrive({ arrives: 'command', command: '/at-risk', text: '' })
    if (opened.answer !== 'dialog') throw new Error('No form opened.')
    const { step, fields } = opened.dialog
    const values = { [fields.find(({ input }) => input === 'lines')?.name ?? '']: said }
    return arrive({ arrives: 'form', draft: 'd0123456789abcdef0123', step: step.name, move: 'next', values })
  },
}

// The person in danger whose alert nobody takes.
test.each(Object.keys(ways))('begun without its database, the bot takes an alert: %s', async (way) => {
  const bot = await begin(await worked(await settings()))
  const answer = await ways[way]?.(bot)
  expect(answer && wordsIn(answer)).toMatch(/database is away|not saved/)
  while (bot.seniors().length === 0) await breath()
  const people = bot.seniors().map(({ to }) => to)
  expect(new Set(people).size).toBe(people.length)
  expect((await bot.kept()).map(({ by }) => by)).toEqual([bot.by])
  await bot.end()
})

// One told "sent" when nothing was.
test('of an alert that reaches nobody it says that it reached nobody, and whom to phone', async () => {
  const bot = await begin(await worked(await settings()))
  bot.chat.always(({ to }) => (to === bot.by ? 'ok' : 'never'))
  const answer = await ways.command?.(bot)
  expect(answer && wordsIn(answer)).not.toMatch(/\bis saved\b|has been sent|was sent/)
  const status = () => bot.chat.seen.filter(({ to }) => to === bot.by).map(({ card }) => wordsOf(card))
  while (status().length === 0) await breath()
  expect(status().join()).toMatch(/nobody|no senior|phone/i)
  expect(bot.seniors()).toEqual([])
  await bot.end()
})

// A stranger of another workspace, and one of ours whom the office file does not know.
test.each([
  ['stranger', false],
  ['member', true],
] as const)('a %s outside the office file may raise one: %s', async (is, mayAlert) => {
  const bot = await begin(await worked(await settings()))
  const outsider = { is, mayAlert, name: 'Dana Fox', known: '' }
  const answer = await bot.arrive({ arrives: 'command', command: '/at-risk', text: said, by: 'outside.slack.u9' as StaffId, outsider })
  expect(wordsIn(answer)).toContain('999')
  expect(await bot.kept()).toHaveLength(mayAlert ? 1 : 0)
  if (mayAlert) while (bot.seniors().length === 0) await breath()
  else expect(bot.chat.seen).toEqual([])
  await bot.end()
})

const others = procedures.filter((procedure) => procedure.command && !isUrgent(procedure)).map(({ command }) => command?.name ?? '')
test('everything else is answered by what cannot be had now, with the way for danger; no form opens whose words would be lost', async () => {
  const bot = await begin(await worked(await settings()))
  for (const command of [...others, '/my-work']) {
    const answers = [
      await bot.arrive({ arrives: 'command', command, text: '' }),
      await bot.arrive({ arrives: 'press', verb: `command:${command}` }),
    ]
    for (const answer of answers) {
      expect([command, answer.answer === 'dialog']).toEqual([command, false])
      // Whoever may not do it at all is told that, as ever.
      if (!/is for|are for/.test(wordsIn(answer)))
        expect([command, wordsIn(answer)]).toEqual([command, expect.stringContaining('/at-risk')])
    }
  }
  const form = await bot.arrive({ arrives: 'command', command: '/terminated-call', text: '' })
  expect(form).toEqual({
    answer: 'sentence',
    tone: 'refused',
    text: expect.stringMatching(/cannot be opened just now: the records.*\/at-risk works at any time\.$/),
  })
  const late = await bot.arrive({ arrives: 'form', draft: 'd0123456789abcdef0123', step: 'what', move: 'next', values: { words: 'long' } })
  expect(wordsIn(late)).toMatch(/What you typed is still on this screen.*\/at-risk/)
  expect([await bot.kept(), bot.chat.seen]).toEqual([[], []])
  await bot.end()
})

test('words that came with a form that cannot be opened go along on its button', async () => {
  const bot = await begin(await worked(await settings()))
  const answer = await bot.arrive({ arrives: 'command', command: '/terminated-call', text: 'he rang at five about the bins' })
  const again =
    answer.answer === 'card'
      ? buttonsOf(answer.card).filter((one) => one.type === 'Action.Execute' && one.verb === 'command:/terminated-call')
      : []
  expect(again).toMatchObject([{ data: { given: { text: 'he rang at five about the bins' } } }])
  expect(alertButton(answer)).toBeDefined()
  await bot.end()
})

// An administrator with a wrong MONGODB_URI.
test('what is wrong is told at once, and by /readyz; told to stop, the bot ends', async () => {
  const bot = await begin(await worked(await settings()))
  expect(bot.told[0]).toMatch(/^The database cannot be reached: check MONGODB_URI.*\/at-risk works/)
  expect(bot.told).toHaveLength(1)
  const ready = await fetch(`http://127.0.0.1:${bot.env.PORT}/readyz`)
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('check MONGODB_URI')])
  await ways.command?.(bot)
  expect(await bot.end()).toBe('stopped')
  // What it took in its last moment is with the seniors, and kept for the next run.
  expect(bot.seniors().length).toBeGreaterThan(0)
  expect(await bot.kept()).toMatchObject([{ copies: bot.seniors().map(({ to }) => ({ person: to })) }])
  await expect(fetch(`http://127.0.0.1:${bot.env.PORT}/readyz`)).rejects.toThrow()
  expect(await bot.arrive({ arrives: 'home' })).toEqual({ answer: 'nothing' })
})

test.each([
  ['where no bot worked before', async () => settings()],
  ['without its key', async () => worked(await settings({ RECORD_KEY: undefined }))],
])('%s it gives up, as ever', async (_, given) => {
  const bot = await begin(await given())
  expect([await bot.end(), bot.told, bot.chat.seen]).toEqual(['give up', [], []])
})

/** The house that follows on this log, with the same chat and DATA_DIR. */
const openHouse = async ({ env, chat, directory, start }: Bot, log: Log) => {
  let seconds = 0
  const [clock, cards] = [() => new Date(Date.now() + seconds * 1000), openFirstCards()]
  const common = { channels: [chat], directory, clock, report: () => {} }
  const direct = openDirectAlerts({
    ...{ ...common, procedures, cards, journal: await journalIn(env), ping: log.ping, timer: () => () => {} },
    saveAlert: (alert) => casework.saveAlert(alert),
    waitingAlert: (record) => casework.waitingAlert(record),
  })
  const { sendUnsaved, writeAhead, standBy, standDown, onItsWay } = direct
  const hears = { sendUnsaved, writeAhead, standBy, standDown, onItsWay }
  const casework = openCasework({ ...common, procedures, log, ...hears, patience: 20_000 })
  const courier = openCourier({ ...common, log, casework, cards })
  const deliver = async () => {
    for (let round = 0; round < 3; round += 1) {
      await direct.look()
      await courier.run(clock())
      seconds += 5
    }
  }
  const open = async () =>
    openDoors({
      ...{ server: { start: async () => {} }, channels: [chat], listen: casework.listen, standIn: start },
      notYet: () => {},
    })
  return { log, direct, deliver, open, clock, alerts: () => log.list({ procedure: 'at-risk', limit: 10 }) }
}
const live = ({ chat, by }: Bot, person?: string) =>
  chat.seen.filter(
    ({ to, card }) =>
      to !== by &&
      (person === undefined || to === person) &&
      buttonsOf(card).some((one) => 'verb' in one && one.verb === 'step:AcknowledgeAlert'),
  )

// A senior rung twice for one alert; an alert lost, or a press swallowed, while one takes over from the other.
test('the house takes over: every alert is saved once, nobody is rung twice, and who presses meanwhile is answered by it', async () => {
  const bot = await begin(await worked(await settings()))
  await ways.command?.(bot)
  while (bot.seniors().length === 0) await breath()
  const listened: Listen[] = []
  const { chat } = bot
  const log = await openTestLog()
  const house = await openHouse(bot, log)
  const before = chat.seen.length
  const unwritten = await bot.start.handOver(house.log, house.clock)
  const meanwhile = bot.arrive({ arrives: 'command', command: '/at-risk', text: `${said}, and she does too`, by: bot.other })
  await house.direct.takeUpAll(unwritten)
  expect(chat.seen.length).toBe(before)
  chat.start = async (listen) => void listened.push(listen)
  await house.open()
  expect(wordsIn(await meanwhile)).not.toMatch(/database is away|not saved/)
  expect(listened).toHaveLength(1)
  await house.deliver()
  expect([unwritten, (await house.alerts()).length]).toEqual([[], 2])
  const people = new Set(live(bot).map(({ to }) => to))
  for (const person of people) expect([person, live(bot, person).length]).toEqual([person, 2])
  for (const { card } of chat.seen) expect(wordsOf(card)).not.toMatch(/not saved yet|database is away/)
  await bot.end()
  await log.close()
})

test('an alert that the disk did not take lives on with the house', async () => {
  const env = await worked(await settings())
  const bot = await begin(env)
  rmSync(join(env.DATA_DIR, 'journal'), { recursive: true })
  await ways.command?.(bot)
  while (bot.seniors().length === 0) await breath()
  const log = await openTestLog()
  const unwritten = await bot.start.handOver(log, () => new Date())
  expect(unwritten).toHaveLength(1)
  const house = await openHouse(bot, log)
  await house.direct.takeUpAll(unwritten)
  await house.open()
  await house.deliver()
  expect(await house.alerts()).toHaveLength(1)
  await bot.end()
  await log.close()
})
