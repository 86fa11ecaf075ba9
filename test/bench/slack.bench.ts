import { Agent, createServer, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { pino } from 'pino'
import type { Answer } from '../../src/casework/arrival.js'
import { openSlackChannel } from '../../src/channels/slack/open-slack.js'
import { memoryStore, signed, signingSecret, slackOffice } from '../channels/slack/rig.js'

/** How the bot compares with a bare Bolt app that does the least Slack asks for: in one process, one after the other, at a loopback API. */
export interface SlackCost {
  readonly what: 'command to ack' | 'command to views.open'
  readonly atOnce: number
  readonly ours: Speed
  readonly bare: Speed
  /** Ours by bare: requests a second (aim 0.6 or more), and p99 (aim 2 or less). */
  readonly speedRatio: number
  readonly p99Ratio: number
}
interface Speed {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

const requests = 2000
const rounds = 3
const done: Answer = { answer: 'nothing' }
const form: Answer = {
  answer: 'dialog',
  dialog: {
    draft: 'd1',
    title: 'Terminated call',
    step: { name: 'what', title: 'What happened?', number: 1, of: 3 },
    know: ['Explain first. (s4)'],
    fields: [{ name: 'reason', label: 'Why did it end?', required: true, input: 'lines' }],
    values: {},
    errors: {},
    warnings: [],
    back: false,
    next: 'Next',
  },
}

/** Measures every case; takes about half a minute. */
export async function benchSlack(): Promise<readonly SlackCost[]> {
  const costs: SlackCost[] = []
  for (const what of ['command to ack', 'command to views.open'] as const)
    for (const atOnce of [1, 10]) {
      const opens = what === 'command to views.open'
      // Turn about, and the middle of the rounds: what the machine does beside this hits both alike.
      const ours: Speed[] = []
      const bare: Speed[] = []
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await measure((apiUrl) => ourListener(apiUrl, opens), opens, atOnce))
        bare.push(await measure((apiUrl) => bareListener(apiUrl, opens), opens, atOnce))
      }
      const [mine, other] = [middle(ours), middle(bare)]
      costs.push({
        what,
        atOnce,
        ours: mine,
        bare: other,
        speedRatio: round(mine.perSecond / other.perSecond),
        p99Ratio: round(mine.p99 / other.p99),
      })
    }
  return costs
}

async function ourListener(apiUrl: string, opens: boolean): Promise<RequestListener> {
  const office = slackOffice()
  const channel = openSlackChannel({
    botToken: 'xoxb-test',
    signingSecret,
    apiUrl,
    directory: () => office,
    clock: () => new Date(),
    store: memoryStore(),
    logger: pino({ level: 'silent' }),
  })
  await channel.start(async () => (opens ? form : done))
  return channel.listener
}

async function bareListener(apiUrl: string, opens: boolean): Promise<RequestListener> {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: ['/slack/events'], logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-test' }),
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl },
  })
  app.command(/.*/, async ({ ack, body, client }) => {
    await ack()
    if (opens)
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          title: { type: 'plain_text', text: 'Terminated call' },
          submit: { type: 'plain_text', text: 'Next' },
          blocks: [
            {
              type: 'input',
              block_id: 'reason',
              label: { type: 'plain_text', text: 'Why did it end?' },
              element: { type: 'plain_text_input', action_id: 'value', multiline: true },
            },
          ],
        },
      })
  })
  return receiver.requestListener
}

async function measure(open: (apiUrl: string) => Promise<RequestListener>, opens: boolean, atOnce: number): Promise<Speed> {
  const waiting = new Map<string, () => void>()
  const api = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      res.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"view":{"id":"V1"}}')
      waiting.get(new URLSearchParams(Buffer.concat(parts).toString()).get('trigger_id') ?? '')?.()
    })
  })
  const listener = await open(`${await listening(api)}/api/`)
  const server = createServer(listener)
  const url = new URL(`${await listening(server)}/slack/events`)
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let count = 0
  const one = async (): Promise<number> => {
    const trigger = `${++count}.${atOnce}.trigger`
    const body = new URLSearchParams({
      command: '/terminated-call',
      text: '',
      user_id: 'UASHA',
      channel_id: 'C1',
      trigger_id: trigger,
      team_id: 'T1',
    }).toString()
    const opened = opens ? new Promise<void>((resolve) => waiting.set(trigger, resolve)) : undefined
    const begun = performance.now()
    await post(url, agent, body)
    await opened
    waiting.delete(trigger)
    return performance.now() - begun
  }
  const run = async (all: number): Promise<number[]> => {
    const took: number[] = []
    let left = all
    const worker = async () => {
      for (; left > 0; ) {
        left -= 1
        took.push(await one())
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    return took
  }
  await run(requests / 4)
  const begun = performance.now()
  const took = (await run(requests)).sort((one, other) => one - other)
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  for (const each of [server, api]) {
    each.closeAllConnections()
    each.close()
  }
  return {
    perSecond: Math.round(requests / seconds),
    p50: round(took[Math.floor(requests * 0.5)] ?? 0),
    p99: round(took[Math.floor(requests * 0.99)] ?? 0),
  }
}

const post = (url: URL, agent: Agent, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...signed(body, Math.floor(Date.now() / 1000)) }
    const req = request(url, { method: 'POST', agent, headers }, (res) => {
      res.resume().on('end', () => (res.statusCode === 200 ? resolve() : reject(new Error(`status ${res.statusCode}`))))
    })
    req.on('error', reject)
    req.end(body)
  })

async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const middle = (speeds: Speed[]): Speed => speeds.sort((one, other) => one.perSecond - other.perSecond)[Math.floor(rounds / 2)] as Speed
const round = (value: number): number => Math.round(value * 100) / 100
