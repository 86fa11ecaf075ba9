import type { ConsoleChannel } from '../../../src/channels/console/open-console.js'
import { arrive, ask, testConsole, tokenOf } from './console-server.js'

const hello = { id: 'window-1-hello', by: 'asha', at: 'chat', arrives: 'message', text: 'hello' }

describe('the console answers to its own page on this machine only', () => {
  let channel: ConsoleChannel
  let port: number
  beforeAll(async () => {
    channel = testConsole().channel
    await channel.start(async () => ({ answer: 'nothing' }))
    port = Number(new URL(channel.address).port)
  })
  afterAll(() => channel.stop())

  test('is bound to 127.0.0.1', () => {
    expect(channel.address).toBe(`http://127.0.0.1:${port}`)
  })

  test.each(['evil.example', 'evil.example:3979', '127.0.0.1', '127.0.0.1.evil.example:3979', 'steward.local:3979', '0.0.0.0:3979'])(
    'a rebound name is turned away: Host %s',
    async (host) => {
      for (const path of ['/', '/front', '/main.js', '/live?as=asha'])
        expect((await ask(channel, path, { headers: { host: host.replace('3979', String(port)) } })).status).toBe(421)
    },
  )

  test('localhost is this machine too', async () => {
    expect((await ask(channel, '/', { headers: { host: `localhost:${port}` } })).status).toBe(200)
  })

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1', 'http://localhost'])(
    'another site is turned away, even with the token: Origin %s',
    async (origin) => {
      expect((await arrive(channel, hello, { origin })).status).toBe(403)
    },
  )

  test.each(['cross-site', 'same-site'])('what the browser calls %s is turned away, but for a link to the page', async (site) => {
    expect((await arrive(channel, hello, { 'sec-fetch-site': site })).status).toBe(403)
    const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' }
    expect((await ask(channel, '/front', { headers })).status).toBe(403)
    expect((await ask(channel, '/', { headers })).status).toBe(200)
  })

  test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via', 'cf-connecting-ip'])(
    'a tunnel is turned away: %s',
    async (header) => {
      expect((await ask(channel, '/', { headers: { [header]: '203.0.113.9' } })).status).toBe(403)
    },
  )

  test('nothing is told or taken without the page’s token', async () => {
    const json = { 'content-type': 'application/json' }
    for (const token of ['', 'wrong', (await tokenOf(channel)).slice(1)]) {
      const headers = { ...json, 'x-console-token': token }
      expect((await ask(channel, '/arrive', { method: 'POST', headers, body: JSON.stringify(hello) })).status).toBe(401)
      expect((await ask(channel, '/front', { headers })).status).toBe(401)
      expect((await ask(channel, `/live?as=asha&token=${token}`)).status).toBe(401)
    }
    // In the address it counts for the stream only: an address is easily passed on.
    expect((await ask(channel, `/front?token=${await tokenOf(channel)}`)).status).toBe(401)
  })

  test('each start has a token of its own', async () => {
    const { channel: second } = testConsole()
    await second.start(async () => ({ answer: 'nothing' }))
    expect(await tokenOf(second)).not.toBe(await tokenOf(channel))
    await second.stop()
  })

  test('a form of another kind than JSON is turned away', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      expect((await arrive(channel, hello, { 'content-type': type })).status).toBe(415)
  })

  test('more than a request may hold is refused with a sentence, and what is allowed goes through', async () => {
    const long = await arrive(channel, { ...hello, text: 'x'.repeat(1_300_000) })
    expect(long.status).toBe(413)
    expect(long.body).toContain('Please shorten it')
    expect((await arrive(channel, { ...hello, id: 'window-1-long', text: 'ü'.repeat(100_000) })).status).toBe(200)
  })

  test.each([
    ['no object', '[]'],
    ['no JSON', '{"id":'],
    ['an unknown kind', JSON.stringify({ ...hello, arrives: 'magic' })],
    ['an operator for a value', JSON.stringify({ ...hello, by: { $ne: null } })],
    ['a prototype', '{"__proto__":{"by":"asha"},"arrives":"message"}'],
    ['a path for an id', JSON.stringify({ ...hello, id: '../../etc' })],
  ])('%s is refused', async (_, body) => {
    const headers = { 'content-type': 'application/json', 'x-console-token': await tokenOf(channel) }
    expect((await ask(channel, '/arrive', { method: 'POST', headers, body })).status).toBe(400)
  })

  test('somebody or a channel that the office does not have is refused', async () => {
    expect((await arrive(channel, { ...hello, by: 'nobody' })).status).toBe(404)
    expect((await arrive(channel, { ...hello, at: 'secrets' })).status).toBe(404)
  })

  test.each(['/../package.json', '/%2e%2e/package.json', '/package.json', '/tsconfig.json', '/styles', '/open-console.js'])(
    'serves its page and nothing else: %s',
    async (path) => {
      expect((await ask(channel, path)).status).toBe(404)
    },
  )

  test('other methods are refused', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect((await ask(channel, '/arrive', { method })).status).toBe(405)
  })

  test('lets no inline script, no frame and no other site’s file into its page', async () => {
    const { headers, body } = await ask(channel, '/')
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(body).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/)
  })

  test('a port that is taken is told in a sentence', async () => {
    const { channel: second } = testConsole({ port })
    await expect(second.start(async () => ({ answer: 'nothing' }))).rejects.toThrow(
      `Port ${port} is taken by another program: set CONSOLE_PORT`,
    )
    await second.stop()
  })
})
