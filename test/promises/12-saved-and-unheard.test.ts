import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../../src/log/log.js'
import { wordsOf } from '../cards/check-card.js'
import { fakeChannel } from '../delivery/fake-channel.js'
import { openTestLog } from '../log/test-database.js'
import { cardsOf, clock, type End, ending, firstRung, isWhole, openBot, wait, withWords } from './saved-and-unheard.js'

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
  /** So many calls of its log an alert takes until everybody on the first rung has its card, and it is kept of the last. */
  const callsOf = async (): Promise<number> => {
    const { ends, bot, chat, text } = await begin({ at: Number.POSITIVE_INFINITY, how: 'away' })
    await isWhole(log, bot, chat, text)
    return ends.posted() + 3
  }
  const all = process.env.LONG === '1'

  test('is heard within seconds, whenever the database goes between the press and the last first card, and is one alert when it is back', async () => {
    const calls = await callsOf()
    expect(calls).toBeGreaterThan(10)
    let told = 0
    // An answer that is lost at one call is, but for the commit itself, a log that is away at the next.
    for (const how of all ? (['away', 'answer lost'] as const) : (['answer lost'] as const))
      for (let at = 1; at <= calls; at += all ? 1 : 3) {
        const { text, chat, ends, bot } = await begin({ at, how })
        if (!ends.isOver()) continue
        told += 1
        await bot.after(2)
        await bot.after(2)
        for (const person of firstRung) expect([how, at, person, withWords(chat, person, text).length]).toEqual([how, at, person, 1])
        ends.back()
        await isWhole(log, bot, chat, text)
      }
    expect(told).toBeGreaterThan(all ? 20 : 3)
  })

  test('is heard after a kill at any of these moments, once, by the bot that follows', async () => {
    const calls = await callsOf()
    let told = 0
    for (let at = 1; at <= calls; at += all ? 1 : 6) {
      const killed = await begin({ at, how: 'killed' })
      if (!killed.ends.isOver()) continue
      told += 1
      // Until the leases and the claim of the killed bot have run out.
      wait(10)
      const bot = await openBot(log, killed.chat, killed.folder)
      // The platform had no answer.
      await bot.raise(killed.delivery, killed.text)
      await log.completeOwed(new Date(0).toISOString() as never)
      await isWhole(log, bot, killed.chat, killed.text)
    }
    expect(told).toBeGreaterThan(all ? 10 : 1)
  })

  // A command in Slack comes once: whoever raised it saw that something failed, or that it was sent, and nobody sends it again.
  test('is heard after a kill in the very moment in which it was kept, though the database goes with the bot and nobody sends it again', async () => {
    const at = (await begin({ at: Number.POSITIVE_INFINITY, how: 'away' })).ends.opened()
    const killed = await begin({ at, how: 'killed' })
    expect(killed.ends.isOver()).toBe(true)
    wait(10)
    const next = ending(log, killed.chat, { at: 1, how: 'away' })
    next.go()
    const bot = await openBot(next.log, next.chat, killed.folder)
    await bot.after(2)
    await bot.after(2)
    for (const person of firstRung) expect([person, withWords(killed.chat, person, killed.text).length]).toEqual([person, 1])
    next.back()
    await log.completeOwed(new Date(0).toISOString() as never)
    await isWhole(log, bot, killed.chat, killed.text)
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
    // It was saved from the first: no card says that it is now.
    const all = ['gita', 'greg', 'asha'].flatMap((person) => cardsOf(chat, person).map(wordsOf))
    expect(all.join()).toMatch(/Our database is back, and AR-2026-\d+ goes on as usual/)
    expect(all.join()).not.toMatch(/saved now/i)
  })

  test('rests where somebody took it here, though the database went before the next look', async () => {
    const { bot, chat, ends, text } = await begin({ at: Number.POSITIVE_INFINITY, how: 'away' })
    const kept = (await log.list({ procedure: 'at-risk', limit: 500 })).map(({ record }) => record)
    const read = await Promise.all(kept.map(async (record) => ({ record, said: JSON.stringify(await log.read(record)) })))
    await bot.after(2)
    await bot.take(read.find(({ said }) => said.includes(text))?.record ?? '')
    ends.go()
    const before = chat.seen.length
    for (const seconds of [2, 60, 60, 60]) await bot.after(seconds)
    expect(chat.seen).toHaveLength(before)
  })
})
