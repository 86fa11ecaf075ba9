import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { signed, signingSecret } from './rig.js'

const now = '2026-03-03T10:00:00Z'
const seconds = Date.parse(now) / 1000
const megabyte = 1024 * 1024
type Headers = Record<string, string | string[]>

describe('promise 27: ten thousand hostile requests', () => {
  let guard: ChildProcess
  let port = 0
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  beforeAll(async () => {
    guard = fork(join(__dirname, 'guard-process.cjs'), {
      execArgv: ['--expose-gc'],
      env: { ...process.env, NOW: now, SIGNING_SECRET: signingSecret },
    })
    const [told] = (await once(guard, 'message')) as [{ port: number }]
    port = told.port
  })
  afterAll(() => {
    agent.destroy()
    guard.kill()
  })

  /** Answers with the status; 0 when the connection broke. */
  const send = (body: string | Buffer, headers: Headers): Promise<number> =>
    new Promise((resolve) => {
      const options = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', agent }
      const req = request({ ...options, headers: { 'content-type': 'application/json', ...headers } }, (res) => {
        res.resume().on('end', () => resolve(res.statusCode ?? 0))
      })
      req.on('error', () => resolve(0))
      req.end(body)
    })
  const memory = async () => {
    guard.send('memory')
    const [told] = (await once(guard, 'message')) as [{ rss: number; held: number; passed: number }]
    return told
  }

  test('not one is taken, the guard lives, and its process grows by less than 20 MB', async () => {
    const body = JSON.stringify({ type: 'event_callback', event_id: 'Ev1' })
    const deep = `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`
    const first = signed(body, seconds)
    expect(await send(body, first)).toBe(200)
    const big = Buffer.alloc(megabyte, 'a')
    const hostile: ((at: number) => [string | Buffer, Headers])[] = [
      () => [body, {}],
      () => [body, signed(body, seconds, 'another secret')],
      (at) => [body.replace('Ev1', `Ev${at}`), first],
      (at) => [body, signed(body, seconds - 301 - at)],
      (at) => [body, signed(body, seconds + 61 + at)],
      () => [body, first],
      () => [body, { ...first, 'x-slack-signature': [first['x-slack-signature'] ?? '', 'v0=0'] }],
      () => [Buffer.from([0x7b, 0xff, 0x7d]), signed('{\ufffd}', seconds)],
      () => [deep, first],
      (at) => (at % 50 === 9 ? [big, first] : ['x'.repeat(at % 3000), { 'x-slack-signature': 'v0=', 'x-slack-request-timestamp': 'NaN' }]),
    ]
    const taken: number[] = []
    const volley = async (from: number, count: number) => {
      for (let at = from; at < from + count; at += 20) {
        const some = Array.from({ length: 20 }, (_, more) => hostile[(at + more) % hostile.length]?.(at + more) ?? ([body, {}] as const))
        const statuses = await Promise.all(some.map(([sent, headers]) => send(sent, headers)))
        taken.push(...statuses.filter((status) => status !== 0 && status < 400))
      }
    }
    await volley(0, 3000)
    const looks = [await memory()]
    for (let from = 3000; from < 13_000; from += 1000) {
      await volley(from, 1000)
      looks.push(await memory())
    }
    // A process takes and gives back memory in its own time: the low marks of both halves tell a leak from that.
    const low = (of: 'rss' | 'held', from: number, to: number) => Math.min(...looks.slice(from, to).map((look) => look[of])) / megabyte
    const grown = { rss: low('rss', 6, 11) - low('rss', 0, 5), held: low('held', 6, 11) - low('held', 0, 5) }
    const all = looks.map(({ rss }) => (rss / megabyte).toFixed(0)).join(' ')
    process.stderr.write(`promise 27: RSS ${grown.rss.toFixed(1)} MB more (${all}), held ${grown.held.toFixed(2)} MB more\n`)
    expect([taken, looks.at(-1)?.passed]).toEqual([[], 1])
    // Keeping each body would be some 20 MB of the small ones and 200 MB of the big; each signature alone some 2 MB.
    expect(grown.held).toBeLessThan(2)
    expect(grown.rss).toBeLessThan(20)
    expect(await send(body, signed(body, seconds + 1))).toBe(200)
  }, 120_000)
})
