import { readCalendar } from '../../src/calendars/read-calendar.js'
import { calendar, event, span } from './ics.js'

const year = span('2026-01-01T00:00Z', '2027-01-01T00:00Z')
const short = (moment: string): string => moment.replace(':00.000Z', '')
const weekly = (...more: readonly string[]) =>
  event(
    'DTSTART;TZID=Europe/London:20260302T220000',
    'DTEND;TZID=Europe/London:20260303T060000',
    'RRULE:FREQ=WEEKLY;COUNT=6',
    'SUMMARY:Owen',
    ...more,
  )
/** Who has which time, in order. */
const shifts = async (...events: readonly string[]) =>
  (await readCalendar(calendar(...events), year)).events
    .flatMap(({ title, times }) => times.map(({ from, until }) => `${short(from)} ${short(until).slice(5)} ${title}`))
    .sort()
const owen = [
  '2026-03-02T22:00 03-03T06:00 Owen',
  '2026-03-09T22:00 03-10T06:00 Owen',
  '2026-03-16T22:00 03-17T06:00 Owen',
  '2026-03-23T22:00 03-24T06:00 Owen',
  // By the clocks of London, which go forward.
  '2026-03-30T21:00 03-31T05:00 Owen',
  '2026-04-06T21:00 04-07T05:00 Owen',
]

describe('an event that is changed from one of its times on', () => {
  const changed = (from: string, ...lines: readonly string[]) =>
    event(`RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:${from}`, ...lines)
  const priya = changed(
    '20260316T220000',
    'DTSTART;TZID=Europe/London:20260317T200000',
    'DTEND;TZID=Europe/London:20260317T230000',
    'SUMMARY:Priya',
  )

  test('goes as the change says each time after it: with whom, on which day, at which hour, how long', async () => {
    expect(await shifts(weekly())).toEqual(owen)
    const after = [
      '2026-03-17T20:00 03-17T23:00 Priya',
      '2026-03-24T20:00 03-24T23:00 Priya',
      '2026-03-31T19:00 03-31T22:00 Priya',
      '2026-04-07T19:00 04-07T22:00 Priya',
    ]
    expect(await shifts(priya, weekly())).toEqual([...owen.slice(0, 2), ...after])
    // Said in another zone, and of another series.
    expect(await shifts(weekly(), priya.replace('TZID=Europe/London:20260316T220000', 'X=1:20260316T220000Z'))).toEqual([
      ...owen.slice(0, 2),
      ...after,
    ])
    expect(await shifts(weekly(), priya.replace('UID:one', 'UID:other'))).toEqual([...owen.slice(0, 3), after[0], ...owen.slice(3)].sort())
  })

  test('is called off from there on, or changed again later; one time that is changed by itself stays so', async () => {
    expect(await shifts(weekly(), changed('20260316T220000', 'DTSTART:20260316T220000Z', 'STATUS:CANCELLED'))).toEqual(owen.slice(0, 2))
    const again = changed('20260330T220000', 'DTSTART;TZID=Europe/London:20260330T220000', 'DURATION:PT2H', 'SUMMARY:Ada')
    const once = event('RECURRENCE-ID;TZID=Europe/London:20260323T220000', 'DTSTART:20260325T100000Z', 'DURATION:PT1H', 'SUMMARY:Bo')
    expect(await shifts(again, once, weekly(), priya)).toEqual([
      ...owen.slice(0, 2),
      '2026-03-17T20:00 03-17T23:00 Priya',
      '2026-03-25T10:00 03-25T11:00 Bo',
      '2026-03-30T21:00 03-30T23:00 Ada',
      '2026-04-06T21:00 04-06T23:00 Ada',
    ])
  })
})

