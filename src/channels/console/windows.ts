import type { ServerResponse } from 'node:http'
import type { StaffId } from '../../procedures/words.js'
import { isSeenBy, type Post } from './post.js'

/** The open windows, each of one person, told by server-sent events. */
export interface Windows {
  /**
   * Opens a stream: everything this person sees first (`sync`, and again when something went), then each post as it comes or changes (`post`). When there are
   * many, each hears so (`crowded`), so that those that nobody looks at may go until they are looked at again.
   */
  open(person: StaffId, response: ServerResponse, seen: readonly Post[]): void
  tell(post: Post): void
  /** Has somebody a window open? */
  isOpen(person: StaffId): boolean
  /** Every window hears of the training: how it stands (`training`), or what was played (`played`). */
  say(event: 'training' | 'played', data: unknown): void
  /** The boards of these people have changed: the windows that are theirs ask for them anew (`board`). */
  boardsMoved(people: readonly StaffId[]): void
  /** Begins every stream again with what its person sees now: some of it is gone. */
  again(seenBy: (person: StaffId) => readonly Post[]): void
  close(): void
}

const most = 100
/** A browser keeps six connections to one address: with more streams than this, none would be left to send anything by. */
const crowd = 4
const heartbeat = 20_000

/** Windows over `most` close the oldest: a page left open somewhere must not keep the newest one out. */
export function openWindows(): Windows {
  const open = new Map<ServerResponse, StaffId>()
  const say = (response: ServerResponse, event: string, data: unknown) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  // A comment now and then finds connections that are gone, on both sides.
  const beat = setInterval(() => {
    for (const response of open.keys()) response.write(': still here\n\n')
  }, heartbeat)
  beat.unref()

  return {
    open(person, response, seen) {
      const [oldest] = open.size >= most ? open.keys() : []
      oldest?.end()
      open.set(response, person)
      response.on('close', () => open.delete(response))
      response.on('error', () => open.delete(response))
      response.write('retry: 1000\n\n')
      say(response, 'sync', seen)
      if (open.size > crowd) for (const each of open.keys()) say(each, 'crowded', open.size)
    },
    tell(post) {
      for (const [response, person] of open) if (isSeenBy(post, person)) say(response, 'post', post)
    },
    isOpen: (person) => [...open.values()].includes(person),
    say(event, data) {
      for (const response of open.keys()) say(response, event, data)
    },
    boardsMoved(people) {
      for (const [response, person] of open) if (people.includes(person)) say(response, 'board', true)
    },
    again(seenBy) {
      for (const [response, person] of open) say(response, 'sync', seenBy(person))
    },
    close() {
      clearInterval(beat)
      for (const response of open.keys()) response.end()
      open.clear()
    },
  }
}
