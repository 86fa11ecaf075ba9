import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'yaml'
import { openFakeSlack } from '../channels/slack/fake-slack.js'
import { pressOn, signed } from '../channels/slack/rig.js'
import { openFolder, startServing } from '../cli/steward-process.js'
import { within } from './seed.js'

/** What was measured. Times in milliseconds, memory in megabytes. */
export interface Soaked {
  readonly minutes: number
  readonly deliveries: number
  /** From the command to the first senior's card accepted by Slack. `late`: not within ten seconds (of a busy machine: see within), or never. */
  readonly alerts: { readonly raised: number; readonly p50: number; readonly p99: number; readonly max: number; readonly late: number }
  /** How long Slack waited for the bot's acknowledgement, in the first and the last third. It allows 3,000. */
  readonly acks: { readonly first: Spread; readonly last: Spread }
  /** The lowest of each tenth, of all that is held and of JavaScript's own; and by how much that rose an hour in the second half. */
  readonly memory: { readonly lowest: readonly number[]; readonly heap: readonly number[]; readonly anHour: number }
  /** Before the first delivery, and at rest after the last: a hung or frozen moment holds sockets that are let go when it is over. */
  readonly handles: { readonly first: number; readonly last: number }
  readonly faults: { readonly slack: number; readonly database: number }
}
interface Spread {
  readonly p50: number
  readonly p99: number
}

/** 8.3 deliveries a second: Slack's own limit of 30,000 events an hour. */
const everyMs = 120
const late = within(10_000)
const signingSecret = '8f742231b10e8888abcd99eee0123485'

const spread = (times: readonly number[]) => {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}
/** The lowest of each of so many parts. */
const lowest = (values: readonly number[], parts: number): readonly number[] =>
  Array.from({ length: parts }, (_, part) =>
    Math.round(Math.min(...values.slice(Math.floor((part * values.length) / parts), Math.floor(((part + 1) * values.length) / parts)))),
  )

/**
 * Promise 48: the bot as it is started, on its embedded database, with a Slack on loopback that delivers as much as Slack ever does,
 * while Slack answers badly every few seconds and the database stands still once a minute. `chance` is 0 to 1.
 */
