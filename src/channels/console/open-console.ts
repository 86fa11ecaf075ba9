import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import type { Listen } from '../../casework/arrival.js'
import type { Clock, Directory } from '../../casework/casework.js'
import type { SealedStore } from '../../log/log.js'
import type { StaffId } from '../../procedures/words.js'
import { type Address, type Channel, ChannelFault } from '../channel.js'
import type { CommandHelp } from './front.js'
import { readPageFiles } from './page-files.js'
import { channelFor, chatOf, type Post, postId } from './post.js'
import { openPosts } from './posts.js'
import { type Room, routes } from './routes.js'
import { openWindows } from './windows.js'

/** What the console needs. `port` 0 takes a free one; `notice` is a word about this bot, shown on the page. */
export interface ConsoleSettings {
  readonly port: number
  readonly commands: readonly CommandHelp[]
  readonly directory: Directory
  readonly clock: Clock
  readonly store: SealedStore
  readonly logger: Pick<Logger, 'warn'>
  readonly notice?: string
  /** Somebody's board as it is now; left out, the console has no page for it. */
  readonly board?: Room['board']
  /** How many posts a chat or channel keeps; the oldest go. */
  readonly perPlace?: number
}

/** The console, with the address to open; whole once it is started. */
export interface ConsoleChannel extends Channel {
  readonly address: string
  /** The boards of these people have changed: their windows show them anew. */
  boardsMoved(people: readonly StaffId[]): void
}

/** How often the console looks whether something must go, in milliseconds. */
const everyMs = 10_000

const notThereYet: Listen = async () => ({ answer: 'sentence', text: 'The bot is starting. Try again in a moment.', tone: 'refused' })

/**
 * The console: a page on this machine, for trying the bot and for training, in which anybody may be anybody. Bound to
 * 127.0.0.1 only. `start` throws an Error with a sentence when the port is taken.
 */
export function openConsoleChannel(settings: ConsoleSettings): ConsoleChannel {
  const { directory, clock, store, commands, logger, notice, perPlace = 200 } = settings
  const windows = openWindows()
  const posts = openPosts({ store, clock, perPlace, tell: windows.tell })
  let port = settings.port
  let listen = notThereYet
  const room: Room = {
    port: () => port,
    token: randomBytes(24).toString('base64url'),
    files: readPageFiles(),
    posts,
    windows,
    directory,
    commands,
    notice,
    listen: () => listen,
    board: settings.board,
    faulty: (fault) => logger.warn({ fault: fault instanceof Error ? fault.name : 'unknown' }, 'a request to the console failed'),
  }
  const server = createServer(routes(room))
  let looking: NodeJS.Timeout | undefined
  const letGo = async (): Promise<void> => {
    // A store that is away now is asked again in a moment.
    if (await posts.letGo().catch(() => false)) windows.again(posts.seenBy)
  }

  const reaches = (to: Address): boolean =>
    'person' in to ? directory().person(to.person.id) !== undefined : directory().channels.includes(to.purpose)

  return {
    name: 'console',
    get address() {
      return `http://127.0.0.1:${port}`
    },
    reaches,
    boardsMoved: windows.boardsMoved,
    async post(to, card, { urgency, key }) {
      if (!reaches(to)) throw new ChannelFault('never', 'The console knows nobody and no channel by this name.')
      const place = 'person' in to ? chatOf(to.person.id) : channelFor(to.purpose)
      const id = postId('d', `${place} ${key}`)
      const stands = posts.standsFor(id)
      const answered = free(await posts.twin(place, card))
      const post =
        stands ??
        (await (answered
          ? posts.replace(answered.id, { card, delivery: id })
          : posts.add({ id, place, from: 'bot', card }, { anyway: urgency === 'alert' })
        ).catch(unkept))
      return { channel: 'console', where: place, id: post?.id ?? id }
    },
    async replace(posted, card) {
      const replaced = await posts.replace(posted.id, { card }).catch(unkept)
      if (!replaced) throw new ChannelFault('never', 'This card is not in the console any more.')
    },
    async start(door) {
      await posts.load()
      await letGo()
      looking = setInterval(() => void letGo(), everyMs)
      looking.unref()
      listen = door
      await new Promise<void>((resolve, reject) => {
        server.once('error', (cause) => reject(cannotListen(cause, settings.port)))
        server.listen(settings.port, '127.0.0.1', resolve)
      })
      port = (server.address() as AddressInfo).port
    },
    async stop() {
      clearInterval(looking)
      windows.close()
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** An answer that no delivery has taken over yet. */
const free = (post: Post | undefined) => (post?.id.startsWith('a-') && post.delivery === undefined ? post : undefined)

/** The store could not keep it. The post has an id of its own for each delivery, so trying again is harmless. */
const unkept = (cause: unknown): never => {
  throw new ChannelFault('later', 'The console could not keep this message.', { cause })
}

const cannotListen = (cause: Error, port: number): Error =>
  'code' in cause && cause.code === 'EADDRINUSE'
    ? new Error(`Port ${port} is taken by another program: set CONSOLE_PORT to a free one.`, { cause })
    : new Error(`The console cannot listen on port ${port}: ${cause.message}.`, { cause })
