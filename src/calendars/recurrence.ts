import { CalendarFault } from './calendar-fault.js'
import type { Component, Ical, Property, Time } from './ical.js'
import { isUnderstood, monthsOf } from './understood.js'
import type { Zone } from './zones.js'

/** What a clock on a wall shows at a time, in milliseconds, as if it were UTC. */
export const wallOf = ({ year, month, day, hour, minute, second }: Time): number => Date.UTC(year, month - 1, day, hour, minute, second)

const day = 86_400_000
/** The day of what a wall clock shows. */
const dayOf = (wall: number): number => Math.floor(wall / day) * day
/** A day that repeats since 1950 takes fewer. */
const mostSteps = 30_000

/** You will see this when an event repeats by a rule that the library does not follow rightly. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood'
}

/**
 * When an event begins: at its first time, by its rules and at its further dates, without its excepted dates; what wall clocks show, up to `until`. Throws
 * CalendarFault for what repeats too often, and NotUnderstood.
 */
export function beginnings(
  event: Component,
  first: Time,
  zone: Zone,
  zoneOf: (property: Property) => Zone,
  until: number,
  ical: Ical,
): readonly number[] {
  const rules = event.getAllProperties('rrule')
  const begins = rules.length === 0 ? [wallOf(first)] : rules.flatMap((rule) => byRule(rule, first, zone, until, ical))
  const further = timesOf(event, 'rdate').map(({ time, property }) => {
    const there = zoneOf(property)
    // A further date without a zone of its own goes by that of the first.
    const isOwn = time.zone === ical.Timezone.utcTimezone || property.getParameter('tzid') !== undefined
    return !isOwn || time.isDate || there === zone ? wallOf(time) : wallAt(there(wallOf(time)), zone)
  })
  const excepted = timesOf(event, 'exdate').map(({ time, property }) =>
    time.isDate && !first.isDate ? { date: wallOf(time) } : { moment: zoneOf(property)(wallOf(time)) },
  )
  const dates = new Set(excepted.map(({ date }) => date))
  const moments = new Set(excepted.map(({ moment }) => moment))
  const all = [...new Set([...begins, ...further])].sort((one, other) => one - other)
  return all.filter((wall) => wall < until && !dates.has(dayOf(wall)) && !(moments.size > 0 && moments.has(zone(wall))))
}

/** What a clock on a wall in a zone shows at a moment: corrected by as much as the zone is off, twice for a day on which clocks change. */
export const wallAt = (moment: number, zone: Zone): number => {
  const near = moment + (moment - zone(moment))
  return near + (moment - zone(near))
}

function byRule(property: Property, first: Time, zone: Zone, until: number, ical: Ical): readonly number[] {
  const rule = property.getFirstValue()
  if (!(rule instanceof ical.Recur)) return []
  // The end is looked at here: it may be said in another zone than the times.
  const end = rule.until
  if (!isUnderstood(rule, first)) throw new NotUnderstood()
  const months = monthsOf(rule)
  const most = rule.count ?? Number.POSITIVE_INFINITY
  const endless = rule.clone()
  endless.until = null
  if (months) {
    // How many there are is counted here too: only those that hold.
    endless.count = null
    delete endless.parts.BYMONTH
  }
  const isOver = (wall: number): boolean => {
    if (wall >= until) return true
    if (!end) return false
    if (end.isDate) return dayOf(wall) > wallOf(end)
    return end.zone === ical.Timezone.utcTimezone ? zone(wall) > wallOf(end) : wall > wallOf(end)
  }
  const begins: number[] = []
  const start = first.clone()
  start.zone = ical.Timezone.localTimezone
  const times = endless.iterator(start)
  for (let steps = 0; ; steps += 1) {
    if (steps === mostSteps) throw new CalendarFault('repeats too often')
    const time = times.next()
    if (!time) return begins
    const wall = wallOf(time)
    if (isOver(wall) || begins.length >= most) return begins
    if (months?.has(time.month) ?? true) begins.push(wall)
  }
}

/** The times that stand under a name, periods by their beginning. */
const timesOf = (event: Component, name: 'rdate' | 'exdate'): readonly { readonly time: Time; readonly property: Property }[] =>
  event
    .getAllProperties(name)
    .flatMap((property) =>
      property
        .getValues()
        .flatMap((value: Time | { readonly start: Time }) => [{ time: 'start' in value ? value.start : value, property }]),
    )
