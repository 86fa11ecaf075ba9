import fc from 'fast-check'
import type { Card } from '../../src/cards/card.js'
import { type Channel, ChannelFault, type Posted } from '../../src/channels/channel.js'
import { openCourier } from '../../src/delivery/courier.js'
import { type FakeChannel, type Fate, fakeChannel } from './fake-channel.js'
import { at, impatient, memoryOffice, nine, to } from './memory-office.js'

const numRuns = process.env.LONG === '1' ? 3_000 : 50

const turns = async (number: number) => {
  for (let turn = 0; turn < number; turn += 1) await new Promise(setImmediate)
}

/** What may happen, in any order. */
type Happening =
  | { readonly does: 'moves'; readonly shows: string }
  | { readonly does: 'posts'; readonly notice: string; readonly whom: string }
  | { readonly does: 'passes'; readonly seconds: number }
  | { readonly does: 'meets'; readonly platform: 0 | 1; readonly fates: readonly Fate[] }
  /** At one of its next calls, before it is made or before its answer is heard. */
  | { readonly does: 'freezes' | 'dies'; readonly bot: 0 | 1; readonly calls: number }
  | { readonly does: 'thaws'; readonly bot: 0 | 1 }
  | { readonly does: 'answers' }

const fate = { refusing: fc.constantFrom<Fate>('ok', { later: 3 }, { later: 7 }, { later: 'unsaid' }) } as const
const anyFate = fc.constantFrom<Fate>('ok', 'unclear', 'lost', 'hang', { later: 3 }, { later: 7 })
const bot = fc.constantFrom<0 | 1>(0, 1)
const platform = fc.constantFrom<0 | 1>(0, 1)
const moves = fc.record({ does: fc.constant('moves' as const), shows: fc.constantFrom('nobody has it', 'gita has it', 'hugh has it') })
const posts = fc.record({
  does: fc.constant('posts' as const),
  notice: fc.constantFrom('senior', 'again', 'still'),
  whom: fc.constantFrom('asha', 'ben', 'cara', 'dev', 'eve', 'fay'),
})
const passes = fc.record({ does: fc.constant('passes' as const), seconds: fc.integer({ min: 0, max: 12 }) })
const meets = (fates: fc.Arbitrary<Fate>) =>
  fc.record({ does: fc.constant('meets' as const), platform, fates: fc.array(fates, { minLength: 1, maxLength: 6 }) })
const trouble = fc.oneof(
  fc.record({ does: fc.constantFrom('freezes' as const, 'dies' as const), bot, calls: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ does: fc.constant('thaws' as const), bot }),
)
const answers = fc.record({ does: fc.constant('answers' as const) })

const calm: fc.Arbitrary<Happening> = fc.oneof(moves, moves, posts, passes, meets(fate.refusing))
const storm: fc.Arbitrary<Happening> = fc.oneof(moves, moves, posts, passes, meets(anyFate), trouble, answers)

interface Update {
  readonly copy: string
  readonly turn: number
  readonly same: boolean
  readonly resting: boolean
}

/** Two platforms, two bots of one office, and everything that happens to them; then quiet, until nothing is owed. */
const live = async (happenings: readonly Happening[]) => {
  const platforms: readonly [FakeChannel, FakeChannel] = [
    fakeChannel('slack', { looks: true }),
    fakeChannel('teams', { looks: true, reaches: (whom) => whom > 'b' }),
  ]
  const fates: readonly [Fate[], Fate[]] = [[], []]
  const hanging: (() => void)[] = []
  const release = () => {
    for (const go of hanging.splice(0)) go()
  }
  let now = nine
  const office = memoryOffice(platforms)
  const updates: Update[] = []
  const looks = (channel: FakeChannel, id: string) => JSON.stringify(channel.seen.find((copy) => copy.id === id)?.card.adaptive.body)

  /** A process: what it asks for waits while it is frozen, and for ever when it is dead. */
  const begin = () => {
    let [gate, thaw, left]: [Promise<void>, () => void, number] = [Promise.resolve(), () => {}, Number.POSITIVE_INFINITY]
    /** Each call is passed twice: before it is made, and before its answer is heard. */
    const pass = async (name: string): Promise<void> => {
      // It looks for work all the time: that is no place to die at.
      if (name !== 'takeOwed' && name !== 'completeOwed') {
        left -= 1
        if (left === 0)
          gate = new Promise((resolve) => {
            thaw = resolve
          })
      }
      await gate
    }
    const freezeIn = (passes: number): void => {
      if (left === Number.POSITIVE_INFINITY) left = passes
    }
    let isDoomed = false
    const dieIn = (passes: number): void => {
      isDoomed = true
      freezeIn(passes)
    }
    const thawNow = (): void => {
      left = Number.POSITIVE_INFINITY
      thaw()
      gate = Promise.resolve()
    }
    const behind = <T extends object>(port: T): T =>
      Object.fromEntries(
        Object.entries(port).map(([name, value]) => {
          if (typeof value !== 'function' || name === 'reaches') return [name, value]
          const met = async (...given: unknown[]) => {
            await pass(name)
            const answer: unknown = await value(...given)
            await pass(name)
            return answer
          }
          return [name, met]
        }),
      ) as T
    const meet = async (channel: FakeChannel, fate: Fate, posted: Posted, card: Card): Promise<void> => {
      if (fate === 'hang') {
        await new Promise<void>((resolve) => hanging.push(resolve))
        // Of a process that is gone nothing arrives later than a moment after.
        if (isDoomed && left <= 0) await new Promise(() => {})
      } else channel.next(fate)
      await channel.replace(posted, card)
    }
    const watched = (channel: FakeChannel, place: number): Channel => {
      let restsUntil = 0
      return {
        ...channel,
        async replace(posted, card) {
          const [same, turn] = [looks(channel, posted.id) === JSON.stringify(card.adaptive.body), now.getTime()]
          updates.push({ copy: posted.id, turn, same, resting: turn < restsUntil })
          await meet(channel, fates[place]?.shift() ?? 'ok', posted, card).catch((fault: unknown) => {
            const wait = fault instanceof ChannelFault ? (fault.options.retryAfter ?? 0) : 0
            // Those that were sent together with this one cannot have known.
            setImmediate(() => {
              restsUntil = Math.max(restsUntil, turn + wait * 1000)
            })
            throw fault
          })
        },
      }
    }
    const courier = openCourier({
      ...office,
      log: behind(office.log),
      casework: behind(office.casework),
      channels: platforms.map((channel, place) => behind(watched(channel, place))),
      clock: () => now,
      timer: impatient,
    })
    courier.start()
    return { courier, freezeIn, dieIn, thawNow }
  }
  const bots = [begin(), begin()]

  const dying: typeof bots = []

  for (const one of happenings) {
    switch (one.does) {
      case 'moves':
        office.moveOn(1, one.shows, now)
        break
      case 'posts':
        office.owe(1, [{ notice: one.notice, to: to(one.whom), urgency: 'alert' }], now)
        break
      case 'passes':
        now = new Date(now.getTime() + one.seconds * 1000)
        break
      case 'meets':
        fates[one.platform].push(...one.fates)
        break
      case 'freezes':
        bots[one.bot]?.freezeIn(one.calls)
        break
      case 'thaws':
        bots[one.bot]?.thawNow()
        break
      case 'dies':
        bots[one.bot]?.dieIn(one.calls)
        dying.push(...bots.splice(one.bot, 1, begin()))
        break
      case 'answers':
        release()
        break
      default:
        one satisfies never
    }
    await turns(one.does === 'passes' ? 8 : 1)
  }
  for (const list of fates) list.splice(0)
  for (const one of bots) one.thawNow()
  release()
  for (let second = 0; second < 300; second += 1) {
    await turns(12)
    if (office.open().length === 0) break
    now = new Date(now.getTime() + 1000)
  }
  const left = office.open().map(({ id }) => id)
  for (const { courier } of dying) void courier.stop()
  await Promise.all(bots.map(({ courier }) => courier.stop()))
  return { office, platforms, updates, left, looks }
}

