import type { CalendarEvent } from '../../src/calendars/calendar-event.js'
import { saidByCalendar } from '../../src/calendars/said-by-calendar.js'
import type { Feed } from '../../src/directory/office-file.js'
import type { Instant } from '../../src/procedures/words.js'
import { changed, officeIn, sampleText, today } from '../directory/sample.js'
import { at } from '../procedures/test-office.js'

const { office } = officeIn(sampleText)
const times = [{ from: at('2026-11-25T00:00Z'), until: at('2026-11-27T00:00Z') }]
const event = (title: string, more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  title,
  attendees: [],
  organiser: undefined,
  marked: undefined,
  times,
  ...more,
})
const feed = (more: Partial<Feed> = {}): Feed => ({ name: 'leave', holds: 'absences', ourNetwork: false, ...more })
const said = (of: Feed, events: readonly CalendarEvent[], who = office, leftOut: readonly Instant[] = []) =>
  saidByCalendar(of, { events, notes: [], leftOut, last: events.length > 0 ? at('2026-11-27T00:00Z') : undefined }, who, today)
const away = (...events: readonly CalendarEvent[]) => said(feed(), events).presence.map(({ person }) => person)

describe('whose leave an event is', () => {
  test.each<[string, CalendarEvent, readonly string[]]>([
    ['the name in its title', event('Priya Sharma: annual leave'), ['priya.sharma']],
    ['the name the other way round', event('LEAVE - Sharma, Priya'), ['priya.sharma']],
    ['the name without its accents', event('siobhan kelly off'), ['siobhan.kelly']],
    ['two names', event('Priya Sharma, Rhys Bevan on a course'), ['priya.sharma', 'rhys.bevan']],
    ['an address in its title', event('Off: priya.sharma@fair-records.example'), ['priya.sharma']],
    [
      'the only one who is invited',
      event('Annual leave', { attendees: ['priya.sharma@fair-records.example'], organiser: 'sam.carter@fair-records.example' }),
      ['priya.sharma'],
    ],
    [
      'the organiser, when colleagues are invited so that they know',
      event('Off', {
        attendees: ['tom.okafor@fair-records.example', 'mei.lin@fair-records.example'],
        organiser: 'priya.sharma@fair-records.example',
      }),
      ['priya.sharma'],
    ],
    [
      'the name before those who are invited',
      event('Priya Sharma off', { attendees: ['tom.okafor@fair-records.example'] }),
      ['priya.sharma'],
    ],
    ['nobody by a first name', event('Priya off'), []],
    ['nobody by a name inside another', event('Priya Sharman off'), []],
    ['nobody when nobody is known', event('Office party', { attendees: ['x@example.org'], organiser: 'y@example.org' }), []],
    ['nobody who works somewhere else that day', event('Priya Sharma at home', { marked: 'working elsewhere' }), []],
  ])('%s', (_, one, expected) => expect(away(one)).toEqual(expected))

  test('is not guessed where two people have one name', () => {
    const twins = officeIn(changed(['name: Mei Lin', 'name: Asha Patel'])).office
    const { presence, notes } = said(feed(), [event('Asha Patel on leave')], twins)
    expect(presence).toEqual([])
    expect(notes).toEqual([
      expect.stringMatching(/^An event names nobody of the office \(the first \w{3} \d+ \w{3}, 00:00\): write the full name/),
    ])
    expect(notes.join()).not.toContain('Asha')
    // Whoever keeps the calendar is not away because of it; an invitation tells the two apart.
    const kept = { organiser: 'rhys.bevan@fair-records.example' }
    expect(said(feed(), [event('Asha Patel on leave', kept)], twins).presence).toEqual([])
    const invited = event('Asha Patel on leave', { ...kept, attendees: ['mei.lin@fair-records.example'] })
    expect(said(feed(), [invited], twins).presence.map(({ person }) => person)).toEqual(['mei.lin'])
  })
  test('in a person’s own calendar, only what is marked as out of the office, or by a word of the office file', () => {
    const own = feed({ person: office.people[4]?.id })
    const events = [event('Team meeting'), event('Dentist', { marked: 'out of office' }), event('Annual leave')]
    expect(said(own, events).presence).toHaveLength(1)
    expect(said({ ...own, words: ['annual leave', 'sick'] }, events).presence).toHaveLength(2)
    expect(said(feed({ words: ['leave'] }), [event('Priya Sharma leaves early'), event('Priya Sharma: leave')]).presence).toHaveLength(1)
  })
})

describe('a calendar for duty', () => {
  const duty = feed({ name: 'rota', holds: 'duty', tier: 2 })
  test('names who is on duty in its tier, by title or invitation', () => {
    const { rota, presence, trouble } = said(duty, [
      event('On call: Owen Fraser'),
      event('', { attendees: ['rhys.bevan@fair-records.example', 'priya.sharma@fair-records.example'] }),
    ])
    expect(rota.map(({ person, tier }) => [person, tier])).toEqual([
      ['owen.fraser', 2],
      ['rhys.bevan', 2],
      ['priya.sharma', 2],
    ])
    expect([presence, trouble]).toEqual([[], undefined])
  })
  test('names nobody who may not take alerts, and says so', () => {
    const { rota, notes, trouble } = said(duty, [event('Asha Patel')])
    expect(rota).toEqual([])
    expect(notes).toEqual([
      'Asha Patel is named for duty and may not take at-risk alerts: give them the role senior on duty, or name somebody else.',
    ])
    expect(trouble).toContain('names nobody for duty in the week ahead')
  })
})

describe('an event that was left out, for nobody here follows how it repeats', () => {
  const from = at('2026-03-03T22:00Z')
  test('is named by when it first begins, and the rest of the calendar holds', () => {
    const { presence, trouble } = said(feed(), [event('Priya Sharma: annual leave')], office, [from])
    expect(presence).toHaveLength(1)
    expect(trouble).toBe(
      'has an event that repeats in a way that the bot does not follow (it first begins on 3 March 2026) and was left out: nobody is away by it. Have it repeat by days, weeks or months there, or write each time down by itself.',
    )
  })
  test('of a rota is why nobody may be named for the week', () => {
    const { rota, trouble } = said(feed({ holds: 'duty', tier: 1 }), [], office, [from, at('2026-04-01T22:00Z')])
    expect(rota).toEqual([])
    expect(trouble).toMatch(
      /^has 2 events that repeat .* \(the earliest first begins on 3 March 2026\) .*: nobody is on duty by them\. .* It names nobody for duty/,
    )
  })
})
