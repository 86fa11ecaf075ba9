import type { FetchedPerson, PeopleFile } from '../directory/people-file.js'
import type { Office } from '../procedures/people.js'
import type { StaffId } from '../procedures/words.js'
import { openNames } from './told-apart.js'

/** One line of the table: who, what becomes of them, and how. */
export interface Change {
  readonly who: string
  readonly id: StaffId
  readonly what: 'joined' | 'left' | 'moved' | 'new manager' | 'role won' | 'role lost' | 'other'
  readonly words: string
}

/** What a new file of fetched people would change against the one before, in the order in which people ask. Pure. */
export function compare(before: PeopleFile | undefined, after: PeopleFile): readonly Change[] {
  const was = new Map((before?.people ?? []).map((person) => [person.id, person]))
  const is = new Map(after.people.map((person) => [person.id, person]))
  const named = openNames([...was.values(), ...is.values()])
  const nameOf = (id: StaffId | undefined): string => (id === undefined ? 'nobody' : named(id))
  const change = ({ id, name }: FetchedPerson, what: Change['what'], words: string): Change => ({ who: name, id, what, words })
  const placed = ({ department, group }: FetchedPerson): string => [group, department].filter(Boolean).join(', ')
  const joined = after.people
    .filter(({ id }) => !was.has(id))
    .map((person) => change(person, 'joined', `${placed(person)}; manager ${nameOf(person.lineManager)}; ${person.roles.join(', ')}`))
  const left = (before?.people ?? []).filter(({ id }) => !is.has(id)).map((person) => change(person, 'left', placed(person)))
  const stayed = after.people.flatMap((person) => {
    const old = was.get(person.id)
    if (!old) return []
    return [
      ...(placed(old) === placed(person) ? [] : [change(person, 'moved', `${placed(old)} → ${placed(person)}`)]),
      ...(old.lineManager === person.lineManager
        ? []
        : [change(person, 'new manager', `${nameOf(old.lineManager)} → ${nameOf(person.lineManager)}`)]),
      ...person.roles.filter((role) => !old.roles.includes(role)).map((role) => change(person, 'role won', role)),
      ...old.roles.filter((role) => !person.roles.includes(role)).map((role) => change(person, 'role lost', role)),
      ...(['name', 'email', 'telephone', 'slack', 'entra'] as const)
        .filter((key) => old[key] !== person[key])
        .map((key) => change(person, 'other', `${key}: ${old[key] ?? 'none'} → ${person[key] ?? 'none'}`)),
    ]
  })
  // Also where nothing else changes: by it they are known tomorrow. Last, for they may be everybody's, and only the first are shown.
  const numbers = after.people.flatMap((person) => {
    const old = was.get(person.id)
    if (!old || numberOf(old) === numberOf(person)) return []
    return [change(person, 'other', `number: ${numberOf(old) ?? 'none'} → ${numberOf(person) ?? 'none'}`)]
  })
  const order: readonly Change['what'][] = ['joined', 'left', 'moved', 'new manager', 'role won', 'role lost', 'other']
  return [...joined, ...left, ...stayed, ...numbers].toSorted((one, other) => order.indexOf(one.what) - order.indexOf(other.what))
}

/** Whoever is known by their address has no number. */
const numberOf = ({ key, email }: FetchedPerson): string | undefined => (key === email ? undefined : key)

/** What somebody who leaves leaves behind in the office itself (undefined: it cannot be read), and to whom it falls; what waits in records is asked of the log. */
export function leftBehind(office: Office | undefined, id: StaffId, waiting: number): string {
  if (office && !office.person(id)) return ''
  const reports = office?.people.filter(({ lineManager }) => lineManager === id).length ?? 0
  const nameOf = openNames(office?.people ?? [])
  const standsIn = office?.people.filter(({ deputy }) => deputy === id).map((one) => nameOf(one.id)) ?? []
  const next = office?.managersOf(id)[0] ?? office?.lineManagerOf(id)
  const parts = [
    ...(reports > 0 ? [`${reports} ${reports === 1 ? 'person' : 'people'} to manage`] : []),
    ...(standsIn.length > 0 ? [`stands in for ${standsIn.join(', ')}`] : []),
    ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? 'thing that waits' : 'things that wait'} for them (steward show, /my-work)`] : []),
  ]
  return parts.length === 0 ? '' : `leaves behind: ${parts.join('; ')}${next ? `; next above them is ${nameOf(next.id)}` : ''}`
}

/** More lines of ids, numbers and addresses nobody reads. */
const mostOthers = 20

/** The table as a terminal shows it; of a great many changes that matter to nobody, the first. */
export function tableOf(changes: readonly Change[]): string {
  const others = changes.filter(({ what }) => what === 'other')
  const shown = changes.filter(({ what }) => what !== 'other').concat(others.slice(0, mostOthers))
  const rows = shown.map(({ what, who, id, words }) => [what, `${who} (${id})`, words] as const)
  const width = (column: 0 | 1): number => Math.min(44, Math.max(0, ...rows.map((row) => row[column].length)))
  const lines = rows.map(([what, who, words]) => `${what.padEnd(width(0))}  ${who.padEnd(width(1))}  ${words}`.trimEnd())
  const more = others.length - mostOthers
  return [...lines, ...(more > 0 ? [`… and ${more} more of these: only names, addresses, numbers or ids change.`] : [])].join('\n')
}
