import type { OfficeFrame } from '../directory/office-file.js'
import type { FetchedPerson, PeopleFile } from '../directory/people-file.js'
import { sameName } from '../procedures/shared/name.js'
import { StaffId } from '../procedures/words.js'
import type { Gathered, ToldPerson } from './source.js'

/** Everybody who was told, by the id that the office knows them by. */
export interface Identified {
  readonly ids: ReadonlyMap<ToldPerson, StaffId>
  readonly notes: readonly string[]
}

/**
 * Gives everybody their id: the one that they had, else the one that the office file has for their e-mail address, else a new one. An id
 * belongs to one person for ever: neither a namesake nor an heir to somebody's address is given it, for records go with it.
 */
export function identify({ from, people }: Gathered, before: PeopleFile | undefined, frame: OfficeFrame): Identified {
  const notes: string[] = []
  const ids = new Map<ToldPerson, StaffId>()
  const former = before?.left ?? []
  const taken = new Set<string>([...(before?.people ?? []), ...former, ...frame.people].map(({ id }) => id))
  const given = new Set<string>()
  const give = (person: ToldPerson, id: StaffId): void => {
    ids.set(person, id)
    given.add(id)
    taken.add(id)
  }
  const byKey = new Map((before?.people ?? []).map((known) => [known.key, known]))
  const byEmail = new Map((before?.people ?? []).map((known) => [known.email, known]))
  const gone = new Map(former.map((known) => [known.key, known]))
  const own = new Map(frame.people.flatMap((entry) => (entry.email === undefined ? [] : [[entry.email, entry.id] as const])))

  for (const person of people) {
    const sameKey = byKey.get(person.key) ?? gone.get(person.key)
    // An address is handed on when somebody leaves; a staff number or an object id is not.
    if (sameKey && (person.key !== person.email || alike(sameKey.name, person.name))) give(person, sameKey.id)
    else if (sameKey)
      notes.push(
        `${person.name} has the address that was ${sameKey.name}’s (${person.email}): taken for somebody new. If it is the same person, write id: ${sameKey.id} with this address in the office file.`,
      )
  }
  for (const person of people) {
    if (ids.has(person)) continue
    const known = byEmail.get(person.email)
    // From another source, or by a number that the list did not have yet: newcomers often have none in their first weeks.
    const moved = known && (before?.from !== from || known.key === known.email || person.key === person.email) ? known : undefined
    const id = moved && alike(moved.name, person.name) ? moved.id : own.get(person.email)
    if (id !== undefined && !given.has(id)) give(person, id)
  }
  const untold = frame.people.filter(({ id }) => !given.has(id))
  for (const person of people) {
    if (ids.has(person)) continue
    give(person, freeId(person.name, taken))
    const namesake = untold.find(({ name }) => name !== undefined && sameName(name, person.name))
    if (namesake)
      notes.push(
        `${person.name} (${person.email}) is taken for another person than ${namesake.name} of the office file (${namesake.id}): if they are one, write this address there.`,
      )
  }
  return { ids, notes }
}

/** Do two names share a word? A marriage changes one of them, seldom both. */
const alike = (one: string, other: string): boolean => {
  const words = new Set(wordsOf(one))
  return words.size === 0 || wordsOf(other).some((word) => words.has(word))
}

const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)

/** "Zoë O’Brien-Łukasz" → zoe.obrienlukasz; a second of the name has a number behind it. Names in other scripts become person.1, person.2, … */
function freeId(name: string, taken: ReadonlySet<string>): StaffId {
  const plain = name
    .replaceAll('ß', 'ss')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll(/[đĐ]/g, 'd')
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
  const [first = 'person', ...rest] = plain
  const base = [first, ...rest.slice(-1)].join('.').slice(0, 56).replace(/\.+$/, '')
  for (let number = base === 'person' ? 1 : 0; ; number = number === 0 ? 2 : number + 1) {
    const id = number === 0 ? base : `${base}.${number}`
    if (!taken.has(id)) return StaffId.parse(id)
  }
}

/** Somebody of before who is told again, by id. */
export const knownBefore = (before: PeopleFile | undefined): ReadonlyMap<StaffId, FetchedPerson> =>
  new Map((before?.people ?? []).map((person) => [person.id, person]))
