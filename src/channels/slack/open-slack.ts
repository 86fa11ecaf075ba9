import type { RequestListener } from 'node:http'
import { App, HTTPReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Answer, Listen } from '../../casework/arrival.js'
import type { Clock, Directory } from '../../casework/casework.js'
import type { Erasures, SealedStore } from '../../log/log.js'
import { calledApart } from '../../procedures/shared/called-apart.js'
import type { StaffId } from '../../procedures/words.js'
import type { Channel, Stays } from '../channel.js'
import { openFormsAside } from '../forms-aside.js'
import { lookNowAndThen, openTroubles, type Trouble } from '../troubles.js'
import { openAnswers } from './answering/answers.js'
import { openHomes } from './answering/homes.js'
import { answeredCard } from './arriving/answered-card.js'
import { openOwn } from './arriving/own.js'
import { openPeople } from './arriving/people.js'
import { openReception } from './arriving/reception.js'
import { guarded } from './arriving/replays.js'
import { openSocket } from './arriving/socket.js'
import { openClients, quiet } from './clients.js'
import { openCommandNames } from './command-names.js'
import { look } from './look.js'
import { openPosting } from './posting.js'
import { openRotation, type RotationGiven } from './tokens/rotation.js'

/** The settings of the environment (SLACK_*), with what the channel needs of the house. The office file says where the office's channels are in Slack. */
export interface SlackSettings {
  /** xoxb-…; with rotation the first of many, xoxe.xoxb-… */
  readonly botToken: string
  /** Set when token rotation is switched on for the app: the bot token then expires every twelve hours. */
  readonly rotation?: RotationGiven
  readonly signingSecret: string
  /** xapp-…: Socket Mode instead of requests from Slack. */
  readonly appToken?: string
  /** Another address of the Web API, ending in /api/. */
  readonly apiUrl?: string
  readonly directory: Directory
  readonly clock: Clock
  readonly store: SealedStore & Erasures
  /** Somebody's board as it is now, for their home tab; left out, a tab is drawn only when it is opened. */
  readonly board?: (person: StaffId) => Promise<Answer>
  /** Hears of each answer that stays in a chat; left out, such cards stay as they were. */
  readonly stays?: Stays
  readonly logger: Logger
  /** The office's commands, and the word in front of them in this workspace, where others would collide. */
  readonly commands?: readonly string[]
  readonly commandPrefix?: string
  /** The id of the seniors' user group. */
  readonly seniorsGroup?: string
  /** Milliseconds until a waiting modal is shown in the place of an answer; tests on a busy machine wait longer. */
  readonly patience?: number
  /** Milliseconds between two home tabs that are drawn again; tests go faster. */
  readonly homePace?: number
}

/** The Slack channel, with the listener to mount at its path. In Socket Mode that answers 404. */
export interface SlackChannel extends Channel {
  readonly path: string
  readonly listener: RequestListener
  /** The boards of these people have changed: the home tabs among them that were ever opened are drawn again in a moment. */
  boardsMoved(people: readonly StaffId[]): void
  /** When everything that has come in so far is answered. */
  answered(): Promise<void>
  /** What an administrator should look at: a token that is refused or not renewed, a connection that is down, a channel that is missing. */
  troubles(): readonly Trouble[]
}

export const slackPath = '/slack/events'

