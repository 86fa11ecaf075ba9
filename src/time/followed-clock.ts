/** A clock elsewhere, followed from here. */
export interface FollowedClock {
  /** The moment by that clock; by this computer's own until it was first heard. */
  now(): Date
  /** How far this computer's clock is ahead of it, in milliseconds (behind: below zero); undefined until it was first heard. */
  ahead(): number | undefined
  /** Asks once more what time it is there. What fails changes nothing: we go on as we heard it last. Never throws. */
  hear(): Promise<void>
}

/**
 * Follows a clock that can only be asked. Between two questions we count on by ticks that nobody can set, so that a jump of this computer's
 * clock moves nothing. Each answer says within which bounds that clock must stand; a slow answer says little and so moves us little.
 */
export const followClock = (
  ask: () => Promise<Date | undefined>,
  own: () => number = () => Date.now(),
  ticks: () => number = () => performance.now(),
): FollowedClock => {
  /** Their clock less our ticks. */
  let apart: number | undefined
  const now = (): number => (apart === undefined ? own() : Math.round(apart + ticks()))
  return {
    now: () => new Date(now()),
    ahead: () => (apart === undefined ? undefined : own() - now()),
    async hear() {
      try {
        const asked = ticks()
        const theirs = (await ask())?.getTime()
        const answered = ticks()
        if (theirs === undefined) return
        const [least, most] = [theirs - answered, theirs - asked]
        apart = apart === undefined ? (least + most) / 2 : Math.min(Math.max(apart, least), most)
      } catch {
        // It is asked again soon.
      }
    },
  }
}
