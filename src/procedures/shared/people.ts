import type { Office, Person } from '../people.js'
import type { Facts, Notice, Urgency } from '../procedure.js'
import type { Actor, Instant, Role, StaffId } from '../words.js'

/** What a rule knows when a person takes the step. */
export type ByPerson = Facts & { readonly by: StaffId }

/** Does a person take this step, and not the clock or the courier? */
export const byPerson = (facts: Facts): facts is ByPerson => facts.by !== 'clock' && facts.by !== 'courier'

/** Who did it and when: the kit adds it to each event, so that rules need not. */
export interface By {
  readonly by: StaffId
  readonly at: Instant
}
/** The same of a step by the clock or the courier. */
export interface ByItself {
  readonly by: Actor
  readonly at: Instant
}

/** Does this person hold one of these ranks now? Somebody who has left holds none. */
export const holds = (id: string, ranks: readonly Role[], office: Office): boolean =>
  office.person(id)?.roles.some((role) => ranks.includes(role)) ?? false

/** Staff who answer for others. */
export const managers: readonly Role[] = ['line manager', 'group manager', 'head of department']
/** Who may decide to limit somebody's contact, and own what was decided (s10: the group manager, or somebody more senior). */
export const deciders: readonly Role[] = ['group manager', 'head of department']

/** The roles of "a senior member of staff" (s9): whoever holds one may take an alert, and so a turn on duty. */
export const seniors: readonly Role[] = ['senior on duty', 'group manager', 'head of department', 'head of customer contact']

/** Is this a senior member of staff (s9)? */
export const isSenior = ({ roles }: Person): boolean => roles.some((role) => seniors.includes(role))

type Named = Person | StaffId | undefined
const idOf = (one: Named): StaffId | undefined => (typeof one === 'string' ? one : one?.id)

/**
 * Who of these is here now, in their order and each once: somebody who is away is stood in for by their deputy. `never` is left out
 * (whose own matter it is). Of those asked for their `rank`, only who holds it now is there: a deputy without it is passed over. Where it is
 * for them and nobody else (`themselves`), no deputy stands in: somebody who is away is not there.
 */
export function here(
  people: readonly Named[],
  { office, now }: Pick<Facts, 'office' | 'now'>,
  {
    never = [],
    rank,
    themselves,
  }: { readonly never?: readonly string[]; readonly rank?: readonly Role[]; readonly themselves?: true } = {},
): readonly StaffId[] {
  const acting = people.flatMap((one) => {
    const id = idOf(one)
    const standing = id === undefined ? undefined : office.actingFor(id, now)
    const person = themselves && standing?.id !== id ? undefined : standing
    return person && !never.includes(person.id) && (!rank || holds(person.id, rank, office)) ? [person.id] : []
  })
  return [...new Set(acting)]
}

/**
 * Who is above a person, nearest first: the line manager, the group managers, the heads of department. Away or not; never the person. Of
 * somebody who has left nothing is known any more: then it is the heads of department.
 */
export const above = (of: StaffId, office: Office): readonly Person[] =>
  office.person(of) ? once([office.lineManagerOf(of), ...office.managersOf(of)]).filter(({ id }) => id !== of) : heads(of, office)

/** Heads of department, the person's own first; never the person. */
export function heads(of: StaffId, office: Office): readonly Person[] {
  const department = office.person(of)?.department
  const own = department === undefined ? [] : office.holding('head of department', { department })
  return once([...own, ...office.holding('head of department')]).filter(({ id }) => id !== of)
}

/**
 * Nobody is above somebody who leads alone: then it is another head of department, and where there is none whoever the office names for
 * human resources (ours: nobody is left alone). Never the person.
 */
export function insteadOfAbove(of: StaffId, office: Office): readonly Person[] {
  const others = heads(of, office)
  return others.length > 0 ? others : office.holding('human resources').filter(({ id }) => id !== of)
}

const once = (people: readonly (Person | undefined)[]): readonly Person[] => [
  ...new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : []))).values(),
]

/** A card to each of these people. */
export const tell = (notice: string, people: readonly StaffId[], urgency: Urgency = 'routine'): readonly Notice[] =>
  [...new Set(people)].map((person) => ({ notice, to: { person }, urgency }))

/** Names as people say them: "Asha Patel, Ben Ward or Cy Lee". Nobody: an empty text. */
export const namesOf = (ids: readonly string[], office: Office, word: 'and' | 'or' = 'or'): string =>
  inOne(
    ids.map((id) => office.nameOf(id)),
    word,
  )

/**
 * Who of these can do it now, as a refusal says it: those who are here. Is nobody of them, those who are away, marked so, since it waits for them.
 * Nobody is sent to somebody who has left.
 */
export const canNow = (
  ids: readonly StaffId[],
  { office, now }: Pick<Facts, 'office' | 'now'>,
  nobody = 'somebody who is not here any more',
): string => {
  const known = ids.filter((id) => office.person(id))
  const present = known.filter((id) => !office.isAbsent(id, now))
  return (
    namesOf(present, office) ||
    inOne(
      known.map((id) => `${office.nameOf(id)} (away now)`),
      'or',
    ) ||
    nobody
  )
}

const inOne = (names: readonly string[], word: 'and' | 'or'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
