import type { Clock } from '../casework/casework.js'
import type { SealedStore } from '../log/log.js'
import type { ChannelNeeds } from './open-channels.js'
import { storeLater } from './store-later.js'

/** Enough for every chat of a large office; the oldest go. */
const mostKept = 5_000

/**
 * What the channels keep of a bot that was begun without its database: it is away to them (LogAway), and what they gave it waits in memory until `reach`,
 * so that no form that somebody was to open again is lost with the bot that stood in. By the clock given until then, and by the house's afterwards.
 */
export const openStoreMeanwhile = (own: Clock) => {
  const { store, clock, reach } = storeLater(own)
  const waits = new Map<string, Parameters<SealedStore['putSealed']>>()
  let reached = false
  const nameOf = (kind: string, name: string): string => JSON.stringify([kind, name])
  return {
    clock,
    store: {
      ...store,
      putSealed(...given) {
        const [kind, name] = given
        if (!reached) waits.set(nameOf(kind, name), given)
        for (const oldest of waits.keys()) if (waits.size > mostKept) waits.delete(oldest)
        return store.putSealed(...given)
      },
      // The console begins with what it had; nothing of before is known here.
      listSealed: async (...given) => (reached ? store.listSealed(...given) : []),
      dropSealed(...given) {
        waits.delete(nameOf(...given))
        return store.dropSealed(...given)
      },
    } satisfies ChannelNeeds['store'],
    /** The log is there: it takes what waited, as far as it can. */
    async reach(log: ChannelNeeds['store'], theirs: Clock): Promise<void> {
      reached = true
      reach(log, theirs)
      const all = [...waits.values()]
      waits.clear()
      await Promise.allSettled(all.map((given) => log.putSealed(...given)))
    },
  }
}
