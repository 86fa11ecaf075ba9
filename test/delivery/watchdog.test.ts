import fc from 'fast-check'
import { judge, patience, type Seen } from '../../src/delivery/watchdog.js'
import { instant, type RecordId } from '../../src/procedures/words.js'

const noon = Date.parse('2026-03-03T12:00:00Z')
const at = (seconds: number) => instant(new Date(noon + seconds * 1000))
const well: Seen = { now: at(0), beat: at(-4), oldestAlertDue: undefined, unacknowledged: [] }
const whats = (seen: Partial<Seen>) => judge({ ...well, ...seen }).map(({ what }) => what)

describe('Promise 11: somebody watches the watcher', () => {
  it('says nothing while all is well, all day long', () => {
    for (let second = 0; second < 86_400; second += 3) {
      const seen: Seen = {
        now: at(second),
        // The courier beats every four seconds, and its clock may be a little off.
        beat: at(second - (second % 4) - 1),
        oldestAlertDue: second % 60 < 4 ? at(second - (second % 60)) : undefined,
        unacknowledged: second % 600 < 60 ? [{ record: 'AR-2026-0001' as RecordId, next: at(second - (second % 600) + 60) }] : [],
      }
      expect(judge(seen)).toEqual([])
    }
  })
  it('alarms within 15 seconds when the courier stops, whenever it stopped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (since, look) => {
        const stopped = -since
        const first = [0, 3, 6, 9, 12, 15]
          .map((step) => step + look - 3)
          .find((second) => whats({ now: at(second), beat: at(stopped) }).includes('courier'))
        expect(first).toBeDefined()
        expect((first ?? 99) - stopped).toBeLessThanOrEqual(15)
      }),
    )
    expect(whats({ beat: undefined })).toEqual(['courier'])
  })
  it('alarms when an alert is overdue, or a chain did not climb, and names it', () => {
    expect(whats({ oldestAlertDue: at(-patience.alertDue - 1) })).toEqual(['overdue'])
    expect(whats({ unacknowledged: [{ record: 'AR-2026-0007' as RecordId, next: at(-patience.rung - 1) }] })).toEqual(['AR-2026-0007'])
  })
  it('alarms when clocks disagree by more than ten seconds, either way', () => {
    expect(whats({ beat: at(11) })).toEqual(['clocks'])
    expect(whats({ beat: at(-11) })).toEqual(['courier'])
  })
})
