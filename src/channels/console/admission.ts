import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request is not let in: the status, and a sentence for whoever looks into it. */
export interface TurnedAway {
  readonly status: 403 | 421
  readonly because: string
}

/** Headers that a tunnel or a proxy adds: whoever sends one is not the browser on this machine. */
const handedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'via', 'x-real-ip', 'cf-connecting-ip'] as const
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * Is this a request of the console's own page in a browser on this machine? Whoever opens the console can be anybody, so
 * nothing else may reach it: no other site (Origin, Sec-Fetch-Site), no rebound name (Host), no tunnel (proxy headers).
 * `opening` is a request for the page itself, which a link elsewhere may open: it holds nothing yet.
 */
export function turnedAway(request: IncomingMessage, port: number, opening: boolean): TurnedAway | undefined {
  const { headers, socket } = request
  const ours = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!loopback.has(socket.remoteAddress ?? '')) return { status: 403, because: 'The console answers to this machine only.' }
  if (!ours.includes(headers.host ?? ''))
    return { status: 421, because: `Open the console at http://127.0.0.1:${port}: it answers to no other name.` }
  if (handedOn.some((name) => headers[name] !== undefined))
    return { status: 403, because: 'The console is not for tunnels or proxies: open it on the machine where the bot runs.' }
  if (headers.origin !== undefined && !ours.some((host) => headers.origin === `http://${host}`))
    return { status: 403, because: 'The console answers to its own page only.' }
  const site = headers['sec-fetch-site']
  const navigates = opening && headers['sec-fetch-mode'] === 'navigate'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigates)
    return { status: 403, because: 'The console answers to its own page only.' }
  return undefined
}

/** Is it the page's token? Compared in constant time; a missing one is a wrong one. */
export function isToken(given: string | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What every response says to the browser: only our own files, no inline script or style, in nobody's frame. */
export const protections: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
}
