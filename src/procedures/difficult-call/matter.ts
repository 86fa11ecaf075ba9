import type { EventsOf } from '../procedure.js'
import { type Asked, answered, askedAgain, firstAsked, type Round } from '../shared/asked.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, openOf, put, type ToDo } from '../shared/todo.js'
import type { Instant, StaffId } from '../words.js'

/** What is said before a call is ended, in the order of s4; the complaints page only when the customer objects. */
export const rungs = ['explained', 'warned', 'complaints'] as const
export type Rung = (typeof rungs)[number]

export type DifficultCallEvent =
  | ({ readonly event: 'CallBegun'; readonly about: string } & By)
  | ({ readonly event: 'RungClimbed'; readonly rung: Rung } & By)
  | ({ readonly event: 'CallEnded'; readonly onThreat: boolean } & By)
  | ({ readonly event: 'CallCarriedOn' } & By)
  | ({ readonly event: 'ManagerAsked' } & Round & By)
  | ({ readonly event: 'ManagerClimbed' } & Round & ByItself)
  | ({ readonly event: 'CallTaken' } & By)
  | ({ readonly event: 'LogMarked' } & By)
  | ({ readonly event: 'LogChased' } & ByItself)

/** All of them: what is not among them was written by a newer version. */
export const difficultCallEvents: EventsOf<DifficultCallEvent> = {
  CallBegun: true,
  RungClimbed: true,
  CallEnded: true,
  CallCarriedOn: true,
  ManagerAsked: true,
  ManagerClimbed: true,
  CallTaken: true,
  LogMarked: true,
  LogChased: true,
}

interface Call {
  readonly staff: StaffId
  readonly startedAt: Instant
  /** What stood after the command: a case reference, or a word about the call. */
  readonly about: string
  readonly climbed: readonly { readonly rung: Rung; readonly at: Instant }[]
  /** A manager was asked for: everyone told so far, and who took it first. */
  readonly help?: Asked
}
export type LiveCall = Call & { readonly is: 'Live' }
export type EndedCall = Call & {
  readonly is: 'Ended'
  readonly endedAt: Instant
  readonly onThreat: boolean
  readonly toDo: readonly ToDo<'log'>[]
}
export type CarriedOnCall = Call & { readonly is: 'CarriedOn'; readonly endedAt: Instant }
export type BegunCall = LiveCall | EndedCall | CarriedOnCall
export type DifficultCallState = { readonly is: 'NotBegun' } | BegunCall

/** What has happened to a call after one more event. */
export function evolveDifficultCall(state: DifficultCallState, event: DifficultCallEvent): DifficultCallState {
  if (event.event === 'CallBegun') return { is: 'Live', staff: event.by, startedAt: event.at, about: event.about, climbed: [] }
  if (state.is === 'NotBegun') return state
  switch (event.event) {
    case 'RungClimbed':
      return { ...state, climbed: [...state.climbed, { rung: event.rung, at: event.at }] }
    case 'CallEnded':
      return { ...state, is: 'Ended', endedAt: event.at, onThreat: event.onThreat, toDo: put([], ['log'], event.at) }
    case 'CallCarriedOn':
      return { ...state, is: 'CarriedOn', endedAt: event.at }
    case 'ManagerAsked':
      return { ...state, help: firstAsked(event) }
    case 'ManagerClimbed':
      return state.help ? { ...state, help: askedAgain(state.help, event) } : state
    case 'CallTaken':
      return state.help ? { ...state, help: answered(state.help, event, 'taken') } : state
    case 'LogMarked':
      return state.is === 'Ended' ? { ...state, toDo: close(state.toDo, 'log', event) } : state
    case 'LogChased':
      return state.is === 'Ended' ? { ...state, toDo: chased(state.toDo) } : state
  }
}

/** Has an ended call been logged, as far as whoever took it has noted? */
export const isLogged = (state: EndedCall): boolean => openOf(state.toDo).length === 0
