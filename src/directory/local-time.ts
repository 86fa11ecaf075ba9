import type { IANAZone } from 'luxon'
import { type Instant, instant } from '../procedures/words.js'

const minute = 60_000
const day = 24 * 60 * minute

/**
 * The moment of a local date (YYYY-MM-DD) and time (HH:MM, or 24:00 for the end of the day). A time that comes twice is the
 * first of the two; a time that a clock change skips is moved on to the next that exists. Throws RangeError for what is neither date nor time.
 */
export function momentOf(zone: Pick<IANAZone, 'offset'>, date: string, time: string): Instant {
  const wall = Date.parse(`${date}T${time === '24:00' ? '00:00' : time}:00.000Z`) + (time === '24:00' ? day : 0)
  if (Number.isNaN(wall)) throw new RangeError(`${date} ${time} is no date and time: write YYYY-MM-DD and HH:MM.`)
  // The zone's offsets on either side; they differ only around a clock change (or a day that a whole country skipped).
  const offsets = [zone.offset(wall - 2 * day), zone.offset(wall + 2 * day)]
  const moments = offsets.map((offset) => wall - offset * minute).filter((moment) => moment + zone.offset(moment) * minute === wall)
  if (moments.length > 0) return instant(new Date(Math.min(...moments)))
  return instant(new Date(changeBetween(zone, wall - Math.max(...offsets) * minute, wall - Math.min(...offsets) * minute)))
}

/** The moment, to the second, at which the zone's clocks change between two moments of different offset. */
function changeBetween(zone: Pick<IANAZone, 'offset'>, before: number, after: number): number {
  const was = zone.offset(before)
  let low = Math.floor(before / 1000)
  let high = Math.ceil(after / 1000)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zone.offset(middle * 1000) === was) low = middle
    else high = middle
  }
  return high * 1000
}
