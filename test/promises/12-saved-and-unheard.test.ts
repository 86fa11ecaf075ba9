import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { UnsavedAlert } from '../../src/casework/unsaved-alert.js'
import type { Channel } from '../../src/channels/channel.js'
import { openCourier } from '../../src/delivery/courier.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { openFirstCards } from '../../src/delivery/first-cards.js'
import { openJournal } from '../../src/log/journal.js'
import { type Log, LogAway } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { buttonsOf, wordsOf } from '../cards/check-card.js'
import { type FakeChannel, fakeChannel } from '../delivery/fake-channel.js'
import { openTestLog } from '../log/test-database.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'

/** Moved by the test alone, and never back: all alerts of this file are in one log. */
let seconds = 0
const clock = () => new Date(Date.parse(tuesday) + seconds * 1000)
const firstRung = ['gita', 'hugh']

/** What becomes of a bot at the call of its log with this number: the log does not get it, or its answer is lost, and is away from then on; or the bot is killed. */
type End = 'away' | 'answer lost' | 'killed'
const never = () => new Promise<never>(() => {})
const ending = (log: Log, chat: Channel, { at, how }: { readonly at: number; readonly how: End }) => {
  let [calls, ended, isBack] = [0, false, false]
  const reached = (): boolean => {
    calls += 1
    const now = !ended && !isBack && calls === at
    ended ||= now
    return now
  }
  const gone = () => (how === 'killed' ? never() : Promise.reject(new LogAway('The database does not answer.')))
  const around = <T extends object>(one: T, when: (name: string) => boolean): T =>
    new Proxy(one, {
      get(of, name, self) {
        const real: unknown = Reflect.get(of, name, self)
        if (typeof real !== 'function' || !when(String(name))) return real
        return async (...given: readonly unknown[]): Promise<unknown> => {
          if (ended) return gone()
          const last = reached()
          if (last && how === 'away') return gone()
          const answer: unknown = await Reflect.apply(real, of, given)
          return last ? gone() : answer
        }
      },
    })
  let posted = 0
  const post: Channel['post'] = (to, ...given) => {
    if ('person' in to && firstRung.includes(to.person.id)) posted = Math.max(posted, calls)
    return ended && how === 'killed' ? never() : chat.post(to, ...given)
  }
  return {
    log: around(log, () => true),
    chat: { ...chat, post },
    /** How often the log had been called when the last of the first rung was written to. */
    posted: () => posted,
    isOver: () => ended,
    go: () => {
      ended = true
    },
    back: () => {
      ended = false
      isBack = true
    },
  }
}

const openBot = async (log: Log, chat: Channel, folder: string) => {
  const directory = () => testOffice()
  const cards = openFirstCards()
  const journal = await openJournal({ folder, recordKey: Buffer.alloc(32, 7) })
  const common = { channels: [chat], directory, clock, report: () => {} }
  const direct = openDirectAlerts({
    ...{ ...common, procedures, journal, cards, ping: log.ping, timer: () => () => {} },
    saveAlert: (alert: UnsavedAlert) => casework.saveAlert(alert),
    waitingAlert: (record) => casework.waitingAlert(record),
  })
  const { sendUnsaved, standBy } = direct
  const casework = openCasework({ procedures, log, directory, clock, report: () => {}, patience: 20_000, sendUnsaved, standBy })
  const courier = openCourier({ ...common, log, casework, cards })
  await direct.start()
  const breathe = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))
  let over = () => false
  /** What the work gives; nothing where the bot is killed meanwhile: then no more of it answers. */
  const within = async <T>(work: Promise<T>): Promise<T | undefined> => {
    let done: { readonly gives: T } | undefined
    void work.then((gives) => {
      done = { gives }
    })
    while (!done && !over()) await breathe()
    // What was begun before it ends, here in memory.
    for (let turn = 0; turn < 20; turn += 1) await breathe()
    return done?.gives
  }
  return {
    /** Ends a wait where the bot is killed: nothing of it answers any more. */
    endsWhen: (so: () => boolean) => {
      over = so
    },
    raise: (id: string, text: string): Promise<Answer | undefined> =>
      within(
        casework.listen({ id, by: staff('asha'), channel: 'console', place: 'private', arrives: 'command', command: '/at-risk', text }),
      ),
    deliver: () => within(courier.run(clock()).catch(() => 0)),
    async after(more: number) {
      seconds += more
      await direct.look()
      await breathe()
    },
    take: (record: string) =>
      casework.listen({
        ...{ id: `take ${record}`, by: staff('gita'), channel: 'console', place: 'private', arrives: 'press' },
        ...{ verb: 'step:AcknowledgeAlert', record: record as never, version: 1 },
      }),
  }
}

const cardsOf = (chat: FakeChannel, person: string) => chat.seen.filter(({ to }) => to === person).map(({ card }) => card)
const withWords = (chat: FakeChannel, person: string, text: string) => cardsOf(chat, person).filter((card) => wordsOf(card).includes(text))

