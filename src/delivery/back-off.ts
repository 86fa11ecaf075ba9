import { createHash } from 'node:crypto'
import type { Urgency } from '../procedures/procedure.js'

/** The longest wait between two tries, in milliseconds. An alert is never more than a few seconds away from its next try. */
const longest: Readonly<Record<Urgency, number>> = { alert: 4_000, now: 15_000, routine: 60_000 }
const first = 500

/**
 * Milliseconds until the next try: doubling from half a second to the urgency's longest, up to a quarter shorter so that what
 * failed together does not come back together. The scatter follows from the item's id: the same try always waits as long.
 */
export const backOff = (urgency: Urgency, tries: number, id: string): number => {
  const whole = Math.min(first * 2 ** Math.min(tries, 20), longest[urgency])
  const scatter = createHash('sha256').update(`${id} ${tries}`).digest().readUInt16BE(0) / 0x10000
  return Math.round(whole * (1 - scatter / 4))
}
