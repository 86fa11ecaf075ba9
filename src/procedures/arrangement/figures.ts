import { type Figures, type FigureWords, figuresOf, minutesBetween, type Retention, type Talk } from '../figures.js'
import { openOf } from '../shared/todo.js'
import { type ArrangementState, isStanding, type Kind } from './matter.js'

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

/** What was asked, and what was thought of s5. */
const ofRestrictions: FigureWords['questions'] = {
  kind: {
    asks: 'For which behaviour',
    answers: { 'unreasonably persistent': 'unreasonable persistence' },
    rest: 'unacceptable behaviour',
  },
  personal: {
    asks: 'Could a personal difficulty be behind it, and would an adjustment do',
    of: ({ answers }) =>
      answers?.personal === undefined || answers.personal === 'no sign of it'
        ? undefined
        : answers.adjustment === 'yes'
          ? 'both'
          : 'personal',
    answers: { both: 'perhaps, and an adjustment might do', personal: 'perhaps, but an adjustment would not do' },
    rest: 'no sign of one',
  },
}
const ofPersonal: Talk = {
  question: 'personal',
  section: 's5',
  passage:
    'Where a customer is behaving in a difficult, persistent or unacceptable manner, we must consider whether this may be caused by any personal difficulties or characteristics they have, which may be making our services more difficult to access or use.',
  ask: [
    'What makes us notice that somebody finds our service hard to use?',
    'Which adjustments do we know, and which could we offer sooner?',
  ],
}

/**
 * In time (ours): decided before the approval is asked for again (s10). What was approved with a change is with the others: else what was decided
 * in time would tell of how it was decided. An adjustment asks neither for a behaviour nor for s5.
 */
export const arrangementFigureWords = (kind: Kind): FigureWords => ({
  questions: {
    outcome: {
      asks: 'How it was decided',
      of: ({ outcome, answers }) => (outcome === 'approved' && answers?.changed === 'yes' ? undefined : outcome),
      answers: { approved: 'approved as asked', declined: 'declined' },
      rest: 'approved with a change, withdrawn, or not decided yet',
    },
    ...(kind === 'restriction' ? ofRestrictions : {}),
  },
  times: {
    decide: {
      what: 'Until it was decided',
      until: (opened, { calendar, timings }) => calendar.afterWorkingDays(opened, timings.approvalReminderDays),
    },
  },
  talks: [
    ...(kind === 'restriction' ? [ofPersonal] : []),
    {
      question: 'time decide',
      section: 's10',
      passage:
        'Decisions to restrict contact should be taken only after the group manager or department head has reviewed all the relevant contact from that customer and evaluated the circumstances that applied.',
      ask: [
        'What does somebody who decides need to see, so that they need not ask back?',
        'What do we tell a customer who waits for the decision?',
      ],
    },
  ],
})
