import { type Decision, decided, type Facts, type Notice, refused } from '../procedure.js'
import { holds } from '../shared/people.js'
import type { StaffId } from '../words.js'
import { toCaseSystem } from './case-file.js'
import { done, letterSent, thenInForce } from './checklist.js'
import type { ArrangementEvent, ArrangementStep, Standing, Terms } from './matter.js'
import { isOverdue, nextRing, ringsNow, tellReview } from './reviews.js'
import { askForTasks, chaseTasks, isKnownToCustomer, startOf, tasksFor, tasksOfLifting } from './tasks.js'
import { faultOfTerms } from './terms.js'
import { hasOwner, headsFor, ownerRank } from './whom.js'

type Verdict = Decision<ArrangementEvent>
const by = (facts: Facts): StaffId => facts.by as StaffId
const tell = (notice: string, people: readonly StaffId[]): readonly Notice[] =>
  people.map((person) => ({ notice, to: { person }, urgency: 'routine' }))

/** A new review date must lie ahead, and within a year of today (s15: reviewed annually). */
const faultOfReview = (review: string, facts: Facts): string | undefined => {
  const { calendar } = facts.office
  const today = calendar.dateOf(facts.now)
  if (review <= today) return 'The next review date must be in the future.'
  const latest = calendar.moveDate(today, { years: 1 })
  return review > latest ? `The next review is due within a year: ${calendar.sayDate(latest)} at the latest (section 15).` : undefined
}

/**
 * A change holds as the first decision did: from its start date, and a restriction's not before the letter (s10). Until then the customer is
 * dealt with as they were told; the next review counts from the decision.
 */
const change = (terms: Terms, reason: string, state: Standing, facts: Facts): Verdict => {
  const fault = faultOfTerms(state.request.kind, terms, facts) ?? faultOfReview(terms.review, facts)
  if (fault) return refused(fault)
  const todo = tasksFor(state.request.kind, terms, isKnownToCustomer(state) ? 'review letter' : 'letter')
  const start = startOf(terms.start, facts.office)
  return decided(
    [{ event: 'ArrangementChanged', by: by(facts), at: facts.now, reason, terms, todo }],
    [
      ...askForTasks(todo, { ...state, next: terms }, facts),
      nextRing(terms.review, facts.now, facts.office),
      ...toCaseSystem(facts),
      { alarm: 'ComeIntoForce', at: start > facts.now ? start : facts.now },
    ],
  )
}

/** The owner has left: the heads of the department are told, and name a new one. Once a day's ring is enough. */
const orphaned = (state: Standing, facts: Facts): Verdict =>
  decided([{ event: 'OwnerMissing', at: facts.now, owner: state.owner }], tell('owner', headsFor(state, facts.office)))

const rings = (state: Standing, facts: Facts): Verdict => {
  const { office, now } = facts
  if (state.is === 'Lifted') return decided()
  const stage = ringsNow(state, now, office)
  const next = nextRing(state.terms.review, now, office)
  if (!stage) return decided()
  const missing = !hasOwner(state, office) ? tell('owner', headsFor(state, office)) : []
  return decided(
    [{ event: 'ReviewRang', at: now, stage, review: state.terms.review }],
    [...tellReview(stage, state, facts), ...missing, next],
  )
}

