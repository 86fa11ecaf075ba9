import { whenLifted } from './pressed.js'
import { presentToken, renewToken } from './talk.js'

/** @typedef {import('../post.ts').Post} Post */

/**
 * The live stream of one person's posts. Comes back by itself, also to a bot that was started again in between; each time it
 * begins with everything there is. Nothing is told while a finger is down: a card that is drawn anew would take its button from under it.
 * @param {string} person
 * @param {{ sync: (posts: Post[]) => void, post: (post: Post) => void, board: () => void, connected: (is: boolean) => void, training: (stands: import('../wire.ts').Training) => void, played: (words: string) => void }} hears
 * @returns {() => void} closes it
 */
export function openLive(person, hears) {
  /** @type {EventSource | undefined} */
  let stream
  let closed = false
  let crowded = false
  let resting = false
  let wait = 500
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again

  function open() {
    if (closed) return
    stream = new EventSource(`/live?${new URLSearchParams({ as: person, token: presentToken() })}`)
    /** @param {string} name @param {(data: any) => void} tell */
    const hear = (name, tell) =>
      stream?.addEventListener(name, (event) => void whenLifted().then(() => closed || tell(event.data && JSON.parse(event.data))))
    stream.addEventListener('sync', () => {
      wait = 500
      hears.connected(true)
    })
    hear('sync', hears.sync)
    hear('post', hears.post)
    hear('board', hears.board)
    hear('training', hears.training)
    hear('played', hears.played)
    stream.addEventListener('crowded', () => {
      crowded = true
      settle()
    })
    stream.addEventListener('error', () => {
      stream?.close()
      stream = undefined
      hears.connected(false)
      again = setTimeout(
        () =>
          void renewToken()
            .catch(() => {})
            .then(open),
        wait,
      )
      wait = Math.min(wait * 2, 5_000)
    })
  }
  /** Among many windows, one that nobody looks at lets its connection go, and catches up when it is looked at. */
  function settle() {
    if (document.visibilityState === 'visible') {
      if (!stream && resting) open()
      resting = false
    } else if (crowded && stream) {
      resting = true
      stream.close()
      stream = undefined
    }
  }
  document.addEventListener('visibilitychange', settle)
  open()
  return () => {
    closed = true
    document.removeEventListener('visibilitychange', settle)
    clearTimeout(again)
    stream?.close()
  }
}
