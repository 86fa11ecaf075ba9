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
