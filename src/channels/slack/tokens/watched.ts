import type { WebClientOptions } from '@slack/web-api'
import { z } from 'zod'
import type { Troubles } from '../../troubles.js'
import { codesOfToken, wordsOf } from '../faults.js'

type Fetch = NonNullable<WebClientOptions['fetch']>
type Send = (...given: Parameters<Fetch>) => Promise<Response>
const Answered = z.object({ ok: z.boolean(), error: z.string().optional() })

/** Notes with each answer whether Slack takes our token: nothing goes out with one that was revoked, whatever the call. */
export function watched(send: Send, troubles: Troubles): Fetch {
  return async (url, init) => {
    const answer = await send(url, init)
    const read = Answered.safeParse(
      await answer
        .clone()
        .json()
        .catch(() => undefined),
    )
    if (!read.success) return answer
    const { ok, error = '' } = read.data
    if (ok) troubles.well('token')
    else if (codesOfToken.has(error)) troubles.tell('token', { says: wordsOf(error), mute: true })
    return answer
  }
}
