import { generateKeyPairSync, sign } from 'node:crypto'
import { Agent, createServer, type RequestListener, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { pino } from 'pino'
import { commands } from '../../src/casework/commands.js'
import { openTeamsChannel } from '../../src/channels/teams/open-teams.js'
import { procedures } from '../../src/office.js'
import { appId, appPassword, tenantId } from '../channels/teams/fake-connector.js'
import { memoryStore } from '../channels/teams/memory-store.js'
import { activityFrom, teamsOffice } from '../channels/teams/rig.js'

interface App {
  readonly name: string
  readonly url: URL
}
const perRound = 600
const rounds = 5
const servers: Server[] = []

/**
 * A message until its reply is at the connector: our channel beside a bare botbuilder app on node:http, in one run, taking turns.
 * Authentication is on in both; the connector, the signing keys and the sign-in are on loopback.
 */
export async function benchTeams(): Promise<unknown> {
  const replies = new Map<string, () => void>()
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const connector = await serve((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const json = (value: object) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
      if (req.url === '/openid') return json({ issuer: 'https://api.botframework.com', jwks_uri: `${connector.origin}/keys` })
      if (req.url === '/keys') return json({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k', endorsements: ['msteams'] }] })
      if (req.url?.includes('/oauth2/')) return json({ access_token: 'token', expires_in: 3600, token_type: 'Bearer' })
      const { text } = JSON.parse(Buffer.concat(parts).toString() || '{}')
      json({ id: 'reply' })
      replies.get(text)?.()
      return undefined
    })
  })
  const serviceUrl = `${connector.origin}/teams/`
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(Date.now() / 1000) + 3600
  const unsigned = `${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: 'https://api.botframework.com', aud: appId, exp, serviceurl: serviceUrl })}`
  const authorization = `Bearer ${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), pair.privateKey).toString('base64url')}`

  const ours = openTeamsChannel({
    appId,
    appPassword,
    tenantId,
    openIdMetadata: `${connector.origin}/openid`,
    loginEndpoint: connector.origin,
    allowedServiceUrls: [serviceUrl],
    commands: commands(procedures),
    directory: () => office,
    // Seven a second in one conversation is Teams' bound and not our speed: every message comes from a chat of its own.
    clock: () => new Date(),
    store: memoryStore(),
    logger: pino({ level: 'silent' }),
  })
  const office = teamsOffice()
  await ours.start(async (arrival) => ({ answer: 'sentence', text: 'text' in arrival ? arrival.text : '', tone: 'done' }))
  const apps: readonly App[] = [
    { name: 'ours', url: new URL('/api/messages', (await serve(ours.listener)).origin) },
    { name: 'bare', url: new URL('/api/messages', (await serve(bareApp(connector.origin))).origin) },
  ]

  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  let count = 0
  const once = async ({ url }: App): Promise<number> => {
    const name = `message ${++count}`
    const base = activityFrom('asha', serviceUrl, `a${count}`)
    const body = JSON.stringify({ ...base, conversation: { ...base.conversation, id: `a:${count}` }, type: 'message', text: name })
    const begun = performance.now()
    const replied = new Promise<void>((resolve) => replies.set(name, resolve))
    const taken = new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization }
      const req = request(url, { method: 'POST', agent, headers }, (res) => {
        res.resume().on('end', () => resolve(res.statusCode ?? 0))
      })
      req.on('error', reject).end(body)
    })
    const status = await taken
    if (status !== 200) throw new Error(`${url.href} answered ${status}`)
    await replied
    replies.delete(name)
    return performance.now() - begun
  }
  const round = async (app: App, concurrency: number) => {
    const times: number[] = []
    let left = perRound
    const begun = performance.now()
    const worker = async () => {
      while (left-- > 0) times.push(await once(app))
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    return { times, seconds: (performance.now() - begun) / 1000 }
  }
  for (const app of apps) await round(app, 10)
  const results = []
  for (const concurrency of [1, 10]) {
    const all = new Map(apps.map((app) => [app.name, { times: [] as number[], seconds: 0 }]))
    for (let at = 0; at < rounds; at++)
      for (const app of at % 2 ? apps : apps.toReversed()) {
        const { times, seconds } = await round(app, concurrency)
        const sum = all.get(app.name)
        if (!sum) continue
        sum.times.push(...times)
        sum.seconds += seconds
      }
    const figures = [...all].map(([name, { times, seconds }]) => {
      const sorted = times.toSorted((one, other) => one - other)
      const at = (share: number) => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 100) / 100
      return { name, perSecond: Math.round(times.length / seconds), p50Ms: at(0.5), p99Ms: at(0.99) }
    })
    const [mine, bare] = figures
    const ratio = (one = 0, other = 1) => Math.round((one / other) * 100) / 100
    results.push({
      concurrency,
      figures,
      perSecondRatio: ratio(mine?.perSecond, bare?.perSecond),
      p99Ratio: ratio(mine?.p99Ms, bare?.p99Ms),
    })
  }
  await ours.stop()
  agent.destroy()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  return results
}

/** What the SDK's own samples do, on node:http: its authentication, its adapter, and an answer with the words that came. */
function bareApp(microsoft: string): RequestListener {
  const credentials: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1] = {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(outgoing) {
        outgoing.headers.set('authorization', 'Bearer token')
        return outgoing
      },
    }),
  }
  const configuration = {
    MicrosoftAppId: appId,
    ToBotFromChannelOpenIdMetadataUrl: `${microsoft}/openid`,
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    OAuthUrl: 'https://api.botframework.com',
  }
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(configuration, credentials))
  return (req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const shim = {
        socket: req.socket,
        header: (name: string, value: unknown) => res.setHeader(name, String(value)),
        status: (code: number) => {
          res.statusCode = code
        },
        send: (body: unknown) => void res.write(typeof body === 'string' ? body : JSON.stringify(body)),
        end: () => res.end(),
      }
      const incoming = Object.assign(req, { body: JSON.parse(Buffer.concat(parts).toString()) })
      void adapter.process(incoming as never, shim as never, async (context) => {
        await context.sendActivity(context.activity.text)
      })
    })
  }
}

async function serve(listener: RequestListener): Promise<{ readonly origin: string }> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
