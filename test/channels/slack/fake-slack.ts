import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { types } from '@slack/bolt'
import { acceptSocket, type Socket } from './web-socket.js'

/** What goes wrong with the next call of a method. `before` and `after` say whether the call had its effect. */
export type Fault =
  | { readonly with: 'status'; readonly status: number; readonly retryAfter?: number; readonly effect?: boolean }
  | { readonly with: 'reset'; readonly effect: 'before' | 'after' }
  | { readonly with: 'hang' }
  | { readonly with: 'dropped' }
  | { readonly with: 'error'; readonly error: string; readonly more?: object }
  | { readonly with: 'slow'; readonly until: Promise<unknown> }

export interface Call {
  readonly method: string
  readonly args: Readonly<Record<string, string>>
}
export interface Message {
  readonly channel: string
  ts: string
  text: string
  blocks: types.KnownBlock[]
  /** Whom an ephemeral message is for. */
  readonly only?: string
  /** The message below which it stands. */
  readonly thread?: string
  /** A message of a thread that the channel shows too. */
  readonly shown?: true
}
export interface OpenView {
  readonly id: string
  hash: string
  readonly user: string
  view: types.View
  closed: boolean
}
interface FakeUser {
  readonly id: string
  readonly email: string
  readonly more?: object
}

/** A Slack on loopback: Web API methods the bot uses, response_urls and triggers, with a plan of faults and a ledger of calls. */
export interface FakeSlack {
  readonly apiUrl: string
  readonly calls: Call[]
  readonly messages: Message[]
  readonly views: OpenView[]
  readonly homes: Map<string, types.View>
  /** Every view and every list of blocks that was ever sent, to be checked against the limits. */
  readonly drawn: { readonly where: 'message' | 'modal' | 'home'; readonly blocks: types.KnownBlock[]; readonly view?: types.View }[]
  fail(method: string, fault: Fault): void
  /** Forgets the faults that are still planned for a method. */
  heal(method: string): void
  user(id: string, email: string, more?: object): void
  /** A fresh trigger; each opens one view, of the user if one is named. */
  trigger(name?: string, user?: string): string
  expire(trigger: string): void
  responseUrl(channel: string, user: string, ts?: string): string
  /** The response_urls by which somebody was answered. */
  readonly responded: Set<string>
  /** Sends an envelope by Socket Mode; the answer is what the bot acknowledged it with. Waits until the bot is connected. */
  envelope(type: 'slash_commands' | 'interactive' | 'events_api', payload: object): Promise<unknown>
  /** Stands before every method: what it answers is the answer. Undefined: the method itself answers. */
  gate?: (call: Call, bearer: string) => object | undefined
  /** What a call is held up by before it is answered. */
  hold?: (call: Call, bearer: string) => Promise<unknown> | undefined
  /** Slack's clock. */
  now: () => Date
  /** Slack ends the connection, as it does every few hours. */
  recycle(): void
  close(): Promise<void>
}

const scopesOfBot = 'app_mentions:read,channels:read,chat:write,commands,groups:read,im:history,im:write,users:read,users:read.email'

