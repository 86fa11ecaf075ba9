import { type Figures, type FigureWords, figuresOf, minutesBetween, type Retention, type TimeWords } from '../figures.js'
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

const nextDay: TimeWords['until'] = (opened, { calendar }) => calendar.afterWorkingDays(opened, 1)

/** How a report on reports to an authority names them (s11). */
export const reportFigureWords: FigureWords = {
  neverLate: true,
  questions: {
    kind: {
      asks: 'Could it happen now',
      of: ({ kind }) => (kind === 'rung' || kind === 'not rung' ? 'yes' : undefined),
      answers: { yes: 'yes' },
      rest: 'no',
    },
    outcome: { asks: 'What was decided', answers: { reported: 'reported' }, rest: 'not reported, or not decided yet' },
  },
  times: {
    decide: { what: 'Until it was decided', until: nextDay, within: 'by the next working day', rest: 'later, or not yet' },
    report: { what: 'Until it was reported', until: nextDay, within: 'by the next working day', rest: 'later, or not at all' },
  },
}