describe('a rule is followed to the times that it means, or its event is left out, which is said', () => {
  const by = (rule: string, begins = '20260105T090000') => event(`DTSTART;TZID=Europe/London:${begins}`, 'DURATION:PT1H', `RRULE:${rule}`)
  const days = async (text: string) =>
    (await readCalendar(calendar(text), year)).events.flatMap(({ times }) => times.map(({ from }) => from.slice(5, 10))).slice(0, 4)

  // As dateutil reads them.
  test.each([
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', undefined, ['01-05', '01-06', '01-07', '01-08']],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO', '20260104T090000', ['01-04', '01-05', '01-18', '01-19']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '20260130T090000', ['01-30', '02-27', '03-31', '04-30']],
    ['FREQ=MONTHLY;BYDAY=2MO', '20260112T090000', ['01-12', '02-09', '03-09', '04-13']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '20260131T090000', ['01-31', '02-28', '03-31', '04-30']],
    ['FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU', '20260329T090000', ['03-29', '10-25']],
    ['FREQ=MONTHLY;BYMONTH=3,6,9;BYMONTHDAY=1', undefined, ['03-01', '06-01', '09-01']],
    ['FREQ=MONTHLY;BYMONTH=9,3,6;BYDAY=-1FR;COUNT=2', '20260327T090000', ['03-27', '06-26']],
    ['FREQ=MONTHLY;BYMONTH=2,4,5', '20260131T090000', ['05-31']],
    ['FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;UNTIL=20260731T080000Z', undefined, ['04-01', '07-01']],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTH=3,4,5', undefined, ['03-05', '05-05']],
    ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', undefined, []],
    ['FREQ=WEEKLY;BYHOUR=9;BYMINUTE=0;BYSECOND=0', undefined, ['01-05', '01-12', '01-19', '01-26']],
  ])('%s', async (rule, begins, expected) => expect(await days(by(rule, begins))).toEqual(expected))

  // What the library makes of these is other times, or none.
  test.each([
    'FREQ=YEARLY;BYWEEKNO=10,20;BYDAY=MO,TU',
    'FREQ=YEARLY;BYWEEKNO=10',
    'FREQ=MONTHLY;BYMONTH=3,6,9;BYMONTHDAY=1,15;BYSETPOS=-1',
    'FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1',
    'FREQ=DAILY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYMONTHDAY=1,15;BYSETPOS=-1',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=DAILY;BYHOUR=21,9',
    // It would look for such a day for ever.
    'FREQ=DAILY;BYDAY=1MO',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  ])('%s is left out, and hinders no other', async (rule) => {
    const other = event('DTSTART:20260701T100000Z', 'DURATION:PT1H').replace('one', 'two')
    const read = await readCalendar(calendar(by(rule), other), year)
    expect(read.events).toHaveLength(1)
    expect(read.leftOut).toEqual(['2026-01-05T09:00:00.000Z'])
    // What changes such an event from a time on is not guessed either.
    const onwards = event('RECURRENCE-ID;RANGE=THISANDFUTURE:20260601T080000Z', 'DTSTART:20260601T090000Z', 'DURATION:PT1H')
    expect((await readCalendar(calendar(by(rule), onwards), year)).events).toEqual([])
  })

  test('in some months only, by the clocks of its place on both days on which they change', async () => {
    // 29 March, when half past one is skipped, and 25 October 2026, when it comes twice, in London.
    const last = by('FREQ=MONTHLY;BYMONTH=3,10;BYDAY=-1SU;COUNT=4', '20251026T013000')
    const { events } = await readCalendar(calendar(last), year)
    expect(events.flatMap(({ times }) => times.map(({ from, until }) => `${short(from)} ${short(until).slice(5)}`))).toEqual([
      '2026-03-29T01:00 03-29T02:00',
      '2026-10-25T00:30 10-25T01:30',
    ])
    const night = last.replace('013000', '220000').replace('PT1H', 'PT8H')
    const times = (await readCalendar(calendar(night), year)).events.flatMap((each) => each.times)
    expect(times.map(({ from, until }) => `${short(from)} ${short(until).slice(5)}`)).toEqual([
      '2026-03-29T21:00 03-30T05:00',
      '2026-10-25T22:00 10-26T06:00',
    ])
  })

  test('one that was over before, or begins after all that is looked at, is not spoken of', async () => {
    const over = by('FREQ=YEARLY;BYWEEKNO=10;UNTIL=20251130T000000Z', '20250105T090000')
    const later = by('FREQ=YEARLY;BYWEEKNO=10', '20280105T090000')
    const counted = by('FREQ=YEARLY;BYWEEKNO=10;COUNT=2', '20050105T090000')
    expect(await readCalendar(calendar(over, later, counted), year)).toMatchObject({ events: [], leftOut: [] })
    expect((await readCalendar(calendar(by('FREQ=YEARLY;BYWEEKNO=10;COUNT=90', '20050105T090000')), year)).leftOut).toHaveLength(1)
  })
})
