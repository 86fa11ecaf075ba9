import { officeCalendar } from '../../../src/directory/calendar.js'
import { dueOf, warningsBy } from '../../../src/procedures/subject-request/due.js'
import { dice } from '../../casework/random-years.js'

const hours = { from: '09:00', to: '17:00' }
const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours }
/** Days on which the office is closed beside its weekends, as the office file lists them. */
const closed = Array.from({ length: 40 }, (_, year) => [
  `${2000 + year}-01-01`,
  `${2000 + year}-12-25`,
  `${2000 + year}-12-26`,
  `${2000 + year}-05-04`,
]).flat()
const calendar = officeCalendar({ timeZone: 'Europe/London', bankHolidays: { dates: closed }, workingHours: week })

/** Counted on the fingers, a day at a time: no arithmetic of months, no calendar of ours. */
const lengths = (year: number) => [
  31,
  year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0) ? 29 : 28,
  31,
  30,
  31,
  30,
  31,
  31,
  30,
  31,
  30,
  31,
]
interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}
const written = ({ year, month, day }: Day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const dayAfter = ({ year, month, day }: Day): Day => {
  if (day < (lengths(year)[month - 1] ?? 31)) return { year, month, day: day + 1 }
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 }
}
/** 1 January 2000 was a Saturday: 6, where Sunday is 0. */
const weekdays = new Map<string, number>()
for (let at: Day = { year: 2000, month: 1, day: 1 }, weekday = 6; at.year < 2031; at = dayAfter(at), weekday = (weekday + 1) % 7)
  weekdays.set(written(at), weekday)
const byHand = (from: Day, stoodStill: number, months: number): string => {
  const month = ((from.month - 1 + months) % 12) + 1
  const year = from.year + Math.floor((from.month - 1 + months) / 12)
  let at: Day = { year, month, day: Math.min(from.day, lengths(year)[month - 1] ?? 31) }
  for (let count = 0; count < stoodStill; count += 1) at = dayAfter(at)
  let weekday = weekdays.get(written(at)) ?? Number.NaN
  while (weekday === 0 || weekday === 6 || closed.includes(written(at))) [at, weekday] = [dayAfter(at), (weekday + 1) % 7]
  return written(at)
}

test('the last day for the answer is right on a thousand days: the same day of the next month, or its last; never a day on which the office is closed', () => {
  const roll = dice(17)
  const wrong: string[] = []
  for (let count = 0; count < 1_000; count += 1) {
    const year = 2001 + Math.floor(roll() * 28)
    const month = 1 + Math.floor(roll() * 12)
    const last = lengths(year)[month - 1] ?? 31
    // The last days of months are where it goes wrong.
    const day = roll() < 0.4 ? last - Math.floor(roll() * 3) : 1 + Math.floor(roll() * last)
    const stoodStill = roll() < 0.5 ? 0 : Math.floor(roll() * 60)
    const isExtended = roll() < 0.3
    const received = written({ year, month, day })
    const due = dueOf({ received, stoodStill, isExtended }, calendar)
    const expected = byHand({ year, month, day }, stoodStill, isExtended ? 3 : 1)
    if (due !== expected) wrong.push(`${received}, ${stoodStill} days, ${isExtended}: ${due}, not ${expected}`)
  }
  expect(wrong).toEqual([])
})

test.each([
  ['2024-01-31', '2024-02-29'],
  ['2025-01-31', '2025-02-28'],
  ['2026-03-31', '2026-04-30'],
  ['2025-11-25', '2025-12-29'],
  ['2026-04-04', '2026-05-05'],
])('what came on %s is answered by %s', (received, due) => {
  expect(dueOf({ received, stoodStill: 0, isExtended: false }, calendar)).toBe(due)
})

test('an office that works at night only, or on Sundays, has days of its own', () => {
  const night = officeCalendar({
    timeZone: 'Europe/London',
    bankHolidays: { dates: [] },
    workingHours: { sunday: { from: '22:00', to: '23:00' } },
  })
  expect(dueOf({ received: '2026-03-03', stoodStill: 0, isExtended: false }, night)).toBe('2026-04-05')
})

test('it is warned of a week before, two days before, and on each day after it', () => {
  const days = Array.from({ length: 12 }, (_, at) => `2026-04-${String(at + 1).padStart(2, '0')}`)
  expect(days.map((day) => warningsBy(day, '2026-04-09'))).toEqual([0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5])
})
