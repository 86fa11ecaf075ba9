import { openAlarms } from '../../src/delivery/raise-alarms.js'
import type { Alarmed } from '../../src/delivery/watchdog.js'
import { wordsOf } from '../cards/check-card.js'
import { testPeople } from '../procedures/test-office.js'
import { fakeChannel } from './fake-channel.js'

const stopped: Alarmed = { what: 'courier', title: 'the bot has stopped', words: 'Start it again.', over: 'It is at work again.' }

const open = () => {
  let now = Date.parse('2026-03-03T12:00:00Z')
  const [email, webhook] = [
    fakeChannel('email', { reaches: (to) => !to.startsWith('#') }),
    fakeChannel('webhook', { reaches: (to) => to === '#seniors' }),
  ]
  const lines: string[] = []
  const alarms = openAlarms({
    channels: [email, webhook],
    people: () => testPeople.slice(0, 1),
    clock: () => new Date(now),
    complain: (line) => lines.push(line.replace(/^\S+ /, '')),
    timer: () => () => {},
  })
  return {
    email,
    webhook,
    lines,
    /** What is seen so many seconds later; ends when everything that was sent has been taken or refused. */
    async see(seconds: number, wrong: readonly Alarmed[], canEnd = true) {
      now += seconds * 1000
      alarms.see(wrong, () => canEnd)
      await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))
    },
    sent: () => webhook.seen.map(({ card }) => card.anywhere),
  }
}

describe('the watchdog’s alarms', () => {
  it('go at once to the administrators and the seniors’ webhook, with what to do, and are said on the terminal', async () => {
    const { see, email, webhook, lines } = open()
    await see(0, [stopped])
    for (const { seen } of [email, webhook]) {
      expect(seen.map(({ card }) => [card.preview, card.anywhere])).toEqual([['Contact Steward: the bot has stopped', 'Start it again.']])
      expect(seen.map(({ card }) => wordsOf(card)).join()).toContain('Start it again.')
    }
    expect(lines).toEqual(['ALARM Start it again.'])
  })
  it('are said again after a minute, then ever more seldom, as long as they go on', async () => {
    const { see, sent } = open()
    for (let minute = 0; minute < 60; minute += 1) await see(60, [stopped])
    expect(sent()).toHaveLength(7)
  })
  it('end with a word that says so, and only when that can be known', async () => {
    const { see, sent, lines } = open()
    await see(0, [stopped])
    await see(2, [], false)
    expect(sent()).toHaveLength(1)
    await see(2, [])
    await see(2, [])
    expect(sent()).toEqual(['Start it again.', 'It is at work again.'])
    expect(lines.at(-1)).toBe('ALL CLEAR It is at work again.')
  })
  it('that reach nobody are sent again soon, and the terminal says why', async () => {
    const { see, email, webhook, sent, lines } = open()
    for (const channel of [email, webhook]) channel.next('never')
    await see(0, [stopped])
    expect(lines.filter((line) => line.includes('could not be sent'))).toHaveLength(2)
    await see(11, [stopped])
    expect(sent()).toEqual(['Start it again.'])
  })
})
