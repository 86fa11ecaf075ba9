import type { EventsOf } from '../procedure.js'
import type { By, ByItself } from '../shared/people.js'
import type { TurnSaid } from '../who-is-here.js'

export type TurnEvent =
  | ({ readonly event: 'TurnTaken'; readonly turn: TurnSaid } & By)
  | ({ readonly event: 'TurnGivenBack' } & By)
  /** Whoever took it can take no alert any more: they have left, or are away with nobody in their place. */
  | ({ readonly event: 'TurnLapsed' } & ByItself)
  | ({ readonly event: 'TurnEnded' } & ByItself)

/** All of them: what is not among them was written by a newer version. */
export const turnEvents: EventsOf<TurnEvent> = { TurnTaken: true, TurnGivenBack: true, TurnLapsed: true, TurnEnded: true }

interface Taken {
  readonly turn: TurnSaid
  readonly takenBy: By
}
export type TurnState =
  | { readonly is: 'NotTaken' }
  | ({ readonly is: 'Taken' } & Taken)
  | ({ readonly is: 'GivenBack' | 'Lapsed' | 'Ended'; readonly ended: By | ByItself } & Taken)
export type BegunTurn = Exclude<TurnState, { is: 'NotTaken' }>

const afterwards = { TurnGivenBack: 'GivenBack', TurnLapsed: 'Lapsed', TurnEnded: 'Ended' } as const

/** What a turn has come to after one more event. */
export function evolveTurn(state: TurnState, event: TurnEvent): TurnState {
  if (event.event === 'TurnTaken') return { is: 'Taken', turn: event.turn, takenBy: { by: event.by, at: event.at } }
  if (state.is !== 'Taken') return state
  return { ...state, is: afterwards[event.event], ended: { by: event.by, at: event.at } }
}
