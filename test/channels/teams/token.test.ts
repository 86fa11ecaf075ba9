import fc from 'fast-check'
import { openSigningKeys } from '../../../src/channels/teams/tokens/signing-keys.js'
import { type CheckToken, tokenCheck } from '../../../src/channels/teams/tokens/token.js'
import { appId, type FakeConnector, openFakeConnector } from './fake-connector.js'

jest.setTimeout(120_000)

let connector: FakeConnector
let check: CheckToken
let now = new Date()
const clock = () => now
beforeAll(async () => {
  connector = await openFakeConnector()
  check = tokenCheck({ appId, keys: openSigningKeys({ metadataUrl: connector.openIdMetadata, clock }), clock })
})
afterAll(() => connector.close())
const letIn = async (token: string, serviceUrl = connector.serviceUrl) => (await check(`Bearer ${token}`, serviceUrl)) === undefined

test('lets in what Teams signs', async () => {
  expect(await letIn(connector.token())).toBe(true)
})

test('lets in nothing that was changed anywhere, in 3,000 ways', async () => {
  const token = connector.token()
  await fc.assert(
    fc.asyncProperty(
      fc.nat(token.length - 1),
      fc.constantFrom(...'ABCDEFGHabcdefgh01234_-.= '),
      fc.constantFrom('put', 'cut', 'add'),
      async (at, letter, way) => {
        const rest = token.slice(way === 'add' ? at : at + 1)
        const changed = `${token.slice(0, at)}${way === 'cut' ? '' : letter}${rest}`
        // The last letter of base64url holds bits that mean nothing: a token that decodes to the same is the same.
        const same = (text: string) => text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'))
        const isSame =
          same(changed).join() === same(token).join() && changed.split('.').slice(0, 2).join() === token.split('.').slice(0, 2).join()
        if (!isSame) expect(await letIn(changed)).toBe(false)
      },
    ),
    { numRuns: 3000 },
  )
})

test('lets in no claims but its own, whatever they hold', async () => {
  const odd = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.array(fc.string(), { maxLength: 2 }), fc.constant({}))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('iss', 'aud', 'serviceurl'), odd, async (claim, value) => {
      expect(await letIn(connector.token({ claims: { [claim]: value } }))).toBe(false)
    }),
    { numRuns: 150 },
  )
  expect(await letIn(connector.token({ claims: { aud: [appId] } }))).toBe(false)
})

test('a token for one serviceUrl is none for another that looks like it', async () => {
  for (const other of [
    '',
    `${connector.serviceUrl}/`,
    connector.serviceUrl.slice(0, -1),
    connector.serviceUrl.toUpperCase(),
    'https://smba.trafficmanager.net/',
  ])
    expect(await letIn(connector.token(), other)).toBe(false)
})

test('yesterday’s keys hold while Microsoft’s page does not answer', async () => {
  const later = (hours: number) => {
    now = new Date(now.getTime() + hours * 3_600_000)
  }
  const lasting = () => connector.token({ claims: { exp: Math.floor(now.getTime() / 1000) + 3600 } })
  later(25)
  connector.fail('keys', { with: 'status', status: 503 })
  expect(await letIn(lasting())).toBe(true)
})