export async function openFakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = []
  const messages: Message[] = []
  const views: OpenView[] = []
  const homes = new Map<string, types.View>()
  const drawn: FakeSlack['drawn'] = []
  const users = new Map<string, FakeUser>()
  const faults: { method: string; fault: Fault }[] = []
  const triggers = new Map<string, 'fresh' | 'used' | 'expired'>()
  const triggeredBy = new Map<string, string>()
  const responded = new Set<string>()
  const urls = new Map<string, { channel: string; user: string; ts?: string }>()
  let count = 0
  const next = () => ++count
  let latestSecond = 0
  /** The moment by its clock, never one that was before. */
  const ts = () => {
    latestSecond = Math.max(latestSecond, Math.floor(fake.now().getTime() / 1000))
    return `${latestSecond}.${String(next()).padStart(6, '0')}`
  }

  const blocksOf = (args: Readonly<Record<string, string>>): types.KnownBlock[] => JSON.parse(args.blocks ?? '[]')
  const post = (args: Readonly<Record<string, string>>, only?: string): Message => {
    const blocks = blocksOf(args)
    drawn.push({ where: 'message', blocks })
    const { thread_ts: thread, reply_broadcast: broadcast } = args
    const place = thread ? { thread, ...(broadcast === 'true' ? { shown: true as const } : {}) } : {}
    const message = { channel: args.channel ?? '', ts: ts(), text: args.text ?? '', blocks, ...(only ? { only } : {}), ...place }
    messages.push(message)
    return message
  }
  const viewOf = (args: Readonly<Record<string, string>>): types.View => {
    const view: types.View = JSON.parse(args.view ?? '{}')
    drawn.push({ where: view.type === 'home' ? 'home' : 'modal', blocks: view.blocks as types.KnownBlock[], view })
    return view
  }
  let socket: Socket | undefined
  const connected: ((open: Socket) => void)[] = []
  const acknowledged = new Map<string, (payload: unknown) => void>()
  const methods: Record<string, (args: Readonly<Record<string, string>>) => object> = {
    'auth.test': () => ({ ok: true, user_id: 'UBOT', bot_id: 'BBOT', team: 'Office', team_id: 'T1', url: 'https://office.slack.test/' }),
    'users.info': ({ user = '' }) => {
      const found = users.get(user)
      return found
        ? { ok: true, user: { id: user, team_id: 'T1', profile: { email: found.email }, ...found.more } }
        : { ok: false, error: 'user_not_found' }
    },
    'users.list': ({ cursor = '0' }) => {
      // In pages of a hundred, whatever was asked for.
      const [from, all] = [Number(cursor), [...users.values()]]
      const members = all.slice(from, from + 100).map(({ id, email, more }) => ({ id, team_id: 'T1', profile: { email }, ...more }))
      const next_cursor = from + 100 < all.length ? String(from + 100) : ''
      return { ok: true, members, response_metadata: { next_cursor } }
    },
    'users.lookupByEmail': ({ email }) => {
      const found = [...users.values()].find((user) => user.email === email)
      return found ? { ok: true, user: { id: found.id, team_id: 'T1', ...found.more } } : { ok: false, error: 'users_not_found' }
    },
    'conversations.open': ({ users: user = '' }) => ({ ok: true, channel: { id: `D${user}` } }),
    'conversations.info': ({ channel }) => ({
      ok: true,
      channel: { id: channel, name: 'a-channel', is_member: channel !== 'CNOT', is_archived: channel === 'COLD' },
    }),
    'conversations.history': ({ channel, limit = '100', cursor, oldest = '0', latest = '9999999999', inclusive }) => {
      const most = Number(limit)
      if (!(most >= 1 && most <= 999)) return { ok: false, error: 'invalid_limit' }
      const [, before] = cursor === undefined ? [] : (/^next_ts:(\d+\.\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [])
      if (cursor !== undefined && before === undefined) return { ok: false, error: 'invalid_cursor' }
      const isWithin = (ts: number) =>
        inclusive === 'true' ? ts >= Number(oldest) && ts <= Number(latest) : ts > Number(oldest) && ts < Number(latest)
      // What stands in a thread alone is none of the channel's history; and what comes while it is read shifts no page.
      const all = messages
        .filter((m) => m.channel === channel && !m.only && (m.thread === undefined || m.shown === true) && isWithin(Number(m.ts)))
        .filter(({ ts }) => before === undefined || Number(ts) < Number(before))
        .sort((one, other) => Number(other.ts) - Number(one.ts))
      const page = all.slice(0, most)
      const has_more = all.length > most
      const next_cursor = Buffer.from(`next_ts:${page.at(-1)?.ts}`).toString('base64')
      const more = has_more ? { response_metadata: { next_cursor } } : {}
      return { ok: true, messages: page.map((message) => ({ bot_id: 'BBOT', ...message })), has_more, ...more }
    },
    'chat.postMessage': (args) => {
      const { channel, thread_ts: thread } = args
      if (thread && !messages.some((one) => one.ts === thread && one.channel === channel)) return { ok: false, error: 'thread_not_found' }
      const message = post(args)
      return { ok: true, channel: message.channel, ts: message.ts }
    },
    'chat.postEphemeral': (args) => ({ ok: true, message_ts: post(args, args.user).ts }),
    'chat.update': (args) => {
      const message = messages.find((m) => m.ts === args.ts && m.channel === args.channel)
      if (!message) return { ok: false, error: 'message_not_found' }
      message.blocks = blocksOf(args)
      message.text = args.text ?? ''
      drawn.push({ where: 'message', blocks: message.blocks })
      return { ok: true, channel: args.channel, ts: args.ts }
    },
    'views.open': (args) => {
      const state = triggers.get(args.trigger_id ?? '')
      if (state !== 'fresh') return { ok: false, error: state === 'used' ? 'exchanged_trigger' : 'expired_trigger_id' }
      triggers.set(args.trigger_id ?? '', 'used')
      const open: OpenView = {
        id: `V${next()}`,
        hash: `h${next()}`,
        user: triggeredBy.get(args.trigger_id ?? '') ?? '',
        view: viewOf(args),
        closed: false,
      }
      views.push(open)
      return { ok: true, view: { ...open.view, id: open.id, hash: open.hash } }
    },
    'views.push': (args) => methods['views.open']?.(args) ?? { ok: false, error: 'not_found' },
    'views.update': (args) => {
      const open = views.find(({ id, closed }) => id === args.view_id && !closed)
      if (!open) return { ok: false, error: 'not_found' }
      open.view = viewOf(args)
      open.hash = `h${next()}`
      return { ok: true, view: { ...open.view, id: open.id, hash: open.hash } }
    },
    'apps.connections.open': () => ({ ok: true, url: `ws://127.0.0.1:${port()}/link` }),
    'views.publish': (args) => {
      homes.set(args.user_id ?? '', viewOf(args))
      return { ok: true }
    },
  }

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part)
    const body = Buffer.concat(parts).toString()
    const path = req.url ?? ''
    if (path.startsWith('/respond/')) return respond(path, body, res)
    const method = path.replace('/api/', '')
    const args = Object.fromEntries(new URLSearchParams(body))
    calls.push({ method, args })
    const bearer = (req.headers.authorization ?? '').replace('Bearer ', '')
    const act = (): object => fake.gate?.({ method, args }, bearer) ?? methods[method]?.(args) ?? { ok: false, error: 'unknown_method' }
    const at = faults.findIndex((planned) => planned.method === method)
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault
    const send = (status: number, value: object, headers: Record<string, string> = {}) =>
      void res
        .writeHead(status, { 'content-type': 'application/json', 'x-oauth-scopes': scopesOfBot, ...headers })
        .end(JSON.stringify(value))
    switch (fault?.with) {
      case undefined:
        await fake.hold?.({ method, args }, bearer)
        return send(200, act())
      case 'status':
        if (fault.effect) act()
        return send(fault.status, {}, fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) })
      case 'reset':
        if (fault.effect === 'after') act()
        return void res.destroy()
      case 'hang':
        return
      case 'dropped':
        return send(200, { ok: true, channel: args.channel, ts: ts() })
      case 'error':
        return send(200, { ok: false, error: fault.error, ...fault.more })
      case 'slow':
        await fault.until
        return send(200, act())
    }
  }
  const respond = (path: string, body: string, res: ServerResponse): void => {
    const url = urls.get(path)
    if (!url) return void res.writeHead(404).end()
    responded.add(`http://127.0.0.1:${port()}${path}`)
    const { text, blocks, replace_original: replace, response_type: type } = JSON.parse(body)
    drawn.push({ where: 'message', blocks })
    const old = replace ? messages.find((m) => m.ts === url.ts) : undefined
    if (old) Object.assign(old, { text, blocks })
    else messages.push({ channel: url.channel, ts: ts(), text, blocks, ...(type === 'in_channel' ? {} : { only: url.user }) })
    res.writeHead(200).end('ok')
  }
  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.destroy())
  })
  server.on('upgrade', (req, stream) => {
    const mine = acceptSocket(
      req,
      stream,
      (text) => {
        const { envelope_id: id, payload } = JSON.parse(text)
        acknowledged.get(id)?.(payload)
        acknowledged.delete(id)
      },
      () => {
        if (socket === mine) socket = undefined
      },
    )
    socket = mine
    mine.send(JSON.stringify({ type: 'hello' }))
    for (const take of connected.splice(0)) take(mine)
  })
  const port = () => (server.address() as AddressInfo).port
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeSlack = {
    apiUrl: `http://127.0.0.1:${port()}/api/`,
    calls,
    messages,
    views,
    homes,
    drawn,
    responded,
    now: () => new Date(),
    fail: (method, fault) => void faults.push({ method, fault }),
    heal(method) {
      for (let at = faults.length - 1; at >= 0; at -= 1) if (faults[at]?.method === method) faults.splice(at, 1)
    },
    user: (id, email, more = {}) => void users.set(id, { id, email, more }),
    trigger(name, user) {
      const trigger = name ?? `${next()}.trigger`
      triggers.set(trigger, 'fresh')
      if (user) triggeredBy.set(trigger, user)
      return trigger
    },
    expire: (trigger) => void triggers.set(trigger, 'expired'),
    responseUrl(channel, user, ts) {
      const path = `/respond/${next()}`
      urls.set(path, { channel, user, ...(ts ? { ts } : {}) })
      return `http://127.0.0.1:${port()}${path}`
    },
    async envelope(type, payload) {
      const open = socket ?? (await new Promise<Socket>((resolve) => connected.push(resolve)))
      const id = `envelope-${next()}`
      const answer = new Promise((resolve) => acknowledged.set(id, resolve))
      open.send(JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: true }))
      return answer
    },
    recycle: () => socket?.close(),
    async close() {
      socket?.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return fake
}
