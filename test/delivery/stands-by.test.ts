import { type DirectAlertsSettings, openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { openFirstCards } from '../../src/delivery/first-cards.js'
import { LogAway, SealBroken } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { StaffId } from '../../src/procedures/words.js'
import { recordId, staff, testOffice, tuesday } from '../procedures/test-office.js'
import { fakeChannel } from './fake-channel.js'
import { impatient } from './memory-office.js'

const away = () => Promise.reject(new LogAway('The database does not answer.'))
const never = () => new Promise<never>(() => {})
const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}
const alert = (key: string) => {
  const step = { step: 'RaiseAlert', report: { said: `goodbye ${key}` } }
  return { procedure: 'at-risk', key, by: staff('asha'), step }
}

/** Direct alerts on a log that a test says everything of. */
const open = (given: Partial<DirectAlertsSettings> = {}) => {
  let seconds = 0
  const chat = fakeChannel('console', { reaches: (to) => !to.startsWith('#') })
  const cards = openFirstCards()
  const faults: unknown[] = []
  const direct = openDirectAlerts({
    procedures,
    journal: { keep: async () => {}, all: async () => ({ entries: [], broken: [] }), drop: async () => {}, rewrap: async () => {} },
    channels: [chat],
    directory: () => testOffice(),
    clock: () => new Date(Date.parse(tuesday) + seconds * 1000),
    saveAlert: away,
    waitingAlert: away,
    ping: away,
    cards,
    report: (told) => void ('fault' in told && told.tells === 'fault' && faults.push(told.fault)),
    timer: impatient,
    ...given,
  })
  return {
    ...{ direct, chat, cards, faults },
    async after(more: number) {
      seconds += more
      const looked = direct.look().then(() => 'looked' as const)
      return Promise.race([looked, settled().then(() => 'hangs' as const)])
    },
    heard: (person: string, key: string) =>
      chat.seen.filter(({ to, card }) => to === person && JSON.stringify(card).includes(`goodbye ${key}`)).length,
  }
}

