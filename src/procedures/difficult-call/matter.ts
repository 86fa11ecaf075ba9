import type { Instant, StaffId } from '../words.js'

/** What is said before a call is ended, in the order of s4; the complaints page only when the customer objects. */
export const rungs = ['explained', 'warned', 'complaints'] as const
export type Rung = (typeof rungs)[number]

export type DifficultCallStep =
  | { readonly step: 'BeginCall'; readonly about: string }
  | { readonly step: 'Explain' }
  | { readonly step: 'Warn' }
  | { readonly step: 'TellOfComplaints' }
  | { readonly step: 'EndCall' }
  | { readonly step: 'EndCallOnThreat' }
  | { readonly step: 'CarryOn' }
  | { readonly step: 'AskForManager' }
  | { readonly step: 'TakeCall' }
  | { readonly step: 'MarkLogged' }
  | { readonly step: 'ClimbForManager' }

export type DifficultCallEvent =
  | { readonly event: 'CallBegun'; readonly by: StaffId; readonly at: Instant; readonly about: string }
  | { readonly event: 'RungClimbed'; readonly by: StaffId; readonly at: Instant; readonly rung: Rung }
  | { readonly event: 'CallEnded'; readonly by: StaffId; readonly at: Instant; readonly onThreat: boolean }
  | { readonly event: 'CallCarriedOn'; readonly by: StaffId; readonly at: Instant }
  | { readonly event: 'ManagerAsked'; readonly by: StaffId; readonly at: Instant; readonly told: readonly StaffId[] }
  | { readonly event: 'ManagerClimbed'; readonly at: Instant; readonly told: readonly StaffId[] }
  | { readonly event: 'CallTaken'; readonly by: StaffId; readonly at: Instant }
  | { readonly event: 'LogMarked'; readonly by: StaffId; readonly at: Instant }

/** A manager was asked for: everyone told so far, and who took it first. `rounds` counts how often it went out. */
export interface Help {
  readonly askedAt: Instant
  readonly told: readonly StaffId[]
  readonly rounds: number
  readonly taken?: { readonly by: StaffId; readonly at: Instant }
}
interface Call {
  readonly staff: StaffId
  readonly startedAt: Instant
  /** What stood after the command: a case reference, or a word about the call. */
  readonly about: string
  readonly climbed: readonly { readonly rung: Rung; readonly at: Instant }[]
  readonly help?: Help
}
export type LiveCall = Call & { readonly is: 'Live' }
export type EndedCall = Call & { readonly is: 'Ended'; readonly endedAt: Instant; readonly onThreat: boolean; readonly logged: boolean }
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
      return { ...state, is: 'Ended', endedAt: event.at, onThreat: event.onThreat, logged: false }
    case 'CallCarriedOn':
      return { ...state, is: 'CarriedOn', endedAt: event.at }
    case 'ManagerAsked':
      return { ...state, help: { askedAt: event.at, told: event.told, rounds: 1 } }
    case 'ManagerClimbed':
      return state.help
        ? { ...state, help: { ...state.help, told: [...new Set([...state.help.told, ...event.told])], rounds: state.help.rounds + 1 } }
        : state
    case 'CallTaken':
      return state.help ? { ...state, help: { ...state.help, taken: { by: event.by, at: event.at } } } : state
    case 'LogMarked':
      return state.is === 'Ended' ? { ...state, logged: true } : state
  }
}