/** Everything that happens to a restriction or adjustment once it is approved. */
export const decideStanding = (step: ArrangementStep, state: Standing, facts: Facts, late: string): Verdict => {
  const { now, office } = facts
  switch (step.step) {
    case 'ComeIntoForce':
      return thenInForce([], state, facts)
    case 'ChaseTasks': {
      const asked = chaseTasks(state, facts)
      return asked.length > 0 ? decided([{ event: 'TasksChased', at: now }], asked) : decided()
    }
    case 'ReviewRings':
      return rings(state, facts)
    case 'CheckOwner':
      return state.is === 'Lifted' || hasOwner(state, office) || state.ownerMissing ? decided() : orphaned(state, facts)
    case 'RemindDecision':
    case 'ClimbDecision':
      return decided()
    case 'AskForArrangement':
    case 'ApproveArrangement':
    case 'ApproveWithChanges':
    case 'DeclineArrangement':
    case 'AskForMore':
    case 'AnswerMore':
    case 'ConsultHead':
    case 'AdviseDecider':
    case 'WithdrawRequest':
      return refused(late)
    case 'LogContact':
      return decided(
        [{ event: 'ContactLogged', by: by(facts), at: now, words: step.words }],
        tell(
          'contact',
          [state.owner].filter((id) => office.person(id)),
        ),
      )
    case 'RecordChallenge':
      if (state.challenge && state.challenge.answer === undefined)
        return refused('A challenge is recorded already and waits for its answer.')
      return decided([{ event: 'ChallengeRecorded', by: by(facts), at: now, words: step.words }], tell('challenge', [state.owner]))
    case 'AnswerChallenge':
      if (!state.challenge || state.challenge.answer !== undefined) return refused('No challenge is waiting for an answer.')
      return decided([{ event: 'ChallengeAnswered', by: by(facts), at: now, answer: step.answer }])
    // What is left to do when it is over: the customer hears of it, and the box, the entry and the NFC go.
    case 'MarkLetterSent':
      return letterSent(step.on, state, facts)
    case 'MarkTakenAway':
      return done('take away', state, facts)
    default:
      return state.is === 'Lifted' ? refused(sayLifted(state, facts)) : lookAfter(step, state, facts)
  }
}

const sayLifted = (state: Standing, facts: Facts): string => {
  const last = state.reviews.at(-1)
  return last ? `${facts.office.nameOf(last.by)} lifted this ${facts.office.calendar.say(last.at, facts.now)}.` : 'This was lifted.'
}

type Care = Extract<
  ArrangementStep,
  {
    step:
      | 'StartWithoutLetter'
      | 'MarkCasesTitled'
      | 'MarkRecorded'
      | 'AuthoriseMailFolder'
      | 'NameOwner'
      | 'ContinueArrangement'
      | 'ChangeArrangement'
      | 'LiftArrangement'
  }
>

const lookAfter = (step: Care, state: Standing, facts: Facts): Verdict => {
  const { now, office } = facts
  switch (step.step) {
    case 'StartWithoutLetter':
      if (state.is === 'InForce' && !state.next) return refused('This is in force already.')
      return thenInForce([{ event: 'LetterOverridden', by: by(facts), at: now, reason: step.reason }], state, facts)
    case 'MarkCasesTitled':
      return done('nfc', state, facts)
    case 'MarkRecorded':
      if (!step.partyBox || !step.intranet)
        return refused(
          `Please tick the box on the party record and put the details on ${office.names.intranetPage} first: both are what colleagues will see (section 15).`,
        )
      return done('record', state, facts, step.holdingCase)
    case 'AuthoriseMailFolder':
      return done('mail folder', state, facts, step.authorised ? 'Authorised' : `Not authorised${step.note ? `: ${step.note}` : ''}`)
    case 'NameOwner': {
      const owner = office.person(step.owner)
      if (!owner) return refused('Please choose somebody who is in the office file.')
      if (!holds(owner.id, ownerRank(state, owner.id), office))
        return refused('Please choose a group manager or a head of department: an owner may change or lift this (section 15).')
      if (owner.id === state.owner) return refused(`${owner.name} is the owner already.`)
      return decided(
        [{ event: 'OwnerNamed', by: by(facts), at: now, owner: owner.id }],
        tell(isOverdue(state, now, office) ? 'review' : 'owned', [owner.id]),
      )
    }
    case 'ContinueArrangement': {
      const fault = faultOfReview(step.review, facts)
      if (fault) return refused(fault)
      const todo = isKnownToCustomer(state) ? (['review letter'] as const) : []
      return decided(
        [{ event: 'ArrangementContinued', by: by(facts), at: now, reason: step.reason, review: step.review, todo }],
        [...askForTasks(todo, state, facts), nextRing(step.review, now, office)],
      )
    }
    case 'ChangeArrangement':
      return change(step.terms, step.reason, state, facts)
    case 'LiftArrangement': {
      const todo = tasksOfLifting(state)
      return decided(
        [{ event: 'ArrangementLifted', by: by(facts), at: now, reason: step.reason, todo }],
        [...askForTasks(todo, state, facts), ...toCaseSystem(facts)],
      )
    }
  }
}
