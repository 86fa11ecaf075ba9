import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { openTeamsChannel } from '../../../src/channels/teams/open-teams.js'
import { memoryStore } from './memory-store.js'
import { teamsOffice } from './rig.js'

/** TEAMS_ANONYMOUS=yes: a bot for conversations on this machine, in which everybody can be anybody; so nobody else may reach it. */
let server: Server
let arrivals: number
let port: number
beforeEach(async () => {
  arrivals = 0
  const channel = openTeamsChannel({
    anonymous: true,
    commands: [{ name: '/help' }],
    directory: () => teamsOffice(),
    clock: () => new Date(),
    store: memoryStore(),
    logger: pino({ level: 'silent' }),
  })
  await channel.start(async () => {
    arrivals += 1
    return { answer: 'nothing' }
  })
  server = createServer(channel.listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const knock = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({
      ...{ channelId: 'msteams', type: 'message', id: 'a1', text: 'help', serviceUrl: 'http://localhost:1/' },
      from: { id: '29:asha', aadObjectId: 'entra-asha' },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:1', conversationType: 'personal' },
    })
    const all = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers }
    request({ port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers: all }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
      .on('error', reject)
      .end(body)
  })

test('a program on this machine comes in', async () => {
  expect(await knock({})).toBe(200)
  expect(await knock({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200)
})

test.each([
  [{ host: 'evil.test' }, 403],
  [{ host: '127.0.0.1.evil.test' }, 403],
  [{ origin: 'http://evil.test' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'x-forwarded-for': '203.0.113.7' }, 403],
  [{ 'content-type': 'text/plain' }, 415],
  [{ 'content-type': 'application/x-www-form-urlencoded' }, 415],
])('%j does not', async (headers, status) => {
  expect(await knock(headers as Record<string, string>)).toBe(status)
  expect(arrivals).toBe(0)
})
