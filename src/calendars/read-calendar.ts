import { instant } from '../procedures/words.js'
import type { CalendarEvent, CalendarRead, Span } from './calendar-event.js'
import { CalendarFault } from './calendar-fault.js'
import { changesIn, isOnwards, onwardTimes, stays, uidOf } from './changes.js'
import { type Component, type Ical, openIcal, type Property, type Time } from './ical.js'
import { beginnings, NotUnderstood, wallOf } from './recurrence.js'
import { placeZone, utc, type Zone, zonesOf } from './zones.js'

const day = 86_400_000
/** More events than an office of a thousand has in ten years. */
const mostEvents = 50_000
const mostTimes = 100_000
/** Some calendars begin with a mark that says how they are written. */
const begins = /^\uFEFF?\s*BEGIN:VCALENDAR/i
const senseless = 'An event whose times make no sense was left out.'

/**
 * Reads the text of a calendar (iCalendar, RFC 5545): its events within a stretch of time, repeated ones with their exceptions, without those that
 * were called off. Throws CalendarFault for what is no calendar, or no whole one; what is wrong with a single event is a note, and the rest is read.
 */
export async function readCalendar(text: string, span: Span): Promise<CalendarRead> {
  if (!begins.test(text)) throw new CalendarFault(noCalendar(text))
  const ical = await openIcal()
  const reading: Reading = {
    from: Date.parse(span.from),
    until: Date.parse(span.until),
    office: placeZone(span.timeZone),
    times: 0,
    last: Number.NaN,
    leftOut: [],
  }
  const notes = new Set<string>()
  const events = parsed(ical, text, notes).flatMap((calendar) => eventsOf(ical, calendar, reading, notes))
  const last = Number.isNaN(reading.last) ? undefined : instant(new Date(reading.last))
  return {
    events,
    notes: [...notes],
    leftOut: reading.leftOut.toSorted((one, other) => one - other).map((at) => instant(new Date(at))),
    last,
  }
}

interface Reading {
  readonly from: number
  readonly until: number
  readonly office: Zone
  times: number
  last: number
  readonly leftOut: number[]
}

const noCalendar = (text: string): string => {
  if (text.trim() === '') return 'is empty: publish it anew where it is kept, and give the address that it has then.'
  return /^\s*</.test(text)
    ? 'is a web page, not a calendar: give the address in iCal format (it often ends in .ics), not the one for looking at it.'
    : 'is not written in iCal format: give the address in iCal format (it often ends in .ics).'
}

const leading = /^\uFEFF?\s*/
const ended = /END:VCALENDAR\s*$/i
const eventText = /^BEGIN:VEVENT[^\S\n]*\n[\s\S]*?^END:VEVENT[^\S\n]*$/gim

/** The calendars in a text. Where one cannot be read as a whole, it is read without the events that hinder it. */
function parsed(ical: Ical, text: string, notes: Set<string>): readonly Component[] {
  const whole = text.replace(leading, '')
  // A text that broke off would be read as one without its last events.
  const read = ended.test(whole) ? (tried(ical, whole) ?? tried(ical, withoutBroken(ical, whole, notes))) : undefined
  if (read) return read
  throw new CalendarFault(
    'is not whole, or not written as iCal format asks: it is read again in a quarter of an hour. If it stays so, publish it anew.',
  )
}

/** The library's own words may quote what stands in the text: they go no further. */
function tried(ical: Ical, text: string): readonly Component[] | undefined {
  try {
    const read: unknown[] = ical.parse(text)
    const several = Array.isArray(read[0]) ? read : [read]
    return several.filter((each) => Array.isArray(each)).map((each) => new ical.Component(each))
  } catch {
    return undefined
  }
}

const withoutBroken = (ical: Ical, text: string, notes: Set<string>): string =>
  text.replace(eventText, (event) => {
    if (tried(ical, `BEGIN:VCALENDAR\r\n${event}\r\nEND:VCALENDAR`)) return event
    notes.add(senseless)
    return ''
  })

