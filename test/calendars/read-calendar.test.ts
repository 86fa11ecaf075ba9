import fc from 'fast-check'
import { DateTime } from 'luxon'
import { readCalendar } from '../../src/calendars/read-calendar.js'
import { calendar, event, outlookZone, span } from './ics.js'

const year = span('2026-01-01T00:00Z', '2027-01-01T00:00Z')
const timesIn = async (text: string, when = year) =>
  (await readCalendar(text, when)).events.flatMap(({ times }) => times.map(({ from, until }) => `${short(from)} ${short(until)}`))
const short = (moment: string): string => moment.replace(':00.000Z', '')

describe('an event of a calendar', () => {
  test.each([
    ['in UTC', ['DTSTART:20260303T220000Z', 'DTEND:20260304T060000Z'], ['2026-03-03T22:00 2026-03-04T06:00']],
    [
      'at a place, in summer',
      ['DTSTART;TZID=America/New_York:20260701T090000', 'DTEND;TZID=America/New_York:20260701T170000'],
      ['2026-07-01T13:00 2026-07-01T21:00'],
    ],
    ['without a zone, by the office’s clocks', ['DTSTART:20260701T090000', 'DTEND:20260701T170000'], ['2026-07-01T08:00 2026-07-01T16:00']],
    ['on a whole day', ['DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260702'], ['2026-06-30T23:00 2026-07-01T23:00']],
    [
      'on a whole day that says no end, or ends on itself',
      ['DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260701'],
      ['2026-06-30T23:00 2026-07-01T23:00'],
    ],
    [
      'on the whole day on which clocks go forward, which has 23 hours',
      ['DTSTART;VALUE=DATE:20260329'],
      ['2026-03-29T00:00 2026-03-29T23:00'],
    ],
    ['on the whole day on which clocks go back, which has 25', ['DTSTART;VALUE=DATE:20261025'], ['2026-10-24T23:00 2026-10-26T00:00']],
    ['for so many hours', ['DTSTART:20260701T220000Z', 'DURATION:PT8H'], ['2026-07-01T22:00 2026-07-02T06:00']],
    [
      'from midnight to midnight',
      ['DTSTART;TZID=Europe/London:20260701T000000', 'DTEND;TZID=Europe/London:20260702T000000'],
      ['2026-06-30T23:00 2026-07-01T23:00'],
    ],
    [
      'from an hour that the clocks skip',
      ['DTSTART;TZID=Europe/London:20260329T013000', 'DTEND;TZID=Europe/London:20260329T030000'],
      ['2026-03-29T01:00 2026-03-29T02:00'],
    ],
    [
      'across two zones, as a flight',
      ['DTSTART;TZID=Europe/London:20260701T100000', 'DTEND;TZID=America/New_York:20260701T130000'],
      ['2026-07-01T09:00 2026-07-01T17:00'],
    ],
    ['that takes no time', ['DTSTART:20260701T100000Z', 'DTEND:20260701T100000Z'], []],
    ['that was called off', ['DTSTART:20260701T100000Z', 'DTEND:20260701T110000Z', 'STATUS:CANCELLED'], []],
    ['of another year', ['DTSTART:20250701T100000Z', 'DTEND:20250701T110000Z'], []],
  ])('%s happens when it says', async (_, lines, expected) => expect(await timesIn(calendar(event(...lines)))).toEqual(expected))

  test('in a zone that the calendar itself describes goes by that description', async () => {
    const lines = ['DTSTART;TZID=GMT Standard Time:20260701T090000', 'DTEND;TZID=GMT Standard Time:20260701T170000']
    expect(await timesIn(calendar(outlookZone, event(...lines)))).toEqual(['2026-07-01T08:00 2026-07-01T16:00'])
  })
  test('in a zone that nobody knows goes by the office’s clocks, and that is said', async () => {
    const read = await readCalendar(calendar(event('DTSTART;TZID=Moon/Tycho:20260701T090000', 'DURATION:PT1H')), year)
    expect(read.events[0]?.times[0]?.from).toBe('2026-07-01T08:00:00.000Z')
    expect(read.notes).toEqual(['Times in the zone “Moon/Tycho”, which nobody knows, were read as the office’s own.'])
  })
})

