import type { Alarm, Facts } from '../procedure.js'
import { atItsMoment } from '../shared/wait.js'
import { followingUp } from './following-up.js'
import type { TerminatedCallState } from './matter.js'
import { copyReminder, correctReminder, decideReminder, passesUp, raiseReminder } from './telling.js'

/**
 * What a log owes as it stands, so that somebody is asked until it is over: for the talk (s6, s12) until it was had, for the correction, the decision on a
 * follow-up, the follow-up and the copy (s6), and for a threat that was not passed on (s9).
 */
export const logMustRing = (state: TerminatedCallState, facts: Facts): readonly Alarm[] => {
  if (state.is === 'NotSent') return []
  return [
    ...(state.talk ? [] : [passesUp(facts)]),
    ...(state.is === 'Returned' ? [atItsMoment(correctReminder(facts), state.returned.again, facts)] : []),
    ...(state.talk && !state.followUp ? [decideReminder(facts)] : []),
    ...(state.copy === 'to do' ? [atItsMoment(copyReminder(facts), state.copyAgain, facts)] : []),
    ...(state.log.threat && !state.passedOn ? [atItsMoment(raiseReminder(facts), state.threatAgain, facts)] : []),
    ...followingUp.rings(state.toDo, facts),
  ]
}
