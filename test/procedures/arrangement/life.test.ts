import fc from 'fast-check'
import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { type ArrangementEvent, isStanding, type Request } from '../../../src/procedures/arrangement/matter.js'
import type { ArrangementStep } from '../../../src/procedures/arrangement/steps.js'
import { isKnownToCustomer, openLetters } from '../../../src/procedures/arrangement/tasks.js'
import type { Alarm } from '../../../src/procedures/procedure.js'
import { openOf } from '../../../src/procedures/shared/todo.js'
import { given } from '../given.js'
import { testCalendar } from '../test-calendar.js'
import { at, facts, staff, testOffice } from '../test-office.js'
import { asks, changes } from './requests.js'

const request: Request = {
  kind: 'restriction',
  customer: { name: 'Jo Bloggs' },
  behaviour: 'unacceptable',
  facts: 'Swore.',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms: { cases: ['IC-1'], noFurtherContact: ['IC-1'], mailFolder: true, start: '2026-03-10', review: '2027-03-10' },
  documents: [],
}
const words = 'Because.'
const who = ['asha', 'adil', 'lena', 'gita', 'gwen', 'hugh', 'ada', 'hilda', 'greg', 'clock'] as const

/** Any step by anybody, after any number of days. */
const anyMove = fc.record({
  days: fc.constantFrom(0, 0, 0, 1, 7, 30, 200),
  by: fc.constantFrom(...who),
  step: fc.constantFrom<(today: string) => ArrangementStep>(
    () => ({ step: 'ApproveArrangement' }),
    () => ({ step: 'ApproveArrangement' }),
    () => ({ step: 'DeclineArrangement', reason: words }),
    () => ({ step: 'AskForMore', reason: words }),
    () => ({ step: 'AnswerMore', reason: words }),
    () => ({ step: 'ConsultHead', reason: words }),
    () => ({ step: 'AdviseDecider', reason: words }),
    () => ({ step: 'WithdrawRequest', reason: words }),
    (today) => ({ step: 'MarkLetterSent', on: today }),
    (today) => ({ step: 'MarkLetterSent', on: today }),
    () => ({ step: 'StartWithoutLetter', reason: words }),
    () => ({ step: 'MarkCasesTitled' }),
    () => ({ step: 'MarkTakenAway' }),
    () => ({ step: 'MarkRecorded', holdingCase: 'H', partyBox: 'yes', intranet: 'yes' }),
    () => ({ step: 'AuthoriseMailFolder', authorised: 'yes' }),
    () => ({ step: 'NameOwner', owner: staff('gwen') }),
    (today) => ({ step: 'ContinueArrangement', reason: words, review: testCalendar.moveDate(today, { months: 11 }) }),
    (today) => ({
      step: 'ChangeArrangement',
      ...changes(
        'restriction',
        {
          ...request.terms,
          cases: ['IC-1', today],
          noFurtherContact: ['IC-1', today],
          start: today,
          review: testCalendar.moveDate(today, { months: 10 }),
        },
        words,
      ),
    }),
    () => ({ step: 'LiftArrangement', reason: words }),
    () => ({ step: 'RecordChallenge', reason: words }),
    () => ({ step: 'AnswerChallenge', reason: words }),
    () => ({ step: 'LogContact', reason: words }),
    () => ({ step: 'ComeIntoForce' }),
    () => ({ step: 'ReviewRings' }),
    () => ({ step: 'ChaseTasks' }),
    () => ({ step: 'CheckOwner' }),
    () => ({ step: 'ClimbDecision' }),
  ),
})

describe('The whole life of a restriction, in any order of steps by anybody', () => {
  test('keeps the office’s word', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { minLength: 5, maxLength: 60 }), (moves) => {
        let now = Date.parse('2026-03-03T10:00:00Z')
        let story = given(restriction).when(asks(request), facts('asha', { now: at(new Date(now).toISOString()) }))
        const all: ArrangementEvent[] = [...story.events]
        let rings: Alarm[] = []
        let chases: Alarm[] = []
        for (const move of moves) {
          now += move.days * 86_400_000
          const moment = at(new Date(now).toISOString())
          const by = move.by === 'clock' ? { ...facts('asha', { now: moment }), by: 'clock' as const } : facts(move.by, { now: moment })
          const before = story.state
          const step = move.step(testCalendar.dateOf(moment))
          story = story.when(step, by)
          all.push(...story.events)
          // A refusal is a sentence, and changes nothing.
          if (story.refusedBecause !== undefined) {
            expect(story.refusedBecause).toMatch(/^[A-Z].*[.]$/)
            expect(story.state).toBe(before)
          }
          const ringing = story.owed.filter((o): o is Alarm => 'alarm' in o && o.alarm === 'ReviewRings')
          if (step.step === 'ReviewRings' && story.refusedBecause === undefined) rings = rings.filter((ring) => ring.at > moment)
          rings = [...rings, ...ringing]
          for (const owed of story.owed)
            if ('notice' in owed && 'person' in owed.to) expect(testOffice().person(owed.to.person)).toBeDefined()

          const { state } = story
          if (isStanding(state)) {
            // Told in writing, or somebody said why not; never before its day.
            // What holds for the customer changes only when they were told of it, or somebody said why not, and never before its day.
            const held = isStanding(before) && before.is === 'InForce' ? { ...before.terms, review: '' } : undefined
            if (state.is === 'InForce' && JSON.stringify(held) !== JSON.stringify({ ...state.terms, review: '' })) {
              expect(openLetters(state).length === 0 || state.withoutLetter !== undefined).toBe(true)
              expect(moment >= testCalendar.at(state.terms.start, '00:00')).toBe(true)
            }
            // Whoever knows of it hears of every outcome: a review leaves a letter owed, and somebody is asked for it until it is sent.
            const reviewed = isStanding(before) ? state.reviews.length - before.reviews.length : 0
            if (reviewed > 0 && isStanding(before) && isKnownToCustomer(before)) expect(openLetters(state)).toContain('review letter')
            const chased = story.owed.filter((o): o is Alarm => 'alarm' in o && o.alarm === 'ChaseTasks')
            if (step.step === 'ChaseTasks' && story.refusedBecause === undefined) chases = chases.filter((one) => one.at > moment)
            chases = [...chases, ...chased]
            if (openOf(state.todo).length > 0) expect(chases.length).toBeGreaterThan(0)
            // Once lifted it stays so, and its terms with it.
            if (before.is === 'Lifted') expect(state).toMatchObject({ is: 'Lifted', terms: before.terms })
            // The review is always ahead of the clock: neither lapsing nor living on in silence.
            else if (state.is !== 'Lifted') expect(rings.length).toBeGreaterThan(0)
            expect(state.terms.review > state.terms.start).toBe(true)
          }
        }
        const decisions = all.filter(({ event }) => event === 'ArrangementApproved' || event === 'ArrangementDeclined')
        expect(decisions.length).toBeLessThanOrEqual(1)
        for (const decision of decisions) if ('by' in decision) expect(['gita', 'gwen', 'hugh']).toContain(decision.by)
        // The record says it all: played again, it is the same.
        expect(all.reduce(restriction.evolve, restriction.initial)).toEqual(story.state)
      }),
      { numRuns: process.env.LONG ? 20_000 : 250 },
    )
  })
})
