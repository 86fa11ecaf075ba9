import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { type Connection } from 'mongoose'
import { databaseTrouble } from '../../src/house/database-trouble.js'
import { type LogSettings, type OpenLog, openLog } from '../../src/log/open-log.js'
import type { RecordKeys } from '../../src/log/sealing/record-key.js'
import { wordsOf } from '../cards/check-card.js'
import { staff } from '../procedures/test-office.js'
import { openDirectBot } from '../promises/direct-bot.js'
import { freshName, patience, testDatabase } from './test-database.js'

const folder = mkdtempSync(join(tmpdir(), 'held-back-'))
const recordKey = randomBytes(32)
let place: LogSettings
let older: OpenLog
let database: Connection
beforeAll(async () => {
  place = { uri: await testDatabase(), database: freshName(), recordKey, patience }
  older = await openLog({ ...place, lookEvery: 20 })
  database = await mongoose.createConnection(place.uri, { dbName: place.database }).asPromise()
})
afterAll(async () => {
  await older.close()
  await database.dropDatabase()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const laidOut = (layout: number) =>
  database.collection('about').updateOne({ _id: 'layout' as never }, { $set: { layout } }, { upsert: true })
/** The bot's next look, whenever it comes. */
const pings = async (): Promise<string> =>
  older.ping().then(
    () => 'works',
    (fault: unknown) => databaseTrouble(fault),
  )
const until = async (words: RegExp): Promise<string> => {
  for (;;) {
    const said = await pings()
    if (words.test(said)) return said
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const raise = async (bot: Awaited<ReturnType<typeof openDirectBot>>, id: string, text: string) =>
  bot.casework.listen({ id, by: staff('asha'), channel: 'console', place: 'private', arrives: 'command', command: '/at-risk', text })

test('a bot that works while a newer one lays the database out anew writes nothing more there, says so, and gets alerts out directly', async () => {
  const bot = await openDirectBot(older, folder)
  await laidOut(99)
  expect(await until(/newer version/)).toMatch(
    /^This bot does nothing any more, but send alerts directly. A newer version .* start the newer version/,
  )

  const before = await database.collection('commits').countDocuments()
  const answer = await raise(bot, 'held-1', 'she says she has taken tablets')
  if (answer.answer !== 'card') throw new Error(JSON.stringify(answer))
  expect(wordsOf(answer.card)).toContain('not saved yet')
  expect((await bot.journal.all()).entries).toHaveLength(1)
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  expect(bot.chat.seen.filter(({ to }) => to !== 'asha').map(({ to }) => to)).toEqual(['gita', 'hugh'])
  expect(await database.collection('commits').countDocuments()).toBe(before)
  const other = await bot.casework.listen({
    id: 'held-2',
    by: staff('asha'),
    channel: 'console',
    place: 'private',
    arrives: 'command',
    command: '/my-work',
    text: '',
  })
  expect(JSON.stringify(other)).not.toMatch(/Something went wrong/)

  // Whoever may write saves it: here the same bot, as the one that is started in its place reads the same journal.
  await laidOut(1)
  await until(/^works$/)
  await bot.direct.look()
  await bot.direct.look()
  expect((await bot.journal.all()).entries).toEqual([])
  expect(await older.list({ procedure: 'at-risk', limit: 5 })).toHaveLength(1)
})

test('a database that is away for a moment holds nobody back', async () => {
  await laidOut(1)
  expect(await until(/^works$/)).toBe('works')
  const broken = databaseTrouble(new Error('socket hang up'))
  expect(broken).toMatch(/check that it runs/)
})

describe('RECORD_KEY is changed, and one bot was forgotten', () => {
  const fresh = randomBytes(32)
  /** The forgotten bot, until what it thinks of the others' keys reads so. */
  const lacks = async (words: RegExp): Promise<void> => {
    while (!words.test(older.amongOthers.lacks() ?? 'nothing')) await pings()
  }
  const beside = (keys: RecordKeys) => openLog({ ...place, ...keys, lookEvery: 20 })

  test('while the others only know the next key it works, and is told what to do before they use it', async () => {
    const ready = await beside({ recordKey, nextKey: fresh })
    await lacks(/^Another bot has a RECORD_KEY_NEXT that this one was not given: start this one again with it as RECORD_KEY_NEXT/)
    expect(await pings()).toBe('works')
    expect(ready.amongOthers.lacks()).toBeUndefined()
    await ready.close()
    await lacks(/^nothing$/)
  })

  test('once another one has wrapped with it, it keeps nothing and gets alerts out directly; that ends by itself when the change is taken back', async () => {
    const goneOn = await beside({ recordKey: fresh, formerKey: recordKey })
    await lacks(/^Another bot has a RECORD_KEY that this one was not given/)
    expect(await pings()).toBe('works')
    await goneOn.rewrap()
    const forgotten = await until(/RECORD_KEY/)
    expect(forgotten).toMatch(
      /^This bot does nothing any more, but send alerts directly\. Another bot has sealed with a RECORD_KEY .* start this one/,
    )
    const bot = await openDirectBot(older, mkdtempSync(join(folder, 'forgotten-')))
    const before = await database.collection('commits').countDocuments()
    const answer = await raise(bot, 'forgotten-1', 'he says he has a knife')
    if (answer.answer !== 'card') throw new Error(JSON.stringify(answer))
    expect(wordsOf(answer.card)).toContain('not saved yet')
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    expect(bot.chat.seen.filter(({ to }) => to !== 'asha').map(({ to }) => to)).toEqual(['gita', 'hugh'])
    expect(await database.collection('commits').countDocuments()).toBe(before)
    // The one that has both keys works throughout.
    await goneOn.ping()
    await goneOn.close()
    const back = await beside({ recordKey, formerKey: fresh })
    await back.rewrap()
    await back.close()
    await until(/^works$/)
  })

  test('once the log’s own key is wrapped with it, a forgotten bot stays held back, also when no other one runs; and holds back no other', async () => {
    const goneOn = await beside({ recordKey: fresh, formerKey: recordKey })
    await goneOn.rewrap()
    await goneOn.close()
    await until(/RECORD_KEY/)
    const done = await beside({ recordKey: fresh })
    await done.ping()
    await done.ping()
    await done.close()
    expect(await pings()).toMatch(/RECORD_KEY/)
  })
})
