import { openDailyLook } from '../../src/house/daily-look.js'
import type { Instant } from '../../src/procedures/words.js'
import { at, testOffice } from '../procedures/test-office.js'

/** A look that counts, on a clock that the test moves. */
const openLook = () => {
  let [now, looks, away]: [Instant, number, boolean] = [at('2026-03-03T10:00:00Z'), 0, false]
  const faults: unknown[] = []
  const look = openDailyLook({
    casework: {
      daily: async () => {
        if (away) throw new Error('the log is away')
        looks += 1
        return 0
      },
    },
    directory: () => testOffice(),
    clock: () => new Date(now),
    faulty: (fault) => faults.push(fault),
  })
  return {
    faults,
    looks: () => looks,
    setAway: (is: boolean) => {
      away = is
    },
    async runAt(iso: string) {
      now = at(iso)
      return look.run()
    },
  }
}

describe('The daily look of the house', () => {
  test('comes at the start and then once a morning, at eight by the office’s clock in winter and in summer', async () => {
    const { runAt, looks } = openLook()
    expect(await runAt('2026-03-03T10:00:00Z')).toBe(true)
    expect(await runAt('2026-03-03T17:00:00Z')).toBe(false)
    expect(await runAt('2026-03-04T07:59:00Z')).toBe(false)
    expect(await runAt('2026-03-04T08:00:00Z')).toBe(true)
    expect(await runAt('2026-06-01T07:00:00Z')).toBe(true)
    expect(await runAt('2026-06-01T08:00:00Z')).toBe(false)
    expect(looks()).toBe(3)
  })
  test('of a bot that was started at night comes again in the morning', async () => {
    const { runAt } = openLook()
    expect(await runAt('2026-03-04T03:00:00Z')).toBe(true)
    expect(await runAt('2026-03-04T08:00:00Z')).toBe(true)
  })
  test('is tried again when the log was away', async () => {
    const { runAt, setAway, faults } = openLook()
    setAway(true)
    expect(await runAt('2026-03-03T10:00:00Z')).toBe(false)
    setAway(false)
    expect(await runAt('2026-03-03T10:10:00Z')).toBe(true)
    expect(faults).toHaveLength(1)
  })
})
