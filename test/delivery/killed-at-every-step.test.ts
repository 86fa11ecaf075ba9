import { type Channel, ChannelFault, type Posted } from '../../src/channels/channel.js'
import { type Log, LogAway } from '../../src/log/log.js'
import { instant } from '../../src/procedures/words.js'
import { at, memoryOffice, to } from './memory-office.js'

/**
 * One card to one person, by bots one after the other, each killed at some step of sending it, keeping it and looking for it: before the step did anything, or
 * after. A step is whatever a bot waits for: the database or the platform. Afterwards what stands in the chat is known to the record, or somebody owes a look.
 */
interface Weather {
  readonly database: 'well' | 'takes it and does not answer' | 'away now and then'
  readonly chat: 'well' | 'looks fail' | 'takes it and does not answer' | 'slow to take it'
  /** Does a bot of before take over from the second? What is kept is done for it, and of what it finds it keeps the newest. */
  readonly beside: 'nobody of before' | 'a bot of before'
}
interface Kill {
  readonly step: number
  readonly when: 'before' | 'after'
}

const writes: ReadonlySet<string> = new Set(['keepDelivered', 'putSealed', 'finishOwed', 'putBackOwed'])
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}

const openStory = () => {
  /** What is drawn anew bears no mark any more. */
  const seen: { readonly id: string; words: string; marked: boolean }[] = []
  const onTheirWay: (() => void)[] = []
  const office = memoryOffice([])
  office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert' }])
  const record = office.recordId(1)
  const arrive = (card: unknown): Posted => {
    const id = `m${seen.length + 1}`
    seen.push({ id, words: JSON.stringify(card), marked: true })
    return { channel: 'slack', where: 'asha', id }
  }
  const posted = ({ id }: { readonly id: string }): Posted => ({ channel: 'slack', where: 'asha', id })

  /** A bot in this weather, which dies at a step; how many steps it took, and what it waits for to die. */
  const bot = ({ database, chat }: Omit<Weather, 'beside'>, kill?: Kill) => {
    let steps = 0
    let written = 0
    let die = () => {}
    let dead = false
    const died = new Promise<void>((resolve) => {
      die = () => {
        dead = true
        resolve()
      }
    })
    const never = new Promise<never>(() => {})
    const meet = async <T>(go: () => Promise<T>): Promise<T> => {
      if (dead) return never
      steps += 1
      if (steps !== kill?.step) return go()
      if (kill.when === 'after') await go().catch(() => undefined)
      die()
      return never
    }
    const asked = async <T>(name: string, go: () => Promise<T>): Promise<T> => {
      written += writes.has(name) ? 1 : 0
      if (database === 'well' || !writes.has(name) || written % 2 === 0) return go()
      if (database === 'takes it and does not answer') await go()
      throw new LogAway('The database does not answer in time.')
    }
    const through = <T extends object>(all: T): T =>
      Object.fromEntries(
        Object.entries(all).map(([name, call]) => [name, (...given: unknown[]) => meet(() => asked(name, () => call(...given)))]),
      ) as T
    const slow = () => new ChannelFault('later', 'It does not say what stands there.')
    const channel: Channel = {
      name: 'slack',
      reaches: () => true,
      async post(_, card, { again, isOurs }) {
        const looked = again
          ? await meet(async () => (chat === 'looks fail' ? Promise.reject(slow()) : seen.findLast(({ marked }) => marked))).catch(
              () => undefined,
            )
          : undefined
        if (looked) return posted(looked)
        return meet(async () => {
          if (isOurs && !isOurs()) throw new ChannelFault('later', 'It stood still.')
          if (chat === 'slow to take it') return new Promise<Posted>((resolve) => onTheirWay.push(() => resolve(arrive(card))))
          const it = arrive(card)
          if (chat === 'takes it and does not answer') throw new ChannelFault('unclear', 'It broke off.')
          return it
        })
      },
      replace: ({ id }, card) =>
        meet(async () => {
          const copy = seen.find((one) => one.id === id)
          if (copy) Object.assign(copy, { words: JSON.stringify(card), marked: false })
        }),
      lookAgain: (_, { known }) =>
        meet(async () => {
          if (chat === 'looks fail') throw slow()
          return seen.filter(({ id, marked }) => marked || known.some((one) => one.id === id)).map(posted)
        }),
      start: async () => {},
      stop: async () => {},
    }
    let seconds = 0
    const { courier } = memoryOffice([channel], {
      ...office,
      log: through(office.log),
      casework: through(office.casework),
      channels: [channel],
      clock: () => at(seconds),
    })
    return {
      steps: () => steps,
      async work(...moments: readonly number[]) {
        for (const moment of moments) {
          seconds = moment
          // The database is away while it asks for more: the courier asks again.
          if (!dead) await Promise.race([courier.run(at(moment)).catch(() => 0), died])
          await turns()
        }
      },
    }
  }

  /** A bot of before takes what is owed now. */
  const botOfBefore = async (seconds: number): Promise<void> => {
    const log: Pick<Log, 'takeOwed' | 'finishOwed'> = office.log
    const item = await log.takeOwed(instant(at(seconds)), { seconds: 8, urgencies: ['alert'], only: 'posts' })
    const [notice] = (await office.log.commit(record, 1))?.owed ?? []
    if (!item || !notice || 'alarm' in notice) return
    const newest = seen.findLast(({ marked }) => marked)
    if ((await office.copies(record)).length === 0)
      await office.casework.keepDelivered(record, item, notice, newest ? posted(newest) : arrive('by a bot of before'), { moved: 1 })
    await log.finishOwed(item)
  }
  const arriveAll = async (): Promise<void> => {
    for (const go of onTheirWay.splice(0)) go()
    await turns()
  }
  /** What nobody knows and nobody looks for. */
  const lost = async (): Promise<readonly string[]> => {
    const known = new Set((await office.copies(record)).map(({ posted: { id } }) => id))
    const isOwed = office.open().some(({ index }) => index === 0) || (await office.log.listSealed('looks')).length > 0
    return isOwed ? [] : seen.map(({ id }) => id).filter((id) => !known.has(id))
  }
  const living = () => seen.filter(({ words }) => !words.includes('came again')).map(({ id }) => id)
  return { seen, office, bot, botOfBefore, arriveAll, lost, living }
}
type Ended = {
  readonly lost: readonly string[]
  readonly stays: readonly unknown[]
  readonly steps: readonly number[]
  readonly sent: number
}