/** The events of one calendar. A changed time of a repeated event is an event by itself, and the rule leaves it out. */
function eventsOf(ical: Ical, calendar: Component, reading: Reading, notes: Set<string>): readonly CalendarEvent[] {
  const all = calendar.getAllSubcomponents('vevent')
  if (all.length > mostEvents) throw new CalendarFault(`holds ${all.length} events: publish only the coming months of it.`)
  const named = zonesOf(ical, calendar, reading.office, (name) =>
    notes.add(`Times in the zone ${shortened(name)}, which nobody knows, were read as the office’s own.`),
  )
  const zoneOf = (property: Property): Zone => {
    const time = property.getFirstValue()
    if (time instanceof ical.Time && time.zone === ical.Timezone.utcTimezone) return utc
    const name = property.getParameter('tzid')
    return typeof name === 'string' ? named(name) : reading.office
  }
  const changes = changesIn(ical, all, zoneOf)
  const beginsOf = (event: Component): Begins => {
    const { first, zone } = firstOf(ical, event, zoneOf)
    // A day more on either side: what a clock on a wall shows and the moment lie up to a day apart.
    return { first, zone, walls: beginnings(event, first, zone, zoneOf, reading.until + day, ical) }
  }
  /** The repeated events by their UID, when they would begin: of several of one UID the last counts. */
  const series = new Map<string, Component>()
  for (const event of all) if (!event.hasProperty('recurrence-id')) series.set(uidOf(event), event)
  const asChanged = (event: Component): Begins => {
    const begins = beginsOf(event)
    const { zone, first, walls } = begins
    const ofIt = changes(uidOf(event))
    if (!event.hasProperty('recurrence-id')) return { ...begins, walls: walls.filter((wall) => stays(ofIt, zone(wall))) }
    // One with a rule of its own is a series by itself from then on.
    const changed = isOnwards(event) && !event.hasProperty('rrule') ? series.get(uidOf(event)) : undefined
    if (!changed) return begins
    const before = beginsOf(changed)
    return { ...begins, walls: [...walls, ...onwardTimes(event, { wall: wallOf(first), zone }, before.walls.map(before.zone), ofIt)] }
  }
  return all.flatMap((event): CalendarEvent[] => {
    try {
      if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return []
      const times = timesOf(ical, event, zoneOf, asChanged(event), reading)
      return times.length === 0 ? [] : [{ ...about(event), times }]
    } catch (fault) {
      if (fault instanceof CalendarFault && reading.times > mostTimes) throw fault
      if (fault instanceof NotUnderstood) leaveOut(ical, event, zoneOf, reading)
      else
        notes.add(
          fault instanceof CalendarFault ? 'An event that repeats every few minutes, or for thousands of years, was left out.' : senseless,
        )
      return []
    }
  })
}

/** When an event begins: the first time as it stands there, its zone, and what clocks on a wall there show each time. */
interface Begins {
  readonly first: Time
  readonly zone: Zone
  readonly walls: readonly number[]
}

function firstOf(ical: Ical, event: Component, zoneOf: (property: Property) => Zone): Omit<Begins, 'walls'> {
  const start = event.getFirstProperty('dtstart')
  const first = start?.getFirstValue()
  if (!start || !(first instanceof ical.Time)) throw new Error('An event without a beginning.')
  return { first, zone: zoneOf(start) }
}

/** From one time to the next of a rule it is at most so many days, whatever months or days it leaves out: the 29th of February comes after eight years. */
const longest: Readonly<Record<string, number>> = { DAILY: 366, WEEKLY: 366, MONTHLY: 366, YEARLY: 8 * 366 }

/** An event that nobody here follows counts as left out, unless it was over before, or begins after, what is looked at. */
function leaveOut(ical: Ical, event: Component, zoneOf: (property: Property) => Zone, reading: Reading): void {
  const { first, zone } = firstOf(ical, event, zoneOf)
  const begins = zone(wallOf(first))
  const rules = event.getAllProperties('rrule').map((rule) => rule.getFirstValue())
  const lastOf = (rule: unknown): number => {
    if (!(rule instanceof ical.Recur)) return Number.POSITIVE_INFINITY
    if (rule.until) return wallOf(rule.until)
    return rule.count ? wallOf(first) + rule.count * rule.interval * (longest[rule.freq] ?? 8 * 366) * day : Number.POSITIVE_INFINITY
  }
  const isOver = rules.every((rule) => lastOf(rule) < reading.from - 2 * day)
  if (!isOver && begins < reading.until) reading.leftOut.push(begins)
}

