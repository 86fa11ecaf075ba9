import { type Figures, figuresOf, minutesBetween, type Retention } from '../figures.js'
import { openOf } from '../shared/todo.js'
import type { ReportState } from './matter.js'

/** Whether it could happen at once, what was decided, and how soon (s11). What it was about is no figure. */
export const reportFigures = (state: ReportState): Figures => {
  if (state.is === 'NotProposed') return {}
  const decided = state.ratified ?? state.decision ?? ('refusal' in state ? state.refusal : undefined)
  return figuresOf({
    kind: state.proposal.danger,
    outcome: state.is === 'Reported' ? 'reported' : state.is === 'NotReported' ? 'not reported' : undefined,
    minutes: { decide: minutesBetween(state.at, decided?.at), report: minutesBetween(state.at, state.made?.at) },
    answers: { customer: state.customer?.told, continues: state.continues?.continues },
  })
}

/** A report has ended once nothing of it is left to do, its formal record included (s11). */
export const reportRetention: Retention<ReportState> = {
  names: ['reported', 'not reported'],
  of: (state) => {
    if ((state.is !== 'Reported' && state.is !== 'NotReported') || openOf(state.toDo).length > 0) return undefined
    return state.is === 'Reported' ? 'reported' : 'not reported'
  },
}
