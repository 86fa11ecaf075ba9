import type { Office } from '../people.js'
import type { Instant } from '../words.js'
import type { AtRiskState, Handling, Left, Raised } from './matter.js'

/** What was established and decided so far, also while nobody has the alert any more; undefined before anybody had it. */
export const handlingOf = (state: AtRiskState): Pick<Left, 'established' | 'disclosure' | 'reporting' | 'dealtWith'> | undefined => {
  if (state.is === 'NotRaised') return undefined
  return state.is === 'Unacknowledged' ? state.left : state
}

/** The disclosure that was decided on this alert, whoever has it now. */
export const disclosureOf = (state: AtRiskState): Handling['disclosure'] => handlingOf(state)?.disclosure

/**
 * Why the holder cannot have it any more: they have left the office, or an absence of theirs has begun since they were last heard of.
 * Whoever takes an alert on a day off is here, whatever the office file says.
 */
export const holderGone = (state: Raised, office: Office, now: Instant): Left['because'] | undefined => {
  // Dealt with, it only waits for its record, which is chased by itself.
  if (state.is !== 'Held' || state.dealtWith) return undefined
  if (!office.person(state.heldBy)) return 'left'
  return office.isAbsent(state.heldBy, now) && !office.isAbsent(state.heldBy, state.heardAt) ? 'away' : undefined
}
