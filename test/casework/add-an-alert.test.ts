import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Arrival } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { UnsavedAlert } from '../../src/casework/unsaved-alert.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { judge, lookAround } from '../../src/delivery/watchdog.js'
import { openJournal } from '../../src/log/journal.js'
import { wordsOf } from '../cards/check-card.js'
import { fakeChannel } from '../delivery/fake-channel.js'
import { withoutCourier } from '../delivery/without-courier.js'
import { callBack } from './call-back.js'
import { openCounter, recordOn, shown, words } from './counter.js'
import { fire } from './fire-alarm.js'
import { memoryLog } from './memory-log.js'
import { greg, sam, testOffice } from './test-office.js'

const counterOf = () => openCounter(undefined, undefined, [callBack, fire])
type Counter = ReturnType<typeof counterOf>
const seen = (counter: Counter): unknown[] =>
  [...counter.log.commits.values()]
    .flat()
    .flatMap(({ events }) => events.filter(({ event }) => event === 'FireSeen').map(({ what }) => what))

describe('an alert of another name has what the office’s own has', () => {
  test('its command is known when it is nearly right', async () => {
    const dashes = ['-', ' ', '–', '—', '_', '']
    const before = ['', '/', '//', '“', '/ ', '@']
    const after = [': ', ' ', '! ', '” ']
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...before),
        fc.constantFrom(...dashes),
        fc.constantFrom(...after),
        fc.boolean(),
        async (first, dash, last, loud) => {
          const counter = counterOf()
          const command = `fire${dash}alarm`
          await counter.message(sam, `${first}${loud ? command.toUpperCase() : command}${last}smoke on the stairs`)
          expect(seen(counter)).toEqual(['smoke on the stairs'])
        },
      ),
      { numRuns: 40 },
    )
  })
  test.each(['the fire alarm is silent', 'fire alarms are tested today', 'fire'])('“%s” is none', async (said) => {
    const counter = counterOf()
    await counter.message(sam, said)
    expect(seen(counter)).toEqual([])
  })

  test('nothing is too much or too long for it, nor for whoever takes it', async () => {
    const counter = counterOf()
    for (let count = 0; count < 40; count += 1) await counter.command(sam, '/nonsense')
    expect(words(await counter.command(sam, '/nonsense'))).toContain('/fire-alarm works at any time.')
    const long = 'smoke '.repeat(50_000)
    const record = recordOn(await counter.command(sam, '/fire-alarm', long))
    expect(seen(counter)).toEqual([long.trim()])
    for (let count = 0; count < 130; count += 1) await counter.press(greg, 'open:', { record })
    expect(words(await counter.press(greg, 'open:', { record }))).toContain('That was a lot at once')
    await counter.press(greg, 'step:TakeFire', { record })
    expect(counter.log.commits.get(record)?.flatMap(({ events }) => events.map(({ event }) => event))).toContain('FireTaken')
  })

  test('waits for no unfinished form', async () => {
    const counter = counterOf()
    const first = shown(await counter.command(sam, '/fire-alarm'))
    await counter.close(sam, first, { what: 'smoke' })
    expect((await counter.command(sam, '/fire-alarm')).answer).toBe('dialog')
  })

  test('goes first in the lanes, and is raised for somebody whom nobody knows', async () => {
    const counter = counterOf()
    const outsider = { is: 'member', mayAlert: true, name: 'Zoe from Facilities', known: '' } as const
    const by = 'zoe' as never
    const said = { id: 'a', by, channel: 'slack', place: 'private', outsider, arrives: 'command', text: 'smoke' } as const
    expect(words(await counter.listen({ ...said, command: '/fire-alarm' }))).toContain('We are sending your words')
    const [commits] = [...counter.log.commits.values()]
    expect(commits?.[0]?.events[0]).toMatchObject({ event: 'FireSeen', what: 'smoke', seenBy: 'Zoe from Facilities' })
    expect(new Set(commits?.[0]?.owed.map(({ urgency }) => urgency))).toEqual(new Set(['alert']))
    // Nothing else is open to them.
    expect(words(await counter.listen({ ...said, id: 'b', command: '/call-back' }))).toContain('I do not know you')
  })
})

describe('while the database is away', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'add-an-alert-'))
  })
  afterEach(() => rm(folder, { recursive: true, maxRetries: 9, retryDelay: 20 }))

  const openBot = async () => {
    let seconds = 0
    const clock = () => new Date(Date.parse('2026-03-03T10:00:00.000Z') + seconds * 1000)
    const log = memoryLog(clock)
    const chat = fakeChannel('console', { reaches: (to) => !to.startsWith('#') })
    const direct = openDirectAlerts({
      procedures: [callBack, fire],
      journal: await openJournal({ folder, recordKey: Buffer.alloc(32, 7) }),
      channels: [chat],
      directory: () => testOffice(),
      clock,
      saveAlert: (alert: UnsavedAlert) => casework.saveAlert(alert),
      ...withoutCourier(),
      report: () => {},
      timer: () => () => {},
    })
    const desk = { procedures: [callBack, fire], log, directory: () => testOffice(), clock, report: () => {}, patience: 20_000 }
    const casework = openCasework({ ...desk, sendUnsaved: direct.sendUnsaved })
    await direct.start()
    return {
      log,
      direct,
      clock,
      cards: () => chat.seen.map(({ to, card }) => `${to}: ${wordsOf(card)}`),
      say: (text: string) =>
        casework.listen({
          id: text,
          by: sam.id,
          channel: 'console',
          place: 'private',
          arrives: 'command',
          command: '/fire-alarm',
          text,
        } as Arrival),
      after: async (more: number) => {
        seconds += more
        await direct.look()
      },
      settle: () => new Promise<void>((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve)))),
    }
  }
  const kept = (log: Awaited<ReturnType<typeof openBot>>['log']) => [...log.commits.keys()]

  test('goes out directly, on its own cards, goes on by its own times, and is saved once when the database is back', async () => {
    const bot = await openBot()
    bot.log.setAway(true)
    const answer = await bot.say('smoke on the stairs')
    expect(words(answer)).toMatch(/Fire – not saved yet[\s\S]*Ring .* now/)
    await bot.settle()
    const first = bot.cards().filter((line) => line.includes('smoke on the stairs')).length
    expect(first).toBeGreaterThan(0)
    await bot.after(31)
    await bot.settle()
    expect(bot.cards().filter((line) => line.includes('smoke on the stairs')).length).toBeGreaterThan(first)
    bot.log.setAway(false)
    await bot.after(2)
    await bot.after(2)
    expect(kept(bot.log)).toEqual([expect.stringMatching(/^FA-/)])
    expect(bot.direct.trouble()).toEqual([])
  })

  test('is taken up by the next bot when this one died', async () => {
    const bot = await openBot()
    bot.log.setAway(true)
    await bot.say('smoke on the stairs')
    const next = await openBot()
    await next.after(2)
    expect(kept(next.log)).toHaveLength(1)
  })

  test('the watchdog rings when nobody takes it and it goes no further', async () => {
    const bot = await openBot()
    await bot.say('smoke on the stairs')
    const looking = (seconds: number) =>
      lookAround(
        { ...bot.log, owedOpen: async () => [] },
        [callBack, fire],
        () => new Date(bot.clock().getTime() + seconds * 1000),
        undefined,
      )
    const [record] = kept(bot.log)
    expect(judge(await looking(35)).map(({ what }) => what)).not.toContain(record)
    expect(judge(await looking(45)).map(({ what }) => what)).toContain(record)
  })
})