/** Copies that do not show what they ought to when all is over. */
const wrong = async ({ office, platforms, looks }: Awaited<ReturnType<typeof live>>): Promise<readonly string[]> =>
  (await office.casework.drawings(office.recordId(1))).flatMap(({ posted, drawn }) => {
    const channel = platforms.find(({ name }) => name === posted.channel)
    const shown = channel && looks(channel, posted.id)
    return shown === JSON.stringify(drawn?.card.adaptive.body) ? [] : [`${posted.id} shows ${shown}`]
  })

describe('copies of a record’s cards', () => {
  test('show its newest drawing in the end, whatever befell the platforms and the bots on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(storm, { minLength: 5, maxLength: 60 }), async (happenings) => {
        const world = await live(happenings)
        expect([world.left, await wrong(world)]).toEqual([[], []])
        expect(world.updates.filter(({ resting }) => resting)).toEqual([])
      }),
      { numRuns },
    )
  }, 120_000)

  test('are drawn only when they do not show it, and never while their platform asks to wait', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(calm, { minLength: 5, maxLength: 60 }), async (happenings) => {
        const world = await live(happenings)
        expect([world.left, await wrong(world)]).toEqual([[], []])
        expect(world.updates.filter(({ same, resting }) => same || resting)).toEqual([])
      }),
      { numRuns },
    )
  }, 120_000)

  test('take turns: however often a platform asks to wait, no copy is drawn twice more than another that changed as often', async () => {
    const slack = fakeChannel('slack')
    let taken = 0
    slack.always(({ call }) => {
      if (call === 'post') return 'ok'
      taken += 1
      return taken % 3 === 0 ? { later: 2 } : 'ok'
    })
    const office = memoryOffice([slack])
    const everybody = Array.from({ length: 12 }, (_, number) => `p${number}`)
    office.owe(
      1,
      everybody.map((person) => ({ notice: 'senior', to: to(person), urgency: 'alert' })),
    )
    await office.courier.run(nine)
    for (let second = 1; second <= 60; second += 1) {
      office.moveOn(1, `as it is after ${second} s`, at(second))
      await office.courier.run(at(second))
    }
    const times = everybody.map(
      (person) => slack.calls.filter(({ call, to, fate }) => call === 'replace' && to === person && fate === 'ok').length,
    )
    expect(Math.min(...times)).toBeGreaterThan(2)
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(2)
  })

  test('are left alone by every bot while one of them knows that the platform asks to wait', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    const other = openCourier({ ...office, clock: () => nine })
    office.owe(1, [{ notice: 'senior', to: to('asha'), urgency: 'alert' }])
    office.owe(2, [{ notice: 'senior', to: to('ben'), urgency: 'alert' }])
    await office.courier.run(nine)
    slack.next({ later: 10 })
    office.moveOn(1, 'taken', at(1))
    await office.courier.run(at(1))
    office.moveOn(2, 'taken', at(2))
    await other.run(at(10))
    expect(slack.calls.filter(({ call }) => call === 'replace')).toHaveLength(1)
    await other.run(at(11))
    expect(slack.seen.map(({ card }) => JSON.stringify(card).includes('taken'))).toEqual([true, true])
    expect(office.open()).toEqual([])
  })
})
