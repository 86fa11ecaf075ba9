import type { SealedStore } from '../log/log.js'
import { instant } from '../procedures/words.js'
import type { Tries } from './attempt.js'

/** Until when platforms have asked to be left alone. */
export interface Rests {
  /** How much longer this platform rests, in milliseconds, as far as this process knows; 0: it does not. */
  left(channel: string, now: Date): number
  /** It asked to wait: all processes are to know. */
  ask(channel: string, until: Date): Promise<void>
  /** Looks what others were asked. */
  look(channel: string): Promise<void>
}

const kind = 'rests'

/** Opens the memory: this process's own, what its posts were asked, and what any process was asked for its redraws. */
export const openRests = (store: Pick<SealedStore, 'putSealed' | 'getSealed'>, tries: Pick<Tries, 'restsUntil'>): Rests => {
  const rests = new Map<string, number>()
  const keep = (channel: string, until: number) => rests.set(channel, Math.max(rests.get(channel) ?? 0, until))
  return {
    left: (channel, now) => Math.max(0, Math.max(rests.get(channel) ?? 0, tries.restsUntil(channel)) - now.getTime()),
    async ask(channel, until) {
      keep(channel, until.getTime())
      await store.putSealed(kind, channel, until.getTime(), { until: instant(until) })
    },
    async look(channel) {
      const until = await store.getSealed(kind, channel)
      if (typeof until === 'number') keep(channel, until)
    },
  }
}
