import { type Figures, figuresOf, minutesBetween, type Retention } from '../figures.js'
import { openOf } from '../shared/todo.js'
import { type ArrangementState, isStanding } from './matter.js'

/** What was asked for and how it was decided, and when (s10); what was thought of s5, beside it. */
export const arrangementFigures = (state: ArrangementState): Figures => {
  if (state.is === 'NotAsked') return {}
  const { request, askedAt } = state
  const decidedAt = 'decidedAt' in state ? state.decidedAt : undefined
  return figuresOf({
    kind: request.behaviour ?? request.kind,
    outcome: isStanding(state) ? 'approved' : state.is === 'Declined' ? 'declined' : state.is === 'Withdrawn' ? 'withdrawn' : undefined,
    minutes: { decide: minutesBetween(askedAt, decidedAt) },
    answers: {
      personal: request.equality.answer,
      adjustment: request.equality.instead?.answer,
      changed: isStanding(state) ? (state.changed ? 'yes' : 'no') : undefined,
      stands: isStanding(state) ? (state.is === 'Lifted' ? 'lifted' : 'yes') : undefined,
      challenged: isStanding(state) ? (state.challenges.length > 0 ? 'yes' : 'no') : undefined,
    },
  })
}

/** What stands is kept while it stands; what was lifted, until the customer has been told, everything is taken away, and every challenge answered. */
export const arrangementRetention: Retention<ArrangementState> = {
  names: ['declined', 'withdrawn', 'lifted'],
  of: (state) => {
    if (state.is === 'Declined') return 'declined'
    if (state.is === 'Withdrawn') return 'withdrawn'
    const isOver = state.is === 'Lifted' && openOf(state.todo).length === 0 && state.challenges.every(({ answer }) => answer)
    return isOver ? 'lifted' : undefined
  },
}
