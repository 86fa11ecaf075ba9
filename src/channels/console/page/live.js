import { presentToken, renewToken } from './talk.js'

/** @typedef {import('../post.ts').Post} Post */

/**
 * The live stream of one person's posts. Comes back by itself, also to a bot that was started again in between; each time it
 * begins with everything there is.
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
    stream.addEventListener('sync', (event) => {
      wait = 500
      hears.connected(true)
      hears.sync(JSON.parse(event.data))
    })
    stream.addEventListener('post', (event) => hears.post(JSON.parse(event.data)))
    stream.addEventListener('board', () => hears.board())
    stream.addEventListener('training', (event) => hears.training(JSON.parse(event.data)))
    stream.addEventListener('played', (event) => hears.played(JSON.parse(event.data)))
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
