import { createHmac } from 'node:crypto'
import type { Clock } from '../casework/casework.js'
import { answersPage } from './answers-page.js'
import { ChannelFault } from './channel.js'
import { hostOf, whyNoConnection } from './no-connection.js'

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

/**
 * Posts a signed body once; `key` lets the receiver tell a repeat. Refusals (4xx but 408 and 429, whatever leads elsewhere, and a web page, which no
 * receiver answers with) are for good. Gives the status. Throws ChannelFault.
 */
export const postSigned = async ({ url, secret, clock, called, setting }: Receiver, body: string, key: string): Promise<number> => {
  const signature = sign(secret, body, Math.floor(clock().getTime() / 1000))
  const unclear = (cause: unknown) => new ChannelFault('unclear', `${called} did not answer in time.`, { cause })
  const answer = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'x-steward-signature': signature, 'idempotency-key': key },
    signal: AbortSignal.timeout(tryMs),
  }).catch((cause: unknown) => {
    const because = whyNoConnection(cause, { ...hostOf(url), setting })
    if (because !== undefined) throw new ChannelFault('later', `${called} cannot be reached. ${because}`, { cause })
    throw unclear(cause)
  })
  const { ok, status, headers } = answer
  if (ok) {
    const isPage = await answersPage(answer).catch((cause: unknown) => Promise.reject(unclear(cause)))
    if (!isPage) return status
    throw new ChannelFault(
      'never',
      `${called} answers with a web page (${status}), as a sign-in does, so nobody has it by that way: an administrator must look where ${setting} leads.`,
    )
  }
  await answer.body?.cancel()
  const retryAfter = Number(headers.get('retry-after'))
  if (status === 429 || status === 408 || status >= 500)
    throw new ChannelFault(
      'later',
      status >= 500 ? `${called} answers ${status}, a fault of its own: tell those who look after it.` : `${called} answers ${status}.`,
      retryAfter > 0 ? { retryAfter } : {},
    )
  throw new ChannelFault('never', whyRefused({ called, setting }, status))
}

/** Why a receiver refuses for good, as it may say it, and what an administrator can do. */
const whyRefused = ({ called, setting }: Pick<Receiver, 'called' | 'setting'>, status: number): string => {
  if (status < 400)
    return `${called} leads to another address (${status}), where nothing is sent: an administrator must write that one into ${setting}.`
  if (status === 401 || status === 403)
    return `${called} does not let the bot in (${status}): an administrator must see that it knows ${setting.replace(/_URL$/, '_SECRET')}.`
  if (status === 404 || status === 410) return `${called} is not at its address (${status}): an administrator must look at ${setting}.`
  return `${called} refuses with ${status}; an administrator must look at ${setting}.`
}
