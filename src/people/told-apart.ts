import type { StaffId } from '../procedures/words.js'

/** Says people's names, with their id behind it where two of these people have one name, so that nobody is taken for the other. Pure. */
export function openNames(people: readonly { readonly id: StaffId; readonly name: string }[]): (id: StaffId) => string {
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const ids = new Map<string, number>()
  for (const name of nameOf.values()) ids.set(name, (ids.get(name) ?? 0) + 1)
  return (id) => {
    const name = nameOf.get(id)
    return name === undefined ? id : ids.get(name) === 1 ? name : `${name} (${id})`
  }
}
