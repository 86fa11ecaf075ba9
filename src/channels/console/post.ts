import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Card } from '../../cards/card.js'
import type { ChannelPurpose } from '../../procedures/people.js'
import { Instant, instant, StaffId } from '../../procedures/words.js'

const card = z.custom<Card>((value) => typeof value === 'object' && value !== null && 'adaptive' in value)

/**
 * One message in the console, as it is kept and as the page gets it. `place` is 'person:asha.patel' (that person's chat with
 * the bot) or 'channel:seniors'; `only` names the one person who sees it there (an answer given in a shared channel).
 */
export const Post = z.object({
  id: z.string(),
  place: z.string(),
  /** Posts stand in this order: a number that only grows, so that two in one millisecond keep theirs. */
  order: z.number(),
  at: Instant,
  from: z.union([z.literal('bot'), StaffId]),
  only: StaffId.optional(),
  words: z.string().optional(),
  tone: z.enum(['done', 'refused', 'note']).optional(),
  card: card.optional(),
  /** The delivery that this post stands for, where it was an answer first: the same card does not stand there twice. */
  delivery: z.string().optional(),
  /** How often the card was replaced: the page says so, and knows a newer drawing by it. */
  drawn: z.number().optional(),
})
export type Post = z.infer<typeof Post>

/** What a post is before it has its place in the order. */
export type NewPost = Omit<Post, 'order' | 'at'>

/** The chat of one person with the bot. */
export const chatOf = (person: StaffId): string => `person:${person}`
/** The office's channel for a purpose. */
export const channelFor = (purpose: ChannelPurpose): string => `channel:${purpose}`

/** The id of what one delivery posts: the same delivery always gets the same id, so that nothing stands there twice. */
export const postId = (kind: 'd' | 'a' | 'w', delivery: string): string =>
  `${kind}-${createHash('sha256').update(delivery).digest('base64url').slice(0, 20)}`

const aDay = 86_400_000

/**
 * When a post goes by itself: a day after it was said, when it is somebody's own words, or names no record. An erasure finds the others
 * by their record; these it could not find, whoever they name.
 */
export const goesAt = (post: Post): Instant | undefined => {
  const namesRecord = post.card?.record !== undefined || /\b[A-Z]{2}-\d{4}-\d{4}/.test(JSON.stringify(post))
  return post.from === 'bot' && namesRecord ? undefined : instant(new Date(Date.parse(post.at) + aDay))
}

/** Does this person find the post in their window? Chats are theirs alone; channels are open, but for answers given to one. */
export const isSeenBy = (post: Post, person: StaffId): boolean =>
  post.place.startsWith('channel:') ? post.only === undefined || post.only === person : post.place === chatOf(person)
