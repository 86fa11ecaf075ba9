import { chased, close, put } from '../shared/todo.js'
import type { Reminded, SentState, TerminatedCallEvent, TerminatedCallState } from './matter.js'

/** What a log is after one more event. */
export function evolveTerminatedCall(state: TerminatedCallState, event: TerminatedCallEvent): TerminatedCallState {
  if (event.event === 'CallLogged') {
    const { by: reporter, at, log, wellbeing } = event
    return {
      is: 'AwaitingDiscussion',
      reporter,
      at,
      log,
      wellbeing,
      corrections: [],
      passedUpTo: [],
      toDo: [],
      copyReminders: 0,
      copy: log.caseReference === undefined ? 'none' : 'to do',
    }
  }
  if (state.is === 'NotSent') return state
  return evolveSent(state, event)
}

function evolveSent(state: SentState, event: Exclude<TerminatedCallEvent, { event: 'CallLogged' }>): SentState {
  switch (event.event) {
    case 'LogCorrected': {
      const { at, by, reason, was, log, again } = event
      const corrected = {
        ...state,
        log,
        corrections: [...state.corrections, { at, by, reason, was }],
        // The copy on the case file must say what the log says.
        copy: log.caseReference === undefined ? ('none' as const) : ('to do' as const),
        ...(again?.copy ? { copyAgain: again.copy } : {}),
        ...(again?.threat ? { threatAgain: again.threat } : {}),
        ...(again?.talk ? { talkAgain: again.talk } : {}),
      }
      return corrected.is === 'Returned' ? backFrom(corrected) : corrected
    }
    case 'LogReturned':
      return { ...state, is: 'Returned', returned: event }
    case 'ReturnTakenBack':
      return state.is === 'Returned' ? backFrom({ ...state, ...(event.again ? { talkAgain: event.again } : {}) }) : state
    case 'TalkRecorded':
      return state.is === 'Returned' ? { ...state, talk: event } : { ...state, is: 'Discussed', talk: event }
    case 'FollowUpDecided':
      return {
        ...state,
        followUp: event,
        toDo: event.followUp === 'yes' ? put(state.toDo, ['follow-up'], event.at, event.due) : state.toDo,
      }
    case 'FollowUpClosed':
      return { ...state, toDo: close(state.toDo, 'follow-up', event, 'done', event.outcome) }
    case 'FollowUpChased':
      return { ...state, toDo: chased(state.toDo) }
    case 'CustomerLinked':
      return { ...state, customer: event.customer }
    case 'CopiedToCase':
      return { ...state, copy: 'done', copyReminders: 0 }
    case 'DiscussionPassedUp':
      return { ...state, passedUpTo: [...state.passedUpTo, event.told], reminded: withOne(state, event) }
    case 'ThreatPassedOn':
      return { ...state, passedOn: { by: event.by, at: event.at } }
    case 'ThreatReminded':
      return event.again ? { ...state, threatAgain: event.again } : state
    case 'CopyReminded':
      return { ...state, copyReminders: state.copyReminders + 1, ...(event.again ? { copyAgain: event.again } : {}) }
    case 'DiscussionReminded': {
      const reminded = { ...state, reminded: withOne(state, event) }
      return reminded.is === 'Returned' && event.again ? { ...reminded, returned: { ...reminded.returned, again: event.again } } : reminded
    }
    case 'DecisionReminded':
      return state
  }
}

/** A returned log that was corrected: to be discussed, unless they have talked meanwhile. */
function backFrom({ returned: _, ...state }: Extract<SentState, { is: 'Returned' }>): SentState {
  return state.talk ? { ...state, is: 'Discussed', talk: state.talk } : { ...state, is: 'AwaitingDiscussion' }
}

const withOne = ({ reminded = [] }: SentState, { told, at }: Reminded): readonly Reminded[] => [
  ...reminded.filter((one) => one.told !== told),
  { told, at },
]
