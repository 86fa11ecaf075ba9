import { isDeepStrictEqual } from 'node:util'
import type { Card } from '../../cards/card.js'
import type { Clock } from '../../casework/casework.js'
import { erasures } from '../../casework/erased-note.js'
import type { Erasures, SealedStore } from '../../log/log.js'
import { mentionsAny } from '../../procedures/mentions.js'
import { instant, type StaffId } from '../../procedures/words.js'
import { goesAt, isSeenBy, type NewPost, Post } from './post.js'

const kind = 'console-post'
/** How long after an answer its delivery may come and still be seen as the same, in milliseconds. */
const aMoment = 30_000
/** A card that was drawn before an erasure may come to stand a moment after it, in milliseconds. */
const lastWords = 60_000

/** Everything posted in the console, in memory for reading and sealed in the log so that it is there after a restart. */
export interface Posts {
  /** Reads what was kept; call once before anything else. */
  load(): Promise<void>
  /** What a person finds in their window, in order. */
  seenBy(person: StaffId): readonly Post[]
  find(id: string): Post | undefined
  /**
   * Keeps a new post, or gives back the one that already has this id. Throws what the store throws; with `anyway` it is shown
   * although it could not be kept: an alert, or an answer that somebody waits for.
   */
  add(post: NewPost, options?: { readonly anyway: boolean }): Promise<Post>
  /** The post of a place that shows this very card of a record since a moment ago, once it is kept: an answer and its delivery are one. */
  twin(place: string, card: Card): Promise<Post | undefined>
  /** The post that an answer left and a delivery took over. */
  standsFor(delivery: string): Post | undefined
  /** Puts other content in a post's place; undefined when the post is not there (any more). Throws what the store throws. */
  replace(id: string, content: Pick<Post, 'card' | 'delivery'>): Promise<Post | undefined>
  /**
   * Lets go of posts whose day is over, and of those that name a record which was erased, here or by another process; those of which the log has said so have
   * gone from memory already. True when something went since it was asked the last time. Throws what the store throws.
   */
  letGo(): Promise<boolean>
}

/** `perPlace` is how many posts a chat or channel holds before the oldest go; `tell` hears of each post once it is kept. */
export function openPosts(given: { store: SealedStore & Erasures; clock: Clock; perPlace: number; tell: (post: Post) => void }): Posts {
  const { store, clock, perPlace, tell } = given
  const posts = new Map<string, Post>()
  let newest = 0
  /** Posts that are being kept at this moment: an answer and its delivery may come side by side. */
  const coming = new Map<string, { readonly post: Post; readonly kept: Promise<Post> }>()
  /** Erased records of which nothing can come to stand here any more. */
  const forgotten = new Set<string>()
  /** The log has said that a record is erased, and posts went. */
  let went = false
  store.whenErased((records) => {
    const mention = mentionsAny(records)
    for (const [id, post] of posts) {
      if (!mention(JSON.stringify(post))) continue
      posts.delete(id)
      went = true
    }
  })

  async function keep(post: Post, anyway = false): Promise<Post> {
    const until = goesAt(post)
    await store.putSealed(kind, post.id, post, { owner: post.place, ...(until && { until }) }).catch((fault: unknown) => {
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
    seenBy: (person) => [...posts.values()].filter((post) => isSeenBy(post, person)),
    find: (id) => posts.get(id),
    async add(post, options = { anyway: false }) {
      const there = posts.get(post.id) ?? coming.get(post.id)?.kept
      if (there) return there
      newest += 1
      const placed: Post = { ...post, order: newest, at: instant(clock()) }
      const kept = keep(placed, options.anyway)
      coming.set(post.id, { post: placed, kept })
      try {
        await kept
      } finally {
        coming.delete(post.id)
      }
      await trim(placed.place).catch(() => {}) // the next post trims again
      return kept
    },
    async twin(place, card) {
      if (card.record === undefined) return undefined
      const since = instant(new Date(clock().getTime() - aMoment))
      // Long cards take their time to compare: only those of the same record are.
      const lately = [...posts.values(), ...[...coming.values()].map(({ post }) => post)].filter(
        (post) => post.place === place && post.at >= since && post.card?.record === card.record,
      )
      const seen = lately.length > 0 ? withoutGiven(card) : undefined
      const twin = lately.findLast((post) => isDeepStrictEqual(withoutGiven(post.card), seen))
      // One that could not be kept does not stand there.
      return twin && (posts.get(twin.id) ?? coming.get(twin.id)?.kept.catch(() => undefined))
    },
    standsFor: (delivery) => [...posts.values()].find((post) => post.delivery === delivery),
    async replace(id, content) {
      const there = posts.get(id)
      if (!there) return undefined
      const isNew = content.card !== undefined && !isDeepStrictEqual(withoutGiven(there.card), withoutGiven(content.card))
      // A card takes the place of words: what was written is gone.
      const { words: _, tone: __, ...rest } = there
      return keep({ ...(content.card ? rest : there), ...content, ...(isNew && { drawn: (there.drawn ?? 0) + 1 }) })
    },
    async letGo() {
      const now = clock().getTime()
      const erased = (await erasures(store)).filter(({ record }) => !forgotten.has(record))
      const isErased = (post: Post): boolean => {
        const words = erased.length > 0 ? JSON.stringify(post) : ''
        return erased.some(({ record, at }) => Date.parse(post.at) <= Date.parse(at) + lastWords && names(record, words))
      }
      const isOver = (post: Post): boolean => {
        const end = goesAt(post)
        return end !== undefined && Date.parse(end) <= now
      }
      const gone = [...posts.values()].filter((post) => isOver(post) || isErased(post))
      for (const { record, at } of erased) if (now > Date.parse(at) + lastWords) forgotten.add(record)
      for (const { id } of gone) {
        posts.delete(id)
        // Out of sight is what counts: the store has let most of them go by itself, and a start looks again.
        await store.dropSealed(kind, id).catch(() => {})
      }
      const has = went || gone.length > 0
      went = false
      return has
    },
  }
}

const names = (record: string, words: string): boolean => new RegExp(`${record}(?!\\d)`).test(words)

/** A card as people see it: without what its buttons give along unseen. */
const withoutGiven = (card: Card | undefined): unknown =>
  card && JSON.parse(JSON.stringify(card, (key, value: unknown) => (key === 'given' ? undefined : value)))
