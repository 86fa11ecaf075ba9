import { openTurns } from '../../src/delivery/turns.js'
import type { OwedItem } from '../../src/log/log.js'
import { at, recordId, staff } from '../procedures/test-office.js'

const to = { person: staff('lena') }
const now = new Date('2026-03-03T10:00:00.000Z')
const item = (version: number, index: number): OwedItem => ({
  ...{ id: `TC-2026-0001/${version}/${index}`, record: recordId('TC-2026-0001'), version, index },
  ...{ due: at('2026-03-03T10:00:00Z'), urgency: 'now', tries: 0, fence: 1, left: false, asked: 0 },
})

test('two notices of one commit to one person come in their order, and the later one waits for the next try of the earlier', () => {
  const turns = openTurns()
  expect(turns.take(item(2, 0), to, now)).toBeUndefined()
  expect(turns.take(item(2, 1), to, now)).toBeGreaterThan(0)
  turns.wait(item(2, 0), to, new Date(now.getTime() + 4_000))
  expect(turns.take(item(2, 1), to, now)).toBe(4_001)
  turns.leave(item(2, 0), to)
  expect(turns.take(item(2, 1), to, now)).toBeUndefined()
})

test('an earlier one that never came back holds the later ones up for a minute, and no longer', () => {
  const turns = openTurns()
  turns.take(item(2, 0), to, now)
  turns.wait(item(2, 0), to, new Date(now.getTime() + 86_400_000))
  expect(turns.take(item(3, 0), to, now)).toBeGreaterThan(0)
  turns.wait(item(2, 0), to, now)
  const minuteLater = new Date(now.getTime() + 61_000)
  expect(turns.take(item(3, 0), to, minuteLater)).toBeUndefined()
  // What was forgotten may come back, and is then before nobody.
  turns.leave(item(3, 0), to)
  expect(turns.take(item(2, 0), to, minuteLater)).toBeUndefined()
})
