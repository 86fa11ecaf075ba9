import fc from 'fast-check'
import { meeting } from '../../../src/procedures/meeting/meeting.js'
import { whoMayTalk } from '../../../src/procedures/meeting/whom.js'
import type { Facts, OtherRecord, Owed } from '../../../src/procedures/procedure.js'
import { instant, type StaffId } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { at, staff as called, facts, recordId, testOffice, testPeople } from '../test-office.js'

type Step = Parameters<typeof meeting.decide>[0]
type Story = ReturnType<typeof owe>

const ids = testPeople.map(({ id }) => id)
const record = recordId('MT-2026-0001')
const began = '2026-03-03T08:40:00.000Z'
const owe = (staff: StaffId) =>
  given(meeting).when({ step: 'OweMeeting', staff, contact: 'AR-2026-0001', since: began, hasTalk: false }, facts('clock', { record }))
const clock = (now: string, more: Partial<Facts> = {}) => facts('clock', { record, now: at(now), ...more })

/** A state of another record, of whatever procedure. */
const kept = (state: { readonly is: string; readonly [more: string]: unknown }): OtherRecord['state'] => state
/** The log of the same contact came later, and its own talk has been had. */
const logTalked: OtherRecord = {
  ...{ record: recordId('TC-2026-0009'), procedure: 'terminated-call', opened: at('2026-03-03T11:00:00Z') },
  state: kept({ is: 'Sent', talk: { how: 'well' } }),
  contact: { staff: called('asha'), at: at(began), hasTalk: true },
}
/** When each alarm that was set on this record rings. */
const alarmsOf = (owed: readonly Owed[]): readonly string[] => owed.flatMap((one) => ('alarm' in one && !one.on ? [one.at] : []))
const theirs: readonly string[] = ['SayAllRight', 'WishMeeting', 'DeclineMeeting']

const person = fc.oneof(fc.constantFrom(...ids), fc.constantFrom(called('asha'), called('lena'), called('gita')))
const step = fc.constantFrom<Step>(
  { step: 'SayAllRight' },
  { step: 'WishMeeting' },
  { step: 'OfferMeeting' },
  { step: 'OfferMeeting' },
  { step: 'HaveMet', agreed: 'CANARY' },
  { step: 'DeclineMeeting' },
)
const move = fc.record({
  by: person,
  step,
  minutes: fc.integer({ min: 0, max: 4000 }),
  away: fc.array(person, { maxLength: 3 }),
  left: fc.array(fc.constantFrom(...ids), { maxLength: 1 }),
  talked: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  fails: fc.boolean(),
})

/** Who is told of what: whoever had the contact of themselves alone; of them, one who may talk with them and is here. */
function tellsOnly(staff: StaffId, owed: readonly Owed[], { office, now }: Facts): void {
  for (const one of owed) {
    if (!('notice' in one)) continue
    if (!('person' in one.to)) throw new Error('A channel is told of a talk.')
    const { person: to } = one.to
    if (one.notice !== 'to-meet') expect([one.notice, to]).toEqual([one.notice, staff])
    else {
      expect(whoMayTalk(staff, { office }).map(({ id }) => id)).toContain(to)
      expect([to, office.isAbsent(to, now)]).toEqual([to, false])
    }
  }
}

