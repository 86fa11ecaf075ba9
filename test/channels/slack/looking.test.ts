import { setImmediate as turn } from 'node:timers/promises'
import { ChannelFault, type Posted, type PostOptions } from '../../../src/channels/channel.js'
import { type Instant, instant } from '../../../src/procedures/words.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { withoutTimeouts } from '../../no-timeouts.js'
import { testPeople } from '../../procedures/test-office.js'
import { openRig, type Rig } from './rig.js'

const asha = testPeople[0] as (typeof testPeople)[number]
const nine = Date.parse('2026-03-03T09:00:00Z')

describe('what may have been sent is looked for in a chat of Slack', () => {
  let rig: Rig
  let now: number
  let since: Instant
  beforeEach(async () => {
    rig = await openRig(async () => ({ answer: 'nothing' }))
    now = nine
    since = instant(new Date(nine))
    rig.now = new Date(nine)
    rig.slack.now = () => new Date(now)
  })
  afterEach(() => rig.close())
  const post = (more: Partial<PostOptions> = {}) =>
    rig.channel.post({ person: asha }, cardSaying('an alert'), { urgency: 'alert', key: 'one', since, ...more })
  const chat = () => rig.slack.messages.filter(({ channel }) => channel === 'DUASHA')
  const looks = () => rig.slack.calls.filter(({ method }) => method === 'conversations.history').length
  const faultOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (cause: unknown) => (cause instanceof ChannelFault ? cause.fault : cause),
    )
  /** Sends it once more, and waits, on a busy machine, for a look that comes through. */
  const sendAgain = async (more: Partial<PostOptions> = {}): Promise<Posted> => {
    for (;;) {
      const sent = await post({ again: true, urgency: 'routine', ...more }).catch((cause: unknown) => {
        if (!(cause instanceof ChannelFault && cause.fault === 'later')) throw cause
      })
      if (sent) return sent
    }
  }
  /** So many others come into the chat. */
  const others = async (many: number) => {
    const { id } = await rig.channel.post({ person: asha }, cardSaying('another'), { urgency: 'now', key: 'another one' })
    const one = chat().find(({ ts }) => ts === id)
    if (!one) throw new Error('nothing came')
    const [second] = id.split('.')
    for (let number = 1; number < many; number += 1) rig.slack.messages.push({ ...one, ts: `${second}.${500_000 + number}` })
  }
  /** Waits until somebody was told of so many. */
  const toldOf = () => {
    const told: Posted[] = []
    const until = async (many: number) => {
      while (told.length < many) await turn()
      return told
    }
    return { told, until }
  }

  test.each([150, 450, 1_700])('and found below %p that came since', async (many) => {
    const first = await post()
    await others(many)
    expect(await sendAgain()).toEqual(first)
    expect(chat()).toHaveLength(many + 1)
  })

  test('and found by the second look below hundreds, where the first came too late', async () => {
    const first = await post()
    await others(450)
    rig.slack.fail('conversations.history', { with: 'slow', until: new Promise(() => {}) })
    const { told, until } = toldOf()
    const second = await post({ again: true, found: (earlier) => void told.push(earlier) })
    expect(second).not.toEqual(first)
    expect(await until(1)).toEqual([first])
  })

  test('no further back than it can have been sent, with some minutes for clocks that differ', async () => {
    now = nine - 3_600_000
    await others(900)
    now = nine - 300_000
    const first = await post()
    now = nine
    expect(await sendAgain()).toEqual(first)
    await sendAgain({ key: 'another' })
    expect(rig.slack.calls.filter(({ method, args }) => method === 'conversations.history' && args.cursor)).toEqual([])
  })

  test('in ten pages at most, so that one chat does not use up what Slack lets the bot read', async () => {
    await post()
    await others(2_300)
    expect([await rig.channel.lookAgain?.(asha, { key: 'one', since, known: [] }), looks()]).toEqual([[], 10])
  })

  test('and each copy is told of where it stands there more than once', async () => {
    const first = await post()
    const second = await post()
    const { told, until } = toldOf()
    expect(await sendAgain({ found: (earlier) => void told.push(earlier) })).toEqual(second)
    expect(await until(1)).toEqual([first])
  })

  test('again, where the second look fails, comes too early or is not taken, until it is known', async () => {
    const first = await post()
    for (const status of [500, 502]) rig.slack.fail('conversations.history', { with: 'status', status })
    const { told, until } = toldOf()
    let times = 0
    await post({
      again: true,
      found: (earlier) => {
        times += 1
        if (times === 1) throw new Error('the journal could not be written')
        told.push(earlier)
      },
    })
    expect(await until(1)).toEqual([first])
    expect(times).toBe(2)
  })

  test('by nobody before Slack wants to be asked again; an alert goes out meanwhile', async () => {
    await post()
    rig.slack.fail('conversations.history', { with: 'status', status: 429, retryAfter: 60 })
    await withoutTimeouts(() => post({ again: true }))
    expect([looks(), chat().length]).toEqual([1, 2])
    expect([await faultOf(post({ again: true, urgency: 'now' })), looks(), chat().length]).toEqual(['later', 1, 2])
    rig.now = new Date(nine + 61_000)
    await sendAgain()
    expect([looks() > 1, chat().length]).toEqual([true, 2])
  })

  test('and what is no alert waits for a look that comes through', async () => {
    const first = await post({ urgency: 'now' })
    rig.slack.fail('conversations.history', { with: 'status', status: 500 })
    rig.slack.fail('conversations.history', { with: 'reset', effect: 'before' })
    const again = { again: true, urgency: 'now' } as const
    expect([await faultOf(post(again)), await faultOf(post(again)), chat().length]).toEqual(['later', 'later', 1])
    expect(await sendAgain(again)).toEqual(first)
  })

  test('but not for ever: after the fifth it is sent; and at once where the bot may not look', async () => {
    rig.slack.gate = ({ method }) => (method === 'conversations.history' ? { ok: false, error: 'fatal_error' } : undefined)
    const again = { again: true, urgency: 'now' } as const
    for (let failed = 1; failed < 5; failed += 1) expect(await faultOf(post(again))).toBe('later')
    await post(again)
    expect(chat()).toHaveLength(1)
    rig.slack.gate = ({ method }) => (method === 'conversations.history' ? { ok: false, error: 'missing_scope' } : undefined)
    await withoutTimeouts(() => post({ ...again, key: 'another' }))
    expect(chat()).toHaveLength(2)
  })

  test('and every copy of a delivery is found by whoever looks for them, or that it cannot be known yet', async () => {
    const [first, second] = [await post(), await post()]
    rig.slack.fail('conversations.history', { with: 'status', status: 500 })
    const look = async () => rig.channel.lookAgain?.(asha, { key: 'one', since, known: [second] })
    expect([await faultOf(look()), await look()]).toEqual(['later', [first, second]])
    // Drawn anew, it bears its mark no more.
    await rig.channel.replace(second, cardSaying('somebody has it'))
    expect(await look()).toEqual([first, second])
  })
})
