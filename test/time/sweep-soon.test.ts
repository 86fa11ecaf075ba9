import { openSeen } from '../../src/channels/seen.js'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

test('what a platform’s words are remembered by outlives its time by a minute at most, though nobody comes for more; then nothing rings any more', () => {
  const seen = openSeen<string>(() => new Date(), 300, 100)
  seen.put('one', 'grief')
  jest.advanceTimersByTime(200_000)
  seen.put('other', 'more grief')
  expect(seen.size).toBe(2)
  jest.advanceTimersByTime(160_000)
  expect([seen.get('one'), seen.get('other'), seen.size]).toEqual([undefined, 'more grief', 1])
  jest.advanceTimersByTime(200_000)
  expect([seen.size, jest.getTimerCount()]).toEqual([0, 0])
})