/** Between the two, at every moment: nobody else opens it, and its words are read by those who talked. */
function isBetweenTwo(staff: StaffId, { state, events }: Story, at: Facts): void {
  for (const viewer of testPeople) {
    const opens = meeting.mayOpen(state, viewer, at)
    const shown = JSON.stringify(meeting.view('record', state, { person: viewer }, { ...at, by: viewer.id }))
    expect(shown).not.toMatch(/undefined|\[object/)
    if (!opens) expect(shown).not.toMatch(/CANARY|hard contact|AR-2026-0001/)
    if (viewer.id === staff) continue
    if (state.is === 'Over') expect([viewer.id, opens]).toEqual([viewer.id, false])
    if (state.is === 'Owed' && opens) expect(viewer.roles).toContain('line manager')
    if (state.is === 'Had') expect([viewer.id, opens]).toEqual([viewer.id, viewer.id === state.had.by])
  }
  expect(JSON.stringify(meeting.view('record', state, {}, { ...at, by: 'courier' }))).not.toMatch(/CANARY|hard contact|AR-2026-0001/)
  expect(JSON.stringify(meeting.waiting(state, at))).not.toMatch(/CANARY/)
  const names = new RegExp(`CANARY|${testPeople.map(({ name }) => name).join('|')}`)
  for (const event of events) expect(meeting.say(event, at, true)).not.toMatch(names)
}

/** s12: somebody after a hard contact is forgotten, or is talked about by people who are not to know. */
test('a meeting is between two, and is asked for until it is had, not wished or over, whatever people do', () => {
  fc.assert(
    fc.property(person, fc.array(move, { maxLength: 12 }), (staff, moves) => {
      let story = owe(staff)
      let alarms = alarmsOf(story.owed)
      let now = Date.parse('2026-03-03T10:00:00Z')
      const goesOn = (next: Story, at: Facts, before = story) => {
        story = next
        alarms = [...alarms, ...alarmsOf(next.owed)]
        tellsOnly(staff, next.owed, at)
        isBetweenTwo(staff, next, at)
        if (before.state.is !== 'Owed') expect([next.events, next.owed]).toEqual([[], []])
        for (const event of next.events)
          if (event.event === 'MeetingOver' && event.because === 'nobody above') expect(whoMayTalk(staff, at)).toEqual([])
        if (next.state.is !== 'Owed') return
        // Silence is never the end of it.
        expect(alarms).not.toEqual([])
        const isHere = whoMayTalk(staff, at).some(({ id }) => !at.office.isAbsent(id, at.now))
        const waits = meeting.waiting(next.state, at).map(({ for: whose }) => whose)
        if (isHere && at.office.person(staff)) expect(waits).not.toEqual([])
        expect(waits).not.toContain(staff)
      }
      for (const { by, step, minutes, away, left, talked, fails } of moves) {
        now += minutes * 60_000
        const at = { record, now: instant(new Date(now)), office: testOffice({ absent: away, left }) }
        const ringing = alarms.filter((one) => one <= at.now)
        alarms = alarms.filter((one) => one > at.now)
        for (const _ of ringing)
          goesOn(story.when({ step: 'AskMeetingAgain' }, facts('clock', { ...at, others: talked ? [logTalked] : [] })), facts('clock', at))
        const gone = meeting.watched?.step(story.state, facts('clock', at))
        if (gone) goesOn(story.when(gone, facts('clock', at)), facts('clock', at))
        const taken = story.when(step, facts(by, at))
        if (taken.events.length > 0) expect([step.step, by === staff]).toEqual([step.step, theirs.includes(step.step)])
        goesOn(taken, facts(by, at))
        const [notice] = story.owed.flatMap((one) => ('notice' in one && one.notice === 'to-meet' ? [one] : []))
        const back = fails && notice ? meeting.delivered?.({ notice, outcome: 'failed' }, story.state, facts('courier', at)) : undefined
        if (back?.outcome !== 'decided') continue
        tellsOnly(staff, back.owed, facts('courier', at))
        alarms = [...alarms, ...alarmsOf(back.owed)]
        story = { ...given(meeting, back.events.reduce(meeting.evolve, story.state)), events: back.events, owed: back.owed }
      }
      // Nobody presses anything any more, and everybody is here: it goes up until all who may talk have been asked.
      const above = whoMayTalk(staff, { office: testOffice() }).map(({ id }) => id)
      for (let n = 0; n < above.length + 3; n += 1) {
        now += 7 * 86_400_000
        story = story.when({ step: 'AskMeetingAgain' }, clock(new Date(now).toISOString()))
      }
      if (story.state.is === 'Owed') expect(story.state.asked.told).toEqual(expect.arrayContaining(above))
    }),
    { numRuns: 60 },
  )
}, 60_000)

const asha = facts('asha', { record })
const lena = facts('lena', { record })
const rung = (story: Story, ...days: readonly string[]) =>
  days.reduce((one, day) => one.when({ step: 'AskMeetingAgain' }, clock(`${day}T12:00:00Z`)), story)

/** Each way in which it ends. One that is missing here does not compile. */
const ends: Readonly<Record<'had' | Extract<Story['state'], { is: 'Over' }>['because'], () => readonly Story[]>> = {
  had: () => [
    owe(called('asha')).when({ step: 'OfferMeeting' }, lena).when({ step: 'HaveMet', agreed: 'A quiet desk.' }, lena),
    owe(called('asha')).when({ step: 'SayAllRight' }, asha).when({ step: 'HaveMet', agreed: undefined }, lena),
    // Wished; the line manager silent, reminded, and silent again: whoever is next above talks with them.
    rung(owe(called('asha')).when({ step: 'WishMeeting' }, asha), '2026-03-05', '2026-03-09').when(
      { step: 'HaveMet', agreed: undefined },
      facts('gita', { record, now: at('2026-03-09T14:00:00Z') }),
    ),
  ],
  'not wished': () => [
    owe(called('asha')).when({ step: 'DeclineMeeting' }, asha),
    // Withdrawn: wished at first, offered already.
    owe(called('asha')).when({ step: 'WishMeeting' }, asha).when({ step: 'OfferMeeting' }, lena).when({ step: 'DeclineMeeting' }, asha),
  ],
  'talked about the log': () => [
    owe(called('asha')).when({ step: 'AskMeetingAgain' }, clock('2026-03-05T12:00:00Z', { others: [logTalked] })),
  ],
  talked: () => [
    owe(called('asha')).when(
      { step: 'AskMeetingAgain' },
      clock('2026-03-05T12:00:00Z', {
        others: [
          {
            ...{ record: recordId('MT-2026-0009'), procedure: 'meeting', opened: at('2026-03-02T09:30:00Z') },
            state: kept({ is: 'Had', at: '2026-03-02T08:40:00.000Z', had: { by: 'lena', at: '2026-03-04T09:00:00.000Z' } }),
          },
        ],
      }),
    ),
  ],
  left: () => [
    owe(called('asha')).when({ step: 'LetMeetingGo' }, clock('2026-03-04T12:00:00Z', { office: testOffice({ left: ['asha'] }) })),
  ],
  'nobody above': () => [owe(called('hugh'))],
}

describe.each(Object.entries(ends))('a meeting that ended (%s)', (because, stories) => {
  test.each(stories().map((story, place) => [place + 1, story] as const))('%s: waits for nobody, and nobody is asked again', (_, story) => {
    const { state } = story
    expect(state).toMatchObject(because === 'had' ? { is: 'Had' } : { is: 'Over', because })
    expect(meeting.waiting(state, lena)).toEqual([])
    expect(alarmsOf(story.owed)).toEqual([])
    for (let day = 5; day < 30; day += 1) {
      const later = story.when({ step: 'AskMeetingAgain' }, clock(`2026-03-${String(day).padStart(2, '0')}T12:00:00Z`))
      expect([later.events, later.owed]).toEqual([[], []])
    }
    for (const who of ids)
      for (const name of ['SayAllRight', 'WishMeeting', 'DeclineMeeting', 'OfferMeeting'] as const)
        expect([who, name, story.when({ step: name }, facts(who, { record })).events]).toEqual([who, name, []])
    for (const who of ids) expect(story.when({ step: 'HaveMet', agreed: 'More' }, facts(who, { record })).events).toEqual([])
  })
})