describe('an alert that was saved, and whose database goes before anybody has heard of it (promise 12)', () => {
  let folder: string
  let log: Log
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'saved-and-unheard-'))
    log = await openTestLog({ clock })
  })
  afterAll(async () => {
    await log.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  })
  let number = 0
  const begin = async (end: { readonly at: number; readonly how: End }) => {
    number += 1
    const text = `goodbye number ${number} for ever`
    const chat = fakeChannel('console', { reaches: (to) => !to.startsWith('#'), looks: 'when asked' })
    const ends = ending(log, chat, end)
    const bot = await openBot(ends.log, ends.chat, join(folder, String(number)))
    if (end.how === 'killed') bot.endsWhen(ends.isOver)
    await bot.raise(`delivery-${number}`, text)
    await bot.deliver()
    return { text, chat, ends, bot, delivery: `delivery-${number}`, folder: join(folder, String(number)) }
  }
  /** Everything that is owed arrives; then one record of it exists, and everybody on the first rung has one card to act on and none that says otherwise. */
  const isWholeOn = async (bot: Awaited<ReturnType<typeof openBot>>, chat: FakeChannel, text: string) => {
    for (let round = 0; round < 3; round += 1) {
      await bot.deliver()
      await bot.after(5)
    }
    const kept = (await log.list({ procedure: 'at-risk', limit: 500 })).map(({ record }) => record)
    const read = await Promise.all(kept.map(async (record) => ({ record, said: JSON.stringify(await log.read(record)) })))
    const ours = read.filter(({ said }) => said.includes(text))
    expect(ours).toHaveLength(1)
    for (const person of firstRung) {
      const live = cardsOf(chat, person).filter((card) =>
        buttonsOf(card).some((button) => 'verb' in button && button.verb === 'step:AcknowledgeAlert'),
      )
      expect([person, live.length, withWords(chat, person, text).length]).toEqual([person, 1, 1])
      expect(cardsOf(chat, person).map(wordsOf).join()).not.toMatch(/not saved yet|database is away/)
    }
    await bot.take(ours[0]?.record ?? '')
    await bot.deliver()
    await bot.after(1)
  }

  /** So many calls of its log an alert takes until everybody on the first rung has its card, and it is kept of the last. */
  const callsOf = async (): Promise<number> => {
    const { ends, bot, chat, text } = await begin({ at: Number.POSITIVE_INFINITY, how: 'away' })
    await isWholeOn(bot, chat, text)
    return ends.posted() + 3
  }
  const all = process.env.LONG === '1'

  test('is heard within seconds, whenever the database goes between the press and the last first card, and is one alert when it is back', async () => {
    const calls = await callsOf()
    expect(calls).toBeGreaterThan(10)
    // An answer that is lost at one call is, but for the commit itself, a log that is away at the next.
    for (const how of all ? (['away', 'answer lost'] as const) : (['answer lost'] as const))
      for (let at = 1; at <= calls; at += all ? 1 : 3) {
        const { text, chat, ends, bot } = await begin({ at, how })
        if (!ends.isOver()) continue
        await bot.after(2)
        await bot.after(2)
        for (const person of firstRung) expect([how, at, person, withWords(chat, person, text).length]).toEqual([how, at, person, 1])
        ends.back()
        await isWholeOn(bot, chat, text)
      }
  })

  test('is heard after a kill at any of these moments, once, by the bot that follows', async () => {
    const calls = await callsOf()
    for (let at = 1; at <= calls; at += all ? 1 : 6) {
      const killed = await begin({ at, how: 'killed' })
      if (!killed.ends.isOver()) continue
      // Until the leases and the claim of the killed bot have run out.
      seconds += 10
      const bot = await openBot(log, killed.chat, killed.folder)
      // The platform had no answer.
      await bot.raise(killed.delivery, killed.text)
      await log.completeOwed(new Date(0).toISOString() as never)
      await isWholeOn(bot, killed.chat, killed.text)
    }
  })

  test('climbs by the office’s times where the database goes after somebody was told and before anybody took it', async () => {
    const { bot, chat, ends, text } = await begin({ at: Number.POSITIVE_INFINITY, how: 'away' })
    for (const person of firstRung) expect(withWords(chat, person, text)).toHaveLength(1)
    await bot.after(2)
    ends.go()
    await bot.after(2)
    // They have it before them: nothing comes before its time.
    expect(chat.seen.filter(({ to }) => to === 'gita')).toHaveLength(1)
    await bot.after(60)
    expect(withWords(chat, 'greg', text)).toHaveLength(1)
    const said = withWords(chat, 'gita', text).map(wordsOf)
    expect(said).toHaveLength(2)
    expect(said.join()).toMatch(/At-risk alert AR-2026-\d+ – our database is away[\s\S]*Who has it cannot be looked up now/)
    expect(said.join()).not.toMatch(/not saved/)
    // Back: the record climbs by itself, and what was sent without it says where it is.
    ends.back()
    await bot.deliver()
    await bot.after(2)
    await bot.after(2)
    expect(withWords(chat, 'greg', text).map(wordsOf).join()).not.toMatch(/database is away/)
  })
})
