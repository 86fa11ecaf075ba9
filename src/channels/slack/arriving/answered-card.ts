import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { RecordId } from '../../../procedures/words.js'
import { recordsIn } from '../records-in.js'
import type { Payload } from './payloads.js'

/** Whose card somebody wrote below: a record's, none (a list, an answer), or Slack did not say. */
export type Below = RecordId | 'none' | 'unsaid'

const Parent = z.looseObject({ ts: z.string(), blocks: z.array(z.unknown()).optional() })

/** Finds the record whose card begins the thread that somebody answers in, in their own chat with the bot. Undefined: it is no answer in a thread. */
export async function answeredCard(client: WebClient, payload: Payload): Promise<Below | undefined> {
  if (payload.type !== 'event_callback' || payload.event.type !== 'message') return undefined
  const { channel, ts, thread_ts: thread } = payload.event
  if (thread === undefined || thread === ts) return undefined
  try {
    const { messages = [] } = await client.conversations.history({ channel, latest: thread, oldest: thread, inclusive: true, limit: 1 })
    const parent = messages.map((each) => Parent.safeParse(each)).find((each) => each.success && each.data.ts === thread)
    const records = new Set(
      parent?.success ? (parent.data.blocks ?? []).flatMap((block) => recordsIn(block).map(({ record: one }) => one)) : [],
    )
    const [record] = records
    return record !== undefined && records.size === 1 ? record : 'none'
  } catch {
    return 'unsaid'
  }
}
