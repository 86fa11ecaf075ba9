import { inBoth, type ToldPerson } from '../people/source.js'

/** The places of a list as an office file names them, and what stands in the list for those that go by another name there. */
export interface PlacesInList {
  readonly departments: readonly { readonly name: string; readonly groups: readonly string[] }[]
  readonly places: Readonly<Record<string, string>>
  /** The group of the office file that a team of a department is. */
  readonly groupOf: (department: string, team: string) => string | undefined
}

/**
 * The departments and teams of a list. Every place of an office has a name of its own: a team whose name another place has already, in whatever
 * letters, has its department's behind it.
 */
export function placesInList(people: readonly ToldPerson[]): PlacesInList {
  const plain = (name: string): string => name.trim().toLowerCase()
  const departments = new Map<string, Map<string, string>>()
  for (const { department } of people) if (department !== undefined) departments.set(department, new Map())
  const taken = new Set([...departments.keys()].map(plain))
  const places: Record<string, string> = {}
  for (const { department, team } of people) {
    const groups = department === undefined ? undefined : departments.get(department)
    if (!groups || department === undefined || team === undefined || team === department || groups.has(team)) continue
    const name = taken.has(plain(team)) ? `${team} (${department})` : team
    taken.add(plain(name))
    groups.set(team, name)
    if (name !== team) places[inBoth(department, team)] = name
  }
  return {
    departments: [...departments].map(([name, groups]) => ({ name, groups: [...groups.values()] })),
    places,
    groupOf: (department, team) => departments.get(department)?.get(team),
  }
}
