/** @typedef {import('../post.ts').Post} Post */

/**
 * What one person has before them: the posts of each place, in order, and which of them are new to this person. What was read
 * is remembered in the browser, for each person apart.
 * @param {string} person
 */
export function openDesk(person) {
  /** @type {Map<string, Post>} */
  const posts = new Map()
  const key = `read:${person}`
  /** @type {Record<string, number>} by place, the order of the newest post that was read */
  const read = JSON.parse(localStorage.getItem(key) ?? '{}')

  /** @param {Post} post */
  const placeOf = (post) => (post.place.startsWith('person:') ? 'chat' : post.place.slice('channel:'.length))
  /** @param {string} place */
  const at = (place) => [...posts.values()].filter((post) => placeOf(post) === place).sort((a, b) => a.order - b.order)

  return {
    placeOf,
    at,
    /** Everything there is, from the beginning: what is not among it is gone. @param {Post[]} all */
    begin(all) {
      posts.clear()
      for (const post of all) posts.set(post.id, post)
    },
    /**
     * Takes a post in; says what it is to the reader.
     * @param {Post} post
     * @returns {'new' | 'changed' | 'known'}
     */
    take(post) {
      const before = posts.get(post.id)
      if (before && (before.drawn ?? 0) >= (post.drawn ?? 0)) return 'known'
      posts.set(post.id, post)
      return before ? 'changed' : 'new'
    },
    /** @param {string} place */
    unread: (place) => at(place).filter((post) => post.from !== person && post.order > (read[place] ?? 0)).length,
    /** @param {string} place */
    lastRead: (place) => read[place] ?? 0,
    /** @param {string} place */
    markRead(place) {
      const newest = at(place).at(-1)?.order ?? 0
      if (newest <= (read[place] ?? 0)) return
      read[place] = newest
      localStorage.setItem(key, JSON.stringify(read))
    },
  }
}
/** @typedef {ReturnType<typeof openDesk>} Desk */
