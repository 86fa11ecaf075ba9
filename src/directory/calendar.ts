import { DateTime, IANAZone } from 'luxon'
import type { Calendar } from '../procedures/people.js'
import { remembered } from '../procedures/shared/remembered.js'
import { type Instant, instant } from '../procedures/words.js'
import { type BankHolidays, bankHolidays } from './bank-holidays.js'
import { momentOf } from './local-time.js'

/** The days of the week as the office file names them, in the order of ISO 8601. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** From and to, local HH:MM; `to` may be 24:00. Hours that end before they begin run into the next day, and belong to the day on which they begin. */
export interface Hours {
  readonly from: string
  readonly to: string
}

/** What a calendar is made from. At least one weekday has hours, or nothing that waits for working time would ever come. */
export interface CalendarSettings {
  readonly timeZone: string
  readonly bankHolidays: BankHolidays
  readonly workingHours: Readonly<Partial<Record<Weekday, Hours | undefined>>>
}

/** The office's calendar, with what only the duty rota asks beside it. */
export interface OfficeCalendar extends Calendar {
  isBankHoliday(date: string): boolean
  weekday(date: string): Weekday
}

/** The longest that an office stays closed: whoever closes for longer has made a mistake in the file. */
const longestClosure = 400

/** Working time and the words for moments, in the office's time zone. Clock changes, leap days and bank holidays are known. */
export function officeCalendar({ timeZone, bankHolidays: closed, workingHours }: CalendarSettings): OfficeCalendar {
  const zone = IANAZone.create(timeZone)
  const offset = remembered((second: number) => zone.offset(second * 1_000))
  const offsets = { offset: (moment: number) => offset(Math.floor(moment / 1_000)) }
  const isBankHoliday = bankHolidays(closed)
  const plain = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc', locale: 'en-GB' })
  // Asked many times a click: by the offset alone, a tenth of what a whole DateTime takes.
  const wall = (at: Instant): string => new Date(Date.parse(at) + offsets.offset(Date.parse(at)) * 60_000).toISOString()
  const dateOf = (at: Instant): string => wall(at).slice(0, 10)
  const timeOf = (at: Instant): string => wall(at).slice(11, 16)
  const at = (date: string, time: string): Instant => momentOf(offsets, date, time)
  /** Of "2026-01-31 1": a date, and by how many months. */
  const movedByMonths = remembered((asked: string) => {
    const [date = '', months] = asked.split(' ')
    return plain(date)
      .plus({ months: Number(months) })
      .toFormat('yyyy-MM-dd')
  })
  const moveDate: Calendar['moveDate'] = (date, { days = 0, months = 0, years = 0 }) => {
    const byMonths = months + 12 * years
    const moved = byMonths === 0 ? date : movedByMonths(`${date} ${byMonths}`)
    return new Date(Date.parse(moved) + days * 86_400_000).toISOString().slice(0, 10)
  }
  const dayInYear = remembered((date: string) => plain(date).toFormat('ccc d LLL'))
  const sayDate = remembered((date: string) => plain(date).toFormat('d LLLL yyyy'))
  const weekday = (date: string): Weekday => weekdays[(new Date(date).getUTCDay() + 6) % 7] ?? 'monday'

  const opening = (date: string): { from: Instant; to: Instant } | undefined => {
    const hours = isBankHoliday(date) ? undefined : workingHours[weekday(date)]
    return hours && { from: at(date, hours.from), to: at(hours.to < hours.from ? moveDate(date, { days: 1 }) : date, hours.to) }
  }

  const nextOpening = (date: string): { date: string; from: Instant; to: Instant } => {
    for (let days = 0, on = date; days < longestClosure; days += 1, on = moveDate(on, { days: 1 })) {
      const open = opening(on)
      if (open) return { date: on, ...open }
    }
    throw new RangeError('The office is never open: give it working hours.')
  }

  /** The moment itself within working time, else the next opening; with the working time that it lies in. */
  const workingFrom = (from: Instant): { date: string; from: Instant; to: Instant } => {
    // What opened yesterday may not be closed yet.
    let open = nextOpening(moveDate(dateOf(from), { days: -1 }))
    while (open.to <= from) open = nextOpening(moveDate(open.date, { days: 1 }))
    return from < open.from ? open : { ...open, from }
  }

  return {
    timeZone,
    at,
    dateOf,
    timeOf,
    moveDate,
    weekday,
    isBankHoliday,
    isWorkingTime: (moment) => workingFrom(moment).from === moment,
    afterWorkingDays: (from, days) => {
      const begun = workingFrom(from)
      let { date } = begun
      for (let left = days; left > 0; left -= 1) date = nextOpening(moveDate(date, { days: 1 })).date
      if (days === 0) return begun.from
      // After midnight, a night's work is still that of the day before.
      const on = dateOf(begun.from) === begun.date ? date : moveDate(date, { days: 1 })
      return workingFrom(at(on, timeOf(begun.from))).from
    },
    afterWorkingHours: (from, hours) => {
      let left = Math.round(hours * 3_600_000)
      let open = workingFrom(from)
      for (;;) {
        const here = Date.parse(open.to) - Date.parse(open.from)
        if (left <= here) return instant(new Date(Date.parse(open.from) + left))
        left -= here
        open = nextOpening(moveDate(open.date, { days: 1 }))
      }
    },
    say: (moment, now) => {
      const date = dateOf(moment)
      const year = date.slice(0, 4)
      return `${dayInYear(date)}${year === dateOf(now).slice(0, 4) ? '' : ` ${year}`}, ${timeOf(moment)}`
    },
    sayDate,
  }
}
