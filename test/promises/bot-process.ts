import { writeSync } from 'node:fs'
import mongoose from 'mongoose'
import type { Answer, Arrival } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { type Address, type Channel, ChannelFault, type Posted } from '../../src/channels/channel.js'
import { openCourier } from '../../src/delivery/courier.js'
import { wakeAfterCommits } from '../../src/delivery/wake-after-commits.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { testOffice } from '../procedures/test-office.js'
import { lookOf } from './look-of.js'

/** What the test says to a bot. An armed bot sends itself the signal when it passes the site for the nth time; '*' is any site. */
export type Said =
  | { readonly say: 'arrive'; readonly number: number; readonly arrival: Arrival }
  | { readonly say: 'arm'; readonly site: string; readonly nth: number; readonly signal: 'SIGKILL' | 'SIGSTOP' }
  | { readonly say: 'sites' }
  | { readonly say: 'rewrap' }
/** What a bot says to the test. */
export type Told =
  | { readonly tell: 'open' }
  | { readonly tell: 'armed' }
  | { readonly tell: 'answer'; readonly number: number; readonly answer: Answer }
  | { readonly tell: 'rewrapped'; readonly moved: number; readonly left: number }
  | { readonly tell: 'sites'; readonly sites: readonly (readonly [site: string, passed: number])[] }
  | { readonly tell: 'fault'; readonly fault: string }
  /** A try of this record's was cut after its three seconds: it may arrive all the same. */
  | { readonly tell: 'cut'; readonly record: string }

const { LOG_URI = '', LOG_DATABASE = '', LOG_KEY = '', LOG_KEY_NEXT, LOG_KEY_FORMER, PLATFORM = '', PLATFORM_LOOKS } = process.env
const tell = (told: Told): void => void process.send?.(told)

const passed = new Map<string, number>()
let armed: { site: string; nth: number; signal: 'SIGKILL' | 'SIGSTOP' } | undefined
const pass = (site: string): void => {
  passed.set(site, (passed.get(site) ?? 0) + 1)
  if (!armed || (armed.site !== '*' && armed.site !== site)) return
  armed.nth -= 1
  if (armed.nth > 0) return
  const { signal } = armed
  armed = undefined
  // Written at once, since what goes through a stream would die, or stand still, with us.
  writeSync(1, `${signal} ${site}\n`)
  process.kill(process.pid, signal)
  while (signal === 'SIGKILL');
}

/** One piece of input or output, with the three moments at which a process may die of it: not begun, under way, done but not known. */
const site = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  pass(`before ${name}`)
  const working = work()
  setImmediate(() => pass(`during ${name}`))
  const done = await working
  pass(`after ${name}`)
  return done
}

/** Every write that the driver sends, named by its collection: the list of sites comes from what the code does. */
const watchWrites = (): void => {
  const driver = mongoose.mongo.Collection.prototype as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
  for (const name of [
    'insertOne',
    'insertMany',
    'updateOne',
    'updateMany',
    'deleteOne',
    'deleteMany',
    'findOneAndUpdate',
    'findOneAndDelete',
  ]) {
    const write = driver[name]
    if (!write) throw new Error(`The driver has no ${name}.`)
    driver[name] = function (this: { collectionName: string }, ...given) {
      // Every epoch has a collection of its own.
      const collection = this.collectionName.startsWith('epoch-') ? 'epochs' : this.collectionName
      return site(`${collection}.${name}`, () => write.apply(this, given))
    }
  }
}

const nameOf = (to: Address): string => ('person' in to ? to.person.id : `#${to.purpose}`)

/** A chat platform on loopback, which outlives the bot as a real one does. */
const openPlatform = (): Channel => {
  const ask = async (path: string, body: Readonly<Record<string, unknown>>): Promise<Posted | undefined> => {
    const answer = await fetch(`${PLATFORM}${path}`, { method: 'POST', body: JSON.stringify(body) }).catch((cause: unknown) => {
      throw new ChannelFault('unclear', 'The platform broke off.', { cause })
    })
    if (!answer.ok) throw new ChannelFault('later', 'The platform is not well.')
    return (await answer.json()) as Posted | undefined
  }
  return {
    name: 'slack',
    reaches: () => true,
    async post(to, card, { key, again }) {
      const where = nameOf(to)
      // As in Slack: the bot may look in its own conversations, and not in a channel.
      const found = again && PLATFORM_LOOKS && 'person' in to ? await ask('/find', { where, key }) : undefined
      const posted = found?.id ? found : await site('post', () => ask('/post', { where, key, record: card.record, shows: lookOf(card) }))
      if (!posted) throw new ChannelFault('unclear', 'The platform’s answer could not be read.')
      return posted
    },
    async replace({ id }, card) {
      await site('replace', () => ask('/replace', { id, shows: lookOf(card) }))
    },
    start: async () => {},
    stop: async () => {},
  }
}

const open = async (): Promise<void> => {
  watchWrites()
  const keys = {
    recordKey: Buffer.from(LOG_KEY, 'hex'),
    ...(LOG_KEY_NEXT ? { nextKey: Buffer.from(LOG_KEY_NEXT, 'hex') } : {}),
    ...(LOG_KEY_FORMER ? { formerKey: Buffer.from(LOG_KEY_FORMER, 'hex') } : {}),
  }
  const kept = await openLog({ uri: LOG_URI, database: LOG_DATABASE, ...keys, patience: 20_000 })
  let wake = () => {}
  const log = wakeAfterCommits(
    {
      ...kept,
      open: (...given) => site('log.open', () => kept.open(...given)),
      append: (...given) => site('log.append', () => kept.append(...given)),
    },
    () => wake(),
  )
  const [office, clock] = [testOffice(), () => new Date()]
  const directory = () => office
  const casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report: () => {} })
  const report: Parameters<typeof openCourier>[0]['report'] = (told) => {
    if (told.tells === 'fault') tell({ tell: 'fault', fault: String(told.fault) })
    if (told.tells === 'stumbled' && told.fault === 'cut') tell({ tell: 'cut', record: told.record })
  }
  const courier = openCourier({ log, casework, channels: [openPlatform()], directory, clock, report })
  wake = courier.wake
  process.on('message', (said: Said) => {
    switch (said.say) {
      case 'arm':
        armed = { site: said.site, nth: said.nth, signal: said.signal }
        return tell({ tell: 'armed' })
      case 'sites':
        return tell({ tell: 'sites', sites: [...passed] })
      case 'rewrap':
        return void kept.rewrap().then((walk) => tell({ tell: 'rewrapped', ...walk }))
      case 'arrive':
        return void casework.listen(said.arrival).then((answer) => tell({ tell: 'answer', number: said.number, answer }))
      default:
        return said satisfies never
    }
  })
  // The test is gone, however it went: nobody is left to serve.
  process.on('disconnect', () => process.exit(0))
  courier.start()
  tell({ tell: 'open' })
}

void open()
