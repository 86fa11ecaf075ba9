import { createHmac } from 'node:crypto'
import type { Clock } from '../casework/casework.js'
import { ChannelFault } from './channel.js'

const tryMs = 3_000

/** The signature of a body at a moment: `t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">`, as receivers of webhooks know it. */
export const sign = (secret: string, body: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`

/** Where a signed webhook goes, and how people know it: "The alert webhook", "ALERT_WEBHOOK_URL". */
export interface Receiver {
  readonly url: string
  readonly secret: string
  readonly clock: Clock
  readonly called: string
  readonly setting: string
}

/** Posts a signed body once; `key` lets the receiver tell a repeat. Refusals (4xx but 408 and 429) are for good. Throws ChannelFault. */
export const postSigned = async ({ url, secret, clock, called, setting }: Receiver, body: string, key: string): Promise<void> => {
  const signature = sign(secret, body, Math.floor(clock().getTime() / 1000))
  const answer = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'error',
    headers: { 'content-type': 'application/json', 'x-steward-signature': signature, 'idempotency-key': key },
    signal: AbortSignal.timeout(tryMs),
  }).catch((cause: unknown) => {
    const refused = (cause as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED'
    throw new ChannelFault(refused ? 'later' : 'unclear', `${called} did not answer in time.`, { cause })
  })
  await answer.body?.cancel()
  if (answer.ok) return
  const retryAfter = Number(answer.headers.get('retry-after'))
  if (answer.status === 429 || answer.status === 408 || answer.status >= 500)
    throw new ChannelFault('later', `${called} answers ${answer.status}.`, retryAfter > 0 ? { retryAfter } : {})
  throw new ChannelFault('never', `${called} refuses with ${answer.status}; an administrator must look at ${setting}.`)
}
