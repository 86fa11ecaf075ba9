import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SealedStore } from '../../../log/log.js'

/** A bot token that expires, with the refresh token that buys the next pair, once. Instants are ISO strings. */
export type Pair = z.infer<typeof Pair>
const Pair = z.object({ token: z.string(), refreshToken: z.string(), got: z.string(), expires: z.string() })

/** Why the token is not renewed, in a sentence, and since when. */
export type Trouble = z.infer<typeof Trouble>
const Trouble = z.object({ because: z.string(), since: z.string() })

/** The newest tokens of the office, sealed, for all its processes. Every method throws as the store does. */
export interface KeptTokens {
  read(): Promise<Pair | undefined>
  keep(pair: Pair): Promise<void>
  trouble(): Promise<Trouble | undefined>
  /** Notes what an administrator is to see in doctor; undefined: it is over. */
  note(trouble: Trouble | undefined): Promise<void>
}

const pairs = 'slack-token'
const troubles = 'slack-token-trouble'

/**
 * Opens them. `given` is SLACK_REFRESH_TOKEN: what was kept stands under its hash, so that a new one, set after the app was installed
 * again, begins anew rather than being put aside for what came of the old.
 */
export function openKeptTokens(store: SealedStore, given: string): KeptTokens {
  const name = createHash('sha256').update(given).digest('hex').slice(0, 24)
  return {
    async read() {
      const read = Pair.safeParse(await store.getSealed(pairs, name))
      return read.success ? read.data : undefined
    },
    keep: (pair) => store.putSealed(pairs, name, pair),
    async trouble() {
      const read = Trouble.safeParse(await store.getSealed(troubles, name))
      return read.success ? read.data : undefined
    },
    note: (trouble) => (trouble ? store.putSealed(troubles, name, trouble) : store.dropSealed(troubles, name)),
  }
}
