import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'yaml'
import { type FakeSlack, openFakeSlack } from '../channels/slack/fake-slack.js'
import { signed } from '../channels/slack/rig.js'
import { type Ended, openFolder, startServing, steward, stewardOf } from '../cli/steward-process.js'
import { freshName, testDatabase } from '../log/test-database.js'
import { openOfficeHands } from './office-hands.js'
import type { openSeed } from './seed.js'

const root = join(__dirname, '..', '..')
/** Milliseconds; the longest that a look is waited for is four seconds. */
const longerThanALook = 5_000
/** What an office does at once: on a machine that is too busy for more, more would only wait. */
const mostAtOnce = 30
const signingSecret = '8f742231b10e8888abcd99eee0123485'

/** Builds the version of a commit in a folder of its own, from this repository's history; the packages are those that are here. */
export const buildVersion = (commit: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-version-'))
  const kept = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 30 })
  execFileSync('tar', ['-x', '-C', folder], { input: kept })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  execFileSync(process.execPath, ['src/cli/build.mjs'], { cwd: folder })
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) }
}

/** As its own words say: a database that does not answer in time, on a machine that is busy, is asked again. */
const onceAnswered = async (ask: () => Promise<Ended>): Promise<Ended> => {
  for (let tries = 1; ; tries += 1) {
    const ended = await ask()
    if (tries === 5 || !ended.err.includes('The database does not answer')) return ended
  }
}

/**
 * Every second look of one bot for what was sent already comes later than it waits, as on a busy machine: an alert that it posts then it looks for once more, and
 * anything else waits for a look that comes through. Counted: the looks, those held back, and how often it looked again after such a post. A delivery's looks are
 * told from those of another in the same chat by how far back they go.
 */
const holdLooks = (slack: FakeSlack, whose: string) => {
  const counted = { looks: 0, held: 0, postedAfter: 0, again: 0 }
  /** Of each delivery: a look for it was held back, and then something was posted there. */
  const blind = new Map<string, 'held' | 'posted'>()
  slack.hold = ({ method, args: { channel = '', oldest, cursor, limit } }, bearer) => {
    if (bearer !== whose) return undefined
    if (method === 'chat.postMessage')
      for (const [sought, is] of blind)
        if (is === 'held' && sought.startsWith(`${channel} `)) {
          blind.set(sought, 'posted')
          counted.postedAfter += 1
        }
    if (method !== 'conversations.history' || limit !== '200' || oldest === undefined || cursor !== undefined) return undefined
    const sought = `${channel} ${oldest}`
    const before = blind.get(sought)
    if (before !== undefined) {
      blind.delete(sought)
      counted.again += 1
      return undefined
    }
    counted.looks += 1
    if (counted.looks % 2 === 0) return undefined
    counted.held += 1
    blind.set(sought, 'held')
    return pause(longerThanALook)
  }
  return { counted, killed: () => blind.clear() }
}

/** One bot of a version, which is killed and started again. */
interface Slot {
  readonly name: string
  version: string
  readonly data: string
  serving?: Awaited<ReturnType<typeof startServing>> | undefined
  said: string
}

/**
 * A bot of the version in `before` and one of today's, on one database and one Slack, for so many minutes: an office at work sends what it does to
 * either, and again to the other where no answer came; one of the two is killed every so often and started again. At the end today's works alone.
 */
