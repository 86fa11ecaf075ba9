import fc from 'fast-check'
import { type WithheldStep, withheldName } from '../../../src/procedures/withheld-name/withheld-name.js'
import { instant } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { facts, testOffice, testPeople } from '../test-office.js'

const person = fc.constantFrom(...testPeople.map(({ id }) => id))
const until = fc.constantFrom('2026-03-02', '2026-03-20', '2026-05-01', '2026-09-01')
const begins = fc.oneof(
  fc.constant<WithheldStep>({ step: 'WithholdName', how: 'telephone', takesCalls: 'yes', day: '2026-03-02', time: '09:50', why: 'CANARY' }),
  until.map((day): WithheldStep => ({ step: 'WithholdName', how: 'writing', matter: 'CANARY', until: day, why: 'CANARY' })),
)
const step = fc.oneof(
  fc.constantFrom<WithheldStep>({ step: 'NoteObjection' }, { step: 'NoteOnCase' }, { step: 'GiveFullName' }),
  until.map((day): WithheldStep => ({ step: 'AgreeToWithhold', until: day })),
  fc.constant<WithheldStep>({ step: 'RefuseToWithhold', reason: 'CANARY' }),
)
const clock = fc.constantFrom<WithheldStep>({ step: 'AskAgain' }, { step: 'ChaseNote' }, { step: 'EndWithholding' })
const move = fc.record({
  by: person,
  step,
  rings: fc.option(clock, { nil: undefined }),
  hours: fc.integer({ min: 0, max: 400 }),
  away: fc.array(person, { maxLength: 3 }),
})

/** s8: a name is given up that should not be, or left out without anybody having agreed. */
test('nobody agrees to their own, nothing agreed outlives three months, and nobody else reads why', () => {
  fc.assert(
    fc.property(person, begins, fc.array(move, { maxLength: 12 }), (by, first, moves) => {
      let story = given(withheldName).when(first, facts(by))
      fc.pre(story.state.is !== 'NotSaid')
      let now = Date.parse('2026-03-03T10:00:00Z')
      for (const { by: who, step: taken, rings, hours, away } of moves) {
        now += hours * 3_600_000
        const office = testOffice({ absent: away })
        const at = { now: instant(new Date(now)), office }
        story = rings ? story.when(rings, facts('clock', at)) : story.when(taken, facts(who, at))
        const { state } = story
        if (state.is === 'NotSaid') throw new Error('It has begun.')
        if ('agreed' in state && state.agreed) {
          expect(state.agreed.by).not.toBe(by)
          expect(state.until <= office.calendar.moveDate(office.calendar.dateOf(state.agreed.at), { months: 3 })).toBe(true)
        }
        const told = story.owed.flatMap((one) => ('to' in one && 'person' in one.to ? [`${one.notice} ${one.to.person}`] : []))
        for (const one of told) expect(one).not.toBe(`to-agree ${by}`)
        for (const viewer of testPeople) {
          const shown = JSON.stringify(withheldName.view('record', state, { person: viewer }, facts(viewer.id, at)))
          expect(shown).not.toMatch(/undefined|\[object/)
          if (!withheldName.mayOpen(state, viewer, facts(viewer.id, at))) expect(shown).not.toMatch(/CANARY/)
        }
        expect(JSON.stringify(withheldName.view('record', state, {}, facts('courier', at)))).not.toMatch(/CANARY/)
        expect(JSON.stringify(withheldName.waiting(state, facts(who, at)))).not.toMatch(/CANARY/)
        for (const event of story.events) expect(withheldName.say(event, facts(who, at), false)).not.toMatch(/CANARY/)
      }
    }),
    { numRuns: 80 },
  )
}, 60_000)
