import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { type Bot, openFolder, startBot, steward, stewardBeside } from '../cli/steward-process.js'
import { type Arrived, openOutsideWorld } from './outside-world.js'
import { within } from './seed.js'

jest.setTimeout(240_000)
const { folder, data, close } = openFolder()
const otherClock = (ahead: number) => ({
  NODE_OPTIONS: `--require ${join(__dirname, 'other-clock.cjs')}`,
  CLOCK_AHEAD: String(ahead),
})

const forgiven = within(15_000)

let world: Awaited<ReturnType<typeof openOutsideWorld>>
let watchdog: ReturnType<typeof stewardBeside>
let bot: Bot
beforeAll(async () => {
  world = await openOutsideWorld()
  bot = await startBot(folder, { DATA_DIR: data })
  // The bot itself has no e-mail and no webhook: whatever comes there is the watchdog’s.
  watchdog = stewardBeside(folder, { DATA_DIR: data, ...world.settings }, 'watch')
})
afterAll(async () => {
  await watchdog.end()
  await bot.end('SIGTERM')
  await world.close()
  close()
})

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
  expect(watchdog.said()).toMatch(new RegExp(`ALARM .*${words.source}`))
}
const allClear = async (words: RegExp, mends: () => unknown): Promise<void> => {
  const since = Date.now()
  await mends()
  await Promise.all([hears('email', words, since), hears('webhook', words, since), hears('heartbeat', '', since)])
  // Silent from the alarm until it was over, and heard again as soon as it was.
  const alarm = world.arrived.findLast(({ by, text, at }) => by === 'webhook' && at < since && !text.includes('all clear'))
  expect(world.arrived.filter(({ by, at }) => by === 'heartbeat' && at > (alarm?.at ?? 0) && at < since)).toEqual([])
  expect(watchdog.said()).toMatch(new RegExp(`ALL CLEAR .*${words.source}`))
}

describe('promise 11: a process of its own watches the bot, on the real database', () => {
  test('while all is well it calls the heartbeat, says where its alarms will go, and sends none', async () => {
    await hears('heartbeat', '')
    expect(watchdog.said()).toMatch(/sent by email \(Sam Carter\), webhook \(ALERT_WEBHOOK_URL\)/)
    expect(world.arrived.filter(({ by }) => by !== 'heartbeat')).toEqual([])
  })

  test('a bot that is frozen is alarmed of, and its waking up too', async () => {
    await alarmed('frozen', /no sign of life since/, () => bot.signal('SIGSTOP'))
    await allClear(/at work again/, () => bot.signal('SIGCONT'))
  })

  test('a bot that was killed is alarmed of; one whose clock is ten minutes ahead says so, and not that it stopped', async () => {
    await alarmed('killed', /no sign of life since/, () => bot.end('SIGKILL'))
    await alarmed('ten minutes ahead', /is 10 minutes ahead of the database/, async () => {
      bot = await startBot(folder, { DATA_DIR: data, ...otherClock(600_000) })
    })
    await hears('email', 'at work again')
    await bot.end('SIGKILL')
    await allClear(/clocks .* agree again/, async () => {
      bot = await startBot(folder, { DATA_DIR: data })
    })
  })

  test('what is owed to somebody and does not go out is alarmed of, while the bot is well', async () => {
    const { port } = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { port: number }
    const database = await mongoose.createConnection(`mongodb://127.0.0.1:${port}/contact-steward`).asPromise()
    const owed = database.collection<{ _id: string }>('owed')
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
    // In the hands of a process that holds on to it for an hour.
    const item = { record: 'AR-2026-0099', version: 1, index: 0, urgency: 'alert', tries: 0, fence: 1, due: at(0), free: at(3600) }
    await alarmed('an owed item', /waiting to be delivered since/, () => owed.insertOne({ _id: 'AR-2026-0099/1/0', ...item }))
    await allClear(/Every alert has been delivered/, () => owed.deleteOne({ _id: 'AR-2026-0099/1/0' }))
    await database.close()
  })

  test('a database that is frozen is alarmed of, and nothing is said to be over before it answers again', async () => {
    const { pid } = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { pid: number }
    await alarmed('frozen database', /database does not answer/, () => process.kill(pid, 'SIGSTOP'))
    await allClear(/database answers again/, () => process.kill(pid, 'SIGCONT'))
  })

  test('a watchdog that is started while the database is away alarms of it all the same, stays, and watches when it is back', async () => {
    const { pid } = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { pid: number }
    await watchdog.end()
    await alarmed('started beside a frozen database', /database does not answer/, () => {
      process.kill(pid, 'SIGSTOP')
      watchdog = stewardBeside(folder, { DATA_DIR: data, ...world.settings }, 'watch')
    })
    await allClear(/database answers again/, () => process.kill(pid, 'SIGCONT'))
    await alarmed('frozen afterwards', /no sign of life since/, () => bot.signal('SIGSTOP'))
    bot.signal('SIGCONT')
  })
})

test('a watchdog alarms of an address where no database is, and ends only when a setting is wrong', async () => {
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
})
