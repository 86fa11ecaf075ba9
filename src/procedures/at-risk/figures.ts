import { type Figures, type FigureWords, figuresOf, minutesBetween, type Retention } from '../figures.js'
import { instant } from '../words.js'
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

/** In time (ours): within the first rung of the ladder, before a second person is asked (s9). */
export const atRiskFigureWords: FigureWords = {
  questions: {
    kind: {
      asks: 'Who was at risk',
      answers: { customer: 'the customer', others: 'somebody else', staff: 'staff' },
      rest: 'not known',
    },
    outcome: {
      asks: 'How it ended',
      answers: { 'passed on': 'passed on to an authority', 'handled here': 'handled here' },
      rest: 'no further action, or not concluded yet',
    },
    imminent: { asks: 'Could it happen at any moment', answers: { yes: 'yes' }, rest: 'no, or not known' },
    how: {
      asks: 'How they were in touch',
      answers: { call: 'in a call', written: 'in writing' },
      rest: 'a call to threaten and nothing else',
    },
  },
  times: {
    acknowledge: {
      what: 'Until somebody had the alert',
      until: (opened, { timings }) => instant(new Date(Date.parse(opened) + timings.alertRungSeconds[0] * 1000)),
    },
    conclude: {
      what: 'Until it was concluded',
      until: (opened) => instant(new Date(Date.parse(opened) + 24 * 3_600_000)),
      within: 'within a day',
      rest: 'later, or not yet',
    },
  },
  talks: [
    {
      question: 'time acknowledge',
      section: 's9',
      passage: 'In all circumstances make a note of as many details as possible and immediately pass them on to a senior member of staff.',
      ask: [
        'Does everybody know how to raise an alert, and that it is not their task to judge whether a threat is genuine?',
        'What helps whoever is on duty to answer at once?',
      ],
    },
  ],
}
