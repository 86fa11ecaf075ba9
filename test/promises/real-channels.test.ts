import type { Fault } from '../channels/slack/fake-slack.js'
import type { Fault as TeamsFault } from '../channels/teams/fake-connector.js'
import { openRealChannels, type RealChannels } from './real-channels.js'
import { long, openSeed, within } from './seed.js'

/** What the other tests of these promises show on a virtual clock, with the real channels, sockets and seconds. */
const seed = openSeed()
jest.setTimeout(600_000)
const tell = (words: string) => void process.stderr.write(`${words}\n`)
/** Most of these wait, in an office of its own each: only the long form, which holds the promise's own times, does one after the other. */
const shown = long ? test : test.concurrent
const inOffice = (platforms: readonly ('slack' | 'teams')[], story: (office: RealChannels) => Promise<void>) => async (): Promise<void> => {
  const office = await openRealChannels(platforms)
  try {
    await story(office)
  } finally {
    await office.close()
  }
}
const eachPlatform = ['slack', 'teams'] as const
const cardOf = (office: RealChannels, record: string, who: string, platform?: string) =>
  office.cards.find((card) => card.record === record && card.who === who && (platform === undefined || card.platform === platform))

shown(
  'promise 3: while Slack answers with every kind of fault nothing is given up, and all is there soon after it is well again',
  inOffice(['slack'], async (office) => {
    const kinds: readonly (() => Fault)[] = [
      () => ({ with: 'status', status: 429, retryAfter: 1 }),
      () => ({ with: 'status', status: 500, effect: seed.next() < 0.3 }),
      () => ({ with: 'status', status: 503 }),
      () => ({ with: 'reset', effect: seed.next() < 0.3 ? 'after' : 'before' }),
      () => ({ with: 'hang' }),
    ]
    // More than can be used up before it is healed.
    for (let n = 0; n < 5_000; n += 1)
      office.slack.fail('chat.postMessage', (kinds[seed.int(0, kinds.length - 1)] ?? kinds[0])?.() as Fault)
    const records: Awaited<ReturnType<RealChannels['raise']>>[] = []
    const lasts = long ? 90_000 : 5_000
    const ends = Date.now() + lasts
    while (Date.now() < ends) {
      const record = await office.raise()
      records.push(record)
      const next = Date.now() + 1_000
      await office.until(() => Date.now() >= next)
    }
    office.slack.heal('chat.postMessage')
    const healed = Date.now()
    await office.until(() => records.some((record) => (cardOf(office, record, 'gita')?.at ?? 0) >= healed))
    const first = Date.now() - healed
    await office.until(() =>
      records.every((record) => cardOf(office, record, 'gita') && cardOf(office, record, 'hugh') && cardOf(office, record, '#CSENIORS')),
    )
    tell(
      `promise 3: after ${lasts / 1000} s of faults the first of ${records.length} alerts came ${first} ms after they ended, the last ${Date.now() - healed} ms`,
    )
    expect(office.told.filter(({ tells }) => tells === 'failed')).toEqual([])
    expect(first).toBeLessThan(within(10_000))
  }),
)

for (const hung of ['slack', 'slack and teams'])
  shown(
    `promise 5: no call to a ${hung} that hangs is waited for beyond its cut`,
    inOffice(eachPlatform, async (office) => {
      let hangs = true
      const tries: { readonly who: string; readonly at: number }[] = []
      // One fault a try, each of them without an end.
      office.slack.gate = ({ method, args }) => {
        if (method === 'chat.postMessage' && hangs) tries.push({ who: String(args.channel), at: Date.now() })
        return undefined
      }
      for (let n = 0; n < 2_000; n += 1) office.slack.fail('chat.postMessage', { with: 'hang' })
      if (hung !== 'slack') office.connector.gate = (kind) => (hangs && kind === 'send' ? { with: 'hang' } : undefined)
      const alerts = long ? 100 : 15
      const raisedAt = new Map<string, number>()
      const records = await Promise.all(
        Array.from({ length: alerts }, async () => {
          const record = await office.raise()
          raisedAt.set(record, Date.now())
          return record
        }),
      )
      if (hung !== 'slack') {
        await office.until(() => office.told.filter((one) => one.tells === 'stumbled' && one.fault === 'cut').length > alerts)
        expect(office.cards).toEqual([])
        hangs = false
        office.slack.heal('chat.postMessage')
      }
      const healed = Date.now()
      await office.until(() => records.every((record) => cardOf(office, record, 'gita') && cardOf(office, record, 'hugh')))
      const waits = records.flatMap((record) =>
        ['gita', 'hugh'].map((who) => (cardOf(office, record, who)?.at ?? 0) - (hung === 'slack' ? (raisedAt.get(record) ?? 0) : healed)),
      )
      waits.sort((one, other) => one - other)
      tell(
        `promise 5, ${hung} hung: ${alerts} alerts at once; first card after ${waits[0]} ms, half after ${waits[waits.length >> 1]} ms, last after ${waits.at(-1)} ms; ${office.told.filter((one) => one.tells === 'stumbled' && one.fault === 'cut').length} tries cut`,
      )
      expect(office.told.filter(({ tells }) => tells === 'failed')).toEqual([])
      expect(waits[0]).toBeLessThan(within(10_000))
    }),
  )

