import { createServer, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { guarded } from '../../../src/channels/slack/arriving/replays.js'
import { signed, signingSecret } from './rig.js'

/** The guard on a real server, with something behind it that only counts. */
async function openGuard() {
  let now = new Date('2026-03-03T10:00:00Z')
  const passed: string[] = []
  const behind: RequestListener = (req, res) => {
    passed.push('rawBody' in req ? String(req.rawBody) : '')
    res.writeHead(200).end()
  }
  const listener = guarded({ signingSecret, path: '/slack/events', clock: () => now, logger: pino({ level: 'silent' }), behind })
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    passed,
    seconds: () => Math.floor(now.getTime() / 1000),
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000)
    },
    /** Headers as a list, so that one may stand there twice. Answers with the status; 0 when the connection broke. */
    send: (body: string | Buffer, headers: Record<string, string | string[]>, path = '/slack/events', method = 'POST'): Promise<number> =>
      new Promise((resolve) => {
        const req = request(
          { host: '127.0.0.1', port, path, method, headers: { 'content-type': 'application/json', ...headers } },
          (res) => {
            res.resume().on('end', () => resolve(res.statusCode ?? 0))
          },
        )
        req.on('error', () => resolve(0))
        req.end(body)
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('the way in from Slack', () => {
  let guard: Awaited<ReturnType<typeof openGuard>>
  const body = JSON.stringify({ type: 'event_callback', event_id: 'Ev1' })
  beforeEach(async () => {
    guard = await openGuard()
  })
  afterEach(() => guard.close())

  test('lets a signed request pass once', async () => {
    const headers = signed(body, guard.seconds())
    expect(await guard.send(body, headers)).toBe(200)
    expect(await guard.send(body, headers)).toBe(401)
    guard.pass(299)
    expect(await guard.send(body, headers)).toBe(401)
    expect(guard.passed).toEqual([body])
  })

  test.each([
    ['five minutes old', -301],
    ['from the future', 61],
    ['from tomorrow', 86_400],
    ['from 1970', -1_700_000_000],
  ])('refuses a request that is %s', async (_, by) => {
    expect(await guard.send(body, signed(body, guard.seconds() + by))).toBe(401)
    expect(guard.passed).toEqual([])
  })

  test.each([-299, 0, 59])('takes clocks that disagree by %p seconds', async (by) => {
    expect(await guard.send(body, signed(body, guard.seconds() + by))).toBe(200)
  })

  test('refuses what is altered, signed by another, or signed twice', async () => {
    const headers = signed(body, guard.seconds())
    const signature = headers['x-slack-signature'] ?? ''
    const stamp = headers['x-slack-request-timestamp'] ?? ''
    expect(await guard.send(`${body} `, headers)).toBe(401)
    expect(await guard.send(body, signed(body, guard.seconds(), 'another secret'))).toBe(401)
    expect(await guard.send(body, { ...headers, 'x-slack-signature': [signature, signature] })).toBe(401)
    expect(await guard.send(body, { ...headers, 'x-slack-request-timestamp': [stamp, stamp] })).toBe(401)
    expect(await guard.send(body, { ...headers, 'x-slack-request-timestamp': `${stamp}.0` })).toBe(401)
    expect(await guard.send(body, { ...headers, 'x-slack-signature': signature.replace('v0', 'v1') })).toBe(401)
    expect(await guard.send(body, { 'x-slack-signature': signature })).toBe(401)
    expect(await guard.send(body, {})).toBe(401)
    expect(guard.passed).toEqual([])
  })

  test('refuses bodies that are not UTF-8, not an object, or too big', async () => {
    const broken = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])
    expect(await guard.send(broken, signed(broken.toString(), guard.seconds()))).toBe(401)
    for (const text of ['null', 'payload=null', '[]', '7', '']) expect(await guard.send(text, signed(text, guard.seconds()))).toBe(400)
    const big = Buffer.alloc(5 * 1024 * 1024, 'a')
    expect([0, 413]).toContain(await guard.send(big, signed(big.toString(), guard.seconds())))
    expect([0, 413]).toContain(await guard.send(big, { ...signed(big.toString(), guard.seconds()), 'transfer-encoding': 'chunked' }))
    expect(guard.passed).toEqual([])
  })

  test('answers Slack’s look at the certificate, and nothing behind hears of it', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await guard.send('ssl_check=1&token=x', form)).toBe(200)
    expect(await guard.send('ssl_check=1&payload=%7B%22type%22%3A%22view_submission%22%7D', form)).toBe(200)
    expect(await guard.send('ssl_check=0', form)).toBe(401)
    expect(guard.passed).toEqual([])
  })

  test('knows no other path and no other method', async () => {
    const headers = signed(body, guard.seconds())
    expect(await guard.send(body, headers, '/slack/events/more')).toBe(404)
    expect(await guard.send('', {}, '/slack/events', 'GET')).toBe(404)
  })
})
