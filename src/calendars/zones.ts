import { IANAZone } from 'luxon'
import { momentOf } from '../directory/local-time.js'
import type { Component, Ical } from './ical.js'

/** From what a clock on a wall shows (as milliseconds, as if it were UTC) to the moment, in milliseconds. */
export type Zone = (wall: number) => number

export const utc: Zone = (wall) => wall

/** A zone that is a place: a time that comes twice is the first of the two, one that is skipped moves on to the next that exists. */
export const placeZone = (place: string): Zone => {
  const zone = IANAZone.create(place)
  return (wall) => {
    const text = new Date(wall).toISOString()
    return Date.parse(momentOf(zone, text.slice(0, 10), text.slice(11, 16)))
  }
}

/**
 * The zones that a calendar's times name. A place is known here; another name is read from the calendar's own description of it; what is neither is read as
 * the office's zone, and `unknown` is told its name.
 */
export const zonesOf = (ical: Ical, calendar: Component, office: Zone, unknown: (name: string) => void): ((name: string) => Zone) => {
  const known = new Map<string, Zone>()
  const find = (name: string): Zone => {
    if (name.includes('/') && IANAZone.isValidZone(name)) return placeZone(name)
    const described = calendar.getTimeZoneByID(name)
    if (described) return describedZone(ical, described)
    // As some programs write it: /example.org/20260101/Europe/London.
    const place = /[A-Z]\w+\/[A-Z]\w+$/.exec(name)?.[0]
    if (place !== undefined && IANAZone.isValidZone(place)) return placeZone(place)
    if (/^(utc|gmt|z)$/i.test(name)) return utc
    unknown(name)
    return office
  }
  return (name) => {
    const zone = known.get(name) ?? find(name)
    known.set(name, zone)
    return zone
  }
}

const describedZone =
  (ical: Ical, zone: InstanceType<Ical['Timezone']>): Zone =>
  (wall) => {
    const at = new Date(wall)
    const time = new ical.Time(
      {
        year: at.getUTCFullYear(),
        month: at.getUTCMonth() + 1,
        day: at.getUTCDate(),
        hour: at.getUTCHours(),
        minute: at.getUTCMinutes(),
        second: at.getUTCSeconds(),
      },
      ical.Timezone.localTimezone,
    )
    return wall - zone.utcOffset(time) * 1000
  }
