import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import type { Listen } from '../../casework/arrival.js'
import type { Clock, Directory } from '../../casework/casework.js'
import type { Erasures, SealedStore } from '../../log/log.js'
import type { StaffId } from '../../procedures/words.js'
import { type Address, type Channel, ChannelFault, mustBeOurs, type Stays } from '../channel.js'
import { answering } from './answering.js'
import type { CommandHelp } from './front.js'
import { readPageFiles } from './page-files.js'
import { openPlayer, type Player } from './player.js'
import { channelFor, chatOf, type Post, postId } from './post.js'
import { openPosts } from './posts.js'
import { type Room, routes } from './routes.js'
import { openWindows, type Windows } from './windows.js'
import { Sent } from './wire.js'

/** What the console needs. `port` 0 takes a free one; `notice` is a word about this bot, shown on the page. */
export interface ConsoleSettings {
  readonly port: number
  readonly commands: readonly CommandHelp[]
  readonly directory: Directory
  readonly clock: Clock
  readonly store: SealedStore & Erasures
  readonly logger: Pick<Logger, 'warn'>
  /** Hears of each answer that stays in a chat; left out, such cards stay as they were. */
  readonly stays?: Stays
  readonly notice?: string
  /** Somebody's board as it is now; left out, the console has no page for it. */
  readonly board?: Room['board']
  /** The clock of a bot that is for trying alone; left out, there is no training. */
  readonly trainingClock?: { ahead(): number; putOn(hours: number): Promise<void> }
  /** How long somebody who is played takes to answer, in milliseconds. */
  readonly playedAfter?: number
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
  const posts = openPosts({
    store,
    clock,
    perPlace,
    tell(post) {
      windows.tell(post)
      player.take(post)
    },
  })
  const player = openPlayer({
    office: directory,
    clock,
    erasures: store,
    isOpen: windows.isOpen,
    find: posts.find,
    send: (sent) => answering(Sent.parse(sent), listen, posts, settings.stays),
    told: (words) => windows.say('played', words),
    ...(settings.playedAfter === undefined ? {} : { after: settings.playedAfter }),
  })
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
    stays: settings.stays,
    board: settings.board,
    training: trainingOf(settings.trainingClock, player, windows),
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
    async post(to, card, { urgency, key, ...lease }) {
      if (!reaches(to)) throw new ChannelFault('never', 'The console knows nobody and no channel by this name.')
      const place = 'person' in to ? chatOf(to.person.id) : channelFor(to.purpose)
      const id = postId('d', `${place} ${key}`)
      const stands = posts.standsFor(id)
      const answered = free(await posts.twin(place, card))
      mustBeOurs(lease)
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
      player.stop()
      windows.close()
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

const hoursIn = { hour: 1, day: 24, week: 7 * 24, year: 365 * 24 } as const

/** What a window may ask of the training; every other window hears how it stands from then on. */
const trainingOf = (clock: ConsoleSettings['trainingClock'], player: Player, windows: Pick<Windows, 'say'>): Room['training'] => {
  if (!clock) return undefined
  const now = () => ({ ahead: clock.ahead(), plays: player.plays() })
  return {
    now,
    async take(asked) {
      if ('play' in asked) player.play(asked.play)
      else await clock.putOn(hoursIn[asked.putOn])
      windows.say('training', now())
      return now()
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
