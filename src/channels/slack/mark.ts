import { createHash } from 'node:crypto'
import type { types } from '@slack/bolt'

/** What a delivery is found again by in a conversation. Its key may name a record; the hash names nothing. */
export const markOf = (key: string): string => `sent-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`

/** Is the id of a block such a mark? */
export const isMark = (id: string): boolean => id.startsWith('sent-')

/** A message that bears a mark, as the id of its first block. */
export const marked = (blocks: readonly types.KnownBlock[], mark: string): types.KnownBlock[] =>
  blocks.map((block, at) => (at === 0 ? { ...block, block_id: mark } : block))
