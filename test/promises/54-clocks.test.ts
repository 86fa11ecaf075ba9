import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import { sampleOffice } from '../../src/directory/open-directory.js'
import { type Bot, openFolder, startBot } from '../cli/steward-process.js'

jest.setTimeout(240_000)
const hour = 3_600_000
const otherClock = (ahead: number) => ({
  NODE_OPTIONS: `--require ${join(__dirname, 'other-clock.cjs')}`,
  CLOCK_AHEAD: String(ahead),
})

/** Its rungs come after 5, 10 and 15 seconds. Each asked in turn: whoever is on the second tier at this hour of the week. */
const quickOffice = (folder: string): string => {
  const file = join(folder, 'office.yaml')
  const words = readFileSync(sampleOffice, 'utf8')
  writeFileSync(file, words.replace('alertRungSeconds: [60, 120, 180]', 'alertRungSeconds: [5, 10, 15]'))
  return file
}
const secondTier = ['owen.fraser', 'helen.whitmore', 'catherine.doyle']

/** Looks again until something is so. That it never is, is the test's own end. */
const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await pause(200)
  }
}
/** Waits until one of these people has the words in their own chat. */
const comesTo = (bot: Bot, people: readonly string[], words: string): Promise<string> =>
  until(async () => {
    for (const person of people) {
      const [, posts = '[]'] = /^data: (.*)$/m.exec(await bot.sees(person)) ?? []
      const own = (JSON.parse(posts) as { place: string }[]).filter(({ place }) => place === `person:${person}`)
      if (JSON.stringify(own).includes(words)) return person
    }
    return undefined
  })

interface Story {
  readonly ready: { readonly status: number; readonly text: string }
  /** When the office's records say that it was raised, and that the next rung came, in milliseconds. */
  readonly raised: number
  readonly climbed: number
  /** Between these two moments of the right clock it was raised. */
  readonly asked: number
  readonly answered: number
  /** When the bot was killed, and the times that anything was owed for then, or taken until. */
  readonly killed: number
  readonly free: readonly number[]
}

/** A bot whose computer's clock is wrong raises an alert and is killed; one with a right clock comes after it. */
const story = async (ahead: number): Promise<Story> => {
  const { folder, data, close } = openFolder()
  const env = { DATA_DIR: data, OFFICE_FILE: quickOffice(folder) }
  const wrong = await startBot(folder, { ...env, ...otherClock(ahead) })
  const ready = await until(async () => {
    const answer = await wrong.get('/readyz')
    return answer.text.includes('clock') ? answer : undefined
  })
  await comesTo(wrong, ['sam.carter'], 'a clock is wrong')
  const asked = Date.now()
  await wrong.command('asha.patel', '/at-risk', 'he says he will not be here tomorrow')
  const answered = Date.now()
  const { port } = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { port: number }
  const database = await mongoose.createConnection(`mongodb://127.0.0.1:${port}/contact-steward`).asPromise()
  /** What the alert owes; of what is done nothing but its proof stays there. */
  const allOwed = () =>
    database
      .collection<{ free: string }>('owed')
      .find({ record: { $regex: '^AR-' } })
      .toArray()
  // What a step owes is written beside its answer: the kill comes after both.
  await until(async () => (await allOwed())[0])
  await wrong.end('SIGKILL')
  const killed = Date.now()
  const owed = await allOwed()
  const right = await startBot(folder, env)
  await comesTo(right, secondTier, 'step:AcknowledgeAlert')
  const commits = await database.collection<{ events: string[]; at: string }>('commits').find().toArray()
  await database.close()
  await right.end('SIGTERM')
  close()
  const first = (event: string) => Date.parse(commits.find(({ events }) => events.includes(event))?.at ?? '')
  return {
    ready,
    raised: first('AlertRaised'),
    climbed: first('AlertClimbed'),
    asked,
    answered,
    killed,
    free: owed.map(({ free }) => Date.parse(free)),
  }
}

const clocks = [
  ['an hour ahead', hour, '60 minutes ahead of the database’s'],
  ['an hour behind', -hour, '60 minutes behind the database’s'],
] as const

/** Both at once, in offices of their own: most of it is waiting for rungs. */
const stories = new Map<string, Story>()
beforeAll(() => Promise.all(clocks.map(async ([how, ahead]) => stories.set(how, await story(ahead)))))

describe.each(clocks)('promise 54: a bot whose own clock is %s', (how, _, words) => {
  let told: Story
  beforeAll(() => {
    const found = stories.get(how)
    if (!found) throw new Error('It was not told to its end.')
    told = found
  })

  test('says so in /readyz, stays ready, and tells the administrators', () => {
    expect(told.ready.status).toBe(200)
    expect(told.ready.text).toContain(words)
  })

  test('writes down when somebody asked for help, by the clock that everybody shares', () => {
    const [early, late] = [told.asked - 2_000, told.answered + 2_000]
    expect([told.raised > early, told.raised < late]).toEqual([true, true])
  })

  test('leaves nothing behind, when it is killed, that waits longer than a rung or a lease', () => {
    expect(told.free.length).toBeGreaterThan(0)
    for (const free of told.free) expect(free - told.killed).toBeLessThanOrEqual(12_000)
  })

  test('does not keep the next bot from telling the next tier, and not before its time either', () => {
    expect(told.climbed - told.raised).toBeGreaterThanOrEqual(5_000 - 50)
    const latest = Math.max(...told.free.map((free) => free - told.killed))
    process.stderr.write(
      `promise 54, a bot ${how}, killed after an alert: what it left waits ${Math.round(latest / 100) / 10} s at most, the next tier is told ${Math.round((told.climbed - told.raised) / 100) / 10} s after it was raised\n`,
    )
  })
})
