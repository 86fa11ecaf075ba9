import { openCourier } from '../../src/delivery/courier.js'
import { LogAway } from '../../src/log/log.js'
import { instant } from '../../src/procedures/words.js'
import { fakeChannel } from './fake-channel.js'
import { at, memoryOffice, nine, to } from './memory-office.js'

const word = (person: string, urgency: 'alert' | 'now' | 'routine') => ({ notice: 'word', to: to(person), urgency })

/** A timer that never rings: whatever happens then, happened because somebody was woken. */
const never = () => () => {}
const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
}

describe('the courier at work', () => {
  test('begins at once when it is woken, without waiting for its next look', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack], { timer: never })
    office.courier.start()
    await settled()
    office.owe(1, [word('asha', 'now')])
    office.courier.wake()
    await settled()
    expect(slack.seen).toHaveLength(1)
    await office.courier.stop()
    expect(office.courier.running).toBe(false)
  })

  test('delivers an alert while every routine post hangs', async () => {
    const slack = fakeChannel('slack')
    slack.always(({ urgency }) => (urgency === 'alert' ? 'ok' : 'hang'))
    const office = memoryOffice([slack], { timer: never })
    for (let record = 1; record <= 50; record++) office.owe(record, [word(`p${record}`, 'routine'), word(`q${record}`, 'now')])
    office.courier.start()
    await settled()
    office.owe(99, [word('asha', 'alert')])
    office.courier.wake()
    await settled()
    expect(slack.seen.map((copy) => copy.to)).toEqual(['asha'])
    const stopped = office.courier.stop()
    slack.release()
    await stopped
  })

  test('stops when what it has in hand is done, and takes nothing more', async () => {
    const slack = fakeChannel('slack')
    slack.next('hang')
    const office = memoryOffice([slack], { timer: never })
    office.owe(1, [word('asha', 'alert')])
    office.courier.start()
    await settled()
    const stopped = office.courier.stop()
    office.owe(2, [word('ben', 'alert')])
    slack.release()
    await stopped
    expect(slack.seen.map((copy) => copy.to)).toEqual(['asha'])
    expect(office.open().map(({ record }) => record)).toEqual(['TC-2026-0002'])
  })

  test('completes what a crash left when it begins', async () => {
    const since: string[] = []
    const office = memoryOffice([], { timer: never })
    const courier = openCourier({
      ...office,
      log: { ...office.log, completeOwed: async (from) => since.push(from) },
    })
    courier.start()
    await settled()
    expect(since).toEqual(['1970-01-01T00:00:00.000Z'])
    expect(office.told).toContainEqual({ tells: 'completed', records: 1 })
    await courier.stop()
  })

  test('completes what another process left in the last minute, every five seconds, and now and then looks further back', async () => {
    const since: string[] = []
    const [fives, office]: [(() => void)[], ReturnType<typeof memoryOffice>] = [[], memoryOffice([])]
    const courier = openCourier({
      ...office,
      log: { ...office.log, completeOwed: async (from) => since.push(from) },
      timer: (milliseconds, then) => {
        if (milliseconds === 5_000) fives.push(then)
        return () => {}
      },
    })
    courier.start()
    for (let looks = 1; looks <= 13; looks += 1) {
      await settled()
      fives.shift()?.()
    }
    await settled()
    expect(since.slice(1, 12)).toEqual(Array(11).fill('2026-03-03T08:59:00.000Z'))
    expect(since.slice(12)).toEqual(['2026-03-03T08:50:00.000Z', '2026-03-03T08:59:00.000Z'])
    await courier.stop()
  })

  test('goes on when the database comes back', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack], { timer: never })
    let away = true
    const courier = openCourier({
      ...office,
      log: { ...office.log, takeOwed: (...given) => (away ? Promise.reject(new LogAway('away')) : office.log.takeOwed(...given)) },
    })
    office.owe(1, [word('asha', 'now')])
    courier.start()
    await settled()
    expect(office.told.filter(({ tells }) => tells === 'fault').length).toBeGreaterThan(0)
    away = false
    courier.wake()
    await settled()
    expect(slack.seen).toHaveLength(1)
    await courier.stop()
  })
})

describe('a card that is drawn while its record moves on', () => {
  test('shows how it stands now, also when the older drawing arrives last', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [word('asha', 'now')])
    await office.courier.run(nine)
    let isFirst = true
    const drawing = openCourier({
      ...office,
      channels: [
        {
          ...slack,
          async replace(posted, card) {
            if (isFirst) {
              // While this drawing is on its way the record moves on, and another process looks for what it may draw.
              isFirst = false
              office.moveOn(1, 'newer', at(1))
              await office.courier.run(at(1))
            }
            await slack.replace(posted, card)
          },
        },
      ],
    })
    office.moveOn(1, 'older', at(1))
    await drawing.run(at(1))
    expect(JSON.stringify(slack.seen[0]?.card)).toContain('newer')
    expect(office.open()).toEqual([])
  })

  test('shows how it stands now when whoever drew it was frozen for longer than the lease, and woke up', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [word('asha', 'now')])
    await office.courier.run(nine)
    let now = at(1)
    const frozen = openCourier({ ...office, clock: () => now, timer: never })
    slack.next('hang')
    office.moveOn(1, 'older', at(1))
    frozen.start()
    await settled()
    office.moveOn(1, 'newer', at(2))
    await office.courier.run(at(30))
    expect(JSON.stringify(slack.seen[0]?.card)).toContain('newer')
    now = at(31)
    const stopped = frozen.stop()
    slack.release()
    await stopped
    expect(JSON.stringify(slack.seen[0]?.card)).toContain('older')
    await office.courier.run(at(32))
    expect(JSON.stringify(slack.seen[0]?.card)).toContain('newer')
    expect(office.open()).toEqual([])
  })
})

