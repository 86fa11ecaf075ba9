import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChannelFault } from '../../src/channels/channel.js'
import type { Journal } from '../../src/log/journal.js'
import type { Log } from '../../src/log/log.js'
import { wordsOf } from '../cards/check-card.js'
import { fakeChannel } from '../delivery/fake-channel.js'
import { openTestLog } from '../log/test-database.js'
import { cardsOf, clock, type End, ending, firstRung, isWhole, openBot, wait, withWords } from './saved-and-unheard.js'

const breath = () => new Promise<void>((resolve) => setImmediate(resolve))
const never: End = 'away'
jest.setTimeout(60_000)

describe('an alert that stands by, whose bot is begun anew (promise 12; architecture.md, 7)', () => {
  let folder: string
  let log: Log
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stands-by-'))
    log = await openTestLog({ clock })
  })
  afterAll(async () => {
    await log.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  let number = 0
  /** An alert that was raised and brought as far as this end of its bot lets it. */
  const begin = async (end: Parameters<typeof ending>[2], disk?: (journal: Journal) => Journal) => {
    number += 1
    const [text, own] = [`goodbye number ${number} for ever`, join(folder, String(number))]
    const chat = fakeChannel('console', { reaches: (to) => !to.startsWith('#'), looks: 'when asked' })
    const ends = ending(log, chat, end)
    const bot = await openBot(ends.log, ends.chat, own, disk)
    if (end.how === 'killed') bot.endsWhen(ends.isOver)
    await bot.raise(`restart-${number}`, text)
    await bot.deliver()
    return { text, chat, ends, bot, own }
  }
  const whole = () => begin({ at: Number.POSITIVE_INFINITY, how: never })
  const sealed = (own: string) => readdirSync(own).filter((file) => file.endsWith('.sealed'))
  let opened = 0
  /** What was begun to be written is written. */
  const written = async ({ own, bot }: Pick<Awaited<ReturnType<typeof begin>>, 'own' | 'bot'>) => {
    while (sealed(own).length === 0) await breath()
    await bot.written()
  }
  const gone = async (own: string) => {
    while (sealed(own).length > 0) await breath()
  }
  const take = async ({ bot, text }: Pick<Awaited<ReturnType<typeof begin>>, 'bot' | 'text'>) => {
    for (const { record } of await log.list({ procedure: 'at-risk', limit: 500 }))
      if (JSON.stringify(await log.read(record)).includes(text)) await bot.take(record)
    await bot.deliver()
  }
  /** The bot that follows in this folder, while the database is away. */
  const follow = async ({ chat, own }: Pick<Awaited<ReturnType<typeof begin>>, 'chat' | 'own'>) => {
    const ends = ending(log, chat, { at: Number.POSITIVE_INFINITY, how: never })
    ends.go()
    return { ends, bot: await openBot(ends.log, ends.chat, own) }
  }

  test('is heard by everybody whom it had not reached, though the database is still away; and is one alert when it is back', async () => {
    const first = await whole()
    const calls = first.ends.posted() + 3
    opened = first.ends.opened()
    await isWhole(log, first.bot, first.chat, first.text)
    const all = process.env.LONG === '1'
    for (let at = opened + 1; at <= calls; at += all ? 1 : 4) {
      const killed = await begin({ at, how: 'killed' })
      if (!killed.ends.isOver()) continue
      await written(killed)
      const { ends, bot } = await follow(killed)
      await bot.after(2)
      await bot.after(2)
      for (const person of firstRung) {
        const heard = withWords(killed.chat, person, killed.text).length
        // What the bot posted in the moment of its end may come once more.
        expect([at, person, heard === 1 || heard === 2]).toEqual([at, person, true])
      }
      wait(10)
      ends.back()
      await log.completeOwed(new Date(0).toISOString() as never)
      await isWhole(log, bot, killed.chat, killed.text)
    }
  })

  test('climbs on by the office’s times, and says nothing again that was said', async () => {
    const killed = await whole()
    for (const person of firstRung) expect(withWords(killed.chat, person, killed.text)).toHaveLength(1)
    await killed.bot.after(2)
    await killed.bot.after(60)
    await killed.bot.deliver()
    await killed.bot.after(2)
    await written(killed)
    const before = killed.chat.seen.length
    expect(withWords(killed.chat, 'greg', killed.text)).toHaveLength(1)
    const { bot } = await follow(killed)
    await bot.after(2)
    await bot.after(2)
    expect(killed.chat.seen.slice(before).map(({ to, key }) => [to, key])).toEqual([])
    await bot.after(60)
    expect(
      cardsOf(killed.chat, 'gita')
        .map((card) => wordsOf(card))
        .at(-1),
    ).toMatch(/our database is away/)
    await take(killed)
  })

  test('rests where somebody had it, and its words lie on no disk any more', async () => {
    const killed = await whole()
    await written(killed)
    await take(killed)
    await killed.bot.after(2)
    await gone(killed.own)
    const before = killed.chat.seen.length
    const { bot } = await follow(killed)
    await bot.after(120)
    expect(killed.chat.seen).toHaveLength(before)
  })

  test.each(['full', 'read-only'])('goes out from a disk that is %s', async (how) => {
    const fault = Object.assign(new Error(how), { code: how === 'full' ? 'ENOSPC' : 'EROFS' })
    const refuses = () => Promise.reject(fault)
    const at = opened + 1
    const { bot, chat, ends, text } = await begin({ at, how: 'away' }, (journal) => ({ ...journal, keep: refuses, drop: refuses }))
    await bot.after(2)
    for (const person of firstRung) expect(withWords(chat, person, text)).toHaveLength(1)
    ends.back()
    await isWhole(log, bot, chat, text)
  })

  test.each([
    ['', []],
    [', though another chat is refused', [new ChannelFault('never', 'No right to look there.')]],
  ])(
    'finds in the chats what its bot sent in its last moment and did not come to write down, and says on it that it is saved%s',
    async (_, meets) => {
      let sent: readonly { readonly key: string }[] = []
      const isOver = () => sent.some(({ key }) => key.endsWith('status 0'))
      const killed = await begin({ at: opened + 1, how: 'away' }, (journal) => ({
        ...journal,
        keep: (...given) => (isOver() ? new Promise<never>(() => {}) : journal.keep(...given)),
      }))
      await killed.bot.after(2)
      while ((await killed.bot.kept())[0]?.copies?.length !== firstRung.length) await breath()
      sent = killed.chat.seen
      await killed.bot.after(2)
      const status = () => cardsOf(killed.chat, 'asha').map(wordsOf).join()
      expect(status()).toMatch(/database is away/)
      killed.chat.looksMeet(...meets)
      const { ends, bot } = await follow(killed)
      wait(10)
      ends.back()
      await log.completeOwed(new Date(0).toISOString() as never)
      await bot.deliver()
      for (let turn = 0; turn < 4; turn += 1) await bot.after(5)
      await isWhole(log, bot, killed.chat, killed.text)
      expect(status()).not.toMatch(/database is away/)
      expect(killed.chat.looks.filter((name) => name.endsWith('status 0 asha'))).toHaveLength(1)
      await gone(killed.own)
    },
  )

  test('with another bot beside it: whoever takes it there is not rung by the one that stood by', async () => {
    const first = await whole()
    const other = await openBot(log, first.chat, join(folder, `${number} of the other`))
    await isWhole(log, other, first.chat, first.text)
    await written(first)
    await first.bot.after(2)
    await gone(first.own)
    const before = first.chat.seen.length
    first.ends.go()
    await first.bot.after(120)
    expect(first.chat.seen).toHaveLength(before)
  })
})
