import { z } from 'zod'
import { type Decision, decided, type Facts, refused } from '../procedure.js'
import { cite } from '../sections.js'
import type { Bare } from '../shared/begun.js'
import type { Screen } from '../shared/dialogs.js'
import * as fields from '../shared/fields.js'
import { type ByPerson, tell } from '../shared/people.js'
import { stands, theOwner } from './after-approval.js'
import { present } from './ask.js'
import { openChallenges } from './asking.js'
import { toCaseSystem } from './case-file.js'
import { nextReview } from './dates.js'
import { changedForm } from './forms.js'
import { rings, takes } from './kinds-of-step.js'
import type { ArrangementEvent, Kind, Standing, Terms } from './matter.js'
import { termsFrom } from './request.js'
import { nextRing, ringsNow, tellReview } from './reviews.js'
import { decidedTerms, isKnownToCustomer, startOf, tasks, tasksFor, tasksOfLifting } from './tasks.js'
import { hasOwner, headsNow } from './whom.js'

type Answer = Decision<Bare<ArrangementEvent>>
const words = (label: string) => fields.words(label, { max: 20_000 })

/** A review is not closed over a challenge without a word about it. */
const onChallenge = fields.words('What is to become of it?', { hint: 'Somebody who had no part in the decision answers it.', max: 5_000 })
const overChallengeScreen: Screen = {
  name: 'challenge',
  title: 'The customer’s challenge waits for its answer',
  know: () => ['You can wait for the answer, and come back to the review: it stays in your list.'],
  when: ({ challenge }) => challenge === 'open',
  form: z.object({ onChallenge }),
}
const challengeOf = (state: Standing) => ({ challenge: openChallenges(state).length > 0 ? 'open' : 'none' })
const overChallenge = (state: Standing, said: string | undefined): string | undefined =>
  openChallenges(state).length > 0 && said === undefined
    ? 'The customer’s challenge has not been answered yet. Please say what is to become of it, or wait for its answer.'
    : undefined
const word = (said: string | undefined) => (said === undefined ? {} : { onChallenge: said })

type Why = { readonly reason: string; readonly onChallenge?: string }
/**
 * A change holds as the first decision did: from its start date, and a restriction's not before the letter (s10). Until then the customer is
 * dealt with as they were told; the next review counts from the decision.
 */
const change = (terms: Terms, why: Why, state: Standing, facts: ByPerson): Answer => {
  const todo = tasksFor(state.request.kind, terms, isKnownToCustomer(state) ? 'review letter' : 'letter')
  const start = startOf(terms.start, facts.office)
  return decided(
    [{ event: 'ArrangementChanged', ...why, terms, todo }],
    [
      ...tasks.puts(todo, { ...state, next: terms }, facts),
      nextRing(terms.review, facts.now, facts.office),
      ...toCaseSystem(facts),
      { alarm: 'ComeIntoForce', at: start > facts.now ? start : facts.now },
    ],
  )
}

const goesOn = (facts: Facts) => z.object({ reason: words('Why does it go on?'), review: nextReview(facts) })
const inAYear = ({ office: { calendar }, now }: Facts): string => calendar.moveDate(calendar.dateOf(now), { years: 1 })

const rang = (state: Standing, facts: Facts): Answer => {
  const { office, now } = facts
  const stage = ringsNow(state, now, office)
  if (!stage) return decided()
  const missing = hasOwner(state, office) ? [] : tell('owner', headsNow(state, facts))
  return decided(
    [{ event: 'ReviewRang', stage, review: state.terms.review }],
    [...tellReview(stage, state, facts), ...missing, nextRing(state.terms.review, now, office)],
  )
}

/** The reviews: rung by the clock, decided by the owner, told to the customer in a letter (s15). */
export const reviewing = (kind: Kind) => ({
  /** s15: reviewed yearly at the latest, and its owner is contacted when a review is due. */
  ReviewRings: rings({ during: ['Approved', 'InForce'], does: (_, state, facts) => rang(state, facts) }),
  /** s15: the review's first end: it goes on, for a reason, to a next review. */
  ContinueArrangement: takes({
    given: (facts: Facts) => z.object({ ...goesOn(facts).shape, onChallenge: fields.perhaps(onChallenge) }),
    may: theOwner,
    ...stands,
    form: {
      name: 'continue',
      title: 'Continue',
      send: 'Continue',
      screens: [
        {
          name: 'one',
          title: 'Continue',
          know: () => ['The customer is told the outcome of the review in a letter; a draft is on the card afterwards.'],
          form: (_, facts) => goesOn(facts),
        },
        overChallengeScreen,
      ],
      begin: (state, facts) => ({ review: inAYear(facts), ...challengeOf(state) }),
    },
    does: (given, state, facts) => {
      const because = overChallenge(state, given.onChallenge)
      if (because !== undefined) return refused(because, 'onChallenge')
      const todo = isKnownToCustomer(state) ? (['review letter'] as const) : []
      const { review } = given
      return decided(
        [{ event: 'ArrangementContinued', reason: given.reason, ...word(given.onChallenge), review: String(review), todo }],
        [...tasks.puts(todo, state, facts), nextRing(String(review), facts.now, facts.office)],
      )
    },
  }),
  /** s15: the review's second end: its terms change, and the customer is told anew (s10). */
  ChangeArrangement: takes({
    given: (facts: Facts) =>
      changedForm(kind, 'What is changed, and why?', facts, { review: nextReview(facts), onChallenge: fields.perhaps(onChallenge) }),
    may: theOwner,
    ...stands,
    form: {
      name: 'change',
      title: 'Change',
      send: 'Change',
      screens: [
        {
          name: 'one',
          title: 'Change',
          know: () =>
            kind === 'restriction'
              ? [
                  `Until the letter about it has gone out and its start date has come, the customer is dealt with as before. (${cite('s10')})`,
                  'A draft of the letter is on the card afterwards.',
                ]
              : ['The customer is told the outcome of the review in a letter; a draft is on the card afterwards.'],
          form: (_, facts) => changedForm(kind, 'What is changed, and why?', facts, { review: nextReview(facts) }),
        },
        overChallengeScreen,
      ],
      begin: (state, facts) => ({ ...present(kind, decidedTerms(state), facts), review: inAYear(facts), ...challengeOf(state) }),
    },
    does: (given, state, facts) => {
      const said = typeof given.onChallenge === 'string' ? given.onChallenge : undefined
      const because = overChallenge(state, said)
      return because === undefined
        ? change(termsFrom(kind, given), { reason: String(given.reason), ...word(said) }, state, facts)
        : refused(because, 'onChallenge')
    },
  }),
  /** s15: the review's third end: it is not needed any more. */
  LiftArrangement: takes({
    given: z.object({ reason: words('Why is it no longer needed?') }),
    may: theOwner,
    ...stands,
    form: {
      name: 'lift',
      title: 'Lift',
      send: 'Lift',
      know: ['It is over at once. The customer is told so in a letter; a draft is on the card afterwards.'],
    },
    does: ({ reason }, state, facts) => {
      const todo = tasksOfLifting(state)
      return decided([{ event: 'ArrangementLifted', reason, todo }], [...tasks.puts(todo, state, facts), ...toCaseSystem(facts)])
    },
  }),
})
