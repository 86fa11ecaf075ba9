import type { OfficeFault } from './office-fault.js'
import type { OfficeFile } from './office-file.js'
import { nobody } from './people-sense.js'

/** Faults of the duty rota: whoever stands in it is in the file and may take an at-risk alert. */
export function dutyFaults({ duty, people }: OfficeFile): readonly OfficeFault[] {
  const rolesOf = new Map<string, readonly string[]>(people.map(({ id, roles }) => [id, roles]))
  return (['weekly', 'shifts', 'outOfHours'] as const).flatMap((part) =>
    duty[part].flatMap((turn, place) =>
      turn.people.flatMap((id, at) => {
        const path = ['duty', part, place, 'people', at]
        const roles = rolesOf.get(id)
        if (!roles) return [{ path, says: nobody(id, rolesOf.keys()) }]
        return roles.includes('senior on duty')
          ? []
          : [{ path, says: `${id} may not take at-risk alerts yet: add the role senior on duty to ${id}, or write another id.` }]
      }),
    ),
  )
}
