import { DateTime } from 'luxon'
import type { Calendar } from '../../src/procedures/people.js'
import { remembered } from '../../src/procedures/shared/remembered.js'
import { type Instant, instant } from '../../src/procedures/words.js'

const zone = 'Europe/London'
const opens = 9
const closes = 17

/** By all that is asked: the years of a test ask the same things of one day a thousand times. */
const once = <Asked extends readonly unknown[], Said extends string | boolean>(work: (...asked: Asked) => Said) => {
  const said = remembered((asked: string) => ({ is: work(...(JSON.parse(asked) as unknown as Asked)) }), 20_000)
  return (...asked: Asked): Said => said(JSON.stringify(asked)).is
}

/** A simple calendar for tests: London time, Monday to Friday from 9 to 5, and Christmas Day and Boxing Day off. */
export const testCalendar: Calendar = {
  timeZone: zone,
  afterWorkingDays: once((from, days) => {
    let at = opening(local(from))
    for (let left = days; left > 0; left--) at = openDay(at.plus({ days: 1 }))
    return utc(at)
  }),
  afterWorkingHours: once((from, hours) => {
    let at = opening(local(from))
    let left = hours * 3600
    for (;;) {
      const today = at.set({ hour: closes, minute: 0, second: 0, millisecond: 0 }).diff(at, 'seconds').seconds
      if (left < today) return utc(at.plus({ seconds: left }))
      left -= today
      at = opening(at.plus({ days: 1 }).set({ hour: 0, minute: 0 }))
    }
  }),
  say: (at, now) => saidAs(at, yearOf(at) === yearOf(now)),
  sayDate: once((date) => DateTime.fromISO(date, { zone }).toFormat('d LLLL yyyy')),
  dateOf: once((at) => local(at).toISODate() ?? ''),
  timeOf: once((at) => local(at).toFormat('HH:mm')),
  at: once((date, time) => utc(DateTime.fromISO(`${date}T${time}`, { zone }))),
  // A date alone has no zone.
  moveDate: once((date, by) => DateTime.fromISO(date, { zone: 'utc' }).plus(by).toISODate() ?? ''),
  isWorkingTime: once((at) => isOpen(local(at))),
}

const local = (at: Instant): DateTime => DateTime.fromISO(at, { zone })
const yearOf = once((at: Instant) => local(at).toFormat('yyyy'))
const saidAs = once((at: Instant, thisYear: boolean) => local(at).toFormat(thisYear ? 'ccc d LLL, HH:mm' : 'ccc d LLL yyyy, HH:mm'))
const utc = (at: DateTime): Instant => instant(at.toJSDate())
const isWorkingDay = (day: DateTime): boolean => day.weekday <= 5 && !['12-25', '12-26'].includes(day.toFormat('LL-dd'))
const isOpen = (at: DateTime): boolean => isWorkingDay(at) && at.hour >= opens && at.hour < closes

function openDay(day: DateTime): DateTime {
  let at = day
  while (!isWorkingDay(at)) at = at.plus({ days: 1 })
  return at
}

function opening(at: DateTime): DateTime {
  if (isOpen(at)) return at
  const open = { hour: opens, minute: 0, second: 0, millisecond: 0 }
  if (isWorkingDay(at) && at.hour < opens) return at.set(open)
  return openDay(at.plus({ days: 1 })).set(open)
}
