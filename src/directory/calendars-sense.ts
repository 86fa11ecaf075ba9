import type { OfficeFault } from './office-fault.js'
import type { OfficeFile } from './office-file.js'
import { nobody } from './people-sense.js'

/** Faults of the calendars that an office file names: two of one name, and people who are not there or may not be on duty. */
export function calendarFaults({ calendars, people }: OfficeFile): readonly OfficeFault[] {
  const rolesOf = new Map<string, readonly string[]>(people.map(({ id, roles }) => [id, roles]))
  return calendars.flatMap(({ name, person, holds }, place) => {
    const at = (key: string, says: string): OfficeFault => ({ path: ['calendars', place, key], says })
    const first = calendars.findIndex((each) => each.name === name)
    const twice = first < place ? [at('name', `calendars[${first}] has the same name: give each its own.`)] : []
    if (person === undefined) return twice
    const roles = rolesOf.get(person)
    if (!roles) return [...twice, at('person', nobody(person, rolesOf.keys()))]
    return holds === 'duty' && !roles.includes('senior on duty')
      ? [
          ...twice,
          at('person', `${person} may not take at-risk alerts yet: add the role senior on duty to ${person}, or write another id.`),
        ]
      : twice
  })
}
