import type { EventsOf } from '../procedure.js'
import type { By, ByItself } from '../shared/people.js'
import type { Instant, StaffId } from '../words.js'

/** Who is away, or here after all, from when until when. Why is nobody's business here: no reason is asked. */
export interface Presence {
  readonly person: StaffId
  readonly is: 'away' | 'here'
  readonly from: Instant
  /** The first moment that it no longer holds for. */
  readonly until: Instant
}

export type AbsenceEvent =
  | ({ readonly event: 'PresenceSaid'; readonly said: Presence } & By)
  | ({ readonly event: 'PresenceTakenBack' } & By)
  | ({ readonly event: 'PresenceEnded' } & ByItself)

/** All of them: what is not among them was written by a newer version. */
export const absenceEvents: EventsOf<AbsenceEvent> = { PresenceSaid: true, PresenceTakenBack: true, PresenceEnded: true }

interface Word {
  readonly said: Presence
  readonly saidBy: By
}
export type AbsenceState =
  | { readonly is: 'NotSaid' }
  | ({ readonly is: 'Said' } & Word)
  | ({ readonly is: 'Over'; readonly ended: By | ByItself } & Word)
export type BegunAbsence = Exclude<AbsenceState, { is: 'NotSaid' }>

/** What a word on somebody's presence has come to after one more event. */
export function evolveAbsence(state: AbsenceState, event: AbsenceEvent): AbsenceState {
  switch (event.event) {
    case 'PresenceSaid':
      return { is: 'Said', said: event.said, saidBy: { by: event.by, at: event.at } }
    case 'PresenceTakenBack':
    case 'PresenceEnded':
      return state.is === 'Said' ? { ...state, is: 'Over', ended: { by: event.by, at: event.at } } : state
    // What a newer bot beside this one kept.
    default:
      return state
  }
}
