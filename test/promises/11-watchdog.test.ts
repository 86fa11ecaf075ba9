import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { openFolder, startBot, steward, stewardBeside } from '../cli/steward-process.js'
import { type Arrived, openOutsideWorld } from './outside-world.js'
import { within } from './seed.js'

jest.setTimeout(240_000)
const otherClock = (ahead: number) => ({
  NODE_OPTIONS: `--require ${join(__dirname, 'other-clock.cjs')}`,
  CLOCK_AHEAD: String(ahead),
})

const forgiven = within(15_000)

/** A bot on records of its own, a watchdog beside it, and whoever is outside to hear of it. */
const openPlace = async () => {
  const { folder, data, close } = openFolder()
  const world = await openOutsideWorld()
  const start = (settings: Readonly<Record<string, string>> = {}) => startBot(folder, { DATA_DIR: data, ...settings })
  // The bot itself has no e-mail and no webhook: whatever comes there is the watchdog’s.
  const watch = () => stewardBeside(folder, { DATA_DIR: data, ...world.settings }, 'watch')
  const noted = () => JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { readonly pid: number; readonly port: number }
  const place = { folder, data, world, start, watch, noted, bot: await start(), watchdog: watch() }
  /** Everything by one means since a moment; waits until there is something with these words. */
  const hears = async (by: Arrived['by'], words: string | RegExp, since = 0): Promise<Arrived> => {
    for (;;) {
      const found = world.arrived.find((one) => one.at >= since && one.by === by && one.text.search(words) >= 0)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  /** Breaks something, and waits until the e-mail and the webhook have said so. How long it took is printed. */
  const alarmed = async (what: string, words: RegExp, breaks: () => unknown): Promise<void> => {
    const since = Date.now()
    await breaks()
    const [mail, hook] = await Promise.all([hears('email', words, since), hears('webhook', words, since)])
    const took = Math.max(mail.at, hook.at) - since
    process.stderr.write(`promise 11: ${what}: e-mail and webhook after ${took} ms\n`)
    expect(took).toBeLessThan(forgiven)
    expect(place.watchdog.said()).toMatch(new RegExp(`ALARM .*${words.source}`))
  }
  const allClear = async (words: RegExp, mends: () => unknown): Promise<void> => {
    const since = Date.now()
    await mends()
    await Promise.all([hears('email', words, since), hears('webhook', words, since), hears('heartbeat', '', since)])
    // Silent from the alarm until it was over, and heard again as soon as it was.
    const alarm = world.arrived.findLast(({ by, text, at }) => by === 'webhook' && at < since && !text.includes('all clear'))
    expect(world.arrived.filter(({ by, at }) => by === 'heartbeat' && at > (alarm?.at ?? 0) && at < since)).toEqual([])
    expect(place.watchdog.said()).toMatch(new RegExp(`ALL CLEAR .*${words.source}`))
  }
  const end = async (): Promise<void> => {
    await place.watchdog.end()
    await place.bot.end('SIGTERM')
    await world.close()
    close()
  }
  return Object.assign(place, { hears, alarmed, allClear, end })
}
type Place = Awaited<ReturnType<typeof openPlace>>

/** Two of them, since nearly all of this is waiting: what happens in a place happens in its turn, beside what happens in the other. */
const open: Place[] = []
let [one, other]: readonly Promise<Place>[] = []
beforeAll(async () => {
  const opening = () =>
    openPlace().then((place) => {
      open.push(place)
      return place
    })
  ;[one, other] = [opening(), opening()]
  await Promise.all([one, other])
})
afterAll(() => Promise.all(open.map((place) => place.end())))

const inTurnAt = (where: () => Promise<Place> | undefined) => {
  let before: Promise<unknown> = Promise.resolve()
  return (name: string, story: (place: Place) => Promise<void>): void =>
    test.concurrent(name, () => {
      const turn = before.then(where).then((place) => (place ? story(place) : Promise.reject(new Error('It did not open.'))))
      before = turn.catch(() => {})
      return turn
    })
}
const atOne = inTurnAt(() => one)
const atOther = inTurnAt(() => other)

describe('promise 11: a process of its own watches the bot, on the real database', () => {
  atOne('while all is well it calls the heartbeat, says where its alarms will go, and sends none', async ({ hears, watchdog, world }) => {
    await hears('heartbeat', '')
    expect(watchdog.said()).toMatch(/sent by email \(Sam Carter\), webhook \(ALERT_WEBHOOK_URL\)/)
    expect(world.arrived.filter(({ by }) => by !== 'heartbeat')).toEqual([])
  })

  atOne('a bot that is frozen is alarmed of, and its waking up too', async ({ alarmed, allClear, bot }) => {
    await alarmed('frozen', /no sign of life since/, () => bot.signal('SIGSTOP'))
    await allClear(/at work again/, () => bot.signal('SIGCONT'))
  })

  atOne('a bot that was killed is alarmed of; one whose clock is ten minutes ahead says so, and not that it stopped', async (place) => {
    const { alarmed, allClear, hears, start } = place
    await alarmed('killed', /no sign of life since/, () => place.bot.end('SIGKILL'))
    await alarmed('ten minutes ahead', /is 10 minutes ahead of the database/, async () => {
      place.bot = await start(otherClock(600_000))
    })
    await hears('email', 'at work again')
    await place.bot.end('SIGKILL')
    await allClear(/clocks .* agree again/, async () => {
      place.bot = await start()
    })
  })

  atOther('what is owed to somebody and does not go out is alarmed of, while the bot is well', async ({ alarmed, allClear, noted }) => {
    const database = await mongoose.createConnection(`mongodb://127.0.0.1:${noted().port}/contact-steward`).asPromise()
    const owed = database.collection<{ _id: string }>('owed')
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
    // In the hands of a process that holds on to it for an hour.
    const item = { record: 'AR-2026-0099', version: 1, index: 0, urgency: 'alert', tries: 0, fence: 1, due: at(0), free: at(3600) }
    await alarmed('an owed item', /waiting to be delivered since/, () => owed.insertOne({ _id: 'AR-2026-0099/1/0', ...item }))
    await allClear(/Every alert has been delivered/, () => owed.deleteOne({ _id: 'AR-2026-0099/1/0' }))
    await database.close()
  })

  atOther('a database that is frozen is alarmed of, and nothing is said to be over before it answers again', async (place) => {
    const { pid } = place.noted()
    await place.alarmed('frozen database', /database does not answer/, () => process.kill(pid, 'SIGSTOP'))
    await place.allClear(/database answers again/, () => process.kill(pid, 'SIGCONT'))
  })

  atOther(
    'a watchdog that is started while the database is away alarms of it all the same, stays, and watches when it is back',
    async (place) => {
      const { pid } = place.noted()
      await place.watchdog.end()
      await place.alarmed('started beside a frozen database', /database does not answer/, () => {
        process.kill(pid, 'SIGSTOP')
        place.watchdog = place.watch()
      })
      await place.allClear(/database answers again/, () => process.kill(pid, 'SIGCONT'))
      await place.alarmed('frozen afterwards', /no sign of life since/, () => place.bot.signal('SIGSTOP'))
      place.bot.signal('SIGCONT')
    },
  )

  atOne(
    'a watchdog alarms of an address where no database is, and ends only when a setting is wrong',
    async ({ folder, data, world, hears }) => {
      const slack = { SLACK_BOT_TOKEN: 'xoxb-nobody', SLACK_SIGNING_SECRET: 'ab12'.repeat(8), SLACK_API_URL: 'http://127.0.0.1:9/api/' }
      const nowhere = { DATA_DIR: data, MONGODB_URI: 'mongodb://127.0.0.1:9/steward', ...slack, ...world.settings }
      const [right, wrong] = [Buffer.alloc(32, 7).toString('base64'), Buffer.alloc(7).toString('base64')]
      const since = Date.now()
      const other = stewardBeside(folder, { ...nowhere, RECORD_KEY: right }, 'watch')
      await Promise.all([hears('email', 'database does not answer', since), hears('webhook', 'database does not answer', since)])
      await other.end()
      expect(await steward(folder, { ...nowhere, RECORD_KEY: wrong }, 'watch')).toMatchObject({
        code: 1,
        err: expect.stringMatching(/RECORD_KEY/),
      })
    },
  )
})
