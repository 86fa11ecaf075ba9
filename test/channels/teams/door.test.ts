import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Arrival, Listen } from '../../../src/casework/arrival.js'
import { ChannelFault } from '../../../src/channels/channel.js'
import { mayCallOf } from '../../../src/channels/teams/arriving/hosts.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { testPeople } from '../../procedures/test-office.js'
import { appId, type FakeConnector, tenantId } from './fake-connector.js'
import { memoryStore } from './memory-store.js'
import { activityFrom, openRig, type Rig } from './rig.js'

let rig: Rig
const arrivals: Arrival[] = []
const listen: Listen = async (arrival) => {
  arrivals.push(arrival)
  return { answer: 'sentence', text: 'Kept.', tone: 'done' }
}
beforeEach(async () => {
  arrivals.length = 0
  rig = await openRig(listen)
  // The bot's own look at its two channels is over before anybody knocks.
  while (rig.connector.calls.filter(({ kind }) => kind === 'members').length < 2) await new Promise((resolve) => setImmediate(resolve))
  rig.connector.calls.length = 0
})
afterEach(() => rig.close())

const now = Math.floor(Date.now() / 1000)
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const message = () => ({ ...activityFrom('asha', rig.connector.serviceUrl, 'forged'), type: 'message', text: '/my-work' })

/** Nothing happened, nothing was said, and nobody saw our token. */
const nothingCameOfIt = async () => {
  await rig.settled()
  expect(arrivals).toEqual([])
  expect(rig.connector.messages).toEqual([])
  expect(rig.connector.calls.filter(({ kind }) => kind !== 'keys')).toEqual([])
}

describe('what comes without a token of Teams’ for us', () => {
  const tokens: Readonly<Record<string, (connector: FakeConnector) => Record<string, string>>> = {
    'no token': () => ({}),
    'an empty one': () => ({ authorization: '' }),
    garbage: () => ({ authorization: 'Bearer garbage' }),
    'another scheme': ({ token }) => ({ authorization: `Basic ${token()}` }),
    'alg none': ({ token }) => bearer(token({ alg: 'none' })),
    'alg none with a signature': ({ token }) => bearer(`${token({ header: { alg: 'none' } })}`),
    HS256: ({ token }) => bearer(token({ alg: 'HS256' })),
    'another issuer': ({ token }) => bearer(token({ claims: { iss: 'https://api.botframework.com.evil.example' } })),
    'the emulator’s issuer': ({ token }) => bearer(token({ claims: { iss: `https://sts.windows.net/${tenantId}/`, appid: appId } })),
    'another audience': ({ token }) => bearer(token({ claims: { aud: '6b1c8f0e-9999-4000-8000-000000000009' } })),
    'no audience': ({ token }) => bearer(token({ claims: { aud: undefined } })),
    expired: ({ token }) => bearer(token({ claims: { exp: now - 3600 } })),
    'no end': ({ token }) => bearer(token({ claims: { exp: undefined } })),
    'not yet valid': ({ token }) => bearer(token({ claims: { nbf: now + 3600 } })),
    'an unknown key': ({ token }) => bearer(token({ header: { kid: 'key-2' } })),
    'a wrong signature': ({ token }) => bearer(token({ key: stranger.privateKey })),
    'claims changed afterwards': ({ token }) => {
      const [head, , signature] = token().split('.')
      return bearer(`${head}.${token({ claims: { changed: true } }).split('.')[1]}.${signature}`)
    },
    'no serviceUrl': ({ token }) => bearer(token({ claims: { serviceurl: undefined } })),
    'another serviceUrl': ({ token }) => bearer(token({ claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } })),
  }
  test.each(Object.keys(tokens))('%s: 401, no effect, no answer', async (name) => {
    const sent = await rig.deliver(message(), tokens[name]?.(rig.connector))
    expect(sent).toEqual({ status: 401, body: undefined })
    await nothingCameOfIt()
  })
})

