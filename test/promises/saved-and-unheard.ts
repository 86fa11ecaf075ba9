import type { Answer } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { UnsavedAlert } from '../../src/casework/unsaved-alert.js'
import type { Channel } from '../../src/channels/channel.js'
import { openCourier } from '../../src/delivery/courier.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { openFirstCards } from '../../src/delivery/first-cards.js'
import type { Journalled } from '../../src/delivery/on-its-way.js'
import { type Journal, openJournal } from '../../src/log/journal.js'
import { type Log, LogAway } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { buttonsOf, wordsOf } from '../cards/check-card.js'
import type { FakeChannel } from '../delivery/fake-channel.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'

/** Moved by the test alone, and never back: all alerts of this file are in one log. */
let seconds = 0
export const clock = () => new Date(Date.parse(tuesday) + seconds * 1000)
export const firstRung = ['gita', 'hugh']

/** What becomes of a bot at the call of its log with this number: the log does not get it, or its answer is lost, and is away from then on; or the bot is killed. */
export type End = 'away' | 'answer lost' | 'killed'
const never = () => new Promise<never>(() => {})
export const ending = (log: Log, chat: Channel, { at, how }: { readonly at: number; readonly how: End }) => {
  let [calls, ended, isBack, opened] = [0, false, false, 0]
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
          if (name === 'open') opened = calls
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
    // Who hears of erasures asks no database.
    log: around(log, (name) => name !== 'whenErased'),
    chat: { ...chat, post },
    /** How often the log had been called when the last of the first rung was written to. */
    posted: () => posted,
    /** The number of the call by which the alert was kept; 0: of none yet. */
    opened: () => opened,
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

/** Puts the clock of all these bots on. */
export const wait = (more: number) => {
  seconds += more
}

/** A bot on this log and chat, with its journal in `folder`; `disk`: what lies before that. */
export const openBot = async (log: Log, chat: Channel, folder: string, disk: (journal: Journal) => Journal = (journal) => journal) => {
  const directory = () => testOffice()
  const cards = openFirstCards()
  const onDisk = await openJournal({ folder, recordKey: Buffer.alloc(32, 7) })
  let writing = 0
  const counted = async (work: Promise<void>): Promise<void> => {
    writing += 1
    await work.finally(() => {
      writing -= 1
    })
  }
  const journal = disk({ ...onDisk, keep: (...given) => counted(onDisk.keep(...given)), drop: (name) => counted(onDisk.drop(name)) })
  const common = { channels: [chat], directory, clock, report: () => {} }
  const direct = openDirectAlerts({
    ...{ ...common, procedures, journal, cards, ping: log.ping, timer: () => () => {} },
    saveAlert: (alert: UnsavedAlert) => casework.saveAlert(alert),
    waitingAlert: (record) => casework.waitingAlert(record),
  })
  const { sendUnsaved, writeAhead, standBy, standDown } = direct
  const hears = { sendUnsaved, writeAhead, standBy, standDown }
  const casework = openCasework({ procedures, log, directory, clock, report: () => {}, patience: 20_000, ...hears })
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
    /** What its journal holds for the bot that follows. */
    kept: async () => (await journal.all()).entries.map(({ value }) => value as Journalled),
    /** Resolves when the disk has what was begun to be written, and what waited for that. */
    async written(): Promise<void> {
      do await breathe()
      while (writing > 0)
    },
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

export const cardsOf = (chat: FakeChannel, person: string) => chat.seen.filter(({ to }) => to === person).map(({ card }) => card)
export const withWords = (chat: FakeChannel, person: string, text: string) =>
  cardsOf(chat, person).filter((card) => wordsOf(card).includes(text))

/** Everything that is owed arrives; then one record of it exists, and everybody on the first rung has one card to act on and none that says otherwise. */
export const isWhole = async (log: Log, bot: Awaited<ReturnType<typeof openBot>>, chat: FakeChannel, text: string) => {
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
