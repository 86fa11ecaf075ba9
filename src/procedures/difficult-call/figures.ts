import { type Figures, figuresOf, minutesBetween, type Retention } from '../figures.js'
import { type DifficultCallState, isLogged } from './matter.js'

/** How a call went: what was said before it ended (s4), and how soon a manager was there (s12). */
export const figures = (state: DifficultCallState): Figures => {
  if (state.is === 'NotBegun') return {}
  const { help, climbed, startedAt } = state
  return figuresOf({
    kind: undefined,
    outcome: state.is === 'Live' ? undefined : state.is === 'CarriedOn' ? 'went on' : state.onThreat ? 'ended on a threat' : 'ended',
    minutes: {
      end: state.is === 'Live' ? undefined : minutesBetween(startedAt, state.endedAt),
      manager: help && minutesBetween(help.askedAt, help.answered?.at),
    },
    answers: {
      explained: climbed.some(({ rung }) => rung === 'explained') ? 'yes' : 'no',
      warned: climbed.some(({ rung }) => rung === 'warned') ? 'yes' : 'no',
      manager: help ? (help.answered ? 'came' : 'asked for') : 'not asked for',
    },
  })
}

/** A call that was ended has its log beside it: then this has nothing left to do. */
export const retention: Retention<DifficultCallState> = {
  names: ['went on', 'ended'],
  of: (state) => (state.is === 'CarriedOn' ? 'went on' : state.is === 'Ended' && isLogged(state) ? 'ended' : undefined),
}
