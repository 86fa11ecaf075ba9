import { setImmediate as turn } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import { ChannelFault, type Posted, type PostOptions } from '../../../src/channels/channel.js'
import { openLooking } from '../../../src/channels/slack/looking.js'
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

describe('what was sent again blindly is looked for afterwards', () => {
  /** Chats of Slack, looked into on a clock of the test's: when each was asked, in seconds, and what stands there. `meets`: how a look goes at that moment. */
  const openChats = (meets: (seconds: number) => unknown = () => undefined) => {
    let now = nine
    const asked: number[] = []
    const waiting: { readonly until: number; readonly go: () => void }[] = []
    const looking = openLooking(
      () => new Date(now),
      (milliseconds) => new Promise<void>((go) => waiting.push({ until: now + milliseconds, go })),
    )
    const history = async () => {
      asked.push((now - nine) / 1000)
      const fault = meets((now - nine) / 1000)
      if (fault) throw fault
      return { ok: true, messages: [{ ts: '1.1', blocks: [{ block_id: 'mark' }] }] }
    }
    // A client as far as it is looked with.
    const client = { conversations: { history } } as unknown as WebClient
    const told: string[] = []
    const look = (tell: () => void = () => {}) =>
      looking.lookUntilKnown(client, { channel: 'D1', mark: 'mark', since: instant(new Date(nine)) }, (ts) => {
        tell()
        told.push(ts)
      })
    /** Time passes to that second, and whatever waits meanwhile goes on. */
    const pass = async (seconds: number) => {
      for (;;) {
        for (let each = 0; each < 20; each += 1) await turn()
        const [next] = waiting.toSorted((one, other) => one.until - other.until)
        if (!next || next.until > nine + seconds * 1000) break
        now = Math.max(now, next.until)
        waiting.splice(waiting.indexOf(next), 1)
        next.go()
      }
      now = nine + seconds * 1000
    }
    return { look, told, asked, pass }
  }
  const unwell = new ChannelFault('unclear', 'Slack had a fault of its own.')

  test('at once, and where that fails, or nobody could take it, until it is known', async () => {
    const { look, told, asked, pass } = openChats((seconds) => (seconds < 3 ? unwell : undefined))
    let away = true
    void look(() => {
      if (away) throw new Error('the journal could not be written')
    })
    await pass(0)
    expect(asked).toEqual([0])
    await pass(10)
    expect([asked.length > 3, told]).toEqual([true, []])
    away = false
    await pass(60)
    expect(told).toEqual(['1.1'])
  })

  // A card that says “not saved: telephone” for good sends people to the telephone about what was long over.
  test('though Slack tells nothing for hours, and rarely then; and not for ever', async () => {
    let back = false
    const { look, told, asked, pass } = openChats(() => (back ? undefined : unwell))
    void look()
    await pass(3 * 3_600)
    expect(asked.length).toBeLessThan(60)
    back = true
    await pass(3 * 3_600 + 300)
    expect(told).toEqual(['1.1'])
    back = false
    void look()
    await pass(40 * 3_600)
    const many = asked.length
    await pass(80 * 3_600)
    expect(asked.length).toBe(many)
  })

  test('once only where Slack refuses it for good', async () => {
    const { look, asked, pass } = openChats(() => new ChannelFault('never', 'The app lacks a scope.'))
    void look()
    await pass(3_600)
    expect(asked).toEqual([0])
  })

  // Slack lets an app read some fifty pages a minute: the looks before an alert is sent again come out of the same.
  test('one after the other where there are many, so that something is left for those that an alert makes', async () => {
    const { look, told, asked, pass } = openChats()
    for (let each = 0; each < 100; each += 1) void look()
    await pass(0)
    expect(asked).toEqual([0])
    await pass(60)
    expect(asked.length).toBeLessThanOrEqual(21)
    await pass(400)
    expect(told).toHaveLength(100)
  })
})