describe('alerts that stand by until somebody has them (promise 12)', () => {
  test('are looked to though the disk of the journal hangs', async () => {
    let isBack = false
    const bot = open({
      journal: { keep: never, drop: never, all: async () => ({ entries: [], broken: [] }), rewrap: async () => {} },
      saveAlert: () => (isBack ? Promise.resolve(recordId('AR-2026-0001')) : away()),
      waitingAlert: async () => undefined,
      ping: () => (isBack ? Promise.resolve() : away()),
    })
    await bot.direct.sendUnsaved(alert('one'))
    await settled()
    isBack = true
    expect([await bot.after(2), await bot.after(20)]).toEqual(['looked', 'looked'])
    isBack = false
    await bot.direct.sendUnsaved(alert('two'))
    await settled()
    // Of the first they read where its own card is.
    expect([bot.heard('gita', 'one'), bot.heard('gita', 'two'), bot.heard('greg', 'two')]).toEqual([0, 1, 0])
    await bot.after(60)
    await settled()
    expect(bot.heard('greg', 'two')).toBe(1)
  })

  test('are looked to by one look, however many come at once', async () => {
    const timers: (() => void)[] = []
    const calls = { pings: 0, reads: 0 }
    const bot = open({
      timer: (_, then) => {
        timers.push(then)
        return () => {}
      },
      ping: async () => {
        calls.pings += 1
      },
      waitingAlert: async () => {
        calls.reads += 1
        return []
      },
    })
    for (let number = 0; number < 40; number += 1) bot.direct.standBy(alert(`${number}`), recordId(`AR-2026-${1000 + number}`))
    for (const timer of timers.splice(0)) timer()
    await settled()
    expect(calls).toEqual({ pings: 1, reads: 40 })
  })

  test('cost little for as long as they lie, and are still told on by the office’s times once the database is away', async () => {
    const calls = { pings: 0, reads: 0 }
    let isAway = false
    const bot = open({
      ping: async () => {
        calls.pings += 1
        if (isAway) await away()
      },
      waitingAlert: async () => {
        calls.reads += 1
        return isAway ? away() : [staff('gita'), staff('hugh')]
      },
    })
    bot.direct.standBy(alert('one'), recordId('AR-2026-0001'))
    for (let second = 0; second < 3_600; second += 2) await bot.after(2)
    expect([calls.reads > 100, calls.reads < 480, calls.pings < 480, bot.chat.seen.length]).toEqual([true, true, true, 0])
    isAway = true
    for (let second = 0; second < 120; second += 2) await bot.after(2)
    expect(bot.heard('greg', 'one')).toBeGreaterThan(0)
  })

  test('whose record cannot be read are told on, and that is reported once', async () => {
    const fault = new SealBroken('It was altered.')
    const bot = open({ ping: async () => {}, waitingAlert: () => Promise.reject(fault) })
    bot.direct.standBy(alert('one'), recordId('AR-2026-0001'))
    for (const seconds of [2, 2, 60, 60]) await bot.after(seconds)
    expect([bot.faults, bot.heard('gita', 'one') > 0, bot.heard('greg', 'one') > 0]).toEqual([[fault], true, true])
  })

  test('are told directly to nobody who has the card, whoever asks for that', async () => {
    const bot = open()
    const record = recordId('AR-2026-0001')
    bot.direct.standBy(alert('one'), record)
    for (const person of ['gita', 'hugh'] as StaffId[]) bot.cards.begin(record, { notice: 'senior', to: { person } })(true)
    await bot.direct.sendUnsaved(alert('one'))
    await settled()
    expect([bot.heard('gita', 'one'), bot.heard('hugh', 'one')]).toEqual([0, 0])
  })

  test('are told on to nobody once somebody took them here, though the database went in that moment', async () => {
    const dropped: string[] = []
    const bot = open({
      journal: {
        keep: async () => {},
        drop: async (key) => void dropped.push(key),
        all: async () => ({ entries: [], broken: [] }),
        rewrap: async () => {},
      },
    })
    const record = recordId('AR-2026-0001')
    bot.direct.standBy(alert('one'), record)
    for (const person of ['gita', 'hugh'] as StaffId[]) bot.cards.begin(record, { notice: 'senior', to: { person } })(true)
    await settled()
    bot.direct.standDown(record)
    for (const seconds of [2, 60, 60, 60]) await bot.after(seconds)
    expect([bot.chat.seen, dropped]).toEqual([[], ['one']])
  })

  test('are not told directly to whom a card is on its way, until it would have been cut', async () => {
    const bot = open({ timer: () => () => {} })
    const record = recordId('AR-2026-0001')
    bot.direct.standBy(alert('one'), record)
    for (const person of ['gita', 'hugh'] as StaffId[]) bot.cards.begin(record, { notice: 'senior', to: { person } })
    await bot.after(2)
    expect(bot.chat.seen).toEqual([])
    await bot.after(2)
    await settled()
    expect([bot.heard('gita', 'one'), bot.heard('hugh', 'one')]).toEqual([1, 1])
  })

  test('are looked to again and again by the bot itself, until it stops', async () => {
    const timers: (() => void)[] = []
    let pings = 0
    const bot = open({
      // Every two seconds; what comes by an alert's own timer is another test's.
      timer: (milliseconds, then) => {
        if (milliseconds === 2_000) timers.push(then)
        return () => {}
      },
      ping: async () => {
        pings += 1
      },
      waitingAlert: async () => [],
      clock: () => new Date(Date.parse(tuesday) + pings * 2_000),
    })
    bot.direct.standBy(alert('one'), recordId('AR-2026-0001'))
    await bot.direct.start()
    for (let look = 1; look < 4; look += 1) {
      await settled()
      expect(pings).toBe(look)
      for (const timer of timers.splice(0)) timer()
    }
    await bot.direct.stop()
    const before = pings
    for (const timer of timers.splice(0)) timer()
    await settled()
    expect(pings).toBe(before)
  })

  test('hold up neither a start nor an end whose disk hangs', async () => {
    const bot = open({ journal: { keep: never, drop: never, all: never, rewrap: async () => {} } })
    bot.direct.standBy(alert('one'), recordId('AR-2026-0001'))
    const going = async () => {
      await bot.direct.takeUpAll()
      await bot.direct.start()
      await bot.direct.stop()
      await bot.direct.quiet()
      return 'went on'
    }
    expect(await Promise.race([going(), settled().then(() => 'hangs')])).toBe('went on')
  })
})
