import { brief } from '../procedures/sections.js'
import type { Role } from '../procedures/words.js'
import type { OfficeFault } from './office-fault.js'
import type { OfficeFile } from './office-file.js'

/** Roles that some procedure needs somebody in, wherever they work, and what for. */
const needed: readonly (readonly [Role, string])[] = [
  ['information governance', `they are told of disclosures (${brief('s9')}, ${brief('s11')})`],
  ['head of customer contact', `group managers consult them on restrictions (${brief('s10')})`],
  ['advice services', `they record restrictions and service adjustments (${brief('s15')})`],
  ['customer contact', `they authorise mail folders (${brief('s10')})`],
  ['administrator', 'they keep this file, and are told when somebody cannot be reached'],
]

/** Faults of an office in which a procedure would find nobody to turn to, or two places of one name. */
export const roleFaults = ({ departments, people }: OfficeFile): readonly OfficeFault[] => [
  ...samePlaces(departments),
  ...departments.flatMap(({ name, groups }, place) => [
    ...(people.some((person) => person.department === name && person.roles.includes('head of department'))
      ? []
      : [{ path: ['departments', place], says: `${name} has no head of department: give one of its people the role head of department.` }]),
    ...groups
      .map((group, at) => ({ group, path: ['departments', place, 'groups', at] }))
      .filter(({ group }) => !people.some((person) => person.group === group && person.roles.includes('group manager')))
      .map(({ group, path }) => ({ path, says: `${group} has no group manager: give one of its people the role group manager.` })),
  ]),
  ...needed
    .filter(([role]) => !people.some((person) => person.roles.includes(role)))
    .map(([role, why]) => ({ path: ['people'], says: `Nobody has the role ${role}. Give it to somebody: ${why}.` })),
]

/** A person's group is looked up by its name alone, and whoever leads a department goes by the department's. */
function samePlaces(departments: OfficeFile['departments']): readonly OfficeFault[] {
  const names = departments.flatMap(({ name, groups }, place) => [
    { name, path: ['departments', place, 'name'] },
    ...groups.map((group, at) => ({ name: group, path: ['departments', place, 'groups', at] })),
  ])
  return names
    .filter(({ name }, place) => names.findIndex((earlier) => earlier.name === name) < place)
    .map(({ name, path }) => ({ path, says: `“${name}” is there twice: give every department and group a name of its own.` }))
}
