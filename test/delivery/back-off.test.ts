import { backOff } from '../../src/delivery/back-off.js'

test('tries wait longer and longer, to a few seconds for an alert and a minute for what may queue', () => {
  const waits = (urgency: 'alert' | 'now' | 'routine') => Array.from({ length: 40 }, (_, tries) => backOff(urgency, tries, 'item'))
  expect(Math.max(...waits('alert'))).toBeLessThanOrEqual(4_000)
  expect(Math.max(...waits('now'))).toBeLessThanOrEqual(15_000)
  expect(Math.max(...waits('routine'))).toBeLessThanOrEqual(60_000)
  expect(Math.min(...waits('routine'))).toBeGreaterThan(300)
})

test('what failed together does not come back together', () => {
  const waits = new Set(Array.from({ length: 50 }, (_, item) => backOff('routine', 9, `item ${item}`)))
  expect(waits.size).toBeGreaterThan(40)
})
