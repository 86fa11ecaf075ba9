import fc from 'fast-check'
import { type EscalationStep, escalation } from '../../../src/procedures/escalation/escalation.js'
import { routes } from '../../../src/procedures/escalation/kinds.js'
import { instant, type StaffId } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { facts, testOffice, testPeople } from '../test-office.js'

const ids = testPeople.map(({ id }) => id)
const person = fc.constantFrom(...ids)
const when = fc.record({
  date: fc.constantFrom('2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-09', '2026-04-03'),
  time: fc.constantFrom('09:30', '11:00', '16:55', '20:00'),
})
const words = fc.constantFrom('One.', 'Another.')
const step: fc.Arbitrary<EscalationStep> = fc.oneof(
  when.map((at) => ({ step: 'TakeEscalation' as const, ...at })),
  fc.record({ step: fc.constant('PassEscalation' as const), to: person, why: words }),
  fc.record({ step: fc.constant('DeclineEscalation' as const), why: words }),
  fc.record({ step: fc.constant('CallMade' as const), outcome: words, toWrite: fc.constantFrom('A copy', undefined) }),
  when.map((at) => ({ step: 'NoAnswer' as const, ...at })),
  fc.record({ step: fc.constant('MoveCall' as const), why: words, date: fc.constant('2026-03-06'), time: fc.constant('10:00') }),
  fc.record({ step: fc.constant('LetterSent' as const), outcome: words }),
  fc.constant({ step: 'SentPromised' as const }),
  fc.constant({ step: 'SentExhausted' as const }),
  fc.record({ step: fc.constant('AskWhetherExhausted' as const), why: words }),
  fc.record({ step: fc.constant('DecideExhaustion' as const), exhausted: fc.constantFrom('yes' as const, 'no' as const), reason: words }),
  fc.record({ step: fc.constant('EndMatter' as const), why: words }),
  fc.constant({ step: 'ContinueMatter' as const }),
)
const clock = fc.constantFrom<EscalationStep>(
  { step: 'ClimbEscalation' },
  { step: 'RemindOfCall' },
  { step: 'HandOnCall' },
  { step: 'ChaseTasks' },
  { step: 'ClimbExhaustion' },
  { step: 'ChangeContact' },
  { step: 'AskWhetherSettled' },
)
const move = fc.record({
  by: person,
  step,
  rings: fc.option(clock, { nil: undefined }),
  hours: fc.integer({ min: 0, max: 30 }),
  away: fc.array(person, { maxLength: 3 }),
  left: fc.array(person, { maxLength: 2 }),
})

describe('the life of an escalation, whatever people do', () => {
  test('never leaves it with nobody, never tells the person complained of, and is always drawn', () => {
    fc.assert(
      fc.property(
        person,
        person,
        fc.constantFrom(...(Object.keys(routes) as (keyof typeof routes)[])),
        fc.array(move, { maxLength: 25 }),
        (requester, about, route, moves) => {
          fc.pre(requester !== about)
          let story = given(escalation).when(
            { step: 'Escalate', kind: 'conduct', about, route, basics: 'CANARY', telephone: '0113 496 0002' },
            facts(requester),
          )
          let now = Date.parse('2026-03-03T10:00:00Z')
          for (const { by, step, rings, hours, away, left } of moves) {
            now += hours * 3_600_000
            const office = testOffice({ absent: away, left: left.filter((id) => id !== 'hugh') })
            const at = { now: instant(new Date(now)), office }
            story = rings ? story.when(rings, facts('clock', at)) : story.when(step, facts(by, at))
            const told = story.owed.flatMap((one) => ('to' in one && 'person' in one.to ? [one.to.person] : []))
            expect(told).not.toContain(about)
            const { state } = story
            if (state.is === 'NotBegun') continue
            const open = state.toDo.filter(({ task, closed }) => task === 'call' && !closed)
            expect(open.length).toBeLessThanOrEqual(1)
            const waiting = escalation.waiting(state, facts(by, at)).map(({ for: who }) => who)
            expect(waiting).not.toContain(about)
            if (state.is === 'Offered' || state.is === 'Booked') {
              const somebody = ids.some(
                (id) =>
                  id !== requester &&
                  id !== about &&
                  office.actingFor(id as StaffId, at.now) &&
                  !left.includes(id) &&
                  office.person(id)?.roles.includes('head of department'),
              )
              if (somebody) expect(waiting.length).toBeGreaterThan(0)
            }
            for (const viewer of testPeople) {
              const shown = JSON.stringify(escalation.view('record', state, { person: viewer }, facts(viewer.id, at)))
              if (viewer.id === about) expect(shown).not.toMatch(/CANARY/)
              expect(shown).not.toMatch(/undefined|\[object/)
            }
            expect(JSON.stringify(escalation.view('record', state, {}, facts('courier', at)))).not.toMatch(/CANARY/)
            for (const event of story.events) expect(escalation.say(event, facts(by, at), false)).not.toMatch(/CANARY/)
          }
        },
      ),
      { numRuns: 250 },
    )
  }, 60_000)
})
