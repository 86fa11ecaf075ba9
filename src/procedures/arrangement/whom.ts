import type { Office, Person } from '../people.js'
import type { Facts } from '../procedure.js'
import { deciders, heads, here, holds, managers, namesOf } from '../shared/people.js'
import type { Instant, Role, StaffId } from '../words.js'
import type { Kind, Standing } from './matter.js'

/** The rank that decides: for a restriction a group manager or a head of department (s4, s10), for an adjustment any manager (s5). */
const rankFor = (kind: Kind): readonly Role[] => (kind === 'adjustment' ? managers : deciders)

/**
 * Who decides, nearest first: for a restriction the group managers of the requester's group, then the heads of their department, then any
 * head of department (s4, s10: "always … the relevant group manager, or someone more senior"); for an adjustment the line manager before
 * them (s5), who holds that rank now. Never the requester.
 */
const decidersOf = (kind: Kind, requester: StaffId, office: Office): readonly Person[] => {
  const line = kind === 'adjustment' ? [office.lineManagerOf(requester)] : []
  const all = [
    ...line.filter((one) => one && holds(one.id, managers, office)),
    ...office.managersOf(requester),
    ...heads(requester, office),
  ]
  return [...new Map(all.flatMap((person) => (person && person.id !== requester ? [[person.id, person] as const] : []))).values()]
}

/**
 * May this person decide; and when a deputy does, for whom (attributed)? A deputy needs the rank themself. Otherwise the sentence that says
 * who can.
 */
export const mayDecide = (
  kind: Kind,
  requester: StaffId,
  by: StaffId,
  { now, office }: Pick<Facts, 'now' | 'office'>,
): { readonly actingFor?: StaffId } | string => {
  if (by === requester) return 'Nobody decides on their own request. Your group manager or head of department decides this one.'
  const all = decidersOf(kind, requester, office)
  if (all.some((person) => person.id === by)) return {}
  const absent = all.find((person) => office.isAbsent(person.id, now) && office.actingFor(person.id, now)?.id === by)
  if (absent && holds(by, rankFor(kind), office)) return { actingFor: absent.id }
  return all.length > 0
    ? `${namesOf(
        all.slice(0, 2).map(({ id }) => id),
        office,
      )} can decide this.`
    : 'A group manager or head of department decides this; the office file names none for this group.'
}

/** To whom the decision is put first: the nearest rank that is here; a deputy in the place of somebody absent, who holds the rank too. */
export const firstDeciders = (kind: Kind, requester: StaffId, now: Instant, office: Office): readonly StaffId[] => {
  const own = office.person(requester)
  const all = decidersOf(kind, requester, office)
  const line = all.filter(({ id }) => kind === 'adjustment' && id === own?.lineManager)
  const groupManagers = all.filter(({ roles, group }) => roles.includes('group manager') && group === own?.group)
  for (const people of [line, groupManagers, office.managersOf(requester), all]) {
    const found = here(people, { now, office }, { never: [requester], rank: rankFor(kind) })
    if (found.length > 0) return found
  }
  // Everybody away: it waits with whoever should decide, and climbs by the clock.
  return all.map((person) => person.id)
}

/** Heads of department, when the first deciders have not answered. */
export const nextDeciders = (
  kind: Kind,
  requester: StaffId,
  asked: readonly StaffId[],
  facts: Pick<Facts, 'now' | 'office'>,
): readonly StaffId[] => whoDecides(kind, requester, heads(requester, facts.office), facts).filter((id) => !asked.includes(id))

/** Of these, who is here and may decide; stand-ins of the rank in the place of the absent. */
export const whoDecides = (
  kind: Kind,
  requester: StaffId,
  of: readonly (Person | StaffId)[],
  facts: Pick<Facts, 'now' | 'office'>,
): readonly StaffId[] => here(of, facts, { never: [requester], rank: rankFor(kind) })

type Owned = Pick<Standing, 'owner' | 'decidedBy' | 'request'>

/**
 * The rank that an owner holds: whoever decides on restrictions. The line manager who agreed an adjustment may own it too (s15 names the
 * manager who approved it; the rank of any later owner is ours).
 */
export const ownerRank = ({ request, decidedBy }: Pick<Standing, 'decidedBy' | 'request'>, owner: StaffId): readonly Role[] =>
  request.kind === 'adjustment' && owner === decidedBy ? managers : deciders

/** Is there an owner, of the rank that an owner holds? */
export const hasOwner = (state: Owned, office: Office): boolean => holds(state.owner, ownerRank(state, state.owner), office)

/** Who has the owner's work now: the owner, or while they are away their deputy of the rank; nobody when there is no such owner. */
export const ownersNow = (state: Owned, facts: Pick<Facts, 'now' | 'office'>): readonly StaffId[] =>
  hasOwner(state, facts.office) ? here([state.owner], facts, { rank: ownerRank(state, state.owner) }) : []

/** May this person do what the owner does (s15)? The owner of the rank, whoever stands in for them with it, or a head of department. */
export const mayOwn = (state: Owned, by: StaffId, facts: Pick<Facts, 'now' | 'office'>): true | string => {
  const { office } = facts
  if (holds(by, ['head of department'], office)) return true
  if (hasOwner(state, office) && (state.owner === by || ownersNow(state, facts).includes(by))) return true
  return hasOwner(state, office)
    ? `${office.nameOf(state.owner)} owns this, and can do it.`
    : 'There is no owner of the rank for it. A head of department names a new one.'
}

/** The heads who name a new owner, and to whom its work goes until then: of the requester's department first. */
export const headsFor = (state: Pick<Standing, 'askedBy' | 'decidedBy'>, office: Office): readonly StaffId[] => {
  const department = office.person(state.askedBy)?.department ?? office.person(state.decidedBy)?.department
  const own = department ? office.holding('head of department', { department }) : []
  return (own.length > 0 ? own : office.holding('head of department')).map((person) => person.id)
}
