import type { Instant, StaffId } from './words.js'

/** Somebody's word that a person is away, or here after all, for a stretch of time: `until` is the first moment that it no longer holds for. */
export interface PresenceSaid {
  readonly person: StaffId
  readonly is: 'away' | 'here'
  readonly from: Instant
  readonly until: Instant
  /** When it was said: of two words on one moment the newer holds. */
  readonly at: Instant
}

/** Somebody's word that a person takes a turn on duty: in a colleague's place, or beside those who have it. */
export interface TurnSaid {
  readonly person: StaffId
  readonly tier: number
  readonly from: Instant
  readonly until: Instant
  readonly insteadOf?: StaffId
}

/** What people, or the office's calendars, say of who is here beside the office file. */
export interface WhoIsHere {
  readonly presence: readonly PresenceSaid[]
  readonly turns: readonly TurnSaid[]
  /**
   * The rota as a calendar has it: in its tiers it takes the place of the office file's while somebody of it can be reached. What people say of turns holds on
   * top of it. Left out, the office file's holds alone.
   */
  readonly rota?: readonly TurnSaid[]
}

/** Nobody said anything: the office file alone holds. */
export const nothingSaid: WhoIsHere = { presence: [], turns: [] }

/** A stretch of time in which the same people are on duty in a tier; tier 1 is asked first. Who of them is away is not looked at. */
export interface DutyTurn {
  readonly tier: number
  readonly from: Instant
  readonly until: Instant
  readonly people: readonly StaffId[]
}
