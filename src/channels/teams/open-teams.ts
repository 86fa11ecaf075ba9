import type { RequestListener } from 'node:http'
import type { Logger } from 'pino'
import type { Listen } from '../../casework/arrival.js'
import type { Clock, Directory } from '../../casework/casework.js'
import type { Command } from '../../casework/commands.js'
import type { Erasures, SealedStore } from '../../log/log.js'
import { calledApart } from '../../procedures/shared/called-apart.js'
import type { Channel, Stays } from '../channel.js'
import { openFormsAside } from '../forms-aside.js'
import { lookNowAndThen, openTroubles, type Trouble } from '../troubles.js'
import { openAnswers } from './answering/answers.js'
import { door } from './arriving/door.js'
import { openGuests } from './arriving/guests.js'
import { mayCallOf } from './arriving/hosts.js'
import { openReception } from './arriving/reception.js'
import { openConversations } from './conversations.js'
import { look } from './look.js'
import { openPosting } from './posting.js'
import { openSdk } from './sdk.js'
import { microsoft, teamsPath } from './tokens/microsoft.js'
import { credentialsFor, openOurToken } from './tokens/our-token.js'
import { openSigningKeys } from './tokens/signing-keys.js'
import { tokenCheck } from './tokens/token.js'

/** The settings of the environment (MicrosoftApp*, TEAMS_ANONYMOUS), with what the channel needs of the house. */
export interface TeamsSettings {
  readonly appId?: string
  readonly appPassword?: string
  readonly tenantId?: string
  readonly appType?: 'SingleTenant'
  /** Without authentication, for conversations on this machine only; never together with an app. */
  readonly anonymous?: boolean
  /** Other addresses of Microsoft's, for tests: the metadata of the keys it signs with, and its sign-in. */
  readonly openIdMetadata?: string
  readonly loginEndpoint?: string
  /** Further connectors that may be called, by their origin, for tests. */
  readonly allowedServiceUrls?: readonly string[]
  /** The office's commands, with their slash. */
  readonly commands: readonly Pick<Command, 'name' | 'urgent'>[]
  readonly directory: Directory
  readonly clock: Clock
  readonly store: SealedStore & Erasures
  readonly logger: Logger
  /** Hears of each answer that stays in a chat; left out, such cards stay as they were. */
  readonly stays?: Stays
  /** Milliseconds until an invoke is answered with "it goes on". */
  readonly patience?: number
}

/** The Teams channel, with the listener to mount at its path. */
export interface TeamsChannel extends Channel {
  readonly path: string
  readonly listener: RequestListener
  /** When everything that has come in so far is answered. */
  answered(): Promise<void>
  /** What an administrator should look at: a secret that is refused, a channel that is missing. */
  troubles(): readonly Trouble[]
}

/** Opens the channel; nothing reaches Teams before somebody writes. Throws when it is half set up, naming what is missing. */
export function openTeamsChannel(settings: TeamsSettings): TeamsChannel {
  const { appId, appPassword, tenantId, anonymous = false, allowedServiceUrls = [], commands, directory, clock, store, logger } = settings
  const { openIdMetadata = microsoft.openIdMetadata, loginEndpoint = microsoft.loginEndpoint, patience = 4_500 } = settings
  const given = { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword, MicrosoftAppTenantId: tenantId }
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]))
  if (anonymous && missing.length < 3) throw new Error('Teams without authentication takes no app: take the MicrosoftApp settings out.')
  if (!anonymous && missing.length > 0) throw new Error(`Teams is only half set up: ${missing.join(' and ')} is missing.`)

  const troubles = openTroubles()
  const mayCall = mayCallOf({ anonymous, more: allowedServiceUrls })
  const app = appId && appPassword && tenantId ? { appId, appPassword, tenantId } : undefined
  const token = app && openOurToken({ ...app, loginEndpoint, clock, troubles })
  const sdk = openSdk({
    appId,
    tenantId,
    openIdMetadata,
    credentials: credentialsFor(appId, token, mayCall),
    mayCall,
    tokenRefused: () => {
      token?.drop()
      return token?.get()
    },
  })
  const startAt = allowedServiceUrls[0] ?? microsoft.serviceUrl
  const conversations = openConversations({ directory, store, mayCall, startAt, logger })
  const posting = openPosting({ sdk, conversations, directory, store, clock, logger, troubles, name: 'teams' })
  const forms = openFormsAside(store, clock, { long: 'teams-long', form: 'teams-form' })
  const pickable = () => {
    const { people } = directory()
    const called = calledApart(people)
    return { people: people.map((person) => ({ ...person, name: called.get(person.id) ?? person.name })) }
  }
  let listen: Listen | undefined
  let stopLooking = () => {}
  const reception = openReception({
    listen: (arrival) => (listen ? listen(arrival) : Promise.resolve(notYet)),
    sdk,
    conversations,
    posting,
    answers: openAnswers({ forms, pickable }),
    // Without authentication nobody is a member of anything.
    isGuest: app ? openGuests({ sdk, clock, logger }) : async () => false,
    forms,
    erasures: store,
    ...(settings.stays ? { stays: settings.stays } : {}),
    tenantId,
    clock,
    logger,
    commands,
    pickable,
    patience,
  })
  return {
    name: 'teams',
    path: teamsPath,
    listener: door({
      path: teamsPath,
      appId,
      tenantId,
      checkToken: app && tokenCheck({ appId: app.appId, keys: openSigningKeys({ metadataUrl: openIdMetadata, clock }), clock }),
      mayCall,
      clock,
      logger,
      behind: reception.receive,
      abroad: reception.receiveAbroad,
    }),
    reaches: posting.reaches,
    post: posting.post,
    replace: posting.replace,
    answered: reception.quiet,
    troubles: troubles.all,
    async start(doorOfOffice) {
      listen = doorOfOffice
      await conversations.begin()
      stopLooking = lookNowAndThen(() => look({ token, sdk, conversations, directory, troubles }))
    },
    async stop() {
      stopLooking()
      await reception.quiet()
    },
  }
}

const notYet = { answer: 'sentence', text: 'The bot is just starting. Please try again in a moment.', tone: 'refused' } as const
