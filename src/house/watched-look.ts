import type { Casework } from '../casework/casework.js'
import { type Repeated, repeat } from '../time/repeat.js'

const everyMs = 30_000

/** Looks every half minute at the records that their procedures watch. A look that failed is taken again at the next; none begins while one is under way. */
export const openWatchedLook = (casework: Pick<Casework, 'watched'>, faulty: (fault: unknown) => void): Repeated => {
  let looking = false
  const look = async (): Promise<void> => {
    if (looking) return
    looking = true
    await casework.watched().catch(faulty)
    looking = false
  }
  return repeat(everyMs, () => void look())
}
