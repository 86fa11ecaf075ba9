import { type Figures, figuresOf, minutesBetween, type Retention } from '../figures.js'
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
