import { didYouMean } from '../nearest.js'
import { seniors } from '../procedures/shared/people.js'
import type { Role } from '../procedures/words.js'
import type { OfficeFault } from './office-fault.js'
import type { OfficeFile, PersonEntry } from './office-file.js'

const holds = (person: PersonEntry, ...roles: readonly Role[]): boolean => person.roles.some((role) => roles.includes(role))

/** Faults of people among themselves: ids that are nobody's, loops of line managers, roles that do not fit, one address for two. */
export function peopleFaults({ people, departments }: OfficeFile): readonly OfficeFault[] {
  const byId = new Map<string, PersonEntry>(people.map((person) => [person.id, person]))
  return [
    ...twice(people),
    ...people.flatMap((person, place) => {
      const at = (key: string, says: string): OfficeFault => ({ path: ['people', place, key], says })
      return [...placeFaults(person, departments, at), ...managerFaults(person, byId, at), ...deputyFaults(person, byId, at)]
    }),
    ...managementLoops(people, byId),
  ]
}

type At = (key: string, says: string) => OfficeFault

/** Are these the faults of naming somebody who is not in the file? */
export const nobody = (id: string, known: Iterable<string>): string =>
  `“${id}” is nobody's id in this file.${didYouMean(id, [...known])} Write the id of somebody under people.`

function placeFaults(person: PersonEntry, departments: OfficeFile['departments'], at: At): readonly OfficeFault[] {
  const department = departments.find(({ name }) => name === person.department)
  if (!department) {
    const names = departments.map(({ name }) => name)
    return [
      at(
        'department',
        `“${person.department}” is not among the departments.${didYouMean(person.department, names)} Write one of: ${names.join(', ')}.`,
      ),
    ]
  }
  const groups = department.groups.join(', ')
  if (person.group !== undefined && !department.groups.includes(person.group))
    return [
      at(
        'group',
        groups === ''
          ? `${department.name} has no groups: take this line out, or add the group to the department.`
          : `“${person.group}” is no group of ${department.name}.${didYouMean(person.group, department.groups)} Write one of: ${groups}.`,
      ),
    ]
  if (person.group !== undefined || groups === '') return []
  if (holds(person, 'group manager')) return [at('roles', `A group manager needs a group: add the line group, with one of: ${groups}.`)]
  return holds(person, 'head of department', 'head of customer contact')
    ? []
    : [at('group', `This is missing: only those who lead a whole department go without a group. Add one of: ${groups}.`)]
}

function managerFaults(person: PersonEntry, byId: ReadonlyMap<string, PersonEntry>, at: At): readonly OfficeFault[] {
  const { lineManager } = person
  if (lineManager === undefined)
    return holds(person, 'head of department')
      ? []
      : [
          at(
            'lineManager',
            'This is missing: everybody but a head of department has a line manager, who is told of their terminated calls. Add their id.',
          ),
        ]
  const manager = byId.get(lineManager)
  if (!manager) return [at('lineManager', nobody(lineManager, byId.keys()))]
  if (manager === person) return [at('lineManager', 'Nobody is their own line manager: write the id of somebody else.')]
  return holds(manager, 'line manager', 'group manager', 'head of department')
    ? []
    : [at('lineManager', `${lineManager} does not manage anybody yet: add the role line manager to ${lineManager}, or write another id.`)]
}

/** Two people may be each other's deputies, as they are in most offices: whoever follows deputies stops where they have been. */
function deputyFaults(person: PersonEntry, byId: ReadonlyMap<string, PersonEntry>, at: At): readonly OfficeFault[] {
  if (person.deputy === undefined) return []
  const deputy = byId.get(person.deputy)
  if (!deputy) return [at('deputy', nobody(person.deputy, byId.keys()))]
  if (deputy === person) return [at('deputy', 'Nobody is their own deputy: write the id of somebody else, or take the line out.')]
  return holds(person, ...seniors) && !holds(deputy, ...seniors)
    ? [
        at(
          'deputy',
          `${deputy.id} is no senior, and would be sent at-risk alerts while ${person.id} is absent: choose one of the roles ${seniors.join(', ')} for ${deputy.id}, or another deputy.`,
        ),
      ]
    : []
}

/** Each loop once, at the first of its people in the file. */
function managementLoops(people: OfficeFile['people'], byId: ReadonlyMap<string, PersonEntry>): readonly OfficeFault[] {
  const known = new Set<string>()
  return people.flatMap((person, place) => {
    const way = [person.id]
    let next = person.lineManager
    while (next !== undefined && !way.includes(next)) {
      way.push(next)
      next = byId.get(next)?.lineManager
    }
    if (next !== person.id || way.length === 1 || way.some((id) => known.has(id))) return []
    for (const id of way) known.add(id)
    const says = `${[...way, person.id].join(' → ')}: nobody manages themself by way of others. Change one of these line managers.`
    return [{ path: ['people', place, 'lineManager'], says }]
  })
}

/** Ids and addresses by which a person is recognised belong to one person only. */
function twice(people: OfficeFile['people']): readonly OfficeFault[] {
  return (['id', 'email', 'slack', 'entra'] as const).flatMap((key) => {
    const first = new Map<string, number>()
    return people.flatMap((person, place) => {
      const value = person[key]?.toLowerCase()
      if (value === undefined) return []
      const earlier = first.get(value)
      if (earlier === undefined) first.set(value, place)
      return earlier === undefined
        ? []
        : [
            {
              path: ['people', place, key],
              says: `people[${earlier}] has the same ${key}: give each person their own, or take one of the two out.`,
            },
          ]
    })
  })
}
