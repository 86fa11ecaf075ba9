import type { Office, Person } from '../people.js'
import type { Instant, StaffId } from '../words.js'
import type { Kind } from './matter.js'

/**
 * Who decides, nearest first: for a restriction the group managers of the requester's group, then the heads of their department, then any
 * head of department (s4, s10: "always … the relevant group manager, or someone more senior"); for an adjustment the line manager before
 * them (s5). Never the requester.
 */
const decidersOf = (kind: Kind, requester: StaffId, office: Office): readonly Person[] => {
  const line = kind === 'adjustment' ? [office.lineManagerOf(requester)] : []
  const all = [...line, ...office.managersOf(requester), ...office.holding('head of department')]
  return [...new Map(all.flatMap((person) => (person && person.id !== requester ? [[person.id, person] as const] : []))).values()]
}

/** May this person decide; and when a deputy does, for whom (attributed)? Otherwise the sentence that says who can. */
export const mayDecide = (
  kind: Kind,
  requester: StaffId,
  by: StaffId,
  now: Instant,
  office: Office,
): { readonly actingFor?: StaffId } | string => {
  if (by === requester) return 'Nobody decides on their own request. Your group manager or head of department decides this one.'
  const deciders = decidersOf(kind, requester, office)
  if (deciders.some((person) => person.id === by)) return {}
  const absent = deciders.find((person) => office.isAbsent(person.id, now) && office.actingFor(person.id, now)?.id === by)
  if (absent) return { actingFor: absent.id }
  const names = deciders.slice(0, 2).map((person) => person.name)
  return names.length > 0
    ? `${names.join(' or ')} can decide this.`
    : 'A group manager or head of department decides this; the office file names none for this group.'
}

/** To whom the decision is put first: the nearest rank that is here, deputies in the place of the absent. */
export const firstDeciders = (kind: Kind, requester: StaffId, now: Instant, office: Office): readonly StaffId[] => {
  const rank = (people: readonly (Person | undefined)[]) => here(people, requester, now, office)
  const own = office.person(requester)
  const groupManagers = office
    .managersOf(requester)
    .filter((person) => person.roles.includes('group manager') && person.group === own?.group)
  for (const people of [
    kind === 'adjustment' ? [office.lineManagerOf(requester)] : [],
    groupManagers,
    office.managersOf(requester),
    office.holding('head of department'),
  ]) {
    const found = rank(people)
    if (found.length > 0) return found
  }
  // Everybody away: it waits with whoever should decide, and climbs by the clock.
  return decidersOf(kind, requester, office).map((person) => person.id)
}

/** Heads of department, when the first deciders have not answered. */
export const nextDeciders = (requester: StaffId, asked: readonly StaffId[], now: Instant, office: Office): readonly StaffId[] => {
  const department = office.person(requester)?.department
  const heads = [...(department ? office.holding('head of department', { department }) : []), ...office.holding('head of department')]
  return here(heads, requester, now, office).filter((id) => !asked.includes(id))
}

const here = (people: readonly (Person | undefined)[], never: StaffId, now: Instant, office: Office): readonly StaffId[] => {
  const present = people.flatMap((person) => (person ? [office.actingFor(person.id, now)?.id] : []))
  return [...new Set(present.flatMap((id) => (id && id !== never ? [id] : [])))]
}
