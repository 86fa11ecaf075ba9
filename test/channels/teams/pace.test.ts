import { ChannelFault } from '../../../src/channels/channel.js'
import { openPace } from '../../../src/channels/teams/pace.js'

const open = () => {
  let now = Date.parse('2026-03-03T10:00:00Z')
  const pace = openPace(() => new Date(now))
  /** How many of so many messages Teams would get at this moment. */
  const take = (count: number, isAlert: boolean) =>
    Array.from({ length: count }).filter(() => {
      try {
        pace.take('a:chat', isAlert)
        return true
      } catch (fault) {
        if (fault instanceof ChannelFault && fault.fault === 'later' && fault.options.retryAfter === 1) return false
        throw fault
      }
    }).length
  return { take, pass: (ms: number) => (now += ms) }
}

test('seven messages a second go into one conversation', () => {
  const { take, pass } = open()
  expect(take(20, false)).toBe(7)
  pass(1_000)
  expect(take(20, true)).toBe(7)
})
test('while alerts wait for their turn nothing else takes it, and afterwards it does', () => {
  const { take, pass } = open()
  expect(take(9, true)).toBe(7)
  pass(1_000)
  expect([take(5, false), take(2, true)]).toEqual([0, 2])
  pass(1_000)
  expect(take(5, false)).toBe(5)
})
