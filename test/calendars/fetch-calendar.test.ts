import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetchCalendar } from '../../src/calendars/fetch-calendar.js'
import { isPrivate } from '../../src/calendars/private-address.js'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
})
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const secret = 'private-4f1c0de'
const fetched = (address: string, ourNetwork = true) => fetchCalendar({ url: `${address}/${secret}/basic.ics`, ourNetwork })

describe('a calendar at an address', () => {
  test('is fetched, also where it was moved to', async () => {
    const address = await serve((asked, answer) =>
      asked.url === '/new.ics' ? answer.end('BEGIN:VCALENDAR') : answer.writeHead(302, { location: '/new.ics' }).end(),
    )
    expect(await fetched(address)).toBe('BEGIN:VCALENDAR')
  })

  test.each<[string, RequestListener, string]>([
    ['that asks to sign in', (_, answer) => answer.writeHead(401).end(), 'does not let the bot read it (401)'],
    ['that is forbidden', (_, answer) => answer.writeHead(403).end(), 'does not let the bot read it (403)'],
    ['that is gone', (_, answer) => answer.writeHead(404).end(), 'is not at its address any more (404)'],
    ['whose server has trouble', (_, answer) => answer.writeHead(503).end(), 'its server answers 503'],
    [
      'that leads round and round',
      (asked, answer) => answer.writeHead(302, { location: asked.url }).end(),
      'from address to address without end',
    ],
    ['that leads to nowhere', (_, answer) => answer.writeHead(302, { location: 'http://[' }).end(), 'without end'],
    [
      'that leads to where others can read along',
      (_, answer) => answer.writeHead(302, { location: 'http://calendar.example/x' }).end(),
      'not secure',
    ],
    ['that leads to a file of this machine', (_, answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end(), 'not secure'],
    [
      'that breaks off',
      (_, answer) => void answer.writeHead(200, { 'content-length': '100' }).write('BEGIN', () => answer.destroy()),
      'broke off',
    ],
    [
      'that never ends',
      (_, answer) => {
        const more = () => {
          while (answer.write('X'.repeat(100_000)));
          answer.once('drain', more)
        }
        more()
      },
      'is larger than 10 MB',
    ],
  ])('%s is refused with a sentence that tells no address', async (_, listener, says) => {
    const address = await serve(listener)
    const fault: unknown = await fetched(address).catch((thrown: unknown) => thrown)
    expect(fault).toMatchObject({ name: 'CalendarFault', message: expect.stringContaining(says) })
    expect(String(fault)).not.toContain(secret)
    expect(String(fault)).not.toContain('127.0.0.1')
  })
  test('at which nobody listens is refused with a sentence', async () => {
    await expect(fetched('http://127.0.0.1:9')).rejects.toMatchObject({ message: expect.stringContaining('cannot be reached') })
  })
})

describe('the office’s own network', () => {
  test.each([
    'https://127.0.0.1',
    'https://[::1]',
    'https://10.1.2.3',
    'https://0x7f000001',
    'https://2130706433',
    'https://[::ffff:192.168.1.1]',
    'https://localhost',
  ])('is not asked at %s unless the office file says so', async (address) => {
    await expect(fetched(address, false)).rejects.toMatchObject({
      name: 'CalendarFault',
      message: expect.stringContaining('ourNetwork: yes'),
    })
  })
  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
  ])('%s is private', (address) => expect(isPrivate(address)).toBe(true))
  test.each([
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '[::1]',
    'no address',
  ])('%s is private', (address) => expect(isPrivate(address)).toBe(true))
  test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is not', (address) =>
    expect(isPrivate(address)).toBe(false),
  )
})