export const soak = async (minutes: number, chance: () => number): Promise<Soaked> => {
  const slack = await openFakeSlack()
  const { folder, data, close } = openFolder()
  const office = parse(readFileSync(join(__dirname, '../../src/directory/sample-office.yaml'), 'utf8')) as {
    people: Readonly<Record<string, { email: string; slack?: string }>>
  }
  const users = Object.values(office.people).flatMap(({ slack: id, email }) => (id ? [{ id, email }] : []))
  for (const { id, email } of users) slack.user(id, email)
  const someone = () => users[Math.floor(chance() * users.length)]?.id ?? ''

  const raised: { readonly at: number; readonly by: string; readonly words: string; took?: number }[] = []
  // Each post that Slack takes; what it and the test remember is kept short, so that only the bot can grow.
  slack.gate = ({ method, args }) => {
    if (method === 'chat.postMessage')
      for (const alert of raised.slice(-50))
        if (
          alert.took === undefined &&
          args.channel?.startsWith('D') &&
          args.channel !== `D${alert.by}` &&
          args.blocks?.includes(alert.words)
        )
          alert.took = Date.now() - alert.at
    slack.calls.length = 0
    slack.drawn.length = 0
    slack.messages.splice(0, slack.messages.length - 3_000)
    return undefined
  }
  const bot = await startServing(folder, {
    DATA_DIR: data,
    CONSOLE: 'off',
    SLACK_BOT_TOKEN: 'xoxb-a-token',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: 'error',
  }).catch(async (fault: unknown) => {
    await slack.close()
    close()
    throw fault
  })
  const acks: number[] = []
  const deliver = async (body: string, type: 'x-www-form-urlencoded' | 'json'): Promise<void> => {
    const headers = { 'content-type': `application/${type}`, ...signed(body, Math.floor(Date.now() / 1000), signingSecret) }
    const sent = performance.now()
    const answer = await fetch(`${bot.server}/slack/events`, { method: 'POST', body, headers })
    await answer.text()
    acks.push(performance.now() - sent)
  }
  const command = (user: string, name: string, text = '') =>
    deliver(
      new URLSearchParams({
        command: name,
        text,
        user_id: user,
        channel_id: 'C1',
        team_id: 'T1',
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl('C1', user),
      }).toString(),
      'x-www-form-urlencoded',
    )
  let number = 0
  /** The newest card of an alert that nobody has yet, as a senior sees it. */
  const open = () =>
    slack.messages.findLast(({ channel, blocks }) => channel.startsWith('D') && JSON.stringify(blocks).includes('"I have it"'))
  const something = (): Promise<void> => {
    number += 1
    const user = someone()
    if (number % (minutes < 1 ? 60 : 125) === 1) {
      const alert = { at: Date.now(), by: user, words: `goodbye number ${number} of them` }
      raised.push(alert)
      return command(user, '/at-risk', alert.words)
    }
    const waiting = open()
    if (waiting && number % 10 === 0)
      return deliver(
        new URLSearchParams({
          payload: JSON.stringify({ team: { id: 'T1' }, ...pressOn(slack, waiting, 'I have it', waiting.channel.slice(1)) }),
        }).toString(),
        'x-www-form-urlencoded',
      )
    const kind = chance()
    if (kind < 0.3) return command(user, '/my-work')
    if (kind < 0.5) return command(user, '/ask', 'he keeps shouting at me, may I end the call?')
    if (kind < 0.6) return command(user, '/customer', 'Ann Other')
    if (kind < 0.65) return command(user, '/terminated-call')
    const event = { type: 'app_home_opened', user, tab: 'home', channel: `D${user}` }
    return deliver(JSON.stringify({ type: 'event_callback', event_id: `Ev${number}`, team_id: 'T1', event }), 'json')
  }

  const faults = { slack: 0, database: 0 }
  const harm = () => {
    faults.slack += 1
    const method = ['chat.postMessage', 'chat.update', 'views.open', 'views.publish'][Math.floor(chance() * 4)] ?? ''
    const kind = Math.floor(chance() * 4)
    if (kind === 0) slack.fail(method, { with: 'status', status: 429, retryAfter: 1 })
    if (kind === 1) slack.fail(method, { with: 'status', status: 500, effect: chance() < 0.5 })
    if (kind === 2) slack.fail(method, { with: 'reset', effect: chance() < 0.5 ? 'before' : 'after' })
    if (kind === 3) slack.fail(method, { with: 'hang' })
  }
  const freeze = async (): Promise<void> => {
    faults.database += 1
    const { pid } = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { pid: number }
    process.kill(pid, 'SIGSTOP')
    await pause(1_500)
    process.kill(pid, 'SIGCONT')
  }
  const samples: { readonly rss: number; readonly heap: number; readonly handles: number }[] = []
  const sample = async (): Promise<void> => {
    const text = await (await fetch(`${bot.server}/metrics`)).text()
    const of = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
    const [rss, heap] = [of('process_resident_memory_bytes') / 2 ** 20, of('nodejs_heap_size_used_bytes') / 2 ** 20]
    samples.push({ rss, heap, handles: of('nodejs_active_handles_total') })
  }

  try {
    await sample()
    const ends = Date.now() + minutes * 60_000
    const broken: unknown[] = []
    const going = new Set<Promise<void>>()
    const begin = (work: () => Promise<void>) => {
      const one: Promise<void> = work()
        .catch((fault: unknown) => void broken.push(fault))
        .finally(() => going.delete(one))
      going.add(one)
    }
    for (let tick = 0; Date.now() < ends; tick += 1) {
      begin(something)
      if (tick % 40 === 39) harm()
      if (tick === 50 || chance() < 1 / 500) begin(freeze)
      if (tick % 25 === 24) begin(sample)
      await pause(everyMs)
    }
    await Promise.all(going)
    // What was open for the last delivery closes meanwhile.
    await pause(5_000)
    for (const until = Date.now() + late; Date.now() < until && raised.some(({ took }) => took === undefined); ) await pause(100)
    await sample()
    if (broken.length > 0) throw broken[0]
    const lateOnes = raised.filter(({ took = Number.POSITIVE_INFINITY }) => took > late)
    const third = Math.floor(acks.length / 3)
    const rss = lowest(
      samples.map((one) => one.rss),
      10,
    )
    const hoursOfHalf = minutes / 2 / 60
    return {
      minutes,
      deliveries: acks.length,
      alerts: { raised: raised.length, ...spread(raised.map(({ took = late }) => took)), late: lateOnes.length },
      acks: { first: spread(acks.slice(0, third)), last: spread(acks.slice(-third)) },
      memory: {
        lowest: rss,
        heap: lowest(
          samples.map((one) => one.heap),
          10,
        ),
        anHour: Math.round(((rss.at(-1) ?? 0) - (rss[5] ?? 0)) / hoursOfHalf / 0.8),
      },
      handles: { first: samples[0]?.handles ?? 0, last: samples.at(-1)?.handles ?? 0 },
      faults,
    }
  } finally {
    await bot.end('SIGTERM')
    await slack.close()
    close()
  }
}
