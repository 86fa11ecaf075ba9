import type { Person } from '../people.js'
import type { StaffId } from '../words.js'

type Called = Pick<Person, 'id' | 'name' | 'department' | 'group' | 'email'>

/**
 * What people are called where one is chosen among them: their name. Two of one name are told apart by their group, and two of one name
 * in one group by their e-mail address, so that nobody picks the other one without seeing it.
 */
export function calledApart(people: readonly Called[]): ReadonlyMap<StaffId, string> {
  const byName = ({ name }: Called): string => name
  const withGroup = ({ name, group, department }: Called): string => `${name} (${group || department})`
  const withAddress = ({ name, email }: Called): string => `${name} (${email})`
  const names = countOf(people, byName)
  const groups = countOf(people, withGroup)
  return new Map(
    people.map((person) => {
      if (names.get(keyOf(byName(person))) === 1) return [person.id, byName(person)]
      return [person.id, groups.get(keyOf(withGroup(person))) === 1 ? withGroup(person) : withAddress(person)]
    }),
  )
}

/** In a list, case and accents tell nobody apart. */
const keyOf = (called: string): string =>
  called
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()

function countOf(people: readonly Called[], call: (person: Called) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const person of people) counts.set(keyOf(call(person)), (counts.get(keyOf(call(person))) ?? 0) + 1)
  return counts
}