describe('a lease that was lost', () => {
  test('does no harm: whoever froze posts nothing and finishes nothing', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [word('asha', 'now')])
    let thaw = () => {}
    let now = nine
    const frozen = openCourier({
      ...office,
      clock: () => now,
      casework: {
        ...office.casework,
        draw: async (...given) => {
          await new Promise<void>((resolve) => {
            thaw = resolve
          })
          return office.casework.draw(...given)
        },
      },
      timer: never,
    })
    frozen.start()
    await settled()
    await office.courier.run(at(30))
    expect(slack.seen).toHaveLength(1)
    now = at(31)
    const stopped = frozen.stop()
    thaw()
    await stopped
    expect(slack.seen).toHaveLength(1)
    expect(office.told).toContainEqual({ tells: 'lease lost', record: 'TC-2026-0001' })
  })

  test('posts nothing where whoever froze did so between its last look at the lease and the write, and is sent by it where nobody else did', async () => {
    for (const takenOver of [true, false]) {
      const slack = fakeChannel('slack')
      const office = memoryOffice([slack])
      office.owe(1, [word('asha', 'alert')])
      let now = nine
      const frozen = openCourier({ ...office, clock: () => now, timer: never })
      slack.next('still')
      frozen.start()
      await settled()
      if (takenOver) await office.courier.run(at(30))
      expect(slack.seen).toHaveLength(takenOver ? 1 : 0)
      now = at(31)
      const stopped = frozen.stop()
      slack.release()
      await stopped
      await office.courier.run(at(60))
      expect(slack.seen).toHaveLength(1)
      expect(office.open()).toEqual([])
      expect(office.told.filter(({ tells }) => tells === 'lease lost')).toHaveLength(takenOver ? 1 : 0)
    }
  })

  test('may post twice where the standstill was inside the platform’s own call: both are known then, and one alone can be pressed', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [{ ...word('asha', 'alert'), notice: 'asks' }])
    let now = nine
    const frozen = openCourier({ ...office, clock: () => now, timer: never })
    slack.next('hang')
    frozen.start()
    await settled()
    await office.courier.run(at(30))
    now = at(31)
    const stopped = frozen.stop()
    slack.release()
    await stopped
    await office.courier.run(at(60))
    const copies = await office.copies(office.recordId(1))
    expect(copies.map(({ of, posted }) => [of, posted.id])).toEqual(slack.seen.map(({ id }) => [{ version: 1, index: 0 }, id]))
    const shows = slack.seen.map(({ card }) => [JSON.stringify(card.adaptive).includes('came again'), card.adaptive.actions.length])
    expect(shows).toEqual([
      [true, 0],
      [false, 1],
    ])
    expect(office.told.filter(({ tells }) => tells === 'lease lost')).toHaveLength(1)
    expect(office.open()).toEqual([])
  })

  /** An office on Slack, and what each post was told: that the card may be there already, or nothing. */
  const asking = () => {
    const asked: (true | undefined)[] = []
    const slack = fakeChannel('slack')
    const post: typeof slack.post = (to, card, options) => {
      asked.push(options.again)
      return slack.post(to, card, options)
    }
    return { asked, slack, office: memoryOffice([{ ...slack, post }]) }
  }

  test('is told to the channel by whoever takes over, since the card may be there already, until that is known', async () => {
    const { asked, slack, office } = asking()
    office.owe(1, [word('asha', 'alert')])
    office.owe(2, [word('ben', 'alert')], at(9))
    await office.log.takeOwed(instant(at(0)), { seconds: 8, urgencies: ['alert'] })
    slack.next('unclear')
    await office.courier.run(at(9))
    await office.courier.run(at(60))
    expect(asked).toEqual([true, undefined, true])
  })

  test('is told so too when it had been put back before, at every try from then on', async () => {
    const { asked, slack, office } = asking()
    office.owe(1, [word('asha', 'alert')])
    slack.next('unclear', 'unclear')
    await office.courier.run(at(1))
    await office.log.takeOwed(instant(at(60)), { seconds: 8, urgencies: ['alert'] })
    await office.courier.run(at(90))
    await office.courier.run(at(120))
    expect(asked).toEqual([undefined, true, true])
  })

  test('is taken over within ten seconds for an alert', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [word('asha', 'alert')])
    await office.log.takeOwed(office.open()[0]?.due ?? ('' as never), { seconds: 8, urgencies: ['alert'] })
    await office.courier.run(at(7))
    expect(slack.seen).toHaveLength(0)
    await office.courier.run(at(10))
    expect(slack.seen).toHaveLength(1)
  })
})
