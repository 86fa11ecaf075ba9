import { type Figures, type FigureWords, figuresOf, minutesBetween, type Retention } from '../figures.js'
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

/** In time (ours): before an unanswered escalation climbs (s7). Who asks for a manager, and who gets one more senior, are with the others: else each way would tell of a wish (s7's test). */
export const escalationFigureWords: FigureWords = {
  questions: {
    kind: {
      asks: 'What was wanted',
      answers: {
        outcome: 'another outcome of the case',
        dissatisfied: 'still dissatisfied',
        conduct: 'a complaint about somebody',
        unallocated: 'news of a case that nobody has yet',
      },
      rest: 'a manager, a call from one, or help for whoever had the contact',
    },
    route: {
      asks: 'Which way was taken',
      answers: {
        'case officer': 'the case officer rings',
        'manager call': 'a manager rings',
      },
      rest: 'somebody more senior, a line manager, a peer or a helper',
    },
  },
  times: {
    take: {
      what: 'Until somebody took it',
      until: (opened, { calendar, timings }) => calendar.afterWorkingHours(opened, timings.callBackClimbHours),
    },
    ring: {
      what: 'Until the customer was rung back',
      until: (opened, { calendar }) => calendar.afterWorkingDays(opened, 1),
      within: 'by the next working day',
      rest: 'later, or not yet',
    },
  },
  talks: [
    {
      question: 'time take',
      section: 's7',
      passage: 'Care should, however, be taken to avoid giving customers the impression that senior managers are not accessible.',
      ask: [
        'What do we promise when somebody asks for a manager, and can we keep it?',
        'Which of these contacts could whoever answers have settled?',
      ],
    },
  ],
}
