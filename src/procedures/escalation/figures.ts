import { type Figures, figuresOf, minutesBetween, type Retention } from '../figures.js'
import { openOf } from '../shared/todo.js'
import type { EscalationState } from './matter.js'

/** What was wanted, which way was taken, and how soon the customer was rung (s7). Of whom they complained is no figure. */
export const escalationFigures = (state: EscalationState): Figures => {
  if (state.is === 'NotBegun') return {}
  const { asking, at, asked } = state
  const answer = 'answer' in state ? state.answer : undefined
  const exhaustion = 'exhaustion' in state ? state.exhaustion : undefined
  return figuresOf({
    kind: asking.kind,
    outcome: state.is === 'NotEscalated' ? 'not escalated' : answer ? 'answered' : undefined,
    minutes: {
      take: asked.answered?.as === 'taken' ? minutesBetween(at, asked.answered.at) : undefined,
      ring: minutesBetween(at, answer?.at),
    },
    answers: { route: asking.route, exhausted: exhaustion?.decided?.exhausted },
  })
}

/** While somebody is the contact of a matter, it is open (s7). */
export const escalationRetention: Retention<EscalationState> = {
  names: ['not escalated', 'ended', 'exhausted'],
  of: (state) => {
    if ('toDo' in state && openOf(state.toDo).length > 0) return undefined
    if (state.is === 'NotEscalated') return 'not escalated'
    if (state.is !== 'Ended') return undefined
    return state.exhaustion?.decided?.exhausted === 'yes' ? 'exhausted' : 'ended'
  },
}
