import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { type Instant, instant, RecordId } from '../../procedures/words.js'
import type { ShownCopy } from '../channel.js'
import { recordsIn } from './records-in.js'

/** Only what the bot wrote itself: what people type below its cards is none of this. */
const Ours = z.looseObject({
  ...{ bot_id: z.string(), text: z.string().optional(), blocks: z.array(z.unknown()).optional() },
  ...{ ts: z.string(), edited: z.looseObject({ ts: z.string() }).optional() },
})
const reference = /\b[A-Z]{2}-\d{4}-\d{4,}\b/
/** Of a chat that is longer than this the oldest is left. */
const mostPages = 25

/** What the bot's own cards in a conversation show, of those posted since a moment; a card without buttons is known by its title alone. */
export async function readBack(client: WebClient, channel: string, since: Instant): Promise<readonly ShownCopy[]> {
  const oldest = String(Math.floor(Date.parse(since) / 1000))
  const shown: ShownCopy[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const read = await client.conversations.history({ channel, oldest, limit: 200, ...(cursor ? { cursor } : {}) })
    shown.push(...(read.messages ?? []).flatMap(shownBy))
    cursor = read.response_metadata?.next_cursor
    if (!cursor) break
  }
  return shown
}

const shownBy = (message: unknown): readonly ShownCopy[] => {
  const ours = Ours.safeParse(message)
  if (!ours.success) return []
  const drawn = instant(new Date(Number(ours.data.edited?.ts ?? ours.data.ts) * 1000))
  const titled = RecordId.safeParse(reference.exec(ours.data.text ?? '')?.[0])
  const byButtons = (ours.data.blocks ?? []).flatMap(recordsIn)
  // Its buttons tell more of the same record: of which version it is.
  const byTitle = titled.success && !byButtons.some(({ record }) => record === titled.data) ? [{ record: titled.data }] : []
  return [...byTitle, ...byButtons].map((copy) => ({ ...copy, drawn }))
}
