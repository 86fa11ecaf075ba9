import { openHanging } from '../../src/delivery/hanging.js'
import type { Notice } from '../../src/procedures/procedure.js'
import { fakeChannel } from './fake-channel.js'
import { at, memoryOffice, nine, to } from './memory-office.js'

const alert = (person: string): Notice => ({ notice: 'senior', to: to(person), urgency: 'alert' })

/** An office whose Slack has just been found to hang. */
const withHungSlack = async () => {
  const [slack, teams] = [fakeChannel('slack'), fakeChannel('teams')]
  slack.always('hang')
  const office = memoryOffice([slack, teams])
  office.owe(1, [alert('asha')])
  await office.courier.run(nine)
  expect([slack.calls.length, teams.seen.length]).toEqual([1, 1])
  return { slack, teams, office }
}

describe('a chat that hangs', () => {
  test('is not waited for again by the next alerts, and is tried again after a while', async () => {
    const { slack, teams, office } = await withHungSlack()
    for (let record = 2; record <= 20; record += 1) office.owe(record, [alert('asha')], at(1))
    await office.courier.run(at(1))
    expect([slack.calls.length, teams.seen.length]).toEqual([1, 20])
    slack.always('ok')
    office.owe(21, [alert('asha')], at(30))
    await office.courier.run(at(30))
    expect([slack.seen.length, teams.seen.length]).toEqual([1, 20])
  })
  test('is not tried while the other asks for a second, but when it asks for a minute', async () => {
    for (const [later, tried] of [
      [1, 1],
      [60, 2],
    ] as const) {
      const { slack, teams, office } = await withHungSlack()
      teams.next({ later })
      office.owe(2, [alert('ben')], at(1))
      await office.courier.run(at(1))
      expect(slack.calls).toHaveLength(tried)
      await office.courier.run(at(3))
      expect(teams.seen).toHaveLength(later === 1 ? 2 : 1)
    }
  })
  test('is still tried when nothing else reaches them', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    slack.next('hang')
    office.owe(1, [alert('asha')])
    await office.courier.run(nine)
    await office.courier.run(at(2))
    expect(slack.seen).toHaveLength(1)
  })
})

describe('a platform', () => {
  const cut = (seconds: number) => {
    const hanging = openHanging()
    hanging.begin('slack', seconds * 1000 - 3_000, 3_000)('cut', seconds * 1000)
    return hanging
  }
  test('that was cut is put last for ten seconds; then one alert tries it for all, and the others do not wait for it', () => {
    const hanging = cut(3)
    expect([3, 12].map((seconds) => hanging.isLast('slack', seconds * 1000))).toEqual([true, true])
    expect([13, 13, 15].map((seconds) => hanging.isLast('slack', seconds * 1000))).toEqual([false, true, true])
    hanging.begin('slack', 13_000, 3_000)('answered', 15_100)
    expect([15_200, 15_200].map((now) => hanging.isLast('slack', now))).toEqual([false, false])
  })
  test('is tried again and again, also when whoever was to find out never did', () => {
    const hanging = cut(3)
    expect([13, 14, 16, 17, 19].map((seconds) => hanging.isLast('slack', seconds * 1000))).toEqual([false, true, false, true, false])
  })
  test('on which three tries wait for a second, and nothing was heard, is put last before the first is cut', () => {
    const hanging = openHanging()
    const ends = [0, 100, 200].map((began) => hanging.begin('slack', began, 3_000))
    expect([1_100, 1_200].map((now) => hanging.isLast('slack', now))).toEqual([false, true])
    expect(hanging.isLast('teams', 1_200)).toBe(false)
    ends[2]?.('answered', 1_300)
    expect(hanging.isLast('slack', 2_000)).toBe(false)
  })
  test('is not put last for a chat that hangs alone, nor for what may take longer than an alert', () => {
    const hanging = openHanging()
    for (const began of [0, 100, 200, 300]) hanging.begin('slack', began, 3_000)
    hanging.begin('slack', 400, 3_000)('answered', 500)
    for (const began of [600, 700, 800]) hanging.begin('slack', began, 6_000)
    expect(hanging.isLast('slack', 2_500)).toBe(false)
  })
})