describe('what has a token and is foreign all the same', () => {
  const foreign: Readonly<Record<string, () => object>> = {
    'another tenant': () => ({ channelData: { tenant: { id: '6b1c8f0e-9999-4000-8000-000000000009' } } }),
    'another tenant in the conversation': () => ({
      conversation: { ...message().conversation, tenantId: '6b1c8f0e-9999-4000-8000-000000000009' },
    }),
    'no tenant': () => ({ channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } }),
    'another bot': () => ({ recipient: { id: '28:6b1c8f0e-9999-4000-8000-000000000009' } }),
    'a conversation that is an address': () => ({ conversation: { id: '../../../evil', conversationType: 'personal', tenantId } }),
  }
  test.each(Object.keys(foreign))('%s: 403, no effect, no answer', async (name) => {
    expect(await rig.deliver({ ...message(), ...foreign[name]?.() })).toEqual({ status: 403, body: undefined })
    await nothingCameOfIt()
  })

  test.each(Object.keys(foreign).filter((name) => name.includes('tenant')))(
    '%s, and somebody may be at risk: answered once, as to a stranger, whoever it says it is from',
    async (name) => {
      const sent = { ...message(), ...foreign[name]?.(), text: '/at-risk he says he will jump' }
      expect(await rig.deliver(sent)).toEqual({ status: 200, body: undefined })
      expect(await rig.deliver(sent)).toEqual({ status: 200, body: undefined })
      await rig.settled()
      expect(arrivals).toMatchObject([{ arrives: 'command', command: '/at-risk', outsider: { is: 'stranger', mayAlert: false } }])
      expect(rig.connector.messages).toHaveLength(1)
    },
  )

  test.each(['directline', 'emulator', 'AseChannel'])('the channel %s: 400', async (channelId) => {
    expect(await rig.deliver({ ...message(), channelId })).toEqual({ status: 400, body: undefined })
    await nothingCameOfIt()
  })

  test('a serviceUrl that is not Teams’, with a token that names it: our token goes nowhere', async () => {
    const heard: (string | undefined)[] = []
    const elsewhere = createServer((req, res) => {
      heard.push(req.headers.authorization)
      res.end('{}')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const serviceUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
    const sent = await rig.deliver({ ...message(), serviceUrl }, bearer(rig.connector.token({ claims: { serviceurl: serviceUrl } })))
    expect(sent.status).toBe(403)
    await nothingCameOfIt()
    expect(heard).toEqual([])
    await new Promise((resolve) => elsewhere.close(resolve))
  })

  test('what is no activity, or too big, or asked for with GET', async () => {
    expect((await rig.deliver([], undefined)).status).toBe(401)
    expect((await rig.deliver({ serviceUrl: rig.connector.serviceUrl })).status).toBe(400)
    expect((await rig.deliver({ ...message(), text: 'x'.repeat(1_100_000) })).status).toBe(413)
    expect((await fetch(rig.url)).status).toBe(404)
    await nothingCameOfIt()
  })
})

test('while Microsoft’s keys cannot be read nobody is let in, and afterwards Teams is', async () => {
  rig.connector.fail('keys', { with: 'status', status: 503 })
  expect(await rig.deliver(message())).toEqual({ status: 503, body: undefined })
  await nothingCameOfIt()
  expect((await rig.deliver(message())).status).toBe(200)
})

test('keys that nobody has published make us ask once, and not for each', async () => {
  await rig.deliver(message())
  await rig.settled()
  const asked = () => rig.connector.calls.filter(({ kind }) => kind === 'keys').length
  const before = asked()
  for (let at = 0; at < 5; at++) await rig.deliver(message(), bearer(rig.connector.token({ header: { kid: `made-up-${at}` } })))
  expect(asked()).toBe(before)
})

test('what Teams sends is let in, once, however often it comes', async () => {
  for (let time = 0; time < 3; time++) expect((await rig.deliver(message())).status).toBe(200)
  await rig.settled()
  expect(arrivals).toHaveLength(1)
  expect(rig.chat('asha').map(({ activity }) => activity.text)).toEqual(['Kept.'])
  expect(rig.connector.calls.find(({ kind }) => kind === 'send')?.authorization).toBe(`Bearer ${rig.connector.botToken}`)
})

test.each([
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net:8443/',
  'https://xsmba.trafficmanager.net/',
  'https://smba-trafficmanager.net/',
  'https://smba.trafficmanager.net./',
  'http://smba.trafficmanager.net/',
  'http://127.0.0.1:3978/',
  '//smba.trafficmanager.net/',
  'smba.trafficmanager.net',
  '',
])('the address %s is not one of Teams’', (url) => {
  expect(mayCallOf({ anonymous: false, more: [] })(url)).toBe(false)
})

test.each(['https://smba.trafficmanager.net/emea/', 'https://smba.infra.gcc.teams.microsoft.com/teams/'])('the address %s is', (url) => {
  expect(mayCallOf({ anonymous: false, more: [] })(url)).toBe(true)
})

test('without authentication, only this machine is called', () => {
  const mayCall = mayCallOf({ anonymous: true, more: [] })
  expect(mayCall('http://127.0.0.1:56150/')).toBe(true)
  expect(mayCall('https://smba.trafficmanager.net/emea/')).toBe(false)
})

test('a conversation that somebody poisoned in the store is never called', async () => {
  await rig.close()
  const store = memoryStore()
  await store.putSealed('teams-chat', 'entra-asha', { serviceUrl: 'https://evil.example/', conversation: 'a:chat-asha' })
  await store.putSealed('teams-place', 'newest', { serviceUrl: 'https://evil.example/', conversation: 'newest' })
  rig = await openRig(listen, { store })
  const [asha] = testPeople
  if (!asha) throw new Error('the office is empty')
  const posted = await rig.channel.post({ person: asha }, cardSaying('hello'), { urgency: 'now', key: 'a' })
  expect(posted.where).toBe('a:begun-entra-asha')
  expect(rig.connector.created).toHaveLength(1)
})

test('a connector that sends us elsewhere is not followed', async () => {
  const heard: unknown[] = []
  const elsewhere = createServer((req, res) => {
    heard.push(req.headers)
    res.end('{"id":"1"}')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  await rig.write('asha', '/my-work')
  await rig.settled()
  rig.connector.fail('send', { with: 'redirect', to: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/` })
  const [asha] = testPeople
  if (!asha) throw new Error('the office is empty')
  await expect(rig.channel.post({ person: asha }, cardSaying('hello'), { urgency: 'now', key: 'a' })).rejects.toBeInstanceOf(ChannelFault)
  expect(heard).toEqual([])
  await new Promise((resolve) => elsewhere.close(resolve))
})

describe('what is odd and is Teams’ all the same', () => {
  const odd: Readonly<Record<string, object>> = {
    'the bot’s id in capitals': { recipient: { id: `28:${appId.toUpperCase()}` } },
    'a value that is none of ours': { value: {} },
    'a value that is no object': { value: 'yes' },
    'a name that is no text': { from: { ...activityFrom('asha', '', '').from, name: 7 } },
    'entities that are no list': { entities: 'none' },
    'a chat of a new kind': { conversation: { id: 'a:chat-asha', conversationType: 'holographic', tenantId } },
    'a meeting': { conversation: { id: '19:meeting_MjY1@thread.v2', conversationType: 'groupChat', tenantId } },
  }
  test.each(Object.keys(odd))('%s: heard and answered', async (name) => {
    expect(await rig.deliver({ ...message(), ...odd[name] })).toEqual({ status: 200, body: undefined })
    await rig.settled()
    expect(arrivals).toMatchObject([{ by: 'asha', arrives: 'command', command: '/my-work' }])
    expect(rig.connector.messages.length).toBeGreaterThan(0)
  })

  test.each([[undefined], [null], [7], ['']])('a message whose text is %j: answered with what there is', async (text) => {
    expect((await rig.deliver({ ...message(), text, attachments: [{ contentType: 'image/png' }] })).status).toBe(200)
    await rig.settled()
    // A picture alone is no command: it arrives as something written that could not be read.
    expect(arrivals).toMatchObject([{ arrives: 'message', unread: expect.anything() }])
    expect(rig.connector.messages.length).toBeGreaterThan(0)
  })

  test('a token for the app’s id in capitals', async () => {
    const sent = await rig.deliver(message(), bearer(rig.connector.token({ claims: { aud: appId.toUpperCase() } })))
    expect(sent.status).toBe(200)
  })
})
