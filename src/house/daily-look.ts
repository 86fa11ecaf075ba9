import type { Casework, Clock, Directory } from '../casework/casework.js'
import { instant } from '../procedures/words.js'
import { repeat } from '../time/repeat.js'

/** Before the office opens, so that there is the whole day to act. */
const morning = '08:00'
const everyMs = 10 * 60_000

export interface DailyLook {
  /** Looks, unless this morning's look was taken. Ends with whether it looked; never throws. */
  run(): Promise<boolean>
  /** Looks now, since nobody knows how long the bot was away, and then every morning. */
  start(): void
  stop(): void
}

/** The daily look at records (an owner who has left). A look that failed is taken again ten minutes later; the clock may jump as it likes. */
export const openDailyLook = (needs: {
  readonly casework: Pick<Casework, 'daily'>
  readonly directory: Directory
  readonly clock: Clock
  readonly faulty: (fault: unknown) => void
}): DailyLook => {
  let looked: string | undefined
  const run = async (): Promise<boolean> => {
    const { calendar } = needs.directory()
    const now = instant(needs.clock())
    const today = calendar.dateOf(now)
    if (looked !== undefined && (looked >= today || calendar.timeOf(now) < morning)) return false
    try {
      // Before the morning it is the day before that was looked at: this morning's look still comes.
      await needs.casework.daily()
      looked = calendar.timeOf(now) < morning ? calendar.moveDate(today, { days: -1 }) : today
      return true
    } catch (fault) {
      needs.faulty(fault)
      return false
    }
  }
  return {
    run,
    ...repeat(everyMs, () => void run()),
  }
}
