import { z } from 'zod'
import { type Decision, decided, type Facts, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { asks, asksAgain, isAsked, whoHasIt } from '../shared/asked.js'
import type { Bare } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { deciders, holds, managers, namesOf, tell } from '../shared/people.js'
import { anybody, either, type May, ranked } from '../shared/rights.js'
import { standing, stands } from './after-approval.js'
import { challenging, openChallenges } from './asking.js'
import { rings, takes } from './kinds-of-step.js'
import { type ArrangementEvent, isStanding, type Kind, type Known, type Standing } from './matter.js'
import { isOverdue } from './reviews.js'
import { hasOwner, headsNow, ownerRank, withOwner } from './whom.js'

type Answer = Decision<Bare<ArrangementEvent>>
const words = (label: string, hint?: string) => fields.words(label, { max: 20_000, ...(hint ? { hint } : {}) })

/** The heads who name a new owner are asked again after so many working days (ours). */
const ownerAgain = 5
/** Has it no owner of the rank, and were the heads not asked for one lately? */
export const wantsOwner = (state: Standing, { office, now }: Facts): boolean =>
  state.is !== 'Lifted' &&
  !hasOwner(state, office) &&
  (state.ownerMissingSince === undefined || now >= office.calendar.afterWorkingDays(state.ownerMissingSince, ownerAgain))
/** Is a challenge with nobody who is here, nor anybody who was told of it? */
export const wantsAnswerer = (state: Standing, facts: Facts): boolean => {
  if (openChallenges(state).length === 0 || !state.challenged) return false
  const { told } = state.challenged
  return whoHasIt(challenging(state, facts), state.challenged, facts).some((id) => !told.includes(id))
}

/** A challenge: somebody who had no part in it answers; the owner knows of it. */
const theAnswerers: May<Known> = (state, facts) => {
  if (!isStanding(state) || !state.challenged) return 'No challenge is waiting for an answer.'
  const ask = challenging(state, facts)
  if (ask.never.includes(facts.by)) return 'You had a part in this: somebody who did not decide, own or advise on it answers the customer.'
  return (
    isAsked(ask, state.challenged, facts.by, facts) ||
    holds(facts.by, ['head of department'], facts.office) ||
    `${namesOf(whoHasIt(ask, state.challenged, facts), facts.office) || 'A head of department who had no part in it'} answers this.`
  )
}

/** What happens to it while it stands: contacts, challenges, its owner (s10, s12, s15). */
export const lookingAfter = (kind: Kind) => ({
  /** s10: whoever is contacted handles it in line with the record, and the owner is told. */
  LogContact: takes({
    given: z.object({ reason: words('What happened?', 'The owner is told.') }),
    may: anybody,
    ...standing,
    holdsWhenStale: true,
    form: { name: 'log-contact', title: 'Log a contact', send: 'Log' },
    does: ({ reason }, state, facts) => decided([{ event: 'ContactLogged', words: reason }], tell('contact', withOwner(state, facts))),
  }),
  /** s12: a customer who is dissatisfied with how this was applied is directed to a complaint; here it is noted and answered. */
  RecordChallenge: takes({
    given: z.object({ reason: words('What do they say?', 'Somebody who had no part in the decision answers them.') }),
    may: anybody,
    ...standing,
    holdsWhenStale: true,
    form: { name: 'challenge', title: 'The customer challenges this', send: 'Keep' },
    does: ({ reason }, state, facts) => {
      const put: Answer = asks(challenging(state, facts), facts, (round) => ({ event: 'ChallengeRecorded', words: reason, ...round }))
      return put.outcome === 'refused' ? put : { ...put, owed: [...put.owed, ...tell('challenged', withOwner(state, facts))] }
    },
  }),
  /** Ours: a challenge is asked after, and passed up (rule 3). */
  ChaseChallenge: rings({
    during: ['Approved', 'InForce', 'Lifted'],
    does: (_, state, facts) =>
      openChallenges(state).length > 0
        ? asksAgain(challenging(state, facts), state.challenged, facts, (round) => ({ event: 'ChallengeAskedAgain', ...round }))
        : decided(),
  }),
  /** s12: the challenge is answered; ours: by somebody who did not decide. */
  AnswerChallenge: takes({
    given: z.object({ reason: words('What was answered?', 'In a letter or on the telephone, and on which day.') }),
    may: theAnswerers,
    ...standing,
    form: {
      name: 'answer-challenge',
      title: 'Answer to the challenge',
      send: 'Keep',
      know: ({ office: { names } }) => [
        `If they stay dissatisfied with how this procedure was applied, the “${names.complaintsPage}” page is the way (${cite('s12')}); after that, ${names.ombudsman}.`,
      ],
    },
    does: ({ reason: answer }, state, facts) =>
      openChallenges(state).length > 0
        ? decided([{ event: 'ChallengeAnswered', answer }], tell('challenged', withOwner(state, facts)))
        : refused('No challenge is waiting for an answer.'),
  }),

  /** s15: the owner reviews it. Who has left, or does not hold the rank any more, is replaced by a head of department. */
  NameOwner: takes({
    given: (facts: Facts) =>
      z.object({
        owner: fields.person(
          'New owner',
          fields.ofRank(kind === 'adjustment' ? managers : deciders, facts),
          `Please choose a group manager or a head of department: an owner may change or lift this (${cite('s15')}).`,
        ),
      }),
    may: either<Known>(ranked(['head of department'], 'A head of department names the owner, or the owner hands it on.'), (state, facts) =>
      isStanding(state) && state.owner === facts.by && hasOwner(state, facts.office)
        ? true
        : 'A head of department names the owner, or the owner hands it on.',
    ),
    ...stands,
    form: {
      name: 'owner',
      title: 'Name the owner',
      send: 'Name',
      know: [`The owner reviews it and answers the customer’s questions about it. (${cite('s15')})`],
    },
    does: ({ owner }, state, { office, now }) => {
      if (!holds(owner, ownerRank(state, owner), office))
        return refused(`Please choose a group manager or a head of department: an owner may change or lift this (${cite('s15')}).`, 'owner')
      if (owner === state.owner) return refused(`${office.nameOf(owner)} is the owner already.`, 'owner')
      return decided([{ event: 'OwnerNamed', owner }], tell(isOverdue(state, now, office) ? 'review' : 'owned', [owner]))
    },
  }),
  /** Ours: what lay with an owner or answerer who is not there any more is put to whoever has it now (rule 3). */
  CheckOwner: rings({
    during: ['Approved', 'InForce', 'Lifted'],
    does: (_, state, facts) => {
      if (wantsOwner(state, facts)) return decided([{ event: 'OwnerMissing', owner: state.owner }], tell('owner', headsNow(state, facts)))
      if (!wantsAnswerer(state, facts)) return decided()
      const told = whoHasIt(challenging(state, facts), state.challenged ?? { told: [], askedAt: facts.now, rounds: 0 }, facts)
      return asks({ ...challenging(state, facts), first: told }, facts, (round) => ({ event: 'ChallengeAskedAgain', ...round }))
    },
  }),
})
