import { DateTime } from 'luxon'
import type { Calendar } from '../../src/procedures/people.js'
import { remembered } from '../../src/procedures/shared/remembered.js'
import { type Instant, instant } from '../../src/procedures/words.js'

const zone = 'Europe/London'
const opens = 9
const closes = 17

/** A simple calendar for tests: London time, Monday to Friday from 9 to 5, and Christmas Day and Boxing Day off. */
export const testCalendar: Calendar = {
  timeZone: zone,
  afterWorkingDays(from, days) {
    let at = opening(local(from))
    for (let left = days; left > 0; left--) at = openDay(at.plus({ days: 1 }))
    return utc(at)
  },
  afterWorkingHours(from, hours) {
    let at = opening(local(from))
    let left = hours * 3600
    for (;;) {
      const today = at.set({ hour: closes, minute: 0, second: 0, millisecond: 0 }).diff(at, 'seconds').seconds
      if (left < today) return utc(at.plus({ seconds: left }))
      left -= today
      at = opening(at.plus({ days: 1 }).set({ hour: 0, minute: 0 }))
    }
  },
  say(at, now) {
    const then = local(at)
    return then.toFormat(then.year === local(now).year ? 'ccc d LLL, HH:mm' : 'ccc d LLL yyyy, HH:mm')
  },
  sayDate: remembered((date: string) => DateTime.fromISO(date, { zone }).toFormat('d LLLL yyyy')),
  dateOf: remembered((at: Instant) => local(at).toISODate() ?? ''),
  timeOf: (at) => local(at).toFormat('HH:mm'),
  at: (date, time) => momentOf(`${date}T${time}`),
  // A date alone has no zone.
  moveDate: (date, by) => DateTime.fromISO(date, { zone: 'utc' }).plus(by).toISODate() ?? '',
  isWorkingTime: (at) => isOpen(local(at)),
}

const local = (at: Instant): DateTime => DateTime.fromISO(at, { zone })
const momentOf = remembered((local: string) => utc(DateTime.fromISO(local, { zone })))
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
