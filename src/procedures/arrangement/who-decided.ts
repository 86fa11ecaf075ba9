import type { Office } from '../people.js'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import { nameThen } from '../shared/called.js'
import type { Instant, StaffId } from '../words.js'
import { isStanding, type Known } from './matter.js'

interface Decision {
  readonly decidedBy: StaffId
  readonly decidedAt: Instant
  readonly decidedCalled?: string
}
/** Who decided, as they were called then. */
export const decider = ({ decidedBy: by, decidedAt: at, decidedCalled: called }: Decision, office: Office): string =>
  nameThen({ by, at, ...(called ? { called } : {}) }, office)

/** Who asked for it, as they were called then. */
export const requester = ({ askedBy: by, askedAt: at, called }: Known, office: Office): string =>
  nameThen({ by, at, ...(called ? { called } : {}) }, office)

/** Whose decision it was, for a late click (rule 2). */
export const sayDecided = (state: Known, { office, now }: Facts): string => {
  if (state.is === 'Withdrawn') return `${requester(state, office)} has withdrawn this request.`
  if (state.is === 'AwaitingDeeming') return `This waits for the line manager first (${cite('s4')}).`
  if (state.is !== 'Declined' && !isStanding(state)) return 'This request has not been decided yet.'
  const did = state.is !== 'Declined' ? 'approved' : state.notDeemed ? 'sent back' : 'declined'
  return `${decider(state, office)} ${did} this ${office.calendar.say(state.decidedAt, now)}.`
}
