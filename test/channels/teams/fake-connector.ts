import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'

/** What goes wrong with the next call of a kind. `effect`: the call had its effect all the same. */
export type Fault =
  | {
      readonly with: 'status'
      readonly status: number
      readonly code?: string
      readonly message?: string
      readonly retryAfter?: number
      readonly effect?: boolean
    }
  | { readonly with: 'reset'; readonly effect: 'before' | 'after' }
  | { readonly with: 'redirect'; readonly to: string }
  | { readonly with: 'hang' }
export type Kind = 'send' | 'update' | 'create' | 'members' | 'member' | 'token' | 'keys'

export interface Message {
  readonly conversation: string
  readonly id: string
  readonly replyTo?: string
  activity: { readonly text?: string; readonly summary?: string; readonly attachments?: readonly { readonly content: Drawn }[] }
  edited: number
}
export interface Call {
  readonly kind: Kind | 'other'
  readonly authorization: string | undefined
}

/** A Teams on loopback: the connector, Microsoft's sign-in and its signing keys, with a plan of faults and a ledger. */
export interface FakeConnector {
  readonly url: string
  readonly serviceUrl: string
  readonly openIdMetadata: string
  readonly calls: Call[]
  readonly messages: Message[]
  readonly created: { readonly conversation: string; readonly person: string }[]
  /** Who is in a channel. */
  readonly members: Map<string, readonly { readonly id: string; readonly aadObjectId: string }[]>
  /** What Teams says of an account, by its id; of others it says nothing. */
  readonly accounts: Map<string, Readonly<Record<string, unknown>>>
  fail(kind: Kind, fault: Fault): void
  /** Stands before every call, with the conversation it is for: what it answers is what goes wrong. */
  gate?: (kind: Kind, conversation: string) => Fault | undefined
  /** A token as Teams' service signs it, with whatever is to be wrong about it. */
  token(changes?: { header?: object; claims?: object; key?: KeyObject; alg?: 'RS256' | 'HS256' | 'none' }): string
  readonly botToken: string
  close(): Promise<void>
}

export const appId = '6b1c8f0e-1111-4000-8000-000000000001'
export const tenantId = '6b1c8f0e-2222-4000-8000-000000000002'
export const appPassword = 'a-client-secret-of-the-office'
// One pair for all tests of a file: making one takes its time.
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const botToken = 'token-of-the-bot'
/** A message that a bot sent; what people wrote is not kept here. */
const ourOwn = /^m\d+$/

