import { openCasework } from '../../src/casework/open-casework.js'
import { openDailyLook } from '../../src/house/daily-look.js'
import type { Log } from '../../src/log/log.js'
import { instant } from '../../src/procedures/words.js'
import { freshName, openTestLog } from '../log/test-database.js'
import { memoryLog } from './memory-log.js'
import { digestOfTheMonth } from './second-contact.js'
import { lena, testOffice } from './test-office.js'

/** A bot with its daily look, on a clock that all bots of a test share. */
const openBot = (log: Log, clock: () => Date, procedure = digestOfTheMonth) => {
  const faults: unknown[] = []
  const casework = openCasework({ procedures: [procedure], log, directory: () => testOffice(), clock, patience: 20_000, report: () => {} })
  const faulty = (fault: unknown) => faults.push(fault)
  return { casework, faults, look: openDailyLook({ casework, directory: () => testOffice(), clock, faulty }) }
}

const monthsOf = async (log: Log) => {
  const records = await log.list({ procedure: 'digest', limit: 100 })
  const kept = await Promise.all(records.map(({ record }) => log.read(record)))
  return kept.map((one) => one?.events[0]?.month).toSorted()
}

describe('a record that the clock opens', () => {
  const logs: Log[] = []
  afterAll(() => Promise.all(logs.map((log) => log.close())))

  test('is there once for its key, when two bots on one database look at the same time for a year', async () => {
    let now = new Date('2026-01-31T23:50:00.000Z')
    const clock = () => now
    const shared = { clock, database: freshName(), recordKey: Buffer.alloc(32, 7) }
    const bots = []
    for (const _ of ['one', 'other']) {
      const log = await openTestLog(shared)
      logs.push(log)
      bots.push(openBot(log, clock))
    }
    for (let month = 0; month < 12; month += 1) {
      await Promise.all(bots.map(({ look }) => look.run()))
      now = new Date(Date.UTC(2026, month + 1, 1, 8, 30))
      await Promise.all(bots.map(({ look }) => look.run()))
    }
    const [log] = logs
    const expected = ['2025-12', ...Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`)]
    expect(log && (await monthsOf(log))).toEqual(expected)
    expect(bots.flatMap(({ faults }) => faults)).toEqual([])
    const first = await log?.commit((await log.list({ procedure: 'digest', limit: 1 }))[0]?.record ?? ('DG-2026-0001' as never), 1)
    expect(first).toMatchObject({ by: 'clock', owed: [{ notice: 'digest', to: { person: lena.id } }] })
  })

  test('is opened by the next look when the bot that began it has died over it', async () => {
    let now = new Date('2026-03-03T10:00:00.000Z')
    const clock = () => now
    const log = memoryLog(clock)
    // What a bot leaves that was killed between its claim and its commit.
    await log.claim('open:clock:digest:2026-02', instant(new Date(now.getTime() + 4_000)))
    const { look, faults } = openBot(log, clock)
    expect(await look.run()).toBe(false)
    expect(faults).toHaveLength(1)
    now = new Date(now.getTime() + 600_000)
    expect(await look.run()).toBe(true)
    expect(await monthsOf(log)).toEqual(['2026-02'])
  })

  test('is made later when the log was away, and a restart makes no second one', async () => {
    const clock = () => new Date('2026-03-03T10:00:00.000Z')
    const log = memoryLog(clock)
    log.setAway(true)
    const { look } = openBot(log, clock)
    expect(await look.run()).toBe(false)
    log.setAway(false)
    expect(await look.run()).toBe(true)
    expect(await openBot(log, clock).look.run()).toBe(true)
    expect(await monthsOf(log)).toEqual(['2026-02'])
  })

  test('is opened by nobody’s hand, and one procedure’s fault stops no other’s', async () => {
    const clock = () => new Date('2026-03-03T10:00:00.000Z')
    const log = memoryLog(clock)
    const broken = {
      ...digestOfTheMonth,
      name: 'broken',
      opensByItself: () =>
        ['x'].map(() => {
          throw new Error('ours')
        }),
    }
    const told: unknown[] = []
    const casework = openCasework({
      procedures: [broken, digestOfTheMonth],
      log,
      directory: () => testOffice(),
      clock,
      report: (one) => told.push(one),
    })
    expect(await casework.daily()).toBe(1)
    expect(await monthsOf(log)).toEqual(['2026-02'])
    expect(told).toContainEqual(expect.objectContaining({ tells: 'fault', doing: 'open a broken by the clock' }))
    expect(digestOfTheMonth.rights).toEqual({})
  })
})
