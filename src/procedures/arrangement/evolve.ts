import { answered, askedAgain, firstAsked } from '../shared/asked.js'
import { chased, close, type ToDo } from '../shared/todo.js'
import type { Instant, StaffId } from '../words.js'
import { type ArrangementEvent, type ArrangementState, isStanding, type Known, type Standing, type Task } from './matter.js'

/** The arrangement after an event. Events that do not fit the state leave it as it is: rules never write them. */
export const evolveArrangement = (state: ArrangementState, e: ArrangementEvent): ArrangementState => {
  if (e.event === 'DeemingAskedFor') return { is: 'AwaitingDeeming', ...begins(e), deeming: firstAsked(e) }
  if (e.event === 'ArrangementAskedFor') return { is: 'AwaitingDecision', ...begins(e), decision: firstAsked({ ...e, told: e.deciders }) }
  if (state.is === 'NotAsked') return state
  const { decision } = state
  const says = <K extends Known['talk'][number]['kind']>(kind: K, words: string, { by, at, called }: Saying): Known['talk'] => [
    ...state.talk,
    { kind, words, by, at, ...named(called) },
  ]
  switch (e.event) {
    case 'DeemingAskedAgain':
      return state.is === 'AwaitingDeeming' ? { ...state, deeming: askedAgain(state.deeming, e) } : state
    case 'PersistenceDeemed':
      return { is: 'AwaitingDecision', ...common(state), talk: says('deemed', e.reason, e), decision: firstAsked(e) }
    case 'PersistenceNotDeemed':
      return { is: 'Declined', ...common(state), ...decidedBy(e), reason: e.reason, notDeemed: true }
    case 'DecisionClimbed':
      return decision ? { ...state, decision: askedAgain(decision, { ...e, told: e.deciders }) } : state
    case 'DecisionAskedAgain':
      return decision ? { ...state, decision: askedAgain(decision, e) } : state
    case 'MoreAskedFor':
      return {
        is: 'AwaitingAnswer',
        ...common(state),
        question: e.question,
        questionBy: e.by,
        asking: firstAsked({ ...e, told: e.told ?? [state.askedBy] }),
        talk: says('question', e.question, e),
      }
    case 'QuestionAskedAgain':
      return state.is === 'AwaitingAnswer' ? { ...state, asking: askedAgain(state.asking, e) } : state
    case 'MoreAnswered': {
      const told = [...new Set([...(decision?.told ?? []), ...(e.told ?? [])])]
      const again = e.told ? firstAsked({ ...e, told, at: decision?.askedAt ?? e.at }) : decision
      return { is: 'AwaitingDecision', ...common(state), ...(again ? { decision: again } : {}), talk: says('answer', e.answer, e) }
    }
    case 'HeadConsulted':
      return { ...state, talk: says('consulted', e.question, e) }
    case 'DeciderAdvised':
      return { ...state, talk: says('advice', e.advice, e) }
    case 'RequestWithdrawn':
      return { is: 'Withdrawn', ...common(state), reason: e.reason }
    case 'WarningSent':
      return { ...state, warnings: [...state.warnings, { by: e.by, at: e.at, on: e.on, ...named(e.called) }] }
    case 'ArrangementDeclined':
      return { is: 'Declined', ...common(state), ...decidedBy(e), reason: e.reason }
    case 'ArrangementApproved':
      return {
        is: 'Approved',
        ...common(state),
        ...decidedBy(e),
        owner: e.by,
        owners: [e.by],
        ...(e.actingFor ? { actingFor: e.actingFor } : {}),
        ...(e.actingForCalled ? { actingForCalled: e.actingForCalled } : {}),
        ...(e.changed ? { changed: e.changed } : {}),
        terms: e.terms,
        todo: fresh(e.todo, e.at),
        reviews: [],
        challenges: [],
        contacts: [],
      }
    default:
      return isStanding(state) ? evolveStanding(state, e) : state
  }
}

interface Saying {
  readonly by: StaffId
  readonly at: Instant
  readonly called?: string
}
const named = (called: string | undefined) => (called === undefined ? {} : { called })
const begins = (e: Saying & Pick<Known, 'request'>) => ({
  request: e.request,
  askedBy: e.by,
  askedAt: e.at,
  ...named(e.called),
  talk: [],
  warnings: [],
})
const decidedBy = ({ by, at, called }: Saying) => ({
  decidedBy: by,
  decidedAt: at,
  ...(called === undefined ? {} : { decidedCalled: called }),
})
const common = ({ request, askedBy, askedAt, called, decision, talk, warnings }: Known) => ({
  request,
  askedBy,
  askedAt,
  ...named(called),
  ...(decision ? { decision } : {}),
  talk,
  warnings,
})

