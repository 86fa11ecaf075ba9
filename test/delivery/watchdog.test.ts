import fc from 'fast-check'
import { every, judge, lookAround, patience, type Seen } from '../../src/delivery/watchdog.js'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import { asAny } from '../../src/procedures/procedure.js'
import { instant, type RecordId } from '../../src/procedures/words.js'

const noon = Date.parse('2026-03-03T12:00:00Z')
const at = (seconds: number) => instant(new Date(noon + seconds * 1000))
const well: Seen = {
  now: at(0),
  sign: { beat: at(-4), since: at(-3), fresh: true },
  oldestAlertDue: undefined,
  unacknowledged: [],
  wrongClocks: [],
}
const whats = (seen: Partial<Seen>) => judge({ ...well, ...seen }).map(({ what }) => what)
/** A log that holds nothing but the courier's sign, last given at a second of the day by the courier's own clock. */
const logWith = (beat: () => number | undefined) => ({
  getSealed: async () => {
    const second = beat()
    return second === undefined ? undefined : { at: at(second) }
  },
  listSealed: async () => [],
  owedOpen: async () => [],
  list: async () => [],
  read: async () => undefined,
})
/** Looks on as the watchdog does, from one second to another; the first second of each alarm. */
const watch = async (from: number, to: number, beat: (second: number) => number | undefined, asleep = (_: number) => false) => {
  const first = new Map<string, number>()
  let seen: Seen | undefined
  for (let second = from; second <= to; second += every.look / 1000) {
    if (asleep(second)) continue
    seen = await lookAround(
      logWith(() => beat(second)),
      [asAny(atRisk)],
      () => new Date(noon + second * 1000),
      seen,
    )
    for (const { what } of judge(seen)) if (!first.has(what)) first.set(what, second)
  }
  return first
}
const beating = (second: number) => second - (((second % 3) + 3) % 3)

describe('Promise 11: somebody watches the watcher', () => {
  it('says nothing while all is well, all day long', async () => {
    // The courier beats every three seconds, its clock is a few seconds off, and now and then a beat is lost.
    expect([...(await watch(0, 86_400, (second) => beating(second) - (second % 600 < 3 ? 3 : 0) - 5))]).toEqual([])
    for (let second = 0; second < 86_400; second += 3)
      expect(
        whats({
          now: at(second),
          sign: { beat: at(second - 4), since: at(second - 3), fresh: true },
          oldestAlertDue: second % 60 < 4 ? at(second - (second % 60)) : undefined,
          unacknowledged: second % 600 < 60 ? [{ record: 'AR-2026-0001' as RecordId, next: at(second - (second % 600) + 60) }] : [],
        }),
      ).toEqual([])
  })
  it('alarms within 15 seconds when the courier stops, whenever it stopped, and by whatever clock it went', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: 40 }), fc.integer({ min: -600, max: 600 }), async (stopped, skew) => {
        const first = await watch(0, 60, (second) => beating(Math.min(second, stopped)) + skew)
        expect((first.get('courier') ?? 99) - stopped).toBeLessThanOrEqual(15)
        expect(first.get('courier') ?? 0).toBeGreaterThan(stopped)
      }),
    )
  })
  it('alarms within 15 seconds of its own beginning when the courier does not work, or never did', async () => {
    for (const beat of [() => -3600, () => undefined]) expect((await watch(0, 60, beat)).get('courier')).toBeLessThanOrEqual(15)
  })
  it('does not take its own sleep for the courier’s', async () => {
    expect([...(await watch(0, 4000, beating, (second) => second > 100 && second < 3700))]).toEqual([])
  })
  it('tells a clock that disagrees, either way, from a courier that has stopped', async () => {
    for (const skew of [-600, -11, 14, 600])
      expect([...(await watch(0, 60, (second) => beating(second) + skew)).keys()]).toEqual(['clocks'])
  })
  it('names every computer whose clock is wrong, in one alarm, while what is overdue is judged by the database’s clock', () => {
    const wrongClocks = [
      { computer: 'desk-3', seconds: 3600 },
      { computer: 'desk-4', seconds: -7 },
    ]
    const [alarm, ...others] = judge({ ...well, wrongClocks })
    expect([alarm?.what, others]).toEqual(['clocks', []])
    expect(alarm?.words).toContain('desk-3 is 60 minutes ahead of the database’s')
    expect(alarm?.words).toContain('desk-4 is 7 seconds behind the database’s')
    expect(whats({ wrongClocks, oldestAlertDue: at(-patience.alertDue - 1) })).toEqual(['clocks', 'overdue'])
  })
  it('judges what the bot wrote down by the bot’s clock', () => {
    const behind = { beat: at(-600), since: at(0), fresh: true }
    expect(whats({ sign: behind, oldestAlertDue: at(-602) })).toEqual(['clocks'])
    expect(whats({ sign: behind, oldestAlertDue: at(-611) })).toEqual(['clocks', 'overdue'])
  })
  it('alarms within 15 seconds of the moment at which an alert was due, or should have climbed, and not within five', () => {
    const record = 'AR-2026-0007' as RecordId
    expect([whats({ oldestAlertDue: at(-15) }), whats({ unacknowledged: [{ record, next: at(-15) }] })]).toEqual([['overdue'], [record]])
    expect([whats({ oldestAlertDue: at(-5) }), whats({ unacknowledged: [{ record, next: at(-5) }] })]).toEqual([[], []])
  })
  it('alarms when an alert is overdue, or a chain did not climb, and names it', () => {
    expect(whats({ oldestAlertDue: at(-patience.alertDue - 1) })).toEqual(['overdue'])
    expect(whats({ unacknowledged: [{ record: 'AR-2026-0007' as RecordId, next: at(-patience.rung - 1) }] })).toEqual(['AR-2026-0007'])
  })
})
