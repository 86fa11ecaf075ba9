import { createHmac } from 'node:crypto'
import type { Clock } from '../../casework/casework.js'
import { type Channel, ChannelFault } from '../channel.js'

const tryMs = 3_000

/** The signature of a body at a moment: `t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">`, as receivers of webhooks know it. */
export const sign = (secret: string, body: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`

/**
 * A signed webhook as a last rung of an at-risk alert: to a pager, a phone tree, a control room. It carries the reference and the kind,
 * nothing personal (rule 6), and the delivery's key, by which the receiver can tell a repeat. Refusals (4xx but 408 and 429) are for good.
 */
export const openWebhookChannel = (settings: { url: string; secret: string; clock: Clock }): Channel => ({
  name: 'webhook',
  reaches: (to) => 'purpose' in to && to.purpose === 'seniors',
  async post(to, card, { urgency, key }) {
    if (!('purpose' in to) || to.purpose !== 'seniors') throw new ChannelFault('never', 'The alert webhook is for the seniors only.')
    const body = JSON.stringify({ kind: card.preview, record: card.record, urgency, key })
    const signature = sign(settings.secret, body, Math.floor(settings.clock().getTime() / 1000))
    const answer = await fetch(settings.url, {
      method: 'POST',
      body,
      redirect: 'error',
      headers: { 'content-type': 'application/json', 'x-steward-signature': signature, 'idempotency-key': key },
      signal: AbortSignal.timeout(tryMs),
    }).catch((cause: unknown) => {
      const refused = (cause as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED'
      throw new ChannelFault(refused ? 'later' : 'unclear', 'The alert webhook did not answer in time.', { cause })
    })
    await answer.body?.cancel()
    if (answer.ok) return { channel: 'webhook', where: to.purpose, id: key }
    const retryAfter = Number(answer.headers.get('retry-after'))
    if (answer.status === 429 || answer.status === 408 || answer.status >= 500)
      throw new ChannelFault('later', `The alert webhook answers ${answer.status}.`, retryAfter > 0 ? { retryAfter } : {})
    throw new ChannelFault('never', `The alert webhook refuses with ${answer.status}; an administrator must look at ALERT_WEBHOOK_URL.`)
  },
  async replace() {},
  async start() {},
  async stop() {},
})
