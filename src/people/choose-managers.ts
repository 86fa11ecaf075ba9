import type { OfficeFrame } from '../directory/office-file.js'
import type { FetchedPerson } from '../directory/people-file.js'
import type { StaffId } from '../procedures/words.js'
import { shortened } from './shortened.js'
import type { ToldPerson } from './source.js'
import { openNames } from './told-apart.js'

type People = readonly FetchedPerson[]

/** What is known beside the people themselves. */
interface Known {
  readonly toldOf: ReadonlyMap<StaffId, ToldPerson>
  readonly before: ReadonlyMap<StaffId, FetchedPerson>
  readonly frame: OfficeFrame
  /** Who was told and is no person of the office: one of them may be meant by a name. */
  readonly leftOut: readonly ToldPerson[]
}

/**
 * Gives everybody the line manager that the source tells. Where it tells none, or one who is not there, themself, a name that two people have, or
 * a chain that closes in itself, they keep the one they had; else their group manager is taken, else their head of department, and it is said.
 * Whoever manages somebody is given the role line manager. Ours, not the source's: s6 wants everybody's calls to be told to somebody.
 */
export function chooseManagers(
  people: People,
  { toldOf, before, frame, leftOut }: Known,
): { readonly people: People; readonly notes: readonly string[] } {
  const notes: string[] = []
  const [unknown, taken]: readonly [string[], string[]] = [[], []]
  const nameOf = openNames(people)
  const find = finder(people, toldOf, frame, leftOut)
  const here = new Set<StaffId>([...people.map(({ id }) => id), ...frame.people.map(({ id }) => id)])
  const managers = new Map<StaffId, StaffId>()
  const unsettled: FetchedPerson[] = []
  const above = openAbove(people, frame)
  const leads = ({ roles }: FetchedPerson): boolean => roles.includes('head of department')

  for (const person of people) {
    const named = toldOf.get(person.id)?.manager
    const found = named === undefined ? undefined : find(named)
    if (typeof found === 'object' && found.id !== person.id) managers.set(person.id, found.id)
    else {
      if (found === 'several')
        notes.push(
          `${person.name}’s manager “${named}” may be either of two people of that name: give the list a manager’s e-mail address or number.`,
        )
      else if (named !== undefined && found === undefined) unknown.push(`${person.name}’s manager “${named}” is nobody in the list.`)
      unsettled.push(person)
    }
  }
  notes.push(
    ...shortened(
      unknown,
      'people’s managers are nobody in the list. Is their column the right one, and that of people’s numbers (directory, columns, manager and number)?',
    ),
  )
  for (const loop of loopsIn(managers)) {
    notes.push(`${loop.map(nameOf).join(' → ')} manage each other in a circle: mend it where the people are kept.`)
    for (const id of loop) {
      managers.delete(id)
      const person = people.find((each) => each.id === id)
      if (person) unsettled.push(person)
    }
  }
  const untold = unsettled.filter(({ id }) => toldOf.get(id)?.manager === undefined && before.get(id)?.lineManager !== undefined)
  if (untold.length > Math.max(5, people.length / 5))
    notes.push(
      `No line manager is told of ${untold.length} people of whom one was told before: they keep theirs. Is the column empty this time?`,
    )
  // Whoever had one keeps theirs before anybody is guessed at: or a head would be put below one of their own.
  const hadOne = ({ id }: FetchedPerson): boolean => before.get(id)?.lineManager !== undefined
  for (const person of [...unsettled.filter(hadOne), ...unsettled.filter((one) => !hadOne(one))]) {
    const candidates = [before.get(person.id)?.lineManager, ...(leads(person) ? [] : above(person))]
    const manager = candidates.find((id) => id !== undefined && id !== person.id && here.has(id) && !leadsBackTo(person.id, id, managers))
    if (manager === undefined) {
      if (!leads(person)) notes.push(`${person.name} has no line manager there, and nobody above them is known.`)
      continue
    }
    managers.set(person.id, manager)
    const saidByOffice = frame.people.some(({ id, lineManager }) => id === person.id && typeof lineManager === 'string')
    if (!leads(person) && !saidByOffice && before.get(person.id)?.lineManager !== manager)
      taken.push(`${person.name} has no line manager there: ${nameOf(manager)} is taken, who leads their group or department.`)
  }
  notes.push(...shortened(taken, 'have no line manager there: whoever leads their group or department is taken.'))
  const managing = new Set(managers.values())
  return {
    notes,
    people: people.map(({ roles, ...person }) => {
      const lineManager = managers.get(person.id)
      return {
        ...person,
        roles: managing.has(person.id) && !roles.includes('line manager') ? [...roles, 'line manager'] : roles,
        ...(lineManager === undefined ? {} : { lineManager }),
      }
    }),
  }
}

