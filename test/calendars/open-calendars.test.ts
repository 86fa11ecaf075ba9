import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAside } from '../../src/calendars/aside.js'
import { CalendarFault } from '../../src/calendars/calendar-fault.js'
import { lookAtCalendar } from '../../src/calendars/look-at-calendar.js'
import { openCalendars } from '../../src/calendars/open-calendars.js'
import { readCalendar } from '../../src/calendars/read-calendar.js'
import type { Feed } from '../../src/directory/office-file.js'
import { officeIn, sampleText, today } from '../directory/sample.js'
import { calendar, event, span } from './ics.js'

const { office } = officeIn(sampleText)
const leave: Feed = { name: 'leave', holds: 'absences', file: 'leave.ics', ourNetwork: false }
const rota: Feed = { name: 'rota', holds: 'duty', file: 'rota.ics', tier: 1, ourNetwork: false }
const priya = calendar(event('SUMMARY:Priya Sharma: operation', 'DTSTART;VALUE=DATE:20261124'))
const owen = calendar(event('SUMMARY:Owen Fraser', 'DTSTART:20261124T000000Z', 'DTEND:20261126T000000Z'))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calendars-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** One of several bots, with the calendars of a folder. */
const open = async ({ feeds = [leave, rota], claims = new Set<string>(), clock = { now: new Date(today) } } = {}) => {
  const told: string[] = []
  const state = { changed: 0, feeds }
  const calendars = await openCalendars({
    feeds: () => state.feeds,
    office: () => office,
    clock: () => clock.now,
    file: join(folder, 'calendars.json'),
    look: (feed, who, now) => lookAtCalendar(feed, who, now, { folder, read: readCalendar }),
    changed: () => {
      state.changed += 1
    },
    tell: async (_, sentence) => void told.push(sentence),
    claim: async (name) => !claims.has(name) && Boolean(claims.add(name)),
    faulty: (fault) => {
      throw fault
    },
  })
  return { calendars, told, state, clock }
}
const write = async (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
}

describe('the office’s calendars', () => {
  test('say who is away and who is on duty, and that it is new only when it is', async () => {
    await write({ 'leave.ics': priya, 'rota.ics': owen })
    const { calendars, state } = await open()
    await calendars.look()
    expect(calendars.said().presence).toEqual([
      {
        person: 'priya.sharma',
        is: 'away',
        from: '2026-11-24T00:00:00.000Z',
        until: '2026-11-25T00:00:00.000Z',
        at: '1970-01-01T00:00:00.000Z',
      },
    ])
    expect(calendars.said().rota?.map(({ person }) => person)).toEqual(['owen.fraser'])
    expect(calendars.troubles()).toEqual([])
    const { changed } = state
    expect(changed).toBeGreaterThan(0)
    await calendars.look()
    expect(state.changed).toBe(changed)
  })

  test('that fail keep what they said, over a restart too, and are told to the administrators once, when they fail twice running', async () => {
    await write({ 'leave.ics': priya, 'rota.ics': owen })
    const claims = new Set<string>()
    const first = await open({ claims })
    await first.calendars.look()
    await write({ 'leave.ics': '<html>Sign in</html>' })
    const [one, other] = [await open({ claims }), await open({ claims })]
    expect(one.calendars.said()).toEqual(first.calendars.said())
    await one.calendars.look()
    expect(one.calendars.troubles()).toEqual([
      expect.stringMatching(/^The calendar “leave” is a web page, not a calendar: .* What it said Tue 24 Nov, 10:00 still holds\.$/),
    ])
    expect(one.told).toEqual([])
    for (const { calendars } of [one, other, one, other]) await calendars.look()
    expect([...one.told, ...other.told]).toEqual(one.calendars.troubles())
    expect(one.calendars.said()).toEqual(first.calendars.said())
    await write({ 'leave.ics': priya })
    await one.calendars.look()
    expect(one.calendars.troubles()).toEqual([])
  })

  const aYearOld = calendar(event('SUMMARY:Priya Sharma: operation', 'DTSTART;VALUE=DATE:20251120'))
  test.each<[string, () => Promise<void>, RegExp]>([
    ['is gone', () => rm(join(folder, 'leave.ics')), /cannot be read from its file/],
    ['has 50 MB', () => truncate(join(folder, 'leave.ics'), 50_000_000), /is larger than 10 MB/],
    ['is of a year ago', () => write({ 'leave.ics': aYearOld }), /holds nothing newer than 21 November 2025: is it still kept\?/],
  ])('of which one %s is named in a sentence, and what it said before holds', async (_, becomes, says) => {
    await write({ 'leave.ics': priya, 'rota.ics': owen })
    const { calendars } = await open()
    await calendars.look()
    const before = calendars.said()
    await becomes()
    await calendars.look()
    expect(calendars.said()).toEqual(before)
    expect(calendars.troubles()).toEqual([expect.stringMatching(new RegExp(`^The calendar “leave” .*${says.source}.* still holds\\.$`))])
  })

  test('that never could be read say what holds meanwhile', async () => {
    const { calendars } = await open()
    await calendars.look()
    expect(calendars.troubles()).toEqual([
      expect.stringMatching(
        /“leave” cannot be read from its file: .* Until then only the office file, and people themselves, say who is away\.$/,
      ),
      expect.stringMatching(/“rota” cannot be read from its file: .* Until then the rota of the office file holds alone\.$/),
    ])
  })
  test('that are taken out of the office file say nothing any more, from that moment', async () => {
    await write({ 'leave.ics': priya, 'rota.ics': owen })
    const { calendars, state } = await open()
    await calendars.look()
    state.feeds = [rota]
    expect(calendars.said().presence).toEqual([])
    state.feeds = [{ ...leave, name: 'rota' }]
    expect(calendars.said().rota).toEqual([])
  })
  test('leave neither a title nor an address on the disk', async () => {
    await write({ 'leave.ics': priya, 'rota.ics': owen })
    const { calendars } = await open({ feeds: [leave, { ...rota, file: undefined, url: 'https://calendar.invalid/private-c0ffee.ics' }] })
    await calendars.look()
    const kept = await readFile(join(folder, 'calendars.json'), 'utf8')
    expect(kept).toContain('priya.sharma')
    expect(kept).not.toMatch(/operation|c0ffee/)
    expect(calendars.troubles().join()).not.toContain('c0ffee')
  })
  test('whose file on the disk is broken begin anew', async () => {
    await write({ 'leave.ics': priya, 'rota.ics': owen, 'calendars.json': '{"calendars":{"leave":{"rea' })
    const { calendars } = await open()
    expect(calendars.said()).toEqual({ presence: [], turns: [], rota: [] })
    await calendars.look()
    expect(calendars.said().presence).toHaveLength(1)
  })
})

describe('a calendar that is read aside', () => {
  const execArgv = ['--require', join(__dirname, '../bench/register.cjs')]
  const week = span('2026-11-23T00:00Z', '2026-11-30T00:00Z')
  test('says what it holds, or why it holds nothing', async () => {
    expect(await readAside(priya, week, { execArgv })).toEqual(await readCalendar(priya, week))
    await expect(readAside('<html>', week, { execArgv })).rejects.toThrow(CalendarFault)
  })
  test('and does not come to an end is let go, with a sentence', async () => {
    const neverEnds = ['--require', join(__dirname, 'never-ends.cjs')]
    await expect(readAside(priya, week, { execArgv: neverEnds, withinMs: 500 })).rejects.toThrow('takes too long to read')
  })
})
