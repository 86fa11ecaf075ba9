import { openRecordCheck } from '../../src/house/record-check.js'
import { LogAway, SealBroken, type Verified } from '../../src/log/log.js'
import type { Instant } from '../../src/procedures/words.js'
import { at, testOffice } from '../procedures/test-office.js'

const mark = { at: at('2026-03-03T09:50:00Z'), code: '0123-4567-89ab-cdef' }
const wellRecords: Verified = { records: 2, commits: 6, faults: [], mark }
const cut: Verified = { ...wellRecords, faults: [{ record: 'TC-2026-0002', version: 3, fault: 'is missing: the end was cut off' }] }

/** An office with one database and as many bots as are asked for, on a clock that the test moves. */
const openOffice = (outside?: (body: string, key: string) => Promise<void>) => {
  let now: Instant = at('2026-03-03T10:00:00Z')
  let found: () => Verified = () => wellRecords
  let missed = false
  const claims = new Set<string>()
  const told: { readonly title: string; readonly words: string }[] = []
  const faults: unknown[] = []
  const tell = async (title: string, paragraphs: readonly string[]) => {
    told.push({ title, words: paragraphs.join('\n') })
  }
  const bot = () =>
    openRecordCheck({
      log: {
        verify: async () => found(),
        claim: async (name) => !claims.has(name) && claims.add(name) !== undefined,
      },
      ...(outside ? { anchor: outside } : {}),
      unwitnessed: () => missed,
      directory: () => testOffice(),
      clock: () => new Date(now),
      tell,
      tellForGood: tell,
      faulty: (fault) => faults.push(fault),
    })
  return {
    bot,
    told,
    faults,
    misses(something: boolean) {
      missed = something
    },
    finds(make: () => Verified) {
      found = make
    },
    async runAt(one: ReturnType<typeof bot>, iso: string) {
      now = at(iso)
      return one.run()
    },
  }
}

