import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../../casework/casework.js'

/** A key that Microsoft signs with, and the channels it may sign for. */
export interface SigningKey {
  readonly key: KeyObject
  readonly endorsements: readonly string[]
}

/** The keys of Microsoft's OpenID metadata. Throws when they cannot be read and none are known yet. */
export type SigningKeys = (kid: string) => Promise<SigningKey | undefined>

const Metadata = z.object({ jwks_uri: z.url() })
const Keys = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.string(), endorsements: z.array(z.string()).default([]) })),
})
const dayInMs = 24 * 3_600_000
/** A key that is not known may be a new one; whoever makes keys up must not make us ask for each. */
const askAgainAfterMs = 60_000

/**
 * Opens it over the metadata's address; asked at most once a minute, and fresh once a day. The SDK's own reader is not used: it has no
 * time-out, and takes up to an hour to notice a new key.
 */
export function openSigningKeys(settings: { readonly metadataUrl: string; readonly clock: Clock }): SigningKeys {
  let known = new Map<string, SigningKey>()
  let asked = Number.NEGATIVE_INFINITY
  let read = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  const fetchKeys = async (): Promise<void> => {
    const { jwks_uri } = Metadata.parse(await json(settings.metadataUrl))
    const { keys } = Keys.parse(await json(jwks_uri))
    known = new Map(keys.filter(({ kty }) => kty === 'RSA').map((jwk) => [jwk.kid, keyOf(jwk)]))
    read = settings.clock().getTime()
  }
  const refresh = (): Promise<void> => {
    asked = settings.clock().getTime()
    reading ??= fetchKeys().finally(() => {
      reading = undefined
    })
    return reading
  }
  return async (kid) => {
    const now = settings.clock().getTime()
    const found = known.get(kid)
    if (found && now - read < dayInMs) return found
    if (reading || now - asked > askAgainAfterMs || known.size === 0) {
      // Yesterday's keys are better than none while Microsoft's page does not answer.
      await refresh().catch((cause: unknown) => {
        if (known.size === 0) throw cause
      })
    }
    return known.get(kid)
  }
}

const keyOf = (jwk: z.infer<typeof Keys>['keys'][number]): SigningKey => ({
  key: createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }),
  endorsements: jwk.endorsements,
})

async function json(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(4_000), redirect: 'error' })
  if (!response.ok) throw new Error(`The signing keys of Teams could not be read (${response.status}).`)
  return response.json()
}
