import fc from 'fast-check'
import { authorityReport, type ReportStep } from '../../../src/procedures/authority-report/authority-report.js'
import { items } from '../../../src/procedures/authority-report/forms.js'
import { instant, type StaffId } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { facts, testOffice, testPeople } from '../test-office.js'
import { made, proposal } from './incident.js'

const ids = testPeople.map(({ id }) => id)
const person = fc.constantFrom(...ids)
const words = fc.constantFrom('One CANARY.', 'Another CANARY.')
const item = fc.constantFrom(...(Object.keys(items) as (keyof typeof items)[]))
const often = <T>(arbitrary: fc.Arbitrary<T>) => ({ weight: 4, arbitrary })
const step: fc.Arbitrary<ReportStep> = fc.oneof(
  fc.record({ step: fc.constant('PutToHead' as const), words }),
  fc.constant({ step: 'ConsultHumanResources' as const }),
  fc.record({ step: fc.constant('Consult' as const), whom: person, question: words }),
  fc.record({ step: fc.constant('Advise' as const), words }),
  often(
    fc
      .record({
        report: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const),
        reporter: fc.constantFrom(...ids, ...Array<StaffId>(10).fill('lena' as StaffId)),
        reason: words,
        governance: words,
        absent: fc.option(words, { nil: undefined }),
      })
      .map((one) => ({ step: 'DecideReport' as const, to: 'the police', ...one })),
  ),
  person.map((rang) => ({ step: 'RecordRung' as const, rang, ...made })),
  fc.constant({ step: 'NobodyRang' as const }),
  often(
    fc.record({
      step: fc.constant('Ratify' as const),
      right: fc.constantFrom('yes' as const, 'no' as const),
      reason: words,
      absent: words,
    }),
  ),
  often(fc.constant({ step: 'MakeReport' as const, ...made })),
  fc.record({ step: fc.constant('CorrectItem' as const), item, words: fc.constantFrom('CANARY 2', '2026-03-02'), why: words }),
  fc.record({ step: fc.constant('SettleCustomer' as const), told: fc.constantFrom('endangers' as const, 'not told' as const), words }),
  fc.record({ step: fc.constant('DecideMatter' as const), continues: fc.constantFrom('yes' as const, 'no' as const), why: words }),
  fc.constant({ step: 'ToldOfMatter' as const }),
  fc.constant({ step: 'NoteAdded' as const }),
  fc.record({ step: fc.constant('ConfirmRecord' as const), reference: words }),
)
const clock = fc.constantFrom<ReportStep>({ step: 'ClimbProposal' }, { step: 'ClimbDecision' }, { step: 'ChaseTasks' })
const move = fc.record({
  // Those who do most come most often, so that lives get on.
  by: fc.oneof(person, fc.constantFrom('hugh' as StaffId, 'gita' as StaffId, 'lena' as StaffId, 'ian' as StaffId)),
  step,
  rings: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: clock }),
  hours: fc.integer({ min: 0, max: 30 }),
  away: fc.array(person, { maxLength: 3 }),
  left: fc.array(person, { maxLength: 2 }),
})
/** How far it has got before anything goes: so that every part of its life is lived. */
const lena = facts('lena')
const yes = {
  report: 'yes',
  to: 'the police',
  reporter: 'lena' as StaffId,
  reason: 'CANARY',
  governance: 'CANARY',
  absent: 'CANARY',
} as const
const beginnings: readonly (readonly (readonly [ReportStep, typeof lena])[])[] = [
  [],
  [[{ step: 'PutToHead', words: 'CANARY' }, lena]],
  [[{ step: 'RecordRung', rang: 'lena' as StaffId, ...made }, lena]],
  ['hugh', 'gita'].map((by) => [{ step: 'DecideReport', ...yes }, facts(by)] as const),
  [...['hugh', 'gita'].map((by) => [{ step: 'DecideReport', ...yes }, facts(by)] as const), [{ step: 'MakeReport', ...made }, lena]],
]
const danger = fc.constantFrom('no', 'rung', 'not rung', 'told')

describe('the life of a report to an authority, whatever people do', () => {
  test('always waits for somebody until it is over, is decided by nobody on their own, and says nothing where it must not', () => {
    fc.assert(
      fc.property(
        person,
        danger,
        fc.option(person, { nil: undefined }),
        fc.constantFrom(...beginnings),
        fc.array(move, { minLength: 5, maxLength: 20 }),
        (by0, how, contactBy, beginning, moves) => {
          const begin = { step: 'ProposeReport', ...proposal, danger: how, facts: 'CANARY', contactBy } as ReportStep
          let story = given(authorityReport).when(begin, facts(by0))
          for (const [next, who] of beginning) story = story.when(next, who)
          let now = Date.parse('2026-03-03T10:00:00Z')
          let correctionsBefore = 0
          for (const { by, step: taken, rings, hours, away, left } of moves) {
            now += hours * 3_600_000
            const office = testOffice({ absent: away, left: left.filter((id) => id !== 'hugh') })
            const at = { now: instant(new Date(now)), office }
            const before = story.state
            story = rings ? story.when(rings, facts('clock', at)) : story.when(taken, facts(by, at))
            const { state } = story
            if (state.is === 'NotProposed') throw new Error('It was proposed.')

            // Rule 2, s11: nobody decides on what they proposed, on their own contact, or on their own call; only head or group manager.
            for (const event of story.events)
              if (event.event === 'ReportDecided' || event.event === 'ReportRefused' || event.event === 'ReportRatified') {
                expect([by0, contactBy, 'made' in before ? before.made?.rang : undefined]).not.toContain(event.by)
                expect(office.person(event.by)?.roles.some((role) => role === 'head of department' || role === 'group manager')).toBe(true)
              }
            // What was reported before a decision is never refused away, nor decided as if nobody had been told.
            if (state.made) expect(['Deciding', 'Reported']).toContain(state.is)
            // Corrections keep every old word.
            expect(state.corrections.length).toBeGreaterThanOrEqual(correctionsBefore)
            correctionsBefore = state.corrections.length
            // Rule 3: while it is not over, it waits for somebody who is there.
            const open = state.toDo.some(({ closed }) => !closed)
            const waiting = authorityReport.waiting(state, facts(by, at))
            const somebody = office.people.some(
              ({ id, roles }) =>
                roles.some((role) => role === 'head of department' || role === 'group manager') &&
                !away.includes(id) &&
                ![by0, contactBy, state.made?.rang].includes(id),
            )
            const alarms = story.events.length > 0 && (state.is === 'Proposed' || state.is === 'Deciding' || open)
            if (alarms && somebody) expect(waiting.length).toBeGreaterThan(0)
            expect(JSON.stringify(waiting)).not.toMatch(/CANARY|Bloggs/)
            for (const viewer of office.people) {
              const shown = JSON.stringify(authorityReport.view('record', state, { person: viewer }, facts(viewer.id, at)))
              expect(shown).not.toMatch(/undefined|\[object/)
              if (!authorityReport.mayOpen(state, viewer, facts(viewer.id, at))) expect(shown).not.toMatch(/CANARY|Bloggs/)
            }
            expect(JSON.stringify(authorityReport.view('record', state, {}, facts('courier', at)))).not.toMatch(/CANARY|Bloggs/)
            expect(JSON.stringify(authorityReport.lookUp?.(state, facts(by, at)) ?? '')).not.toMatch(/CANARY|police/i)
            for (const event of story.events) expect(authorityReport.say(event, facts(by, at), false)).not.toMatch(/CANARY|Bloggs/)
          }
        },
      ),
      { numRuns: 30 },
    )
  }, 60_000)
})
