import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { RecordKeys } from '../../src/log/sealing/record-key.js'
import type { RecordId } from '../../src/procedures/words.js'
import { openTestLog } from '../log/test-database.js'
import { type Bot, openOffice, type RunningOffice, raising, taking } from './bots.js'
import { recordOf } from './real-office.js'
import { long, openSeed } from './seed.js'

const seed = openSeed()
const kills = Number(process.env.KILLS ?? (long ? 50 : 1))

describe('Promise 37: RECORD_KEY is changed while bots run', () => {
  const fresh = randomBytes(32)
  const records: RecordId[] = []
  let running: RunningOffice
  let bots: readonly Bot[] = []
  beforeAll(async () => {
    running = await openOffice({ looks: true })
  }, 240_000)
  afterAll(() => running.close())

  /** An alert is raised at one bot and taken at another, as people press: each must read what the other wrote. */
  const work = async (): Promise<void> => {
    const n = records.length
    const [one, other] = n % 2 === 0 ? [bots[0], bots.at(-1)] : [bots.at(-1), bots[0]]
    if (!one || !other) throw new Error('no bot is there')
    const record = recordOf(await one.bring(raising(`raises ${n}`)))
    records.push(record)
    const answer = await other.bring(taking(`takes ${n}`, record))
    if (answer?.answer !== 'card') throw new Error(`${record} was not taken: ${JSON.stringify(answer)}`)
  }
  /** Does something while people go on working, and at least so many times. */
  const underLoad = async <T>(doing: Promise<T>, atLeast = 3): Promise<T> => {
    let over = false
    const done = doing.finally(() => {
      over = true
    })
    // Heard of at the end: until then nobody else would take its fault.
    done.catch(() => undefined)
    // People take a breath between two alerts; without it a bot takes twice as long to begin, and no more is proved.
    for (let count = 0; !over || count < atLeast; count += 1) await Promise.all([work(), pause(400)])
    return done
  }
  const restart = async (place: number, keys: RecordKeys): Promise<Bot> => {
    const before = bots[place]
    const bot = await underLoad(running.start(keys))
    bots = bots.map((each, at) => (at === place ? bot : each))
    before?.kill('SIGKILL')
    return bot
  }

  test(`every record is read and written throughout, with ${kills} kills of the bot that wraps anew; then none needs the old key`, async () => {
    const old = running.recordKey
    const first = { recordKey: old, nextKey: fresh }
    const second = { recordKey: fresh, formerKey: old }
    bots = [await running.start(), await running.start()]
    for (let n = 0; n < 10; n += 1) await work()

    for (const place of [0, 1]) await restart(place, first)
    await restart(1, second)
    // One bot has made the second step, the other wraps with the old key still; a third one dies of wrapping anew, again and again.
    const sites = ['before', 'during', 'after'].flatMap((moment) => [`${moment} keys.updateOne`, `${moment} epochs.updateOne`])
    let struck = 0
    while (struck < kills) {
      const victim = await underLoad(running.start(second), 8)
      await victim.arm(sites[seed.int(0, sites.length - 1)] ?? '', 1, 'SIGKILL')
      if ((await underLoad(victim.rewrap())) === undefined) struck += 1
      victim.kill('SIGKILL')
      await victim.ended
    }

    await restart(0, second)
    expect((await underLoad(Promise.all(bots.map((bot) => bot.rewrap())))).every((walk) => walk?.left === 0)).toBe(true)
    expect(await Promise.all(bots.map((bot) => bot.rewrap()))).toMatchObject([
      { moved: 0, left: 0 },
      { moved: 0, left: 0 },
    ])

    for (const place of [0, 1]) await restart(place, { recordKey: fresh })
    const after = await openTestLog({ database: running.database, recordKey: fresh })
    expect(await after.rewrap()).toEqual({ moved: 0, left: 0 })
    for (const record of records)
      expect((await after.read(record))?.events.map(({ event }) => event)).toEqual(
        expect.arrayContaining(['AlertRaised', 'AlertAcknowledged']),
      )
    expect((await after.verify()).faults).toEqual([])
    await after.close()
    await expect(openTestLog({ database: running.database, recordKey: old })).rejects.toThrow('RECORD_KEY is not the key')
    process.stderr.write(`${records.length} alerts raised and taken, ${struck} kills\n`)
  }, 1_800_000)
})
