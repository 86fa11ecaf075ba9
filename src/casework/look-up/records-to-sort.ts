import type { StaffId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { factsNow } from '../record-at-hand.js'
import type { Customer, Naming } from './whole-customer.js'

/** The records of a customer that this person may be asked about: what look-ups show anybody, and what they may open. Others' undecided requests are not told of. */
export const recordsToSort = (desk: Desk, { members }: Customer, by: StaffId): readonly Naming[] => {
  const person = desk.directory().person(by)
  if (!person) return []
  const may = ({ at, record, found }: Naming) => found !== undefined || at.procedure.mayOpen(at.state, person, factsNow(desk, by, record))
  const sorted = members.filter(may)
  return [...sorted.filter(({ found }) => found), ...sorted.filter(({ found }) => !found)]
}
