import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Answer, Listen } from '../../casework/arrival.js'
import type { Directory } from '../../casework/casework.js'
import type { StaffId } from '../../procedures/words.js'
import type { Stays } from '../channel.js'
import { isToken, protections, turnedAway } from './admission.js'
import { answering } from './answering.js'
import { type CommandHelp, frontOf } from './front.js'
import { type PageFile, withToken } from './page-files.js'
import type { Posts } from './posts.js'
import type { Windows } from './windows.js'
import { type Board, Sent, Trained, type Training } from './wire.js'

/** What the routes stand on. `port` is asked at each request: it is known once the server listens. */
export interface Room {
  readonly port: () => number
  readonly token: string
  readonly files: ReadonlyMap<string, PageFile>
  readonly posts: Posts
  readonly windows: Windows
  readonly directory: Directory
  readonly commands: readonly CommandHelp[]
  readonly notice: string | undefined
  readonly listen: () => Listen
  readonly stays: Stays | undefined
  /** Somebody's board as it is now. */
  readonly board: ((person: StaffId) => Promise<Answer>) | undefined
  /** How the training stands, and what a window asks of it; undefined where this bot is not for trying alone. */
  readonly training: { readonly now: () => Training; readonly take: (asked: Trained) => Promise<Training> } | undefined
  readonly faulty: (fault: unknown) => void
}

/** Largest request taken, in bytes: a megabyte of words and its wrapping. */
const largest = 1_200_000

/** A refusal to a request: it ends in a status and a sentence. */
class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly status: number,
    readonly because: string,
  ) {
    super(because)
  }
}

/** Every request of the console: the page's files, what is in the office, the live stream of a person, and what they do. */
export function routes(room: Room): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(protections)) response.setHeader(name, value)
    respond(room, request, response).catch((fault: unknown) => {
      if (!(fault instanceof Refused)) room.faulty(fault)
      const { status, because } = fault instanceof Refused ? fault : new Refused(500, 'Something went wrong here. Please try again.')
      if (response.headersSent) response.end()
      else json(response, status, { because })
    })
  }
}

async function respond(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://console')
  const path = url.pathname === '/' ? '/index.html' : url.pathname
  const away = turnedAway(request, room.port(), path === '/index.html')
  if (away) throw new Refused(away.status, away.because)
  const file = room.files.get(path)
  switch (request.method) {
    case 'GET':
      if (file) return send(response, file, path === '/index.html' ? withToken(file.body, room.token) : file.body)
      if (path === '/front') return json(response, 200, front(room, tokenOf(request, url)))
      if (path === '/board') return json(response, 200, await board(room, tokenOf(request, url), url.searchParams.get('as') ?? ''))
      if (path === '/live') return live(room, tokenOf(request, url), url.searchParams.get('as') ?? '', response)
      throw new Refused(404, 'There is nothing here.')
    case 'POST': {
      if (path === '/training') return json(response, 200, await train(room, tokenOf(request, url), request))
      if (path !== '/arrive') throw new Refused(404, 'There is nothing here.')
      mustHold(room, tokenOf(request, url))
      const sent = Sent.safeParse(await readJson(request))
      if (!sent.success) throw new Refused(400, 'The bot did not understand this window. Please load the page again.')
      mustBeKnown(room, sent.data)
      return json(response, 200, await answering(sent.data, room.listen(), room.posts, room.stays))
    }
    default:
      throw new Refused(405, 'The console takes GET and POST only.')
  }
}

/** The token stands in a header, or in the address where the browser's event stream can send no header. */
const tokenOf = (request: IncomingMessage, url: URL): string | undefined => {
  const header = request.headers['x-console-token']
  return typeof header === 'string' ? header : url.pathname === '/live' ? (url.searchParams.get('token') ?? undefined) : undefined
}

function mustHold(room: Room, token: string | undefined): void {
  if (!isToken(token, room.token))
    throw new Refused(401, 'The bot was started again since this page was opened. Please load the page again.')
}

function mustBeKnown(room: Room, { by, at }: Sent): void {
  const office = room.directory()
  if (!office.person(by)) throw new Refused(404, 'This person is not in the office any more. Choose somebody else.')
  if (at !== 'chat' && !office.channels.some((purpose) => purpose === at)) throw new Refused(404, 'This channel is not there any more.')
}

function front(room: Room, token: string | undefined) {
  mustHold(room, token)
  return frontOf(room.directory(), room.commands, room.notice, room.training?.now())
}

async function train(room: Room, token: string | undefined, request: IncomingMessage): Promise<Training> {
  mustHold(room, token)
  const asked = Trained.safeParse(await readJson(request))
  if (!asked.success) throw new Refused(400, 'The bot did not understand this window. Please load the page again.')
  if (!room.training) throw new Refused(404, 'This bot is not for training alone: its clock is the real one.')
  return room.training.take(asked.data)
}

async function board(room: Room, token: string | undefined, as: string): Promise<Board> {
  mustHold(room, token)
  const person = room.directory().person(as)
  if (!person || !room.board) throw new Refused(404, 'This person is not in the office any more. Choose somebody else.')
  const answer = await room.board(person.id)
  if (answer.answer === 'card') return { card: answer.card }
  throw new Refused(503, answer.answer === 'sentence' ? answer.text : 'The board cannot be shown now. Please try again.')
}

function live(room: Room, token: string | undefined, as: string, response: ServerResponse): void {
  mustHold(room, token)
  const person = room.directory().person(as)
  if (!person) throw new Refused(404, 'This person is not in the office any more. Choose somebody else.')
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  room.windows.open(person.id, response, room.posts.seenBy(person.id))
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  // Only a page of ours can send this type without the browser asking first: no form of another site does.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw new Refused(415, 'The console takes JSON only.')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largest) throw new Refused(413, 'That is more text than the bot can take at once. Please shorten it, or send it in parts.')
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch (cause) {
    throw Object.assign(new Refused(400, 'The bot did not understand this window. Please load the page again.'), { cause })
  }
}

function send(response: ServerResponse, file: PageFile, body: Buffer): void {
  response.writeHead(200, { 'content-type': file.type, 'content-length': body.length })
  response.end(body)
}

function json(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value))
  // What was not read to its end leaves the connection in the middle of a request.
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    ...(status === 413 && { connection: 'close' }),
  })
  response.end(body)
}
