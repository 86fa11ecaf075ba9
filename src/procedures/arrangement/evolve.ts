import type { Instant } from '../words.js'
import type { ArrangementEvent, ArrangementState, Standing, Task, Todo } from './matter.js'
import { isStanding } from './tasks.js'

/** The arrangement after an event. Events that do not fit the state leave it as it is: rules never write them. */
export const evolveArrangement = (state: ArrangementState, e: ArrangementEvent): ArrangementState => {
  if (e.event === 'ArrangementAskedFor')
    return { is: 'AwaitingDecision', request: e.request, askedBy: e.by, askedAt: e.at, deciders: e.deciders, talk: [] }
  if (state.is === 'NotAsked') return state
  const { talk } = state
  switch (e.event) {
    case 'DecisionClimbed':
      return { ...state, deciders: [...new Set([...state.deciders, ...e.deciders])] }
    case 'MoreAskedFor':
      if (state.is !== 'AwaitingDecision' && state.is !== 'AwaitingAnswer') return state
      return {
        ...state,
        is: 'AwaitingAnswer',
        question: e.question,
        questionBy: e.by,
        talk: [...talk, { kind: 'question', by: e.by, at: e.at, words: e.question }],
      }
    case 'MoreAnswered': {
      if (state.is !== 'AwaitingAnswer') return state
      const { question: _q, questionBy: _b, ...asked } = state
      return { ...asked, is: 'AwaitingDecision', talk: [...talk, { kind: 'answer', by: e.by, at: e.at, words: e.answer }] }
    }
    case 'HeadConsulted':
      return { ...state, talk: [...talk, { kind: 'consulted', by: e.by, at: e.at, words: e.question }] }
    case 'DeciderAdvised':
      return { ...state, talk: [...talk, { kind: 'advice', by: e.by, at: e.at, words: e.advice }] }
    case 'RequestWithdrawn':
      return { ...asked(state), is: 'Withdrawn', reason: e.reason }
    case 'ArrangementDeclined':
      return { ...asked(state), is: 'Declined', reason: e.reason, decidedBy: e.by, decidedAt: e.at }
    case 'ArrangementApproved':
      return {
        ...asked(state),
        is: 'Approved',
        owner: e.by,
        decidedBy: e.by,
        decidedAt: e.at,
        ...(e.actingFor ? { actingFor: e.actingFor } : {}),
        ...(e.changed ? { changed: e.changed } : {}),
        terms: e.terms,
        todo: fresh(e.todo, e.at),
        ownerMissing: false,
        reviews: [],
        contacts: [],
      }
    default:
      return isStanding(state) ? evolveStanding(state, e) : state
  }
}

const asked = ({ request, askedBy, askedAt, deciders, talk }: Exclude<ArrangementState, { is: 'NotAsked' }>) => ({
  request,
  askedBy,
  askedAt,
  deciders,
  talk,
})

const fresh = (tasks: readonly Task[], askedAt: Instant): readonly Todo[] => tasks.map((task) => ({ task, askedAt }))

/** What is still open goes on beside what is asked for anew. */
const andFresh = (state: Standing, tasks: readonly Task[], askedAt: Instant): readonly Todo[] => [
  ...state.todo.filter(({ task }) => !tasks.includes(task)),
  ...fresh(tasks, askedAt),
]

type Later = Exclude<
  ArrangementEvent,
  {
    event:
      | 'ArrangementAskedFor'
      | 'DecisionClimbed'
      | 'MoreAskedFor'
      | 'MoreAnswered'
      | 'HeadConsulted'
      | 'DeciderAdvised'
      | 'RequestWithdrawn'
      | 'ArrangementDeclined'
      | 'ArrangementApproved'
  }
>

const evolveStanding = (state: Standing, e: Later): Standing => {
  switch (e.event) {
    case 'TaskDone':
      return {
        ...state,
        todo: state.todo.map((todo) =>
          todo.task === e.task ? { ...todo, doneBy: e.by, doneAt: e.at, ...(e.note ? { note: e.note } : {}) } : todo,
        ),
        ...(e.letterOn ? { letterOn: e.letterOn } : {}),
      }
    case 'LetterOverridden':
      return { ...state, withoutLetter: e.reason }
    case 'ArrangementInForce':
      return { ...state, is: 'InForce', inForceSince: e.at }
    case 'OwnerMissing':
      return { ...state, ownerMissing: true }
    case 'OwnerNamed':
      return { ...state, owner: e.owner, ownerMissing: false }
    case 'ReviewRang':
      return { ...state, lastRang: { stage: e.stage, review: e.review, at: e.at } }
    case 'ArrangementContinued': {
      // It goes on as it is: a change that nobody was told of is given up.
      const { next: _, ...rest } = state
      return {
        ...rest,
        terms: { ...state.terms, review: e.review },
        todo: andFresh(state, e.todo, e.at),
        reviews: [...state.reviews, { by: e.by, at: e.at, outcome: 'continued', reason: e.reason }],
      }
    }
    case 'ArrangementChanged': {
      const { withoutLetter: _, ...rest } = state
      return {
        ...rest,
        ...(state.is === 'InForce' ? { terms: { ...state.terms, review: e.terms.review }, next: e.terms } : { terms: e.terms }),
        todo: fresh(e.todo, e.at),
        reviews: [...state.reviews, { by: e.by, at: e.at, outcome: 'changed', reason: e.reason }],
      }
    }
    case 'ChangeInForce': {
      const { next, ...rest } = state
      return next ? { ...rest, terms: next } : state
    }
    case 'TasksChased':
      return { ...state, chasedAt: e.at }
    case 'ArrangementLifted': {
      const { next: _, ...rest } = state
      const reviews = [...state.reviews, { by: e.by, at: e.at, outcome: 'lifted' as const, reason: e.reason }]
      return { ...rest, is: 'Lifted', todo: fresh(e.todo, e.at), reviews }
    }
    case 'ChallengeRecorded':
      return { ...state, challenge: { words: e.words, at: e.at } }
    case 'ChallengeAnswered':
      return state.challenge ? { ...state, challenge: { ...state.challenge, answer: e.answer, answeredBy: e.by } } : state
    case 'ContactLogged':
      return { ...state, contacts: [...state.contacts, { by: e.by, at: e.at, words: e.words }] }
  }
}
