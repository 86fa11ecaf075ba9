import fc from 'fast-check'
import { conversation } from '../../../src/procedures/conversation/conversation.js'
import { instant, type StaffId } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { facts, testOffice, testPeople } from '../test-office.js'

const ids = testPeople.map(({ id }) => id)
const person = fc.constantFrom(...ids)
type Step = Parameters<ReturnType<typeof given<Parameters<typeof conversation.decide>[0], never, never>>['when']>[0]
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ step: 'TakeConversation' }),
  person.map((wished): Step => ({ step: 'AskSomebodyElse', wished })),
  fc.constantFrom(undefined, '2026-03-06', '2026-03-20').map((day): Step => ({ step: 'HaveTalked', agreed: 'CANARY', day })),
  fc.constant<Step>({ step: 'SettleAgreed' }),
  fc.constant<Step>({ step: 'WithdrawConversation' }),
)
const clock = fc.constantFrom<Step>({ step: 'PassConversationUp' }, { step: 'ChaseConversation' })
const move = fc.record({
  by: person,
  step,
  rings: fc.option(clock, { nil: undefined }),
  minutes: fc.integer({ min: 0, max: 3000 }),
  away: fc.array(person, { maxLength: 3 }),
  left: fc.array(person, { maxLength: 2 }),
})

/** s2, s12: a frightened person is left with nobody, or somebody reads it whom they did not choose. */
test('a conversation is between two, whatever people do: a canary in its words is drawn for nobody else', () => {
  fc.assert(
    fc.property(person, person, fc.array(move, { maxLength: 14 }), (asker, wished, moves) => {
      let story = given(conversation).when({ step: 'AskConversation', wished, words: 'CANARY' }, facts(asker))
      fc.pre(story.state.is !== 'NotAsked')
      let now = Date.parse('2026-03-03T10:00:00Z')
      for (const { by, step, rings, minutes, away, left } of moves) {
        now += minutes * 60_000
        const office = testOffice({ absent: away, left })
        const at = { now: instant(new Date(now)), office }
        const before = story.state
        story = rings ? story.when(rings, facts('clock', at)) : story.when(step, facts(by, at))
        const { state } = story
        if (state.is === 'NotAsked') throw new Error('It has begun.')
        // Told: the two, and those above; never a deputy who is not above, never a line manager who was passed by.
        const told = story.owed.flatMap((one) => ('to' in one && 'person' in one.to ? [one.to.person] : []))
        const passedBy = testPeople.find(({ id }) => id === asker)?.lineManager
        const chosen = 'wished' in state ? state.wished : undefined
        for (const one of told) {
          if ('holder' in state && [state.asker, state.holder].includes(one)) continue
          if (one === asker) continue
          expect(office.isAbsent(one, at.now)).toBe(false)
          if (one === passedBy) expect(chosen).toBe(one)
        }
        if (rings?.step === 'PassConversationUp' && before.is === 'Waiting' && story.events.length > 0) {
          const somebody = ids.some((id) => office.actingFor(id as StaffId, at.now)?.id === id)
          if (somebody) expect(told.length).toBeGreaterThan(0)
        }
        const two: readonly string[] = 'holder' in state && state.holder ? [asker, state.holder] : [asker]
        for (const viewer of testPeople) {
          for (const notice of ['to-take', 'agreed', 'record']) {
            const shown = JSON.stringify(conversation.view(notice, state, { person: viewer }, facts(viewer.id, at)))
            expect(shown).not.toMatch(/undefined|\[object/)
            if (!two.includes(viewer.id)) expect(shown).not.toMatch(/CANARY/)
          }
          const opens = conversation.mayOpen(state, viewer, facts(viewer.id, at))
          if (opens && !two.includes(viewer.id)) expect(state.is).toBe('Waiting')
        }
        expect(JSON.stringify(conversation.view('record', state, {}, facts('courier', at)))).not.toMatch(/CANARY|Asha/)
        expect(JSON.stringify(conversation.waiting(state, facts(by, at)))).not.toMatch(/CANARY/)
        for (const event of story.events) expect(conversation.say(event, facts(by, at), true)).not.toMatch(/CANARY/)
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)