/** Two bots are killed one after the other; a third has all the time it needs. */
const tell = async (weather: Weather, first?: Kill, second?: Kill): Promise<Ended> => {
  const story = openStory()
  const lost: string[] = []
  const note = async () => void lost.push(...(await story.lost()))
  const steps: number[] = []
  for (const [begins, kill] of [[0, first] as const, [20, second] as const]) {
    const bot = story.bot(weather, kill)
    await bot.work(begins, begins + 1, begins + 2, begins + 5)
    await note()
    // What was slow arrives within the time that the platform's client gives it.
    await story.arriveAll()
    await note()
    if (weather.beside === 'a bot of before' && begins > 0) await story.botOfBefore(begins + 15)
    await note()
    steps.push(bot.steps())
  }
  await story.bot({ database: 'well', chat: 'well' }).work(60, 75, 90, 150)
  await note()
  const { office, seen } = story
  const known = (await office.copies(office.recordId(1))).map(({ posted: { id } }) => id)
  const unknown = seen.map(({ id }) => id).filter((id) => !known.includes(id))
  const looks = await office.log.listSealed('looks')
  const notLast = story.living().filter((id) => id !== seen.at(-1)?.id)
  return {
    lost,
    stays: [...unknown, ...notLast, ...office.open(), ...looks, ...(seen.length === 0 ? ['nobody told'] : [])],
    steps,
    sent: seen.length,
  }
}

const weathers: readonly Weather[] = (['well', 'takes it and does not answer', 'away now and then'] as const).flatMap((database) =>
  (['well', 'looks fail', 'takes it and does not answer', 'slow to take it'] as const).flatMap((chat): readonly Weather[] => {
    const weather = { database, chat, beside: 'nobody of before' } as const
    // What a bot of before does while something is still on its way, or what this one could not write down, it has to answer for itself.
    return database === 'away now and then' || chat === 'slow to take it' ? [weather] : [weather, { ...weather, beside: 'a bot of before' }]
  }),
)
const whens = ['before', 'after'] as const
const kills = (steps: number): readonly Kill[] =>
  Array.from({ length: steps }, (_, step) => whens.map((when) => ({ step: step + 1, when }))).flat()
/** Some hundred of the thousands of each weather, spread over both kills; LONG=1 has them all, in some minutes. */
const every = process.env.LONG ? 1 : 131

describe('whoever is killed when, what stands in a chat is known, or a look for it is owed', () => {
  test.each(weathers)('database: $database; chat: $chat; $beside', async (weather) => {
    const wrong: unknown[] = []
    let number = 0
    const judge = ({ lost, stays }: Ended, ...killed: readonly Kill[]) => {
      if (lost.length + stays.length > 0) wrong.push({ killed: JSON.stringify(killed), lost, stays: JSON.stringify(stays) })
    }
    const whole = await tell(weather)
    judge(whole)
    for (const first of kills(whole.steps[0] ?? 0)) {
      const one = await tell(weather, first)
      judge(one, first)
      for (const second of kills(one.steps[1] ?? 0)) {
        number += 1
        if (number % every === 0) judge(await tell(weather, first, second), first, second)
      }
    }
    expect(wrong.slice(0, 5)).toEqual([])
  })

  test('and somebody is told twice in these stories, or they would tell of nothing', async () => {
    const weather = { database: 'well', chat: 'looks fail', beside: 'nobody of before' } as const
    const { steps } = await tell(weather)
    const all = await Promise.all(kills(steps[0] ?? 0).map((kill) => tell(weather, kill)))
    expect([all.length > 0, Math.max(...all.map(({ sent }) => sent)), all.flatMap(({ stays }) => stays)]).toEqual([true, 2, []])
  })
})