export const twoVersions = async (before: string, minutes: number, seed: ReturnType<typeof openSeed>, everyMs = 350) => {
  const slack = await openFakeSlack()
  /** What happened and when, so that what is found at the end can be told step by step. */
  const history: { readonly at: string; readonly what: string; readonly of: unknown }[] = []
  const happened = (what: string, of: unknown): void => void history.push({ at: new Date().toISOString(), what, of })
  slack.gate = ({ method, args }, bearer) => {
    happened(`Slack ${method}`, { bearer, ...args })
    return undefined
  }
  const looks = holdLooks(slack, 'xoxb-today')
  const { folder, close } = openFolder()
  // The office file is that of before: an upgrade does not begin with a new one.
  const officeFile = join(folder, 'office.yaml')
  cpSync(join(before, 'src/directory/sample-office.yaml'), officeFile)
  const office = parse(readFileSync(officeFile, 'utf8')) as { people: readonly { email: string; slack?: string }[] }
  const users = office.people.flatMap(({ slack: id, email }) => (id ? [{ id, email }] : []))
  for (const { id, email } of users) slack.user(id, email)
  const uri = new URL(await testDatabase())
  const [database, recordKey] = [freshName(), randomBytes(32)]
  uri.pathname = `/${database}`
  const env = {
    OFFICE_FILE: officeFile,
    MONGODB_URI: uri.href,
    RECORD_KEY: recordKey.toString('base64'),
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: 'warn',
  }
  const slot = (name: string, version: string): Slot => {
    const data = join(folder, name)
    if (!existsSync(data)) mkdirSync(data)
    return { name, version, data, said: '' }
  }
  const slots = [slot('before', before), slot('today', root)] as const
  const start = async (one: Slot): Promise<void> => {
    one.serving = await startServing(folder, { ...env, SLACK_BOT_TOKEN: `xoxb-${one.name}`, DATA_DIR: one.data }, one.version)
    happened('started', one.name)
  }
  const end = async (one: Slot, signal: NodeJS.Signals): Promise<void> => {
    happened(signal, one.name)
    if (one.name === 'today') looks.killed()
    const ended = await one.serving?.end(signal)
    one.serving = undefined
    if (ended) one.said += ended.out + ended.err
  }
  const answered = { delivered: 0, again: 0, refused: 0 }
  /** As a proxy does: to one of the two, and to the other where it does not answer. What Slack's own patience allows is kept apart. */
  const deliver = async (body: string): Promise<unknown> => {
    const first = seed.int(0, 1)
    for (let turn = 0; ; turn += 1) {
      const { serving, name } = slots[(first + turn) % 2] ?? slots[0]
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        connection: 'close',
        ...signed(body, Math.floor(Date.now() / 1000), signingSecret),
      }
      const answer = serving
        ? await fetch(`${serving.server}/slack/events`, { method: 'POST', body, headers, signal: AbortSignal.timeout(20_000) }).catch(
            () => undefined,
          )
        : undefined
      const text = await answer?.text().catch(() => undefined)
      if (serving) happened(`delivered to ${name}: ${answer?.status} ${text?.slice(0, 200)}`, body)
      if (answer?.ok && text !== undefined) {
        answered.delivered += 1
        if (turn > 0) answered.again += 1
        return text.startsWith('{') ? JSON.parse(text) : undefined
      }
      if (answer) answered.refused += 1
      if (turn > 200) throw new Error('Neither bot answers.')
      await pause(100)
    }
  }
  const hands = openOfficeHands({ slack, users: users.map(({ id }) => id), deliver, seed })
  let kills = 0
  try {
    // As an upgrade begins: one works, the other comes beside it.
    await start(slots[0])
    await start(slots[1])
    const ends = Date.now() + minutes * 60_000
    const going = new Set<Promise<void>>()
    const broken: unknown[] = []
    const begin = (work: () => Promise<unknown>): void => {
      const one: Promise<void> = work()
        .then(
          () => {},
          (fault: unknown) => void broken.push(fault),
        )
        .finally(() => going.delete(one))
      going.add(one)
    }
    let next = Date.now() + 10_000
    let dying: Promise<void> | undefined
    while (Date.now() < ends) {
      if (going.size < mostAtOnce) begin(hands.something)
      if (Date.now() > next && !dying) {
        const struck = slots[seed.int(0, 1)] ?? slots[0]
        kills += 1
        dying = end(struck, 'SIGKILL')
          .then(() => start(struck))
          .catch((fault: unknown) => void broken.push(fault))
          .finally(() => {
            dying = undefined
          })
        next = Date.now() + seed.int(8_000, 20_000)
      }
      await pause(everyMs)
    }
    await Promise.all(going)
    await dying
    // The upgrade is done: the version of before ends as it should, and today's takes its place, and what it could not save.
    await end(slots[0], 'SIGTERM')
    slots[0].version = root
    await start(slots[0])
    await hands.takeEverything()
    return {
      slack,
      database,
      recordKey,
      raised: hands.raised,
      sent: hands.sent,
      answered,
      kills,
      looks: looks.counted,
      broken,
      history,
      said: () => slots.map(({ name, said }) => ({ name, said })),
      /** What each version's own command says of the records. */
      async verify() {
        const asked = { ...env, SLACK_BOT_TOKEN: 'xoxb-looking', DATA_DIR: join(folder, 'looking') }
        return {
          today: await onceAnswered(() => steward(folder, asked, 'verify')),
          before: await onceAnswered(() => stewardOf(before, folder, asked, 'verify')),
        }
      },
      async close(): Promise<void> {
        for (const one of slots) await end(one, 'SIGTERM')
        await slack.close()
        close()
      },
    }
  } catch (fault) {
    for (const one of slots) await end(one, 'SIGKILL')
    await slack.close()
    close()
    throw fault
  }
}
