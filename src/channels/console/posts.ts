import { isDeepStrictEqual } from 'node:util'
import type { Card } from '../../cards/card.js'
import type { Clock } from '../../casework/casework.js'
import type { SealedStore } from '../../log/log.js'
import { instant } from '../../procedures/words.js'
import { type NewPost, Post } from './post.js'

const kind = 'console-post'
/** How long after an answer its delivery may come and still be seen as the same, in milliseconds. */
const aMoment = 30_000

/** Everything posted in the console, in memory for reading and sealed in the log so that it is there after a restart. */
export interface Posts {
  /** Reads what was kept; call once before anything else. */
  load(): Promise<void>
  all(): readonly Post[]
  find(id: string): Post | undefined
  /**
   * Keeps a new post, or gives back the one that already has this id. Throws what the store throws; with `anyway` it is shown
   * although it could not be kept: an alert, or an answer that somebody waits for.
   */
  add(post: NewPost, options?: { readonly anyway: boolean }): Promise<Post>
  /** The post of a place that shows this very card of a record since a moment ago: an answer and its delivery are one. */
  twin(place: string, card: Card): Post | undefined
  /** The post that an answer left and a delivery took over. */
  standsFor(delivery: string): Post | undefined
  /** Puts other content in a post's place; undefined when the post is not there (any more). Throws what the store throws. */
  replace(id: string, content: Pick<Post, 'card' | 'delivery'>): Promise<Post | undefined>
}

/** `perPlace` is how many posts a chat or channel holds before the oldest go; `tell` hears of each post once it is kept. */
export function openPosts(given: { store: SealedStore; clock: Clock; perPlace: number; tell: (post: Post) => void }): Posts {
  const { store, clock, perPlace, tell } = given
  const posts = new Map<string, Post>()
  let newest = 0

  async function keep(post: Post, anyway = false): Promise<Post> {
    await store.putSealed(kind, post.id, post, { owner: post.place }).catch((fault: unknown) => {
      if (!anyway) throw fault
    })
    posts.set(post.id, post)
    tell(post)
    return post
  }

  /** A place that has grown over its measure loses its oldest posts: this is a room for trying, not the record. */
  async function trim(place: string): Promise<void> {
    const here = [...posts.values()].filter((post) => post.place === place)
    for (const old of here.slice(0, Math.max(0, here.length - perPlace))) {
      posts.delete(old.id)
      await store.dropSealed(kind, old.id)
    }
  }

  return {
    async load() {
      const kept = (await store.listSealed(kind)).flatMap(({ value }) => {
        const read = Post.safeParse(value)
        return read.success ? [read.data] : []
      })
      posts.clear()
      for (const post of kept.sort((a, b) => a.order - b.order)) posts.set(post.id, post)
      newest = kept.at(-1)?.order ?? 0
    },
    all: () => [...posts.values()],
    find: (id) => posts.get(id),
    async add(post, options = { anyway: false }) {
      const there = posts.get(post.id)
      if (there) return there
      newest += 1
      const kept = await keep({ ...post, order: newest, at: instant(clock()) }, options.anyway)
      await trim(kept.place).catch(() => {}) // the next post trims again
      return kept
    },
    twin(place, card) {
      if (card.record === undefined) return undefined
      const since = instant(new Date(clock().getTime() - aMoment))
      return [...posts.values()].findLast(
        (post) => post.place === place && post.at >= since && isDeepStrictEqual(asSeen(post.card), asSeen(card)),
      )
    },
    standsFor: (delivery) => [...posts.values()].find((post) => post.delivery === delivery),
    async replace(id, content) {
      const there = posts.get(id)
      if (!there) return undefined
      const isNew = content.card !== undefined && !isDeepStrictEqual(asSeen(there.card), asSeen(content.card))
      return keep({ ...there, ...content, ...(isNew && { drawn: (there.drawn ?? 0) + 1 }) })
    },
  }
}

/** A card as people see it: without what its buttons give along unseen. */
const asSeen = (card: Card | undefined): unknown =>
  card && JSON.parse(JSON.stringify(card, (key, value: unknown) => (key === 'given' ? undefined : value)))
