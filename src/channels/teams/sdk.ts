import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder'
import { ChannelFault } from '../channel.js'
import type { MayCall } from './arriving/hosts.js'
import { faultOf, faultOfAnswer } from './faults.js'

/** Where a conversation is, as it is kept: sealed, and held against the list of hosts again whenever it is used. */
export interface Whereabouts {
  readonly serviceUrl: string
  readonly conversation: string
}

/** The SDK's part: turns come in by its adapter, and whatever we send goes out by a turn of its own. */
export interface Sdk {
  /** Runs a delivery that the door let in; the SDK checks its token once more. Throws when it does not hold. */
  turn(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void>
  /** Speaks in a conversation. Throws a ChannelFault. */
  talk<T>(at: Whereabouts, work: (context: TurnContext) => Promise<T>): Promise<T>
  /** Begins the conversation with one person. Throws a ChannelFault. */
  begin(serviceUrl: string, person: string): Promise<Whereabouts>
}

type Wants = Required<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>>
export type Credentials = Wants[1]
type HttpClient = NonNullable<Wants[4]['httpClient']>
/** Ours, in ms: the courier waits for each. */
const patience = 8_000

/** Opens it. Requests go by Node's own fetch: one try each, no redirects, a time-out, and every failure a ChannelFault. */
export function openSdk(settings: {
  readonly appId: string | undefined
  readonly tenantId: string | undefined
  readonly openIdMetadata: string
  readonly credentials: Credentials
  readonly mayCall: MayCall
  /** The token was refused: the next one, asked for anew; undefined without authentication. */
  readonly tokenRefused: () => Promise<string> | undefined
}): Sdk {
  const { appId = '', tenantId, openIdMetadata, credentials, mayCall, tokenRefused } = settings
  // Only what it needs is handed to the SDK, never the whole environment.
  const configuration = {
    ...(tenantId === undefined ? {} : { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: 'SingleTenant' }),
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    OAuthUrl: 'https://api.botframework.com',
  }
  const authentication = new ConfigurationBotFrameworkAuthentication(configuration, credentials, undefined, undefined, {
    httpClient: transport(mayCall, tokenRefused),
  })
  const adapter = new CloudAdapter(keepingClients(authentication))
  const refused = new ChannelFault('never', 'This address is not one of Teams’: nothing was sent.')
  return {
    turn: (authorization, activity, logic) => adapter.processActivityDirect(authorization, activity, logic),
    async talk(at, work) {
      if (!mayCall(at.serviceUrl)) throw refused
      const reference: Partial<ConversationReference> = {
        channelId: 'msteams',
        serviceUrl: at.serviceUrl,
        bot: { id: `28:${appId}`, name: '' },
        conversation: { id: at.conversation, isGroup: false, conversationType: '', name: '' },
      }
      const said: { what?: Awaited<ReturnType<typeof work>> } = {}
      await adapter
        .continueConversationAsync(appId, reference, async (context) => {
          // The SDK makes up an id for the turn, and would name it as the message that is replied to.
          delete (context.activity as Partial<Activity>).id
          said.what = await work(context)
        })
        .catch((cause: unknown) => Promise.reject(faultOf(cause)))
      return said.what as Awaited<ReturnType<typeof work>>
    },
    async begin(serviceUrl, person) {
      if (!mayCall(serviceUrl)) throw refused
      let conversation: string | undefined
      const account = { id: `28:${appId}`, name: '' }
      const parameters = { isGroup: false, bot: account, members: [{ id: person, name: '' }], tenantId: tenantId ?? '' }
      await adapter
        .createConversationAsync(
          appId,
          'msteams',
          serviceUrl,
          'https://api.botframework.com',
          { ...parameters, channelData: { tenant: { id: tenantId } } } as Parameters<typeof adapter.createConversationAsync>[4],
          async (context) => {
            conversation = context.activity.conversation.id
          },
        )
        .catch((cause: unknown) => Promise.reject(faultOf(cause)))
      if (!conversation) throw new ChannelFault('later', 'Teams did not open the conversation.')
      return { serviceUrl, conversation }
    },
  }
}

/** Throwing a ChannelFault passes by the SDK's own three tries: when to try again is the courier's matter. */
const transport = (mayCall: MayCall, tokenRefused: () => Promise<string> | undefined): HttpClient => ({
  async sendRequest(request) {
    if (!mayCall(request.url)) throw new ChannelFault('never', 'This address is not one of Teams’: nothing was sent.')
    const signal = AbortSignal.timeout(patience)
    const send = () =>
      fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
        redirect: 'error',
        signal,
      })
    try {
      let response = await send()
      // Refused for its token, it had no effect: it is sent once more with a new one, before anybody is passed over.
      const renewed = response.status === 401 ? await tokenRefused() : undefined
      if (renewed !== undefined) {
        request.headers.set('authorization', `Bearer ${renewed}`)
        response = await send()
      }
      const bodyAsText = await response.text()
      if (!response.ok) throw faultOfAnswer(response.status, bodyAsText, response.headers.get('retry-after'))
      return { request, status: response.status, headers: request.headers.clone(), bodyAsText }
    } catch (cause) {
      throw faultOf(cause)
    }
  },
})

type Authentication = ConfigurationBotFrameworkAuthentication
type Connecting = ReturnType<Authentication['createConnectorFactory']>
/** Offices have one serviceUrl, or a few when Microsoft moves them. */
const mostClients = 50

/** The SDK's authentication, except that clients are kept: it would build two for every turn, which is most of the turn's work. */
function keepingClients(authentication: Authentication): Authentication {
  const connectors = new Map<string, ReturnType<Connecting['create']>>()
  let userTokens: ReturnType<Authentication['createUserTokenClient']> | undefined
  const keeping = (factory: Connecting): Connecting => ({
    create(serviceUrl, audience) {
      const name = `${serviceUrl} ${audience}`
      const kept = connectors.get(name) ?? factory.create(serviceUrl, audience)
      if (connectors.size >= mostClients) connectors.clear()
      connectors.set(name, kept)
      return kept
    },
  })
  return Object.assign(Object.create(authentication) as Authentication, {
    authenticateRequest: async (...request: Parameters<Authentication['authenticateRequest']>) => {
      const found = await authentication.authenticateRequest(...request)
      return found.connectorFactory ? { ...found, connectorFactory: keeping(found.connectorFactory) } : found
    },
    createConnectorFactory: (...identity: Parameters<Authentication['createConnectorFactory']>) =>
      keeping(authentication.createConnectorFactory(...identity)),
    createUserTokenClient: (...identity: Parameters<Authentication['createUserTokenClient']>) => {
      userTokens ??= authentication.createUserTokenClient(...identity)
      return userTokens
    },
  })
}