describe('The check of the records', () => {
  test('asks once a day, and in /readyz, whether a witness was moved on purpose, until somebody says so; the records are none the worse', async () => {
    const { bot, runAt, told, finds } = openOffice()
    const one = bot()
    finds(() => ({ ...wellRecords, moved: ['What was seen on a computer begins anew.'] }))
    expect(await runAt(one, '2026-03-03T10:00:00Z')).toBe('well')
    expect(told.map(({ title }) => title)).toEqual(['what was seen of the records has gone', 'records checked'])
    expect(one.trouble()).toContain('steward verify --moved')
    await runAt(one, '2026-03-04T08:00:00Z')
    expect(told).toHaveLength(4)
    finds(() => wellRecords)
    await runAt(one, '2026-03-05T08:00:00Z')
    expect([told.length, one.trouble()]).toEqual([5, undefined])
  })

  test('comes when a bot has started and then once a morning; the administrators get one code a day, however many bots there are', async () => {
    const { bot, runAt, told } = openOffice()
    const [one, other] = [bot(), bot()]
    expect(await runAt(one, '2026-03-03T10:00:00Z')).toBe('well')
    expect(await runAt(other, '2026-03-03T10:01:00Z')).toBe('well')
    expect(await runAt(one, '2026-03-03T17:00:00Z')).toBe('not now')
    expect(told).toHaveLength(1)
    expect(told[0]?.words).toContain(`${mark.at} ${mark.code}`)
    expect(await runAt(one, '2026-03-04T06:59:00Z')).toBe('not now')
    expect(await runAt(one, '2026-03-04T07:00:00Z')).toBe('well')
    expect(told).toHaveLength(2)
  })

  test('names the first bad entry to the administrators and in /readyz, until it is well again', async () => {
    const { bot, runAt, told, finds, faults } = openOffice()
    const one = bot()
    finds(() => cut)
    expect(await runAt(one, '2026-03-03T10:00:00Z')).toBe('altered')
    expect(one.trouble()).toContain('TC-2026-0002, entry 3: is missing')
    expect(told.map(({ title }) => title)).toEqual(['records are not as they were written'])
    expect(told[0]?.words).toContain('TC-2026-0002, entry 3: is missing')
    expect(faults).toHaveLength(1)
    expect(await runAt(one, '2026-03-04T07:00:00Z')).toBe('altered')
    expect(told).toHaveLength(2)
    finds(() => wellRecords)
    expect(await runAt(one, '2026-03-05T07:00:00Z')).toBe('well')
    expect(one.trouble()).toBeUndefined()
  })

  // Who is harmed: whoever relies on what was taken out by hand beside an upgrade. That look notes it, and no later one finds it again.
  test.each(['well', 'altered'] as const)(
    'says what went while an earlier version ran, whoever had the code of the day, when all else is %s',
    async (is) => {
      const { bot, runAt, told, finds } = openOffice()
      await runAt(bot(), '2026-03-03T10:00:00Z')
      finds(() => ({ ...(is === 'well' ? wellRecords : cut), small: { things: 5, unknown: 2 } }))
      await runAt(bot(), '2026-03-03T11:00:00Z')
      expect(told.slice(1).filter(({ words }) => words.includes('2 small things went'))).toHaveLength(1)
      finds(() => ({ ...wellRecords, small: { things: 5, unknown: 1 } }))
      await runAt(bot(), '2026-03-04T08:00:00Z')
      expect(told.filter(({ words }) => words.includes('1 small thing went'))).toHaveLength(1)
    },
  )

  test('takes an altered witness for what it is', async () => {
    const { bot, runAt, told, finds } = openOffice()
    finds(() => {
      throw new SealBroken('What the last verification wrote down was altered.')
    })
    expect(await runAt(bot(), '2026-03-03T10:00:00Z')).toBe('altered')
    expect(told[0]?.words).toContain('was altered')
  })

  test('cries no wolf while the database is away, and looks again ten minutes later', async () => {
    const { bot, runAt, told, finds, faults } = openOffice()
    const one = bot()
    finds(() => {
      throw new LogAway('the database is away')
    })
    expect(await runAt(one, '2026-03-03T10:00:00Z')).toBe('failed')
    expect([told, faults.length, one.trouble()]).toEqual([[], 1, undefined])
    finds(() => wellRecords)
    expect(await runAt(one, '2026-03-03T10:10:00Z')).toBe('well')
  })

  test('goes on where what it finds cannot be written down: the administrators are told once a day which disk, and it is tried every ten minutes', async () => {
    const { bot, runAt, told, finds, faults } = openOffice()
    const one = bot()
    finds(() => ({ ...wellRecords, unwitnessed: '/data/verified.json takes nothing more.' }))
    expect(await runAt(one, '2026-03-03T10:00:00Z')).toBe('unwitnessed')
    expect(await runAt(one, '2026-03-03T10:10:00Z')).toBe('unwitnessed')
    expect(told.map(({ title }) => title)).toEqual(['what was checked cannot be written down', 'records checked'])
    expect(told[0]?.words).toMatch(/^\/data\/verified\.json takes nothing more\. That is no fault of the database/)
    expect([one.trouble(), faults.length]).toEqual([expect.stringContaining('/data/verified.json takes nothing more.'), 1])
    finds(() => ({ ...cut, unwitnessed: '/data/verified.json takes nothing more.' }))
    expect(await runAt(one, '2026-03-03T10:20:00Z')).toBe('altered')
    finds(() => wellRecords)
    expect(await runAt(one, '2026-03-04T10:30:00Z')).toBe('well')
    expect(one.trouble()).toBeUndefined()
  })

  test('comes again within ten minutes when something that was kept could not be written down beside the database', async () => {
    const { bot, runAt, misses } = openOffice()
    const one = bot()
    expect(await runAt(one, '2026-03-03T10:00:00Z')).toBe('well')
    expect(await runAt(one, '2026-03-03T10:10:00Z')).toBe('not now')
    misses(true)
    expect(await runAt(one, '2026-03-03T10:20:00Z')).toBe('well')
    misses(false)
    expect(await runAt(one, '2026-03-03T10:30:00Z')).toBe('not now')
  })

  test('says nothing of an office that has kept nothing yet', async () => {
    const { bot, runAt, told, finds } = openOffice()
    finds(() => ({ ...wellRecords, records: 0, commits: 0 }))
    expect(await runAt(bot(), '2026-03-03T10:00:00Z')).toBe('well')
    expect(told).toEqual([])
  })
})