export async function openFakeConnector(): Promise<FakeConnector> {
  const calls: Call[] = []
  const messages: Message[] = []
  const created: FakeConnector['created'] = []
  const members: FakeConnector['members'] = new Map()
  const accounts: FakeConnector['accounts'] = new Map()
  const faults: { kind: Kind; fault: Fault }[] = []
  let count = 0

  const routes: readonly { kind: Kind; method: string; path: RegExp; act(match: readonly string[], body: string): object }[] = [
    { kind: 'keys', method: 'GET', path: /^\/openid$/, act: () => ({ issuer: 'https://api.botframework.com', jwks_uri: `${url()}/keys` }) },
    {
      kind: 'keys',
      method: 'GET',
      path: /^\/keys$/,
      act: () => ({
        keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', endorsements: ['msteams', 'skype'] }],
      }),
    },
    {
      kind: 'token',
      method: 'POST',
      path: /^\/([^/]+)\/oauth2\/v2\.0\/token$/,
      act: () => ({ token_type: 'Bearer', expires_in: 3600, access_token: botToken }),
    },
    {
      kind: 'create',
      method: 'POST',
      path: /^\/teams\/v3\/conversations$/,
      act(_, body) {
        const person: string = JSON.parse(body).members[0].id
        const conversation = `a:begun-${person}`
        created.push({ conversation, person })
        return { id: conversation }
      },
    },
    {
      kind: 'members',
      method: 'GET',
      path: /^\/teams\/v3\/conversations\/([^/]+)\/pagedmembers/,
      act: ([conversation = '']) => ({ members: members.get(conversation) ?? [] }),
    },
    {
      kind: 'member',
      method: 'GET',
      path: /^\/teams\/v3\/conversations\/[^/]+\/members\/([^/?]+)/,
      act([id = '']) {
        const found = accounts.get(id)
        if (!found) throw new NotThere()
        return { id, ...found }
      },
    },
    {
      kind: 'send',
      method: 'POST',
      path: /^\/teams\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?$/,
      act([conversation = '', replyTo], body) {
        const [place, root] = conversation.split(';messageid=')
        if (root !== undefined && ourOwn.test(root) && !messages.some((one) => one.id === root && one.conversation === place))
          throw new NotThere()
        const id = `m${++count}`
        messages.push({ conversation, id, activity: JSON.parse(body), edited: 0, ...(replyTo ? { replyTo } : {}) })
        return { id }
      },
    },
    {
      kind: 'update',
      method: 'PUT',
      path: /^\/teams\/v3\/conversations\/([^/]+)\/activities\/([^/?]+)$/,
      act([conversation, id], body) {
        const found = messages.find((message) => message.id === id && message.conversation === conversation)
        if (!found) throw new NotThere()
        found.activity = JSON.parse(body)
        found.edited += 1
        return { id }
      },
    },
  ]
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part)
    const body = Buffer.concat(parts).toString()
    const path = req.url ?? ''
    const route = routes.find((each) => each.method === req.method && each.path.test(path))
    calls.push({ kind: route?.kind ?? 'other', authorization: req.headers.authorization })
    const send = (status: number, value: object, headers: Record<string, string> = {}) =>
      void res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
    if (!route) return send(404, { error: { code: 'NotFound' } })
    const match = (route.path.exec(path) ?? []).slice(1).map((part) => (part === undefined ? part : decodeURIComponent(part))) as string[]
    const act = () => route.act(match, body)
    const at = faults.findIndex(({ kind }) => kind === route.kind)
    const fault = fake.gate?.(route.kind, match[0] ?? '') ?? (at < 0 ? undefined : faults.splice(at, 1)[0]?.fault)
    try {
      switch (fault?.with) {
        case undefined:
          return send(route.method === 'POST' ? 201 : 200, act())
        case 'status':
          if (fault.effect) act()
          return send(
            fault.status,
            { error: { code: fault.code ?? 'Fault', message: fault.message ?? '' } },
            fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
          )
        case 'reset':
          if (fault.effect === 'after') act()
          return void res.destroy()
        case 'hang':
          return
        case 'redirect':
          return void res.writeHead(307, { location: fault.to }).end()
      }
    } catch (cause) {
      if (!(cause instanceof NotThere)) throw cause
      send(404, { error: { code: 'ActivityNotFoundInConversation', message: 'Activity not found' } })
    }
  }
  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.destroy())
  })
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeConnector = {
    url: url(),
    serviceUrl: `${url()}/teams/`,
    openIdMetadata: `${url()}/openid`,
    calls,
    messages,
    created,
    members,
    accounts,
    botToken,
    fail: (kind, fault) => void faults.push({ kind, fault }),
    token({ header = {}, claims = {}, key = pair.privateKey, alg = 'RS256' } = {}) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const head = part({ alg, kid: 'key-1', typ: 'JWT', ...header })
      const exp = Math.floor(Date.now() / 1000) + 3600
      const body = part({ iss: 'https://api.botframework.com', aud: appId, exp, serviceurl: `${url()}/teams/`, ...claims })
      if (alg === 'none') return `${head}.${body}.`
      if (alg === 'HS256') return `${head}.${body}.${Buffer.from('made up').toString('base64url')}`
      return `${head}.${body}.${createSign('RSA-SHA256').update(`${head}.${body}`).sign(key).toString('base64url')}`
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return fake
}

class NotThere extends Error {}
