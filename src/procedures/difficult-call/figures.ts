import { type Figures, type FigureWords, figuresOf, minutesBetween, type Retention } from '../figures.js'
import { instant } from '../words.js'
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

/** In time (ours): before the call for a manager climbs (s12). */
export const callFigureWords: FigureWords = {
  neverLate: true,
  questions: {
    outcome: {
      asks: 'How it ended',
      answers: { ended: 'we ended it', 'ended on a threat': 'we ended it on a threat' },
      rest: 'it went on, or no end was noted',
    },
    explained: { asks: 'Was it explained what cannot go on', answers: { yes: 'yes' }, rest: 'no' },
    warned: { asks: 'Was a warning given', answers: { yes: 'yes' }, rest: 'no' },
  },
  times: {
    manager: {
      what: 'From asking for a manager until one was there',
      rest: 'nobody was asked for, or they came later',
      until: (opened, { timings }) => instant(new Date(Date.parse(opened) + timings.managerNowClimbMinutes * 60_000)),
    },
    end: {
      what: 'How long the call was',
      until: (opened) => instant(new Date(Date.parse(opened) + 15 * 60_000)),
      within: 'up to a quarter of an hour',
      rest: 'longer, or no end was noted',
    },
  },
  talks: [
    {
      question: 'explained',
      section: 's4',
      passage:
        'When dealing with such behaviour, take the first available opportunity to explain to the customer precisely what they are doing that you find unacceptable and tell them that you won’t be able to continue the contact unless they stop.',
      ask: ['Which words work when we say what somebody is doing that cannot go on?', 'What makes it hard to say it early?'],
    },
  ],
}
