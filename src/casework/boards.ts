import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { Facts } from '../procedures/procedure.js'
import type { StaffId } from '../procedures/words.js'
import type { RecordAtHand } from './record-at-hand.js'

/**
 * Whose board a step changed: those for whom something of the record waited before or waits now, whoever opened it, the line managers of them
 * all, and the administrators where somebody of them is gone with nobody in their place. Nobody, where it only tells of deliveries and looks.
 */
export function boardsMovedBy(before: RecordAtHand | undefined, after: RecordAtHand, facts: Facts): readonly StaffId[] {
  const since = before?.kept.version ?? 0
  if (!after.kept.events.some((event) => event.version > since && !isBookkeeping(event))) return []
  const { office, now } = facts
  const waited = (at: RecordAtHand) => at.procedure.waiting(at.state, facts).map((waiting) => waiting.for)
  const concerned = [...(before ? waited(before) : []), ...waited(after)]
  const opener = office.person(after.kept.events[0]?.by ?? '')?.id
  const managers = concerned.map((id) => office.person(id)?.lineManager)
  const isLeft = concerned.some((id) => office.actingFor(id, now) === undefined)
  const administrators = isLeft ? office.holding('administrator').map(({ id }) => id) : []
  return [...new Set([...concerned, opener, ...managers, ...administrators])].filter((id) => id !== undefined)
}
