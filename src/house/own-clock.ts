import { hostname } from 'node:os'
import type { Clock } from '../casework/casework.js'
import { apartWords, noteClock, patience } from '../delivery/wrong-clocks.js'
import type { SealedStore } from '../log/log.js'
import { type Repeated, repeat } from '../time/repeat.js'
import type { Tell } from './tell-administrators.js'

const everyMs = 5_000

/**
 * Looks whether this computer's clock agrees with the database's, by which the house goes. A wrong one delays nothing, but people read times
 * on this computer, and a certificate or a token may be refused: /readyz, the watchdog and the administrators are told.
 */
export const openOwnClock = (needs: {
  /** How far this computer's clock is ahead of the house's, in milliseconds; undefined while nobody knows. */
  readonly ahead: () => number | undefined
  readonly clock: Clock
  readonly log: Pick<SealedStore, 'putSealed' | 'dropSealed'>
  readonly tell: Tell
  readonly computer?: string
}): Repeated & { readonly look: () => Promise<void>; trouble(): string | undefined } => {
  const { ahead, clock, log, tell, computer = hostname() } = needs
  let told = false
  let noted = false
  const off = (): number | undefined => {
    const milliseconds = ahead()
    return milliseconds !== undefined && Math.abs(milliseconds) > patience ? Math.round(milliseconds / 1000) : undefined
  }
  const sentence = (seconds: number): string =>
    `The clock of ${computer} is ${apartWords(seconds)} the database’s. Set both by the same time server. Until then, alerts and reminders go by the database’s clock.`
  const look = async (): Promise<void> => {
    const seconds = off()
    try {
      if (seconds !== undefined || noted) await noteClock(log, { computer, pid: process.pid, seconds }, clock())
      noted = seconds !== undefined
    } catch {
      // The database is away, which is told elsewhere; the next look is soon.
    }
    if (seconds !== undefined && !told) void tell('a clock is wrong', [sentence(seconds)], `clock ${computer} ${clock().toISOString()}`)
    told = seconds !== undefined
  }
  return {
    ...repeat(everyMs, () => void look()),
    look,
    trouble() {
      const seconds = off()
      return seconds === undefined ? undefined : sentence(seconds)
    },
  }
}
