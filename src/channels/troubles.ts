import type { ChannelPurpose } from '../procedures/people.js'
import type { Address, ChannelFault } from './channel.js'

/** What an administrator should look at, in a sentence. `mute`: nothing is said or heard by this channel before it is put right. */
export interface Trouble {
  readonly says: string
  readonly mute: boolean
}

/** What goes wrong with a channel now, one trouble a matter: the token, the connection, the channel for seniors. */
export interface Troubles {
  tell(matter: string, trouble: Trouble): void
  well(matter: string): void
  all(): readonly Trouble[]
}

/** Opens an empty list. A matter that is well again is struck off by whoever saw it work. */
export function openTroubles(): Troubles {
  const known = new Map<string, Trouble>()
  return {
    tell: (matter, trouble) => void known.set(matter, trouble),
    well: (matter) => void known.delete(matter),
    all: () => [...known.values()],
  }
}

/** The matter under which the trouble with a purpose's channel is noted. */
export const matterOf = (purpose: ChannelPurpose): string => `channel for ${purpose}`

/** Notes how a post to a shared channel went: a `never` is told, also between two looks. A post to a person says nothing of channels. */
export function notePost(troubles: Troubles, to: Address, fault?: ChannelFault): void {
  if (!('purpose' in to)) return
  const matter = matterOf(to.purpose)
  if (!fault) troubles.well(matter)
  else if (fault.fault === 'never') troubles.tell(matter, { says: `The channel for ${to.purpose}: ${fault.because}`, mute: false })
}

/** How often a channel looks by itself, in milliseconds: an office where nobody writes must hear of a revoked token all the same. */
const lookEvery = 300_000

/** Looks at once and then every five minutes; answers with how to end it. A look that fails is only one that saw nothing. */
export function lookNowAndThen(look: () => Promise<void>): () => void {
  const lookQuietly = () => void look().catch(() => undefined)
  lookQuietly()
  const timer = setInterval(lookQuietly, lookEvery)
  timer.unref()
  return () => clearInterval(timer)
}
