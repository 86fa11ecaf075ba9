import type { WebClientOptions } from '@slack/web-api'
import { z } from 'zod'
import { ChannelFault } from '../../channel.js'
import type { Renewal } from './rotation.js'

/** What a call needs of rotating tokens. */
export interface Tokens {
  newest(): string
  /** Slack refused `used`. Ends with whether there is another one now, or may be one later. */
  refused(used: string): Promise<Renewal>
}

type Fetch = NonNullable<WebClientOptions['fetch']>
type Send = (...given: Parameters<Fetch>) => Promise<Response>

/**
 * Sends each call of a client with the token that is the newest at that moment, so that no client is ever built anew. A call that is
 * refused for its token had no effect: the token is renewed and the call made once more, within the time that it has.
 */
export function withNewest(tokens: Tokens): Send {
  return async (url, init) => {
    const send = (token: string) => fetch(url, { ...init, headers: { ...init?.headers, Authorization: `Bearer ${token}` } })
    const used = tokens.newest()
    const answer = await send(used)
    if (!(await refusesToken(answer.clone()))) return answer
    const renewal = await before(init?.signal ?? undefined, tokens.refused(used))
    if (renewal === 'renewed') return send(tokens.newest())
    if (renewal === 'later') throw new ChannelFault('later', 'The bot’s Slack token has expired and is being renewed.')
    return answer
  }
}

const TokenRefused = z.object({ ok: z.literal(false), error: z.enum(['token_expired', 'invalid_auth', 'token_revoked']) })

async function refusesToken(answer: Response): Promise<boolean> {
  const body: unknown = await answer.json().catch(() => undefined)
  return TokenRefused.safeParse(body).success
}

/** The renewal goes on when the call has no more time to wait for it. */
function before(signal: AbortSignal | undefined, renewal: Promise<Renewal>): Promise<Renewal> {
  if (!signal) return renewal
  return new Promise((resolve, reject) => {
    const late = () => resolve('later')
    signal.addEventListener('abort', late, { once: true })
    renewal.finally(() => signal.removeEventListener('abort', late)).then(resolve, reject)
  })
}
