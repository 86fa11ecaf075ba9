import type { Office, Person } from '../people.js'
import type { Facts } from '../procedure.js'
import { canNow, deciders, heads, here, holds, managers, namesOf } from '../shared/people.js'
import type { Role, StaffId } from '../words.js'
import type { Kind, Known, Standing } from './matter.js'

type Asking = Pick<Known, 'askedBy'> & { readonly request: { readonly kind: Kind } }
type Now = Pick<Facts, 'now' | 'office'>

/** The rank that decides: for a restriction a group manager or a head of department (s4, s10), for an adjustment any manager (s5). */
export const rankFor = (kind: Kind): readonly Role[] => (kind === 'adjustment' ? managers : deciders)

/**
 * Who decides, nearest first: for a restriction the group managers of the requester's group, then the heads of their department, then any
 * head of department (s4, s10: "always … the relevant group manager, or someone more senior"); for an adjustment the line manager before
 * them (s5), who holds that rank now. Never the requester.
 */
export const decidersOf = ({ request: { kind }, askedBy }: Asking, office: Office): readonly Person[] => {
  const line = kind === 'adjustment' ? [office.lineManagerOf(askedBy)] : []
  const all = [...line.filter((one) => one && holds(one.id, managers, office)), ...office.managersOf(askedBy), ...heads(askedBy, office)]
  return [...new Map(all.flatMap((person) => (person && person.id !== askedBy ? [[person.id, person] as const] : []))).values()]
}

/** The nearest rank of them that somebody is here of: the line manager of an adjustment, the group managers, those above. */
export const nearestDeciders = (asking: Asking, facts: Now): readonly Person[] => {
  const { office } = facts
  const own = office.person(asking.askedBy)
  const all = decidersOf(asking, office)
  const line = all.filter(({ id }) => asking.request.kind === 'adjustment' && id === own?.lineManager)
  const groupManagers = all.filter(({ roles, group }) => roles.includes('group manager') && group === own?.group)
  const above = all.filter(({ id }) => office.managersOf(asking.askedBy).some((one) => one.id === id))
  const rank = rankFor(asking.request.kind)
  return [line, groupManagers, above].find((people) => here(people, facts, { never: [asking.askedBy], rank }).length > 0) ?? all
}

/**
 * May this person decide; and when a deputy does, for whom (attributed)? A deputy needs the rank themself. Otherwise the sentence that says
 * who can.
 */
export const mayDecide = (asking: Asking, by: StaffId, { now, office }: Now): { readonly actingFor?: StaffId } | string => {
  if (by === asking.askedBy) return 'Nobody decides on their own request. Your group manager or head of department decides this one.'
  const all = decidersOf(asking, office)
  if (all.some((person) => person.id === by)) return {}
  const absent = all.find((person) => office.isAbsent(person.id, now) && office.actingFor(person.id, now)?.id === by)
  if (absent && holds(by, rankFor(asking.request.kind), office)) return { actingFor: absent.id }
  const some = here(all, { now, office }, { never: [asking.askedBy], rank: rankFor(asking.request.kind) }).slice(0, 2)
  const names = some.length > 0 ? some : all.slice(0, 2).map(({ id }) => id)
  return names.length > 0
    ? `${canNow(names, { now, office })} can decide this.`
    : 'A group manager or head of department decides this; the office file names none for this group.'
}

type Owned = Pick<Standing, 'owner' | 'decidedBy' | 'request'>

/**
 * The rank that an owner holds: whoever decides on restrictions. The line manager who agreed an adjustment may own it too (s15 names the
 * manager who approved it; the rank of any later owner is ours).
 */
export const ownerRank = ({ request, decidedBy }: Pick<Standing, 'decidedBy' | 'request'>, owner: StaffId): readonly Role[] =>
  request.kind === 'adjustment' && owner === decidedBy ? managers : deciders

/** Is there an owner, of the rank that an owner holds? */
export const hasOwner = (state: Owned, office: Office): boolean => holds(state.owner, ownerRank(state, state.owner), office)

/** The owner when they are here, or their deputy of the rank while they are away; nobody when there is no such owner. */
const ownersNow = (state: Owned, facts: Now): readonly StaffId[] =>
  hasOwner(state, facts.office) ? here([state.owner], facts, { rank: ownerRank(state, state.owner) }) : []

/** Who has the owner's work now: the owner or their deputy, else the heads who name another; somebody in any case while the office has a head. */
export const withOwner = (state: Owned & Pick<Standing, 'askedBy'>, facts: Now): readonly StaffId[] => {
  const owners = ownersNow(state, facts)
  if (owners.length > 0) return owners
  return headsNow(state, facts)
}

/** Those heads who are here, or who stand in with the rank; none of them: another head who is (ours: it is never with nobody). */
export function headsNow(state: Pick<Standing, 'askedBy' | 'decidedBy'>, facts: Now): readonly StaffId[] {
  const own = headsFor(state, facts.office)
  const present = (heads: readonly (Person | StaffId)[]) => here(heads, facts, { rank: ['head of department'] })
  return [present(own), present(facts.office.holding('head of department')), own].find((some) => some.length > 0) ?? []
}

/** May this person do what the owner does (s15)? The owner of the rank, whoever stands in for them with it, or a head of department. */
export const mayOwn = (state: Owned, by: StaffId, facts: Now): true | string => {
  const { office } = facts
  if (holds(by, ['head of department'], office)) return true
  if (hasOwner(state, office) && (state.owner === by || ownersNow(state, facts).includes(by))) return true
  return hasOwner(state, office)
    ? ownersNow(state, facts).includes(state.owner)
      ? `${office.nameOf(state.owner)} owns this, and can do it.`
      : `The owner of this is away: ${namesOf(ownersNow(state, facts), office) || 'a head of department'} can do it.`
    : 'There is no owner of the rank for it. A head of department names a new one.'
}

/** The heads who name a new owner, and to whom its work goes until then: of the requester's department first. */
export const headsFor = (state: Pick<Standing, 'askedBy' | 'decidedBy'>, office: Office): readonly StaffId[] => {
  const department = office.person(state.askedBy)?.department ?? office.person(state.decidedBy)?.department
  const own = department ? office.holding('head of department', { department }) : []
  return (own.length > 0 ? own : office.holding('head of department')).map((person) => person.id)
}