/** Opens the channel; nothing reaches Slack before `start`. Throws when a setting is missing, naming it. */
export function openSlackChannel(settings: SlackSettings): SlackChannel {
  const { botToken, signingSecret, appToken, apiUrl, directory, clock, store, logger, patience = 600 } = settings
  const missing = [botToken ? '' : 'SLACK_BOT_TOKEN', signingSecret || appToken ? '' : 'SLACK_SIGNING_SECRET'].filter(Boolean)
  if (missing.length > 0) throw new Error(`Slack is only half set up: ${missing.join(' and ')} is missing.`)
  const api = apiUrl ? { apiUrl } : {}
  const rotation = settings.rotation && openRotation({ given: settings.rotation, botToken, store, clock, logger, ...api })
  // The watchdog never starts its channels and still must find the newest token.
  rotation?.follow()
  const troubles = openTroubles()
  const names = openCommandNames(settings.commands ?? [], settings.commandPrefix)
  const clients = openClients({ names, botToken, logger, troubles, ...api, ...(rotation ? { tokens: rotation } : {}) })
  const own = openOwn({ client: clients.answer, store, clock, logger })
  const people = openPeople({ directory, store, clients, own, clock, logger })
  const posting = openPosting({
    ...{ clients, people, directory, clock, troubles, name: 'slack' },
    ...(settings.seniorsGroup === undefined ? {} : { seniorsGroup: settings.seniorsGroup }),
  })
  const forms = openFormsAside(store, clock, { long: 'slack-kept', form: 'slack-form' })
  const pickable = () => ({
    people: [...calledApart(directory().people)].map(([id, name]) => ({ id, name })),
    slackIdOf: (person: string) => {
      const found = directory().person(person)
      return found && people.slackIdOf(found)
    },
  })
  const answers = openAnswers({
    clients,
    posting,
    forms,
    pickable,
    logger,
    patience,
    names,
    ...(settings.stays ? { stays: settings.stays } : {}),
    ...api,
  })
  let urgent = 0
  const post: Channel['post'] = async (to, card, how) => {
    if (how.urgency === 'routine') return posting.post(to, card, how)
    urgent += 1
    return posting.post(to, card, how).finally(() => {
      urgent -= 1
    })
  }
  const homes = openHomes({
    client: clients.routine,
    people,
    directory,
    store,
    ...(settings.board ? { board: settings.board } : {}),
    isBusy: () => urgent > 0,
    logger,
    ...(settings.homePace === undefined ? {} : { pace: settings.homePace }),
  })
  let listen: Listen | undefined
  const reception = openReception({
    listen: (arrival) => (listen ? listen(arrival) : Promise.resolve(notYet)),
    people,
    forms,
    erasures: store,
    answers,
    homes,
    directory,
    clock,
    names,
    answeredCard: (payload) => answeredCard(clients.answer, payload),
  })

  const library = quiet(logger)
  const http = appToken
    ? undefined
    : // The guard in front has checked the signature, by our clock, and more than Bolt would.
      new HTTPReceiver({ signingSecret, signatureVerification: false, endpoints: [slackPath], logger: library })
  const socket = appToken ? openSocket({ appToken, clock, library, logger, ...api }) : undefined
  const receiver = http ?? socket?.receiver
  if (!receiver) throw new Error('There is no way in for Slack.')
  const app = new App({
    receiver,
    // One workspace, one token: nothing to look up for each request. Bolt calls nothing with it; our clients do.
    authorize: () => Promise.resolve({ botToken }),
    ignoreSelf: false,
    logger: library,
    ...(apiUrl ? { clientOptions: { slackApiUrl: apiUrl } } : {}),
  })
  app.use(async (args) => {
    const acknowledge = 'ack' in args && args.ack ? (args.ack as (answer?: unknown) => Promise<void>) : async () => {}
    await reception.receive(args.body, (answer) => acknowledge(names.outward(answer)))
  })
  app.error(async () => logger.error('a delivery from Slack could not be taken'))

  let started = false
  let stopLooking = () => {}
  return {
    name: 'slack',
    path: slackPath,
    listener: http
      ? guarded({ signingSecret, path: slackPath, clock, logger, behind: http.requestListener })
      : (_req, res) => void res.writeHead(404).end(),
    reaches: posting.reaches,
    post,
    replace: posting.replace,
    readBack: posting.readBack,
    lookAgain: posting.lookAgain,
    boardsMoved: homes.moved,
    answered: reception.quiet,
    troubles() {
      const renewal = rotation?.trouble()
      const connection = started ? socket?.trouble() : undefined
      return [...(renewal ? [{ says: renewal, mute: false }] : []), ...(connection ? [connection] : []), ...troubles.all()]
    },
    async start(door) {
      listen = door
      started = true
      rotation?.start()
      people.begin().catch((cause: unknown) => logger.error({ fault: String(cause) }, 'people could not be looked up'))
      socket?.start()
      stopLooking = lookNowAndThen(() => look(clients.routine, directory, troubles))
    },
    async stop() {
      homes.stop()
      await rotation?.stop()
      if (!started) return
      started = false
      stopLooking()
      people.stop()
      await socket?.stop()
      await reception.quiet()
    },
  }
}

const notYet = { answer: 'sentence', text: 'The bot is just starting. Please try again in a moment.', tone: 'refused' } as const
