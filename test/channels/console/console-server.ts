import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http'
import { type ConsoleChannel, type ConsoleSettings, openConsoleChannel } from '../../../src/channels/console/open-console.js'
import type { Post } from '../../../src/channels/console/post.js'
import { testOffice, tuesday } from '../../procedures/test-office.js'
import { fakeCommands } from './fake-office.js'
import { fakeStore } from './fake-store.js'

/** What came back to a request. */
export interface Came {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A console on a free port, with the test office behind it; not yet started. */
export function testConsole(changes: Partial<ConsoleSettings> = {}): { channel: ConsoleChannel; store: ReturnType<typeof fakeStore> } {
  const [office, store] = [testOffice(), fakeStore()]
  const channel = openConsoleChannel({
    port: 0,
    commands: fakeCommands,
    directory: () => office,
    clock: () => new Date(tuesday),
    store,
    logger: { warn: () => {} },
    ...changes,
  })
  return { channel, store }
}

/** Sends one request as it is given, Host and all. */
export const ask = (channel: ConsoleChannel, path: string, { body, ...options }: RequestOptions & { body?: string } = {}): Promise<Came> =>
  new Promise((resolve, reject) => {
    const sent = request(`${channel.address}${path}`, options, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString('utf8') }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** The token that stands in the page. */
export async function tokenOf(channel: ConsoleChannel): Promise<string> {
  const { body } = await ask(channel, '/')
  return /name="console-token" content="([^"]+)"/.exec(body)?.[1] ?? ''
}

/** Sends what somebody did, as the page sends it. */
export async function arrive(channel: ConsoleChannel, sent: object, headers: Record<string, string> = {}): Promise<Came> {
  const token = await tokenOf(channel)
  return ask(channel, '/arrive', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-console-token': token, ...headers },
    body: JSON.stringify(sent),
  })
}

/** A window's live stream: each event as it comes. */
export interface Stream {
  next(): Promise<{ event: string; data: unknown }>
  close(): void
}

export async function openStream(channel: ConsoleChannel, person: string): Promise<Stream> {
  const token = await tokenOf(channel)
  const come: { event: string; data: unknown }[] = []
  const waiting: ((event: { event: string; data: unknown }) => void)[] = []
  const sent = request(`${channel.address}/live?as=${person}&token=${token}`)
  let rest = ''
  sent.on('error', () => {})
  sent.on('response', (response) => {
    response.on('error', () => {})
    response.on('data', (part: Buffer) => {
      const blocks = (rest + part.toString('utf8')).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
        if (event && data) (waiting.shift() ?? ((one) => come.push(one)))({ event, data: JSON.parse(data) as unknown })
      }
    })
  })
  sent.end()
  return {
    next: () => new Promise((resolve) => (come.length ? resolve(come.shift() ?? { event: '', data: '' }) : waiting.push(resolve))),
    close: () => sent.destroy(),
  }
}

/** Everything that a person finds in their window when it opens. */
export async function seenBy(channel: ConsoleChannel, person: string): Promise<readonly Post[]> {
  const stream = await openStream(channel, person)
  const { data } = await stream.next()
  stream.close()
  return data as readonly Post[]
}