const slackRefuses = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'account_inactive',
  'token_revoked',
  'invalid_auth',
  'user_disabled',
  'user_not_found',
  'cannot_dm_bot',
  'restricted_action',
  'messages_tab_disabled',
  'msg_too_long',
  'invalid_blocks',
  'missing_scope',
  'no_permission',
  'something_nobody_knows',
]
const teamsRefuses: readonly (readonly [status: number, code: string])[] = [
  [403, 'MessageWritesBlocked'],
  [403, 'BotNotInConversationRoster'],
  [403, 'BotDisabledByAdmin'],
  [403, 'NotEnoughPermissions'],
  [403, 'ConversationBlockedByUser'],
  [404, 'ConversationNotFound'],
  [404, 'UserNotFound'],
  [401, 'Unauthorized'],
  [413, 'RequestEntityTooLarge'],
  [400, 'BadSyntax'],
]

test(
  'promise 7: whatever either platform refuses for good, the other is tried, then the next person, and the administrators are told',
  inOffice(eachPlatform, async (office) => {
    const rounds = Array.from({ length: Math.max(slackRefuses.length, teamsRefuses.length) }, (_, n) => ({
      slack: slackRefuses[n % slackRefuses.length],
      teams: teamsRefuses[n % teamsRefuses.length] ?? ([403, ''] as const),
    }))
    const [others, nexts]: [number[], number[]] = [[], []]
    for (const { slack, teams } of rounds) {
      // First Gita is refused by Slack only: Teams has her card.
      office.slack.gate = ({ method, args }) =>
        method === 'chat.postMessage' && args.channel === 'DUGITA' ? { ok: false, error: slack } : undefined
      const one = await office.raise()
      let raised = Date.now()
      await office.until(() => cardOf(office, one, 'gita', 'teams') !== undefined)
      others.push(Date.now() - raised)
      await office.take(one)
      // Then by both: the next person has it, and the administrators hear of it.
      const refused: TeamsFault = { with: 'status', status: teams[0], code: teams[1] }
      office.connector.gate = (kind, where) => (kind === 'send' && where.includes('gita') ? refused : undefined)
      const both = await office.raise()
      raised = Date.now()
      await office.until(() => cardOf(office, both, 'gwen') !== undefined)
      nexts.push(Date.now() - raised)
      await office.until(() => cardOf(office, both, 'adam') !== undefined)
      await office.take(both)
      delete office.connector.gate
      expect(cardOf(office, both, 'gita')).toBeUndefined()
    }
    const half = (times: readonly number[]) => times.toSorted((one, other) => one - other)[times.length >> 1]
    tell(
      `promise 7: ${slackRefuses.length + teamsRefuses.length} refusals; the other platform after ${half(others)} ms, at most ${Math.max(...others)}; ` +
        `the next person after ${half(nexts)} ms, at most ${Math.max(...nexts)}`,
    )
    expect(Math.max(...others, ...nexts)).toBeLessThan(within(10_000))
  }),
)

shown(
  'promise 14: a burst reaches each senior at once and whole, at the pace that both platforms allow',
  inOffice(eachPlatform, async (office) => {
    const last = new Map<string, number>()
    let refusals = 0
    // One card a second in a conversation, as Slack has it; the channel of Teams itself keeps to Teams' seven.
    office.slack.gate = ({ method, args }) => {
      const [where, now] = [String(args.channel), Date.now()]
      if (method !== 'chat.postMessage') return undefined
      if (now - (last.get(where) ?? 0) < 1_000) {
        refusals += 1
        return { ok: false, error: 'ratelimited' }
      }
      last.set(where, now)
      return undefined
    }
    const begun = Date.now()
    const alerts = long ? 200 : 12
    const records = await Promise.all(Array.from({ length: alerts }, () => office.raise()))
    const whole = () => records.every((record) => ['gita', 'hugh'].every((who) => cardOf(office, record, who)))
    await office.until(whole)
    const all = Date.now() - begun
    const first = Math.max(...['gita', 'hugh'].map((who) => (office.cards.find((card) => card.who === who)?.at ?? 0) - begun))
    tell(
      `promise 14: ${alerts} alerts at once, ${refusals} refused for their pace: each senior has the first after ${first} ms, all after ${all} ms`,
    )
    expect(new Set(office.cards.filter(({ who }) => who === 'gita').map(({ record }) => record)).size).toBe(alerts)
    expect(first).toBeLessThan(within(2_000))
    expect(all).toBeLessThan(within(90_000))
  }),
)
