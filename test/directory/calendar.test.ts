import fc from 'fast-check'
import { DateTime } from 'luxon'
import { officeCalendar, weekdays } from '../../src/directory/calendar.js'
import { type Instant, instant } from '../../src/procedures/words.js'
import { at } from '../procedures/test-office.js'

const week = { from: '09:00', to: '17:00' }
const workingHours = { monday: week, tuesday: week, wednesday: week, thursday: week, friday: { from: '09:00', to: '16:30' } }
const calendarIn = (timeZone: string) =>
  officeCalendar({ timeZone, bankHolidays: { region: 'GB-ENG', dates: ['2026-12-24'] }, workingHours })
const london = calendarIn('Europe/London')

const moment = (from = '1990-01-01', to = '2060-01-01') =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => instant(new Date(Math.floor(date.getTime() / 60_000) * 60_000)))
const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Kathmandu']
const zone = fc.constantFrom(...zones)
const calendars = new Map(zones.map((each) => [each, calendarIn(each)]))
const calendarOf = (name: string) => calendars.get(name) ?? london
const later = (from: Instant, minutes: number): Instant => instant(new Date(Date.parse(from) + minutes * 60_000))

describe('working days', () => {
  test.each([
    ['on the next day, at the same time', '2026-03-03T10:00Z', 1, '2026-03-04T10:00Z'],
    ['over the weekend', '2026-03-06T10:00Z', 1, '2026-03-09T10:00Z'],
    ['over Easter', '2026-04-02T09:30Z', 1, '2026-04-07T09:30Z'],
    ['over a day the office itself is closed, and Christmas', '2026-12-23T10:00Z', 1, '2026-12-29T10:00Z'],
    ['from an evening, as from the next opening', '2026-03-03T20:00Z', 1, '2026-03-05T09:00Z'],
    ['from a Saturday, as from Monday morning', '2026-03-07T12:00Z', 1, '2026-03-10T09:00Z'],
    ['from before the opening, as from the opening', '2026-03-03T06:00Z', 1, '2026-03-04T09:00Z'],
    ['onto a shorter Friday, after its close: at the next opening', '2026-03-05T16:45Z', 1, '2026-03-09T09:00Z'],
    ['over the clock change, at the same local time', '2026-03-27T10:00Z', 1, '2026-03-30T09:00Z'],
    ['none at all: now, when it is working time', '2026-03-03T10:00Z', 0, '2026-03-03T10:00Z'],
    ['three', '2026-03-03T10:00Z', 3, '2026-03-06T10:00Z'],
  ])('%s', (_, from, days, expected) => {
    expect(london.afterWorkingDays(at(from), days)).toBe(at(expected))
  })

  test('always end in working time, with as many openings between as asked for', () => {
    fc.assert(
      fc.property(moment(), fc.integer({ min: 0, max: 40 }), (from, days) => {
        const end = london.afterWorkingDays(from, days)
        expect(london.isWorkingTime(end)).toBe(true)
        expect(end >= from).toBe(true)
        const begun = london.afterWorkingDays(from, 0)
        let worked = 0
        for (let date = london.dateOf(begun); date < london.dateOf(end); date = london.moveDate(date, { days: 1 }))
          if (london.isWorkingTime(london.at(london.moveDate(date, { days: 1 }), '10:00'))) worked += 1
        // One more when the last day closes before the time of day that was asked for.
        expect(worked - days === 0 || (worked - days === 1 && london.timeOf(end) === '09:00')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('working hours', () => {
  test.each([
    ['within the day', '2026-03-03T10:00Z', 2, '2026-03-03T12:00Z'],
    ['to the very close', '2026-03-03T15:00Z', 2, '2026-03-03T17:00Z'],
    ['over the night', '2026-03-03T16:00Z', 2, '2026-03-04T10:00Z'],
    ['over the weekend', '2026-03-06T16:00Z', 1, '2026-03-09T09:30Z'],
    ['from the night', '2026-03-03T03:00Z', 1, '2026-03-03T10:00Z'],
  ])('%s', (_, from, hours, expected) => {
    expect(london.afterWorkingHours(at(from), hours)).toBe(at(expected))
  })

  test('are neither more nor fewer than asked for', () => {
    const step = 15
    fc.assert(
      fc.property(moment('2024-01-01', '2030-01-01'), fc.integer({ min: 1, max: 60 }), (some, quarters) => {
        const from = instant(new Date(Math.floor(Date.parse(some) / (step * 60_000)) * step * 60_000))
        const end = london.afterWorkingHours(from, quarters / 4)
        let worked = 0
        for (let now = from; now < end; now = later(now, step)) if (london.isWorkingTime(now)) worked += 1
        expect(worked).toBe(quarters)
      }),
      { numRuns: 100 },
    )
  })
})

describe('working hours over midnight', () => {
  const night = { from: '22:00', to: '06:00' }
  const nights = { monday: night, tuesday: night, thursday: night, sunday: { from: '20:00', to: '24:00' } }
  const helpline = officeCalendar({ timeZone: 'Europe/London', bankHolidays: { dates: ['2026-03-05'] }, workingHours: nights })

  test.each([
    ['2026-03-02T23:00Z', true],
    ['2026-03-03T05:59Z', true],
    ['2026-03-03T06:00Z', false],
    ['2026-03-03T12:00Z', false],
    // Wednesday is not worked; Tuesday's night runs into it.
    ['2026-03-04T03:00Z', true],
    ['2026-03-04T23:00Z', false],
    // The whole office is closed on Thursday: its night is, too.
    ['2026-03-06T03:00Z', false],
    ['2026-03-08T23:59Z', true],
  ])('%s is worked: %s', (moment, worked) => expect(helpline.isWorkingTime(at(moment))).toBe(worked))

  test.each([
    ['a day from within the night is the next night at that time', '2026-03-03T02:00Z', 1, '2026-03-04T02:00Z'],
    ['a day from its evening is the next evening', '2026-03-02T23:00Z', 1, '2026-03-03T23:00Z'],
    ['a day from noon is the night after the next', '2026-03-02T12:00Z', 1, '2026-03-03T22:00Z'],
    ['over the nights that are not worked', '2026-03-04T02:00Z', 1, '2026-03-09T22:00Z'],
  ])('%s', (_, from, days, expected) => expect(helpline.afterWorkingDays(at(from), days)).toBe(at(expected)))

  test.each([
    ['within the night', '2026-03-02T23:00Z', 4, '2026-03-03T03:00Z'],
    ['over the day between two', '2026-03-03T05:00Z', 3, '2026-03-04T00:00Z'],
    ['in the night in which clocks go forward, an hour later', '2026-03-28T12:00Z', 1, '2026-03-29T20:00Z'],
  ])('hours %s', (_, from, hours, expected) => expect(helpline.afterWorkingHours(at(from), hours)).toBe(at(expected)))

  test('are neither more nor fewer than asked for, in any week of hours', () => {
    const hour = fc.integer({ min: 0, max: 23 }).map((each) => `${String(each).padStart(2, '0')}:00`)
    // From noon on, or until noon the next day: no day runs into another.
    const hours = fc
      .tuple(hour, hour)
      .filter(([from, to]) => from !== to && (from < to ? from >= '12:00' : from >= '12:00' && to <= '12:00'))
      .map(([from, to]) => ({ from, to }))
    const week = fc
      .record(Object.fromEntries(weekdays.map((day) => [day, fc.option(hours, { nil: undefined })])))
      .filter((days) => Object.values(days).some(Boolean))
    fc.assert(
      fc.property(week, zone, moment('2024-01-01', '2030-01-01'), fc.integer({ min: 1, max: 20 }), (days, timeZone, some, halves) => {
        const calendar = officeCalendar({ timeZone, bankHolidays: { dates: [] }, workingHours: days })
        const from = instant(new Date(Math.floor(Date.parse(some) / 1_800_000) * 1_800_000))
        const end = calendar.afterWorkingHours(from, halves / 2)
        let worked = 0
        for (let now = from; now < end; now = later(now, 15)) if (calendar.isWorkingTime(now)) worked += 1
        expect(worked).toBe(halves * 2)
        expect(calendar.isWorkingTime(calendar.afterWorkingDays(from, halves))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a moment in words, by its day, so that it is right on another day too', () => {
  const now = at('2026-03-10T14:00Z')
  test.each([
    ['2026-03-10T10:03Z', 'Tue 10 Mar, 10:03'],
    ['2026-03-09T16:20Z', 'Mon 9 Mar, 16:20'],
    ['2026-03-11T09:00Z', 'Wed 11 Mar, 09:00'],
    ['2026-03-03T09:15Z', 'Tue 3 Mar, 09:15'],
    ['2026-07-01T09:15Z', 'Wed 1 Jul, 10:15'],
    ['2025-03-03T09:15Z', 'Mon 3 Mar 2025, 09:15'],
  ])('%s is %s', (moment, words) => expect(london.say(at(moment), now)).toBe(words))

  test('early in the morning it is still the day before elsewhere', () => {
    expect(calendarOf('America/New_York').say(at('2026-03-10T02:00Z'), now)).toBe('Mon 9 Mar, 22:00')
  })
  test('a date has its year', () => expect(london.sayDate('2026-03-03')).toBe('3 March 2026'))
})

describe('local dates and times', () => {
  test('go there and back in every zone', () => {
    fc.assert(
      fc.property(zone, moment(), (name, then) => {
        const calendar = calendarOf(name)
        const again = calendar.at(calendar.dateOf(then), calendar.timeOf(then))
        // Of a time that comes twice, the first is meant.
        expect(again <= then).toBe(true)
        expect([calendar.dateOf(again), calendar.timeOf(again)]).toEqual([calendar.dateOf(then), calendar.timeOf(then)])
      }),
      { numRuns: 1000 },
    )
  })
  test.each([
    ['a time that the clocks skip is moved on to the next that exists', 'Europe/London', '2026-03-29', '01:30', '2026-03-29T01:00Z'],
    ['a time that comes twice is the first', 'Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30Z'],
    ['half an hour is skipped on Lord Howe Island', 'Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30Z'],
    ['a whole day was skipped in Samoa', 'Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00Z'],
    ['the end of a day is the beginning of the next', 'Europe/London', '2026-03-28', '24:00', '2026-03-29T00:00Z'],
  ])('%s', (_, name, date, time, expected) => expect(calendarOf(name).at(date, time)).toBe(at(expected)))
  test('what is no date is refused', () => expect(() => london.at('2026-13-01', '10:00')).toThrow(RangeError))
})

describe('a date moved', () => {
  test.each([
    ['2024-02-29', { years: 1 }, '2025-02-28'],
    ['2024-02-29', { years: 4 }, '2028-02-29'],
    ['2026-01-31', { months: 1 }, '2026-02-28'],
    ['2026-12-31', { days: 1 }, '2027-01-01'],
    ['2026-03-29', { days: -30 }, '2026-02-27'],
  ])('%s by %j is %s', (date, by, expected) => expect(london.moveDate(date, by)).toBe(expected))
  test('by days is counted in days, whatever the clocks do', () => {
    fc.assert(
      fc.property(zone, moment(), fc.integer({ min: -5000, max: 5000 }), (name, then, days) => {
        const date = then.slice(0, 10)
        const moved = calendarOf(name).moveDate(date, { days })
        expect((Date.parse(moved) - Date.parse(date)) / 86_400_000).toBe(days)
      }),
    )
  })
})

describe('bank holidays', () => {
  test('are those of England in 2026', () => {
    const days = Array.from({ length: 365 }, (_, day) => london.moveDate('2026-01-01', { days: day }))
    expect(days.filter((date) => london.isBankHoliday(date))).toEqual([
      ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31'],
      ...['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-28'],
    ])
  })
  test('no date is worked that is one, in any year', () => {
    fc.assert(
      fc.property(moment('2020-01-01', '2045-01-01'), (then) => {
        const date = london.dateOf(then)
        const weekend = DateTime.fromISO(date).weekday > 5
        expect(london.isWorkingTime(london.at(date, '12:00'))).toBe(!weekend && !london.isBankHoliday(date))
        expect(weekdays).toContain(london.weekday(date))
      }),
      { numRuns: 500 },
    )
  })
})
