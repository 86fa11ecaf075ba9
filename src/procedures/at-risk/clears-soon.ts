import type { Alarm, Facts } from '../procedure.js'
import { instant } from '../words.js'

/** In seconds: long enough to read how it ended, short enough that every copy is drawn anew within a minute of the end. */
const clearedAfter = 30
/** Whoever reads it again has this long, in seconds, until it goes from their chat once more. */
export const readFor = 300

export const clearing = ({ now }: Facts, seconds: number): Alarm => ({
  alarm: 'ClearChat',
  at: instant(new Date(Date.parse(now) + seconds * 1000)),
  urgency: 'now',
})
/** Owed with the end of an alert: what was said goes from everybody's chat (ours, promise 41). */
export const clearsSoon = (facts: Facts): Alarm => clearing(facts, clearedAfter)
