import type { Notice } from '../../src/procedures/procedure.js'
import { type Fate, fakeChannel } from '../delivery/fake-channel.js'
import { at, memoryOffice, nine, to } from '../delivery/memory-office.js'
import { openSeed } from './seed.js'

const seed = openSeed()
const alert = (person: string, more: Partial<Notice> = {}): Notice => ({ notice: 'senior', to: to(person), urgency: 'alert', ...more })
const routine = (person: string): Notice => ({ notice: 'word', to: to(person), urgency: 'routine' })

/** Moves the clock second by second until nothing is owed; answers when that was. */
const untilDone = async (office: ReturnType<typeof memoryOffice>, from: number, seconds: number): Promise<number> => {
  for (let second = from; second <= seconds; second += 1) {
    await office.courier.run(at(second))
    if (office.open().length === 0) return second
  }
  return Number.POSITIVE_INFINITY
}

test('promise 3: an outage of 24 hours, of every kind mixed, loses nothing and ends within 5 s of the platform’s return', async () => {
  const day = 24 * 3600
  let now = 0
  const slack = fakeChannel('slack', { looks: true })
  const kinds: readonly Fate[] = ['unclear', 'lost', 'hang', { later: 'unsaid' }, { later: 1 + Math.floor(seed.next() * 5) }]
  slack.always(({ call }) => (call === 'replace' || now >= day ? 'ok' : (kinds[Math.floor(seed.next() * kinds.length)] ?? 'unclear')))
  const office = memoryOffice([slack])
  const records = 40
  for (let record = 1; record <= records; record += 1) office.owe(record, [alert('asha')], at(day - 60 * seed.int(1, 1400)))
  for (; now < day; now += now < day - 120 ? 300 : 1) await office.courier.run(at(now))
  const before = new Set(slack.seen.map(({ key }) => key)).size
  const ended = await untilDone(office, day, day + 60)
  expect(before).toBeLessThanOrEqual(records)
  expect(new Set(slack.seen.map(({ key }) => key)).size).toBe(records)
  expect(slack.seen).toHaveLength(records)
  expect([ended - day <= 6, office.failed.length]).toEqual([true, 0])
})

test('promise 4: a platform that asks a busy channel to wait for a minute holds no alert up elsewhere', async () => {
  const slack = fakeChannel('slack')
  slack.always(({ urgency }) => (urgency === 'alert' ? 'ok' : { later: 60 }))
  const office = memoryOffice([slack])
  for (let record = 1; record <= 50; record += 1) office.owe(record, [routine('asha')])
  await office.courier.run(nine)
  for (let record = 51; record <= 150; record += 1) office.owe(record, [alert('asha'), alert('ben')], at(1))
  await office.courier.run(at(1))
  const waited = office.told.flatMap((told) => (told.tells === 'delivered' ? [told.waited] : []))
  expect([waited.length, Math.max(...waited)]).toEqual([200, 0])
})

test('promise 5: of 100 hung sockets none holds a try beyond its cut, and the other platform has every alert in the same run', async () => {
  const [slack, teams] = [fakeChannel('slack'), fakeChannel('teams')]
  slack.always('hang')
  const office = memoryOffice([slack, teams])
  for (let record = 1; record <= 100; record += 1) office.owe(record, [alert('asha')])
  await office.courier.run(nine)
  expect(teams.seen).toHaveLength(100)
  expect(office.open()).toHaveLength(0)
})

test('promise 10: with Slack dead for ten minutes the card stands in Teams at once, and the other way about', async () => {
  for (const [dead, alive] of [
    ['slack', 'teams'],
    ['teams', 'slack'],
  ] as const) {
    const channels = { [dead]: fakeChannel(dead), [alive]: fakeChannel(alive) }
    channels[dead]?.always(seed.next() < 0.5 ? 'unclear' : { later: 600 })
    const office = memoryOffice(Object.values(channels))
    for (let record = 1; record <= 20; record += 1) office.owe(record, [alert('asha')])
    expect(await untilDone(office, 0, 30)).toBeLessThanOrEqual(1)
    expect(channels[alive]?.seen).toHaveLength(20)
  }
})

test('promise 14: 200 alerts in one second to three seniors come as 600 cards, none merged, none dropped', async () => {
  const slack = fakeChannel('slack')
  const office = memoryOffice([slack])
  const seniors = ['asha', 'ben', 'cara']
  for (let record = 1; record <= 200; record += 1)
    office.owe(
      record,
      seniors.map((person) => alert(person)),
    )
  expect(await untilDone(office, 0, 90)).toBeLessThanOrEqual(90)
  expect(new Set(slack.seen.map(({ key, to: whom }) => `${key} ${whom}`)).size).toBe(600)
})

test('promise 16: an alert overtakes 5,000 routine notices that came before it', async () => {
  const slack = fakeChannel('slack')
  const office = memoryOffice([slack])
  for (let record = 1; record <= 5_000; record += 1) office.owe(record, [routine(`person.${record % 50}`)])
  office.owe(5_001, [alert('asha')], at(1))
  await office.courier.run(at(1))
  expect(slack.seen[0]?.urgency).toBe('alert')
  expect(slack.seen).toHaveLength(5_001)
})
