import { ChannelFault } from '../../../src/channels/channel.js'
import { checkSlack } from '../../../src/channels/slack/check-slack.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { testPeople } from '../../procedures/test-office.js'
import { type FakeSlack, openFakeSlack } from './fake-slack.js'
import { slackOffice } from './rig.js'
import { hour, memoryLog, openRotating, rotate, type VirtualTime, virtualTime } from './rotating.js'

const asha = { person: testPeople[0] as (typeof testPeople)[number] }
const soon = 1_000

describe('a Slack token that expires after twelve hours', () => {
  let slack: FakeSlack
  let time: VirtualTime
  let log: ReturnType<typeof memoryLog>
  let tokens: ReturnType<typeof rotate>
  const open: ReturnType<typeof openRotating>[] = []
  beforeEach(async () => {
    slack = await openFakeSlack()
    for (const { slack: id, email } of slackOffice().people) if (id) slack.user(id, email)
    time = virtualTime()
    log = memoryLog(time.clock)
    tokens = rotate(slack, time.clock)
  })
  afterEach(async () => {
    // Whatever happened: no token, no secret and no refresh token is ever written down.
    expect(open.flatMap(({ said }) => said).filter((line) => /canary|the-client-secret/.test(line))).toEqual([])
    for (const bot of open.splice(0)) await bot.stop()
    await slack.close()
  })

  const bot = (...changes: [changes?: Parameters<typeof openRotating>[3], of?: typeof log]) => {
    const [given, of = log] = changes
    const opened = openRotating(slack, time, of, given)
    open.push(opened)
    return opened
  }
  const started = async (...given: Parameters<typeof bot>) => {
    const opened = bot(...given)
    await opened.start(async () => ({ answer: 'nothing' }))
    return opened
  }
  let count = 0
  const post = (by: ReturnType<typeof bot>, urgency: 'alert' | 'now' | 'routine' = 'alert') =>
    by.post(asha, cardSaying('hello'), { urgency, key: `key-${++count}` })
  const faultOf = async (work: Promise<unknown>): Promise<ChannelFault> => {
    const fault = await work.catch((cause: unknown) => cause)
    if (fault instanceof ChannelFault) return fault
    throw new Error('it went well')
  }
  const exchanges = () => slack.calls.filter(({ method }) => method === 'oauth.v2.access').length
  /** Slack has given so many, and the newest is kept. */
  const renewed = async (times: number) => {
    const isKept = async () => JSON.stringify(await log.listSealed('slack-token')).includes(`"xoxe.xoxb-canary-${times}"`)
    while (tokens.renewals.length < times || !(await isKept())) await new Promise((resolve) => setImmediate(resolve))
  }
  const doctor = (refreshToken = 'xoxe-canary-0') =>
    checkSlack(
      { botToken: 'xoxe.xoxb-canary-0', signingSecret: 's', apiUrl: slack.apiUrl, rotation: { refreshToken, store: log } },
      slackOffice(),
    )
  const wrong = async (...how: Parameters<typeof doctor>) => (await doctor(...how)).filter(({ well }) => !well).map(({ says }) => says)

  test('is renewed at once at the first start, for nobody knows its age, and then half-way to each expiry', async () => {
    await started()
    await renewed(1)
    await time.pass(24.1 * hour)
    const apart = tokens.renewals.map((at, n) => Math.round((at.getTime() - (tokens.renewals[n - 1] ?? at).getTime()) / hour))
    expect(apart).toEqual([0, 6, 6, 6, 6])
  })

  test('is kept before it is used, so that a restart finds the newest and renews nothing', async () => {
    const first = await started()
    await renewed(1)
    await time.pass(hour)
    await first.stop()
    const second = await started()
    await time.pass(soon)
    await post(second)
    expect(exchanges()).toBe(1)
  })

  test('is the newest in every client, and a call under way is left in peace', async () => {
    const one = await started()
    await renewed(1)
    let answer = () => {}
    slack.fail('chat.postMessage', { with: 'slow', until: new Promise<void>((resolve) => (answer = resolve)) })
    const slow = post(one, 'routine')
    while (!slack.calls.some(({ method }) => method === 'chat.postMessage')) await new Promise((resolve) => setImmediate(resolve))
    await time.pass(6.1 * hour)
    expect(tokens.renewals).toHaveLength(2)
    tokens.expire('xoxe.xoxb-canary-0')
    tokens.expire('xoxe.xoxb-canary-1')
    const before = exchanges()
    for (const urgency of ['alert', 'now', 'routine'] as const) await post(one, urgency)
    expect(exchanges()).toBe(before)
    // Its token is the old one, which this test let expire: it is made again with the newest.
    answer()
    await slow
    expect(slack.messages).toHaveLength(4)
  })

  test('outlives an hour in which the renewal does not answer', async () => {
    const one = await started()
    await renewed(1)
    await time.pass(5.9 * hour)
    const before = exchanges()
    for (let n = 0; n < 40; n += 1) slack.fail('oauth.v2.access', { with: 'status', status: n % 2 ? 503 : 500 })
    for (let minute = 0; minute < 60; minute += 10) {
      await time.pass(10 * 60_000)
      await post(one)
    }
    const tries = exchanges() - before
    expect(tokens.renewals).toHaveLength(1)
    // With pauses that grow to five minutes.
    expect([tries > 10, tries < 40]).toEqual([true, true])
    expect(await wrong()).toEqual([expect.stringMatching(/has not been renewed since 2026-03-03T1.*Slack answered with a fault/)])
    expect(
      one
        .troubles()
        .map(({ says }) => says)
        .join(),
    ).toMatch(/has not been renewed since 2026-03-03T16:0.*works until 2026-03-03T22:0.*Slack answered with a fault/)
    slack.heal('oauth.v2.access')
    await time.pass(5 * 60_000)
    expect(tokens.renewals).toHaveLength(2)
    expect([await wrong(), one.troubles()]).toEqual([[], []])
    expect(slack.messages).toHaveLength(6)
  })

  test.each(['token_expired', 'invalid_auth'])('that is refused with %s is renewed once, and the call made once more', async (error) => {
    const one = await started()
    await renewed(1)
    await time.pass(hour)
    slack.fail('chat.postMessage', { with: 'error', error })
    await post(one)
    expect([exchanges(), slack.messages.length]).toEqual([2, 1])
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2)
  })

  test('that twenty calls find refused is renewed once for all of them', async () => {
    const one = await started()
    await renewed(1)
    await post(one)
    await time.pass(hour)
    tokens.expire('xoxe.xoxb-canary-1')
    await Promise.all(Array.from({ length: 20 }, () => post(one)))
    expect([exchanges(), slack.messages.length]).toEqual([2, 21])
  })

  test('that is refused as soon as it is new is not renewed again and again', async () => {
    const one = await started()
    await renewed(1)
    await time.pass(soon)
    for (let n = 0; n < 5; n += 1) {
      slack.fail('chat.postMessage', { with: 'error', error: 'invalid_auth' })
      expect((await faultOf(post(one))).fault).toBe('never')
    }
    expect(exchanges()).toBe(1)
  })

  test('that has expired while the renewal does not answer is a reason to try later, not to give up', async () => {
    const one = await started()
    await renewed(1)
    await time.pass(hour)
    tokens.expire('xoxe.xoxb-canary-1')
    slack.fail('oauth.v2.access', { with: 'reset', effect: 'before' })
    expect((await faultOf(post(one))).fault).toBe('later')
    await time.pass(10_000)
    await post(one)
    expect(slack.messages).toHaveLength(1)
  })

  test('is not bought twice by two bots that wake at the same moment', async () => {
    const bots = [await started(), await started()]
    await renewed(1)
    await time.pass(18.5 * hour)
    expect(exchanges()).toBe(4)
    expect(tokens.renewals).toHaveLength(4)
    for (const one of bots) await post(one)
    expect(exchanges()).toBe(4)
  })

  test('that another bot has bought without our claim is found where it is kept', async () => {
    const blind = { ...log, claim: async () => true }
    const one = await started()
    await renewed(1)
    await time.pass(6 * hour - 60_000)
    const two = await started(undefined, Object.assign(memoryLog(time.clock), blind))
    await time.pass(hour)
    for (const each of [one, two]) await post(each)
    expect(await wrong()).toEqual([])
  })

  test('that is lost between Slack and the store leaves the old one until it expires, and doctor says what to do', async () => {
    const one = await started()
    await renewed(1)
    await time.pass(5.9 * hour)
    slack.fail('oauth.v2.access', { with: 'reset', effect: 'after' })
    await time.pass(hour)
    await post(one)
    expect(await wrong()).toEqual([
      expect.stringMatching(/has not been renewed since .* install the app again and set SLACK_BOT_TOKEN and SLACK_REFRESH_TOKEN/),
    ])
    await time.pass(6 * hour)
    expect(await faultOf(post(one))).toMatchObject({ fault: 'never', because: expect.stringContaining('install the app again') })

    const { access_token: botToken, refresh_token: refreshToken } = tokens.issue()
    await one.stop()
    const again = await started({ botToken, refreshToken })
    await time.pass(soon)
    await post(again)
    expect(slack.messages).toHaveLength(2)
    expect(await wrong(refreshToken)).toEqual([])
  })

  test('is not renewed while it could not be kept, until its last hour; then it is, and kept when that is possible', async () => {
    const one = await started()
    await renewed(1)
    await time.pass(soon)
    log.away = true
    Object.assign(log, { claim: () => Promise.reject(new Error('away')) })
    await time.pass(10.5 * hour)
    expect(tokens.renewals).toHaveLength(1)
    await time.pass(hour)
    expect(tokens.renewals).toHaveLength(2)
    await post(one)
    log.away = false
    await time.pass(60_000)
    await one.stop()
    const next = await started()
    await time.pass(soon)
    await post(next)
    expect(exchanges()).toBe(2)
  })

  test('is followed, not renewed, by a watchdog that never starts its channels', async () => {
    await started()
    await renewed(1)
    const watchdog = bot()
    // Half an hour after the last was bought: of one that is a minute old a refusal says something else.
    await time.pass(30.5 * hour)
    const before = exchanges()
    log.away = true
    await post(watchdog)
    expect(exchanges()).toBe(before)
    // Not even when it is mute: the one refresh token is the bot's.
    for (let n = 0; n <= before; n += 1) tokens.expire(`xoxe.xoxb-canary-${n}`)
    expect((await faultOf(post(watchdog))).fault).toBe('later')
    expect(exchanges()).toBe(before)
  })

  test.each([
    ['a wrong secret', { clientSecret: 'another' }, 'SLACK_CLIENT_SECRET'],
    ['a spent refresh token', { refreshToken: 'xoxe-canary-9' }, 'SLACK_REFRESH_TOKEN'],
  ] as const)('cannot be renewed with %s, and the log and doctor say which setting it is', async (_, given, setting) => {
    const one = await started(given)
    while (!one.said.some((line) => line.includes(setting))) await new Promise((resolve) => setImmediate(resolve))
    expect((await wrong('refreshToken' in given ? given.refreshToken : undefined)).join()).toContain(setting)
  })

  test('is looked at by doctor without renewing anything', async () => {
    expect((await doctor()).map(({ says }) => says)).toContain('The Slack token is renewed when the bot starts.')
    await time.pass(13 * hour)
    expect(await wrong()).toEqual(['SLACK_BOT_TOKEN has expired meanwhile: start the bot, which renews it, and look again.'])
    expect(exchanges()).toBe(0)
  })
})
