import { verify } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../../casework/casework.js'
import type { SigningKeys } from './signing-keys.js'

/** Who signs what Teams sends. */
const issuer = 'https://api.botframework.com'
/** Clocks that disagree, in seconds: the SDK's own bound. */
const leeway = 300

const Header = z.object({ alg: z.literal('RS256'), kid: z.string().min(1).max(200) })
const Claims = z.object({
  iss: z.literal(issuer),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().optional(),
  serviceUrl: z.string().optional(),
})

/** Why a token is not let in, in a word for the log; undefined: it is Teams', for us, now, and for this serviceUrl. */
export type CheckToken = (authorization: string | undefined, serviceUrl: string) => Promise<string | undefined>

/**
 * Checks the token of a delivery: signed by Microsoft with RS256 and a published key that is endorsed for Teams, issued by the Bot
 * Framework, for our app, not expired, and naming the serviceUrl that the delivery names. Throws when the keys cannot be read.
 */
export function tokenCheck(settings: { readonly appId: string; readonly keys: SigningKeys; readonly clock: Clock }): CheckToken {
  const { appId, keys, clock } = settings
  return async (authorization, serviceUrl) => {
    const parts = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization ?? '')
    const [, head = '', body = '', signature = ''] = parts ?? []
    if (!parts) return authorization ? 'no token' : 'no authorization'
    const header = Header.safeParse(decoded(head))
    if (!header.success) return 'algorithm'
    const claims = Claims.safeParse(decoded(body))
    if (!claims.success) return 'claims'
    const now = clock().getTime() / 1000
    const { aud, exp, nbf } = claims.data
    if (aud.toLowerCase() !== appId.toLowerCase()) return 'audience'
    if (exp < now - leeway) return 'expired'
    if (nbf !== undefined && nbf > now + leeway) return 'from the future'
    if ((claims.data.serviceurl ?? claims.data.serviceUrl) !== serviceUrl) return 'serviceUrl'
    const key = await keys(header.data.kid)
    if (!key) return 'unknown key'
    if (key.endorsements.length > 0 && !key.endorsements.includes('msteams')) return 'endorsement'
    return verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key.key, Buffer.from(signature, 'base64url')) ? undefined : 'signature'
  }
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
}
