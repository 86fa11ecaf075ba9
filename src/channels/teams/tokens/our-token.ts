import { z } from 'zod'
import type { Clock } from '../../../casework/casework.js'
import { ChannelFault } from '../../channel.js'
import type { Troubles } from '../../troubles.js'
import type { MayCall } from '../arriving/hosts.js'
import type { Credentials } from '../sdk.js'

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() })
const scope = 'https://api.botframework.com/.default'
/** A token is renewed this long before it ends, in ms. */
const early = 300_000

/** Our own token for the connector. */
export interface OurToken {
  /** Throws a ChannelFault: `later` when the sign-in page does not answer, `never` when it refuses us. */
  get(): Promise<string>
  /** It was refused: the next one is asked for anew. */
  drop(): void
}

/** Opens it: one request at a time, kept until shortly before it ends. */
export function openOurToken(settings: {
  readonly appId: string
  readonly appPassword: string
  readonly tenantId: string
  readonly loginEndpoint: string
  readonly clock: Clock
  readonly troubles?: Troubles
}): OurToken {
  const { appId, appPassword, tenantId, loginEndpoint, clock, troubles } = settings
  let held: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<string> | undefined

  const ask = async (): Promise<string> => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: appPassword, scope })
    const response = await fetch(`${loginEndpoint}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    }).catch((cause: unknown) => {
      throw new ChannelFault('later', 'Microsoft’s sign-in cannot be reached.', { cause })
    })
    if (response.status === 400 || response.status === 401) {
      troubles?.tell('token', { says: refusedSecret, mute: true })
      throw new ChannelFault('never', refusedSecret)
    }
    const granted = Granted.safeParse(await response.json().catch(() => undefined))
    if (!response.ok || !granted.success)
      throw new ChannelFault('later', `Microsoft’s sign-in has a fault of its own (${response.status}).`)
    troubles?.well('token')
    held = { token: granted.data.access_token, until: clock().getTime() + granted.data.expires_in * 1000 - early }
    return held.token
  }
  return {
    async get() {
      if (held && held.until > clock().getTime()) return held.token
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    drop() {
      held = undefined
    },
  }
}

const refusedSecret = 'Microsoft does not accept the bot’s secret: check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId.'

/**
 * The SDK's way to our token, which is put on a request only when its address is on the list: whatever address a delivery or a kept
 * conversation names, our token goes nowhere else. Without a token (anonymous) nothing is put on.
 */
export const credentialsFor = (appId: string | undefined, token: OurToken | undefined, mayCall: MayCall): Credentials => ({
  isValidAppId: async (asked) => asked.toLowerCase() === appId?.toLowerCase(),
  isAuthenticationDisabled: async () => token === undefined,
  createCredentials: async () => ({
    async signRequest(request) {
      if (!mayCall(request.url)) throw new ChannelFault('never', 'This address is not one of Teams’: nothing was sent.')
      if (token) request.headers.set('authorization', `Bearer ${await token.get()}`)
      return request
    },
  }),
})
