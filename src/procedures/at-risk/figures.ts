import { type Figures, figuresOf, minutesBetween, type Retention } from '../figures.js'
import { disclosureOf, handlingOf } from './handling.js'
import { type AtRiskState, outcomeNames } from './matter.js'

/** How soon somebody had it, and what came of it. What was said, about whom and where, is no figure. */
export const atRiskFigures = (state: AtRiskState): Figures => {
  if (state.is === 'NotRaised') return {}
  const { raisedAt, takenAt, report } = state
  const ended = state.is === 'Concluded' ? state : undefined
  return figuresOf({
    kind: report.who ?? 'not said',
    outcome: ended?.outcome,
    minutes: { acknowledge: minutesBetween(raisedAt, takenAt), conclude: minutesBetween(raisedAt, ended?.concludedAt) },
    answers: {
      imminent: report.imminent,
      how: report.how,
      disclosed: ended && (disclosureOf(state) || handlingOf(state)?.reporting?.opened ? 'yes' : 'no'),
    },
  })
}

/** An alert has ended when it is concluded, its disclosure has its formal record (s9), and the note is on the case file. */
export const atRiskRetention: Retention<AtRiskState> = {
  names: outcomeNames,
  of: (state) => {
    if (state.is !== 'Concluded' || (state.report.case && !state.noteKept)) return undefined
    return state.disclosure && state.disclosure.confirmedBy === undefined ? undefined : state.outcome
  },
}
