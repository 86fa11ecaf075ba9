import { type Figures, type FigureWords, figuresOf, minutesBetween, type Retention } from '../figures.js'
import { openOf } from '../shared/todo.js'
import type { TerminatedCallState } from './matter.js'

/** The kind of call, whether warnings were given (s4), what was thought of s5, and how soon there was a talk (s6). How anybody is, is no figure (s2). */
export const callFigures = (state: TerminatedCallState): Figures => {
  if (state.is === 'NotSent') return {}
  const { log, at, talk, followUp } = state
  return figuresOf({
    kind: log.kind,
    outcome: state.is === 'Discussed' ? 'discussed' : undefined,
    minutes: { talk: minutesBetween(at, talk?.at) },
    answers: {
      personal: log.personal,
      warned: log.fromTheOutset ? 'from the outset' : log.warnings.includes('warned') ? 'yes' : 'no',
      followUp: followUp?.followUp,
    },
  })
}

/** A log has ended once it was talked about, and nothing of it is left to do. */
export const callRetention: Retention<TerminatedCallState> = {
  names: ['discussed'],
  of: (state) =>
    state.is === 'Discussed' &&
    state.followUp &&
    state.copy !== 'to do' &&
    (!state.log.threat || state.passedOn !== undefined) &&
    openOf(state.toDo).length === 0
      ? 'discussed'
      : undefined,
}

/** In time: before whoever should talk about it is reminded (s6). */
export const logFigureWords: FigureWords = {
  questions: {
    kind: {
      asks: 'What kind of contact',
      answers: { abusive: 'abusive or threatening', offensive: 'offensive or insulting', persistent: 'unreasonably persistent' },
      rest: 'something else',
    },
    warned: {
      asks: 'Was a warning given before the end',
      answers: { yes: 'yes', 'from the outset': 'no: it was like that from the outset' },
      rest: 'no',
    },
    personal: {
      asks: 'Could a personal difficulty be behind it, and does something follow',
      of: ({ answers }) => {
        if (answers?.personal === undefined || answers.personal === 'no') return undefined
        return answers.followUp === 'yes' ? 'followed' : 'not followed'
      },
      answers: { followed: 'perhaps, and something follows', 'not followed': 'perhaps, and nothing follows so far' },
      rest: 'no sign of one',
    },
  },
  times: {
    talk: {
      what: 'Until it was talked about',
      until: (opened, { calendar, timings }) => calendar.afterWorkingDays(opened, timings.discussReminderDays),
    },
  },
  talks: [
    {
      question: 'warned',
      section: 's4',
      passage:
        'If there isn’t sufficient improvement, warn them that if they continue the behaviour you have asked them to stop, you will end the contact.',
      ask: ['Which words do we use to warn somebody, and do they work?', 'When is there no time for a warning, and how do we know?'],
    },
    {
      question: 'time talk',
      section: 's6',
      passage:
        'You should discuss any terminated call logs you complete with your line manager, to ensure they are clear about the circumstances.',
      ask: ['What makes the talk about a log useful?', 'When in the day is there room for it?'],
    },
    {
      question: 'personal',
      section: 's5',
      passage:
        'If a customer is having difficulty accessing our services for any reason, we will adjust the way we provide our services where it is reasonable to do so.',
      ask: ['What tells us in a call that somebody finds our service hard to use?', 'What could we offer before a call goes wrong?'],
    },
  ],
}
