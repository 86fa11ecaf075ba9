import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartFault } from '../settings/start-fault.js'

/** What is wrong now, a sentence each. With `out`, the bot cannot do its work; without, it can, and somebody should look. */
export interface Readiness {
  readonly out: readonly string[]
  readonly look: readonly string[]
}

export interface ServerSettings {
  readonly port: number
  readonly host: string
  readonly ready: () => Promise<Readiness>
  readonly metrics: { readonly contentType: string; text(): Promise<string> }
  /** A listener threw: by its path, with what it threw. */
  readonly faulty: (path: string, fault: unknown) => void
}

/** The one server that platforms and operators call. */
export interface Server {
  /** Gives a path to a channel's listener, which reads bodies within its own limits. To be called before `start`. */
  mount(path: string, listener: RequestListener): void
  /** Throws StartFault when the port is taken. */
  start(): Promise<void>
  /** The port listened on; the one asked for until it is started. */
  readonly port: number
  /** Takes no more requests; ends when those in hand are answered, at the latest after two seconds. */
  stop(): Promise<void>
}

/** Opens the server: /healthz (this process answers), /readyz (the bot can work), /metrics, and whatever is mounted. */
export const openServer = ({ port, host, ready, metrics, faulty }: ServerSettings): Server => {
  const mounted = new Map<string, RequestListener>()

  const own: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/healthz': async (response) => say(response, 200, 'Here.'),
    '/readyz': async (response) => {
      const { out, look } = await ready()
      if (out.length > 0) say(response, 503, [...out, ...look].join('\n'))
      else say(response, 200, ['Ready.', ...look].join('\n'))
    },
    '/metrics': async (response) => say(response, 200, await metrics.text(), metrics.contentType),
  }

  const answer: RequestListener = async (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    const listener = mounted.get(path)
    const ours = own[path]
    try {
      if (listener) await listener(request, response)
      else if (!ours) say(response, 404, 'There is nothing here.')
      else if (request.method !== 'GET' && request.method !== 'HEAD') say(response, 405, 'Only GET is answered here.')
      else await ours(response)
    } catch (fault) {
      faulty(listener || ours ? path : 'elsewhere', fault)
      if (!response.headersSent) say(response, 500, 'Something went wrong here.')
      else response.destroy()
    }
  }
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 }, (request, response) => {
    void answer(request, response)
  })

  return {
    mount: (path, listener) => void mounted.set(path, listener),
    get port() {
      const address: AddressInfo | string | null = server.address()
      return typeof address === 'object' && address ? address.port : port
    },
    start: () =>
      new Promise<void>((resolve, reject) => {
        server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, host, port)))
        server.listen(port, host, resolve)
      }),
    async stop() {
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const patience = setTimeout(() => server.closeAllConnections(), 2_000)
      await closed
      clearTimeout(patience)
    },
  }
}

const say = (response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  response.end(response.req.method === 'HEAD' ? undefined : `${text.trimEnd()}\n`)
}

const cannotListen = (cause: NodeJS.ErrnoException, host: string, port: number): StartFault => {
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program: set PORT to a free one.`,
    EACCES: `Port ${port} may not be opened by this user: set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This computer has no address ${host}: set HOST to one that it has.`,
    ENOTFOUND: `This computer has no address ${host}: set HOST to one that it has.`,
  }
  return new StartFault(why[cause.code ?? ''] ?? `The bot cannot listen on ${host}:${port}: check HOST and PORT.`, { cause })
}