const fresh = (tasks: readonly Task[], since: Instant): readonly ToDo<Task>[] => tasks.map((task) => ({ task, since, chased: 0 }))

/** What is still open goes on beside what is asked for anew. */
const andFresh = (state: Standing, tasks: readonly Task[], since: Instant): readonly ToDo<Task>[] => [
  ...state.todo.filter(({ task }) => !tasks.includes(task)),
  ...fresh(tasks, since),
]

type Done = Extract<ArrangementEvent, { event: 'TaskDone' }>
/** A folder that was not authorised was kept as words alone once. */
const closing = ({ as, note }: Done): readonly ['done' | 'refused', string | undefined] => {
  const refusedOnce = /^Not authorised(?:: )?/.exec(note ?? '')
  if (refusedOnce) return ['refused', note?.slice(refusedOnce[0].length)]
  return [as ?? 'done', note]
}

const evolveStanding = (state: Standing, e: ArrangementEvent): Standing => {
  switch (e.event) {
    case 'TaskDone':
      return {
        ...state,
        todo: close(state.todo, e.task, e, ...closing(e)),
        ...(e.letterOn ? { letterOn: e.letterOn } : {}),
        ...(e.task === 'record' && e.note ? { holdingCase: e.note } : {}),
      }
    case 'LetterOverridden':
      return { ...state, withoutLetter: e.reason }
    case 'ArrangementInForce':
      return { ...state, is: 'InForce', inForceSince: e.at }
    case 'OwnerMissing':
      return { ...state, ownerMissingSince: e.at }
    case 'OwnerNamed': {
      const { ownerMissingSince: _, ...rest } = state
      return { ...rest, owner: e.owner, owners: [...new Set([...state.owners, e.owner])] }
    }
    case 'ReviewRang':
      return { ...state, lastRang: { stage: e.stage, review: e.review, at: e.at } }
    case 'ArrangementContinued': {
      // It goes on as it is: a change that nobody was told of is given up.
      const { next: _, ...rest } = state
      return {
        ...rest,
        terms: { ...state.terms, review: e.review },
        todo: andFresh(state, e.todo, e.at),
        ...reviewed(state, 'continued', e),
      }
    }
    case 'ArrangementChanged': {
      const { withoutLetter: _, ...rest } = state
      return {
        ...rest,
        ...(state.is === 'InForce' ? { terms: { ...state.terms, review: e.terms.review }, next: e.terms } : { terms: e.terms }),
        todo: fresh(e.todo, e.at),
        ...reviewed(state, 'changed', e),
      }
    }
    case 'ChangeInForce': {
      const { next, ...rest } = state
      return next ? { ...rest, terms: next } : state
    }
    case 'TasksChased':
      return { ...state, todo: chased(state.todo), chasedAt: e.at }
    case 'ArrangementLifted': {
      const { next: _, ...rest } = state
      return { ...rest, is: 'Lifted', todo: fresh(e.todo, e.at), ...reviewed(state, 'lifted', e) }
    }
    case 'ChallengeRecorded': {
      const challenges = [...state.challenges, { words: e.words, by: e.by, at: e.at, ...named(e.called) }]
      return { ...state, challenges, challenged: firstAsked(e) }
    }
    case 'ChallengeAskedAgain':
      return state.challenged ? { ...state, challenged: askedAgain(state.challenged, e) } : state
    case 'ChallengeAnswered': {
      // One answer for all that are open.
      const answer = { words: e.answer, by: e.by, at: e.at, ...named(e.called) }
      const challenges = state.challenges.map((one) => (one.answer ? one : { ...one, answer }))
      return { ...state, challenges, ...(state.challenged ? { challenged: answered(state.challenged, e, 'answered') } : {}) }
    }
    case 'ContactLogged':
      return { ...state, contacts: [...state.contacts, { by: e.by, at: e.at, words: e.words, ...named(e.called) }] }
    default:
      return state
  }
}

const reviewed = (
  state: Standing,
  outcome: Standing['reviews'][number]['outcome'],
  e: Saying & Pick<Standing['reviews'][number], 'reason' | 'onChallenge'>,
) => ({
  reviews: [
    ...state.reviews,
    { by: e.by, at: e.at, outcome, reason: e.reason, ...(e.onChallenge ? { onChallenge: e.onChallenge } : {}), ...named(e.called) },
  ],
})
