import type { Casework } from '../casework/casework.js'
import { type Repeated, repeat } from '../time/repeat.js'

const everyMs = 60 * 60_000

/** Reads the names for look-ups in the background after a start, and compares them with every record each hour: look-ups between ask for what is new only. */
export const openNameReading = (casework: Pick<Casework, 'readNames'>, faulty: (fault: unknown) => void): Repeated => {
  // What goes wrong here, the next look-up or the next hour tries again.
  return repeat(everyMs, () => void casework.readNames().catch(faulty))
}