function timesOf(ical: Ical, event: Component, zoneOf: (property: Property) => Zone, { first, zone, walls }: Begins, reading: Reading) {
  const endOf = lengthOf(ical, event, first, zone, zoneOf)
  const times: { from: ReturnType<typeof instant>; until: ReturnType<typeof instant> }[] = []
  const long = endOf(wallOf(first)) - zone(wallOf(first)) + 2 * day
  const newest = walls.at(-1)
  if (newest !== undefined) reading.last = Math.max(endOf(newest), Number.isNaN(reading.last) ? endOf(newest) : reading.last)
  for (const wall of walls.filter((each) => each + long > reading.from)) {
    const [from, until] = [zone(wall), endOf(wall)]
    if (until <= from || until <= reading.from || from >= reading.until) continue
    reading.times += 1
    if (reading.times > mostTimes) throw new CalendarFault('holds more times than can be looked at: publish only the coming months of it.')
    times.push({ from: instant(new Date(from)), until: instant(new Date(until)) })
  }
  return times
}

/**
 * When an event ends that begins at a time. One that says when it ends does so by the clock on the wall each time, also in the night in which clocks
 * change: a shift until six ends at six, where the next begins. One that says how long it takes, takes so long.
 */
function lengthOf(ical: Ical, event: Component, first: Time, zone: Zone, zoneOf: (property: Property) => Zone): (wall: number) => number {
  const ending = event.getFirstProperty('dtend')
  const end = ending?.getFirstValue()
  if (ending && end instanceof ical.Time) {
    const [begins, ends] = [wallOf(first), wallOf(end)]
    // Some programs end a whole day on the day itself.
    if (first.isDate) return (wall) => zone(wall + Math.max(day, ends - begins))
    const there = zoneOf(ending)
    const between = there(ends) - zone(begins)
    return there === zone ? (wall) => zone(wall + ends - begins) : (wall) => zone(wall) + between
  }
  const takes = event.getFirstPropertyValue('duration')
  if (takes instanceof ical.Duration) {
    const days = (takes.weeks * 7 + takes.days) * day
    const exact = ((takes.hours * 60 + takes.minutes) * 60 + takes.seconds) * 1000
    return (wall) => zone(wall + days) + exact
  }
  return (wall) => zone(wall + (first.isDate ? day : 0))
}

function about(event: Component): Omit<CalendarEvent, 'times'> {
  const attendees = event.getAllProperties('attendee').flatMap((attendee) => {
    const declined = String(attendee.getParameter('partstat') ?? '').toUpperCase() === 'DECLINED'
    const thing = /^(ROOM|RESOURCE)$/i.test(String(attendee.getParameter('cutype') ?? ''))
    return declined || thing ? [] : [addressIn(String(attendee.getFirstValue() ?? ''))]
  })
  const organiser = textOf(event, 'organizer')
  const title = textOf(event, 'summary').slice(0, 500)
  return { title, attendees, organiser: organiser === '' ? undefined : addressIn(organiser), marked: markedAs(event, title) }
}

const markedAs = (event: Component, title: string): CalendarEvent['marked'] => {
  const busy = (textOf(event, 'x-microsoft-cdo-busystatus') || textOf(event, 'x-microsoft-cdo-intendedstatus')).toUpperCase()
  if (busy === 'OOF' || /^out of (the )?office\b/i.test(title)) return 'out of office'
  return busy === 'WORKINGELSEWHERE' ? 'working elsewhere' : undefined
}

const addressIn = (value: string): string =>
  value
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()
const textOf = (event: Component, name: string): string => String(event.getFirstPropertyValue(name) ?? '')
/** A zone's name, as far as it may be shown. */
const shortened = (name: string): string => `“${name.replaceAll(/[^\w/+ .-]/g, '').slice(0, 40)}”`