/** Finds whom a source means by a key, an e-mail address or a full name, which may be that of somebody of the office file, or of nobody of the office. */
function finder(people: People, toldOf: Known['toldOf'], frame: OfficeFrame, leftOut: Known['leftOut']) {
  const plain = (word: string): string => word.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
  const exact = new Map<string, { readonly id: StaffId }>()
  for (const { id, email } of frame.people) if (email !== undefined) exact.set(plain(email), { id })
  for (const { id } of frame.people) exact.set(id, { id })
  for (const { id, email, key } of people) {
    exact.set(plain(email), { id })
    exact.set(plain(key), { id })
    exact.set(id, { id })
    const entra = toldOf.get(id)?.entra
    if (entra !== undefined) exact.set(plain(entra), { id })
  }
  const byName = new Map<string, Map<string, { readonly id: StaffId } | undefined>>()
  const called = (name: string, who: string, found?: { readonly id: StaffId }) =>
    byName.set(plain(name), (byName.get(plain(name)) ?? new Map()).set(who, found))
  const fetched = new Set(people.map(({ id }) => id))
  for (const { id, name, roles } of frame.people)
    if (name !== undefined) called(name, id, fetched.has(id) || manages(roles) ? { id } : undefined)
  for (const { id, name } of people) called(name, id, { id })
  for (const { name, key } of leftOut) called(name, `left out ${key}`)
  const named = (name: string): { readonly id: StaffId } | 'several' | undefined => {
    const [only, ...others] = [...(byName.get(plain(name))?.values() ?? [])]
    return others.length > 0 ? 'several' : only
  }
  return (word: string): { readonly id: StaffId } | 'several' | undefined => {
    const [last = '', first] = word.split(',')
    return exact.get(plain(word)) ?? named(word) ?? (first === undefined ? undefined : named(`${first} ${last}`))
  }
}

/** May somebody of the office file be a line manager as they stand there? */
const manages = (roles: unknown): boolean =>
  Array.isArray(roles) && ['line manager', 'group manager', 'head of department'].some((role) => roles.includes(role))

/** Who leads a person's group, then their department, as they were fetched or stand in the office file. Everybody is looked through once for all. */
function openAbove(people: People, frame: OfficeFrame): (person: FetchedPerson) => readonly StaffId[] {
  const own = new Map(frame.people.map(({ id, roles }) => [id, roles]))
  const fetched = new Map(people.map(({ id, roles }) => [id, roles]))
  const roleOf = (id: StaffId): readonly unknown[] => {
    const said = own.get(id)
    return Array.isArray(said) ? said : (fetched.get(id) ?? [])
  }
  const leaders = { group: new Map<unknown, StaffId[]>(), department: new Map<unknown, StaffId[]>() }
  const roles = { group: 'group manager', department: 'head of department' } as const
  for (const each of [...frame.people, ...people])
    for (const key of ['group', 'department'] as const)
      if (roleOf(each.id).includes(roles[key])) leaders[key].set(each[key], [...(leaders[key].get(each[key]) ?? []), each.id])
  const held = (person: FetchedPerson, key: 'group' | 'department'): readonly StaffId[] =>
    person[key] === undefined ? [] : (leaders[key].get(person[key]) ?? [])
  return (person) => [...held(person, 'group'), ...held(person, 'department')]
}

function leadsBackTo(id: StaffId, from: StaffId, managers: ReadonlyMap<StaffId, StaffId>): boolean {
  const seen = new Set<StaffId>()
  for (let next: StaffId | undefined = from; next !== undefined && !seen.has(next); next = managers.get(next)) {
    if (next === id) return true
    seen.add(next)
  }
  return false
}

function loopsIn(managers: ReadonlyMap<StaffId, StaffId>): readonly (readonly StaffId[])[] {
  const looked = new Set<StaffId>()
  const loops: StaffId[][] = []
  for (const start of managers.keys()) {
    const way: StaffId[] = []
    let next: StaffId | undefined = start
    while (next !== undefined && !looked.has(next)) {
      looked.add(next)
      way.push(next)
      next = managers.get(next)
    }
    const closes = next === undefined ? -1 : way.indexOf(next)
    if (closes >= 0) loops.push(way.slice(closes))
  }
  return loops
}