describe('an event that repeats', () => {
  const nights = (...more: readonly string[]) =>
    event('DTSTART;TZID=Europe/London:20260327T220000', 'DTEND;TZID=Europe/London:20260328T060000', 'RRULE:FREQ=DAILY;COUNT=3', ...more)

  test('ends by the clock on the wall in the night in which clocks change, where the next begins', async () => {
    expect(await timesIn(calendar(nights()))).toEqual([
      '2026-03-27T22:00 2026-03-28T06:00',
      '2026-03-28T22:00 2026-03-29T05:00',
      '2026-03-29T21:00 2026-03-30T05:00',
    ])
    const autumn = event(
      'DTSTART;TZID=Europe/London:20261024T220000',
      'DTEND;TZID=Europe/London:20261025T060000',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    )
    expect(await timesIn(calendar(autumn))).toEqual(['2026-10-24T21:00 2026-10-25T06:00', '2026-10-31T22:00 2026-11-01T06:00'])
  })
  test('leaves out what is excepted, by moment or by day', async () => {
    const first = '2026-03-27T22:00 2026-03-28T06:00'
    const last = '2026-03-29T21:00 2026-03-30T05:00'
    expect(await timesIn(calendar(nights('EXDATE;TZID=Europe/London:20260328T220000')))).toEqual([first, last])
    expect(await timesIn(calendar(nights('EXDATE:20260328T220000Z')))).toEqual([first, last])
    expect(await timesIn(calendar(nights('EXDATE;VALUE=DATE:20260326,20260328')))).toEqual([first, last])
  })
  test('happens at the changed time, of its own series only, and not where one of it was called off', async () => {
    const moved = event('RECURRENCE-ID;TZID=Europe/London:20260328T220000', 'DTSTART:20260328T180000Z', 'DTEND:20260328T200000Z')
    expect((await timesIn(calendar(moved, nights()))).sort()).toEqual([
      '2026-03-27T22:00 2026-03-28T06:00',
      '2026-03-28T18:00 2026-03-28T20:00',
      '2026-03-29T21:00 2026-03-30T05:00',
    ])
    const off = event('RECURRENCE-ID:20260328T220000Z', 'DTSTART:20260328T220000Z', 'DTEND:20260329T050000Z', 'STATUS:CANCELLED')
    expect(await timesIn(calendar(nights(), off))).toHaveLength(2)
    expect(await timesIn(calendar(nights(), off.replace('UID:one', 'UID:other')))).toHaveLength(3)
  })
  test('happens on its further dates, and until the end that it says, in whatever zone that is said', async () => {
    const daily = (rule: string, ...more: readonly string[]) =>
      timesIn(calendar(event('DTSTART;TZID=Europe/London:20260701T090000', 'DURATION:PT1H', `RRULE:FREQ=DAILY;${rule}`, ...more)))
    expect(await daily('UNTIL=20260702T080000Z')).toHaveLength(2)
    expect(await daily('UNTIL=20260702T075959Z')).toHaveLength(1)
    expect(await daily('UNTIL=20260703')).toHaveLength(3)
    expect(await daily('COUNT=1', 'RDATE;TZID=Europe/London:20260710T090000,20260711T090000')).toHaveLength(3)
    const tenth = '2026-07-10T08:00 2026-07-10T09:00'
    for (const said of ['RDATE:20260710T080000Z', 'RDATE;TZID=America/New_York:20260710T040000', 'RDATE:20260710T090000'])
      expect((await daily('COUNT=1', said)).at(-1)).toBe(tenth)
  })
  test('without end is looked at as far as was asked', async () => {
    const text = calendar(event('DTSTART;VALUE=DATE:19900101', 'RRULE:FREQ=WEEKLY;BYDAY=MO'))
    expect(await timesIn(text, span('2026-03-01T00:00Z', '2026-03-15T00:00Z'))).toEqual([
      '2026-03-02T00:00 2026-03-03T00:00',
      '2026-03-09T00:00 2026-03-10T00:00',
    ])
  })
  test('every second is left out, and the rest is read', async () => {
    const text = calendar(
      event('DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'),
      event('DTSTART:20260701T100000Z', 'DURATION:PT1H').replace('one', 'two'),
    )
    const read = await readCalendar(text, year)
    expect(read.events).toHaveLength(1)
    expect(read.notes).toEqual(['An event that repeats every few minutes, or for thousands of years, was left out.'])
  })
  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTHDAY=99',
    'FREQ=NEVER',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=-1',
  ])('by a rule that makes no sense (%s) hinders no other', async (rule) => {
    const text = calendar(
      event('DTSTART:20260701T100000Z', 'DURATION:PT1H').replace('one', 'two'),
      event('DTSTART:20260101T100000Z', 'DURATION:PT1H', `RRULE:${rule}`),
    )
    expect((await readCalendar(text, year)).events.length).toBeGreaterThan(0)
  })
  test('each week begins at the same local time, whatever the place and the clocks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 0, max: 364 }),
        async (place, hour, days) => {
          const first = DateTime.fromObject({ year: 2025, hour }, { zone: place }).plus({ days })
          const text = calendar(event(`DTSTART;TZID=${place}:${first.toFormat("yyyyMMdd'T'HHmmss")}`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY'))
          const [read] = (await readCalendar(text, span('2024-12-01T00:00Z', '2026-12-31T00:00Z'))).events
          const expected = Array.from({ length: 52 }, (_, weeks) => first.plus({ weeks }).toUTC().toISO())
          expect(read?.times.slice(0, 52).map(({ from }) => from)).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('what is no calendar, or no whole one, is refused with a sentence', () => {
  test.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'is a web page, not a calendar'],
    ['nothing', ' \n', 'is empty'],
    ['something else', '{"events": []}', 'is not written in iCal format'],
    ['half of one', calendar(event('DTSTART:20260701T100000Z')).slice(0, 120), 'is not whole'],
    ['one with a line that is none', calendar('hello'), 'is not whole'],
  ])('%s', async (_, text, says) => {
    await expect(readCalendar(text, year)).rejects.toMatchObject({ name: 'CalendarFault', message: expect.stringContaining(says) })
  })
  test('whatever its text, it is read or refused, and never breaks', async () => {
    const pieces = [
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART:20260701T100000Z',
      'DTSTART:x',
      'DTEND;TZID=:1',
      'RRULE:FREQ=DAILY',
      'RRULE:',
      'EXDATE:',
      'RECURRENCE-ID:20260701T100000Z',
      'ATTENDEE:',
      ' folded',
      'DURATION:P',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 20 })), { maxLength: 12 }), async (lines) => {
        const read = await readCalendar(calendar(...lines), year).catch((fault: Error) => fault.name)
        expect(read === 'CalendarFault' || typeof read === 'object').toBe(true)
      }),
      { numRuns: 200 },
    )
  })
  test('two in one file are both read; a mark at its beginning and lines that end in any way hinder nothing', async () => {
    const one = calendar(event('DTSTART:20260701T100000Z', 'DURATION:PT1H'))
    expect(await timesIn(`\uFEFF${one.replaceAll('\r\n', '\n')}${one}`)).toHaveLength(2)
  })
})
