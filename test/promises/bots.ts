import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Arrival } from '../../src/casework/arrival.js'
import type { RecordKeys } from '../../src/log/sealing/record-key.js'
import type { RecordId } from '../../src/procedures/words.js'
import { freshName, openTestLog, testDatabase } from '../log/test-database.js'
import { staff } from '../procedures/test-office.js'
import type { Said, Told } from './bot-process.js'

/** A card as a person sees it on the platform; `at` is when it came, in milliseconds, `shows` what was drawn last (see lookOf). */
export interface Seen {
  readonly id: string
  readonly where: string
  readonly key: string
  readonly record: string
  readonly at: number
  shows: string
}

/** A platform on loopback, which is there before and after every bot, with the ledger of what people see. */
const openLedger = async () => {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { id, where, key, record, shows } = JSON.parse(Buffer.concat(parts).toString()) as Seen
      const there = seen.find((card) => card.id === id || (request.url === '/find' && card.key === key && card.where === where))
      if (request.url === '/post') seen.push({ id: `card-${seen.length + 1}`, where, key, record, at: Date.now(), shows })
      if (request.url === '/replace' && there) there.shows = shows
      const answer = request.url === '/post' ? seen.at(-1) : there
      response.end(JSON.stringify(answer ? { channel: 'slack', where: answer.where, id: answer.id } : {}))
    })
  })
  // A bot that wakes up finds its connections as it left them, so that what it was about to send does arrive.
  server.keepAliveTimeout = 3_600_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { seen, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** A bot that runs as a process of its own. */
export interface Bot {
  /** When it said that it is open, in milliseconds. */
  readonly openedAt: number
  /** Brings an arrival; undefined when the bot died before it answered. */
  bring(arrival: Arrival): Promise<Answer | undefined>
  /** It will send itself the signal when it passes the site for the nth time. Resolves, once it is armed, with when that is. */
  arm(site: string, nth: number, signal: 'SIGKILL' | 'SIGSTOP'): Promise<{ readonly struck: Promise<void> }>
  /** The sites it has passed so far, with how often. */
  sites(): Promise<readonly (readonly [string, number])[]>
  /** Wraps with its RECORD_KEY what its former one wraps; undefined when it died of it. */
  rewrap(): Promise<{ readonly moved: number; readonly left: number } | undefined>
  /** Where it last sent itself a signal, or undefined when it has not. */
  readonly struck: string | undefined
  readonly gone: boolean
  kill(signal: NodeJS.Signals): void
  readonly ended: Promise<void>
}

const program = join(__dirname, 'bot-process.ts')
const register = join(__dirname, '../bench/register.cjs')

const startBot = async (env: Readonly<Record<string, string>>, cut: Set<string>): Promise<Bot> => {
  const { PATH, HOME, TMPDIR } = process.env
  const child: ChildProcess = fork(program, {
    execArgv: ['--require', register],
    env: { PATH, HOME, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const waiting = new Map<string, (told: Told) => void>()
  let [struck, words, number, gone]: [string | undefined, string, number, boolean] = [undefined, '', 0, false]
  let strike = () => {}
  child.stdout?.on('data', (part: Buffer) => {
    struck = part.toString().trim()
    strike()
  })
  child.stderr?.on('data', (part: Buffer) => {
    words += part.toString()
  })
  const ended = once(child, 'close').then(() => {
    gone = true
    strike()
  })
  child.on('message', (told: Told) => {
    if (told.tell === 'cut') cut.add(told.record)
    const name = told.tell === 'answer' ? `answer ${told.number}` : told.tell
    waiting.get(name)?.(told)
    waiting.delete(name)
  })
  /** What it tells under a name, or undefined once it has ended. */
  const hear = (name: string): Promise<Told | undefined> =>
    Promise.race([new Promise<Told>((resolve) => waiting.set(name, resolve)), ended.then(() => undefined)])
  const say = (said: Said): void => void (child.connected && child.send(said, () => {}))
  if (!(await hear('open'))) throw new Error(`The bot did not open: ${words}`)
  const openedAt = Date.now()
  return {
    openedAt,
    async bring(arrival) {
      number += 1
      const answered = hear(`answer ${number}`)
      say({ say: 'arrive', number, arrival })
      const told = await answered
      return told?.tell === 'answer' ? told.answer : undefined
    },
    async arm(site, nth, signal) {
      const armed = hear('armed')
      const struckNow = new Promise<void>((resolve) => {
        strike = resolve
      })
      say({ say: 'arm', site, nth, signal })
      await armed
      return { struck: struckNow }
    },
    async sites() {
      const told = hear('sites')
      say({ say: 'sites' })
      const sites = await told
      return sites?.tell === 'sites' ? sites.sites : []
    },
    async rewrap() {
      const told = hear('rewrapped')
      say({ say: 'rewrap' })
      const walk = await told
      return walk?.tell === 'rewrapped' ? walk : undefined
    },
    get struck() {
      return struck
    },
    get gone() {
      return gone
    },
    kill: (signal) => void child.kill(signal),
    ended,
  }
}

/** An office with a database, a platform and as many bots as are started; whatever was started is ended by `close`. */
export const openOffice = async ({ looks }: { readonly looks: boolean }) => {
  const [database, recordKey, ledger] = [freshName(), randomBytes(32), await openLedger()]
  const log = await openTestLog({ database, recordKey })
  const bots: Bot[] = []
  const cut = new Set<string>()
  return {
    log,
    /** The records of which a try was cut: the platform, or this machine, took longer than a try may. */
    cut: cut as ReadonlySet<string>,
    seen: ledger.seen as readonly Seen[],
    recordKey,
    database,
    /** Starts one more bot: with the office's key, or with those given. */
    async start(keys: RecordKeys = { recordKey }): Promise<Bot> {
      const bot = await startBot(
        {
          LOG_URI: await testDatabase(),
          LOG_DATABASE: database,
          LOG_KEY: keys.recordKey.toString('hex'),
          ...(keys.nextKey ? { LOG_KEY_NEXT: keys.nextKey.toString('hex') } : {}),
          ...(keys.formerKey ? { LOG_KEY_FORMER: keys.formerKey.toString('hex') } : {}),
          PLATFORM: ledger.address,
          ...(looks ? { PLATFORM_LOOKS: 'yes' } : {}),
        },
        cut,
      )
      bots.push(bot)
      return bot
    },
    async close(): Promise<void> {
      for (const bot of bots) if (!bot.gone) bot.kill('SIGKILL')
      await Promise.all(bots.map((bot) => bot.ended))
      ledger.close()
      await log.close()
    },
  }
}
export type RunningOffice = Awaited<ReturnType<typeof openOffice>>

const frame = (id: string, by: string) => ({ id, by: staff(by), channel: 'slack', place: 'private' }) as const
/** Asha raises an alert. */
export const raising = (id: string): Arrival => ({ ...frame(id, 'asha'), arrives: 'command', command: '/at-risk', text: 'he says goodbye' })
/** Gita presses "I have it". */
export const taking = (id: string, record: RecordId): Arrival => ({
  ...frame(id, 'gita'),
  arrives: 'press',
  verb: 'step:AcknowledgeAlert',
  record,
  version: 1,
})

/**
 * Brings an arrival as a platform and a person do, again under the same name while the bot says that it is still being saved.
 * True once somebody was told that it is done; false when the bot died before.
 */
export const bring = async (bot: Bot, arrival: Arrival): Promise<boolean> => {
  for (;;) {
    const answer = await bot.bring(arrival)
    if (answer?.answer !== 'sentence') return answer !== undefined
    if (!answer.text.includes('still being saved')) throw new Error(`${arrival.id} was answered by: ${answer.text}`)
    await pause(200)
  }
}

/** Waits until something is so; throws with `what`, and what it says is missing, after the limit in milliseconds. */
export const until = async (what: string, isSo: () => Promise<true | string>, limit = 240_000): Promise<void> => {
  const giveUp = Date.now() + limit
  for (;;) {
    const missing = await isSo()
    if (missing === true) return
    if (Date.now() > giveUp) throw new Error(`Not within ${limit} ms: ${what}; there is ${missing}`)
    await pause(100)
  }
}
