import { tryLimit } from './cut.js'

/** Which platforms hang, as far as this process knows: an alert goes by another first, if there is one. No platform is ever given up. */
export interface Hanging {
  /**
   * Is this platform to be tried last by an alert now? Asked once a delivery: when a platform's time is over, the first who asks tries
   * it for everybody, and the others go on past it until that is known. `now` in milliseconds, here and below.
   */
  isLast(platform: string, now: number): boolean
  /** A try has begun. Call what it answers once: with 'answered', 'cut', or 'neither' when something else came of it. */
  begin(platform: string, now: number, limit: number): (how: 'answered' | 'cut' | 'neither', now: number) => void
}

/** How long a platform that hung is put last, in milliseconds; then one alert finds out whether it still does. */
const lastFor = 10_000
/** Platforms take a card in a few hundred milliseconds: when so many tries have waited so long (milliseconds), and nothing was heard since they began, nobody waits for their cut. */
const stalled = { tries: 3, after: 1_000 } as const

interface Platform {
  /** When the tries began that are still out, and that are not another urgency's, which may take longer. */
  readonly out: Set<{ readonly since: number }>
  heard: number
  /** Put last until then; undefined while it is well. */
  lastUntil: number | undefined
}

/** Opens the memory, in which every platform is well. Pure but for what it remembers: all time is given. */
export const openHanging = (): Hanging => {
  const platforms = new Map<string, Platform>()
  const at = (name: string): Platform => {
    const platform = platforms.get(name) ?? { out: new Set(), heard: Number.NEGATIVE_INFINITY, lastUntil: undefined }
    platforms.set(name, platform)
    return platform
  }
  const isStalled = ({ out, heard }: Platform, now: number): boolean =>
    [...out].filter(({ since }) => since >= heard && since <= now - stalled.after).length >= stalled.tries

  return {
    isLast(name, now) {
      const platform = at(name)
      if (platform.lastUntil === undefined) return isStalled(platform, now)
      if (platform.lastUntil > now) return true
      platform.lastUntil = now + tryLimit.alert
      return false
    },
    begin(name, began, limit) {
      const platform = at(name)
      const one = { since: began }
      if (limit <= tryLimit.alert) platform.out.add(one)
      return (how, now) => {
        platform.out.delete(one)
        if (how === 'cut') platform.lastUntil = now + lastFor
        if (how !== 'answered') return
        platform.heard = Math.max(platform.heard, now)
        platform.lastUntil = undefined
      }
    },
  }
}
