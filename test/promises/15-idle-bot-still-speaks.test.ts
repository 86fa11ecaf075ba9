import type { Casework } from '../../src/casework/casework.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { type Courier, openCourier } from '../../src/delivery/courier.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { type FakeSlack, openFakeSlack } from '../channels/slack/fake-slack.js'
import { slackOffice } from '../channels/slack/rig.js'
import { hour, openRotating, rotate, type VirtualTime, virtualTime } from '../channels/slack/rotating.js'
import { cardSaying } from '../contracts/channel.contract.js'
import { openTestLog } from '../log/test-database.js'
import { staff } from '../procedures/test-office.js'

/** The real office, log, courier and Slack channel on a clock of our own, before a Slack whose tokens expire after twelve hours. */
describe('Promise 15: an idle bot still speaks', () => {
  let slack: FakeSlack
  let time: VirtualTime
  let tokens: ReturnType<typeof rotate>
  let log: Log
  let channel: ReturnType<typeof openRotating>
  let casework: Casework
  let courier: Courier
  beforeEach(async () => {
    slack = await openFakeSlack()
    time = virtualTime('2026-03-03T10:00:00Z')
    tokens = rotate(slack, time.clock)
    log = await openTestLog({ clock: time.clock })
    channel = openRotating(slack, time, log)
    const directory = slackOffice
    const clock = time.clock
    casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report: () => {} })
    courier = openCourier({ log, casework, channels: [channel], directory, clock, report: () => {} })
    await channel.start((arrival) => casework.listen(arrival))
    while (tokens.renewals.length < 1) await new Promise((resolve) => setImmediate(resolve))
  })
  afterEach(async () => {
    await courier.stop()
    await channel.stop()
    await log.close()
    await slack.close()
  })

  /** An alert, and every call that carried it: the first try of each must have been taken. */
  const alerted = async () => {
    const before = slack.calls.length
    const messages = slack.messages.length
    await casework.listen({
      id: `alert-${before}`,
      by: staff('asha'),
      channel: 'slack',
      place: 'private',
      arrives: 'command',
      command: '/at-risk',
      text: 'he says goodbye',
    })
    await courier.run(time.clock())
    const calls = slack.calls.slice(before).map(({ method }) => method)
    return {
      posts: calls.filter((method) => method === 'chat.postMessage').length,
      cards: slack.messages.length - messages,
      renewals: calls.filter((method) => method === 'oauth.v2.access').length,
    }
  }

  test('after 72 hours without a word an alert goes out at the first try', async () => {
    await time.pass(72 * hour)
    const { posts, cards, renewals } = await alerted()
    expect(cards).toBeGreaterThan(0)
    expect([posts, renewals]).toEqual([cards, 0])
    // Half-way to each expiry: 12 times in 72 hours, and once at the start.
    expect(tokens.renewals.length).toBeGreaterThanOrEqual(12)
    expect(channel.said.join('')).not.toContain('canary')
  })

  test('with the renewal away for an hour, at whatever hour, an alert’s card goes out at the first try', async () => {
    const [gita] = slackOffice().people.filter(({ id }) => id === 'gita')
    if (!gita) throw new Error('Gita has left')
    for (let begins = 0; begins < 12; begins += 1) {
      await time.pass(5 * hour)
      for (let n = 0; n < 40; n += 1) slack.fail('oauth.v2.access', { with: 'status', status: 503 })
      for (const half of [1, 2]) {
        await time.pass(hour / 2)
        await channel.post({ person: gita }, cardSaying('an alert'), { urgency: 'alert', key: `${begins}-${half}` })
      }
      slack.heal('oauth.v2.access')
    }
    const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage')
    expect([posts.length, slack.messages.length]).toEqual([24, 24])
    expect(tokens.renewals.length).toBeGreaterThanOrEqual(10)
  })

  test('the tokens stand sealed in the database, under a name that gives neither away', async () => {
    await time.pass(hour)
    expect(await log.listSealed('slack-token')).toEqual([
      { name: expect.stringMatching(/^[0-9a-f]{24}$/), value: expect.objectContaining({ token: 'xoxe.xoxb-canary-1' }) },
    ])
  })
})
