import type { OfficeFrame } from '../directory/office-file.js'
import type { FetchedPerson, PeopleFile } from '../directory/people-file.js'
import type { Role, StaffId } from '../procedures/words.js'
import { type Accounts, chooseAccounts } from './choose-accounts.js'
import { chooseAddresses } from './choose-addresses.js'
import { chooseManagers } from './choose-managers.js'
import { fits, hasStar } from './patterns.js'
import { type Gathered, inBoth, type ToldPerson } from './source.js'
import { identify, knownBefore } from './who-is-who.js'
import { withWhoStays } from './who-stays.js'

/** What becomes of what a source told: the file of fetched people, and a sentence on each thing that somebody should look at. */
export interface Settled {
  readonly file: PeopleFile
  readonly notes: readonly string[]
  /** What stays as it was, and should be looked at: it holds nothing back. */
  readonly looks: readonly string[]
  /** Why nothing of it is taken without somebody’s word. */
  readonly doubts: readonly string[]
}

/**
 * Turns what a source told into people of the office: an id each, a place that the office has, roles by the mapping of the office file, a line
 * manager. What cannot be settled for somebody stays as it was before; somebody new of whom too little is told is left out, and named. Pure.
 */
export function settlePeople(source: Gathered, before: PeopleFile | undefined, frame: OfficeFrame, now: Date): Settled {
  const { told, looks, notes: unreadNotes, doubts: unreadDoubts } = withWhoStays(source, before)
  const { ids, notes: whoNotes, doubts } = identify(told, before, frame)
  const known = knownBefore(before)
  const notes = [...told.notes, ...unreadNotes, ...whoNotes]
  const people: FetchedPerson[] = []
  const nowhere = new Map<string, readonly ToldPerson[]>()
  const astray = new Map<string, readonly ToldPerson[]>()
  const toldOf = new Map<StaffId, ToldPerson>()
  const addressOf = chooseAddresses(ids, known, frame)
  const { accountsOf, notes: accountNotes } = chooseAccounts(ids, known, frame)
  notes.push(...accountNotes)
  const leaveOut = (why: string, person: ToldPerson) => nowhere.set(why, [...(nowhere.get(why) ?? []), person])
  for (const [person, id] of ids) {
    const was = known.get(id)
    const kept = was?.groups.filter((group) => told.unreadGroups.includes(group)) ?? []
    const groups = [...new Set([...person.groups, ...kept])]
    const roles = person.rolesStay && was ? [...was.roles] : rolesOf(person, groups, frame)
    const found = placeOf(person, frame)
    const half = found && lacksGroup(id, found, roles, frame)
    const place = (half ? undefined : found) ?? placeBefore(was) ?? ownPlace(id, frame)
    if (!place) {
      const why = half ? groupless(person, found) : `${whereWords(person)} is no department or group of the office file. ${addIt}`
      leaveOut(why, person)
      continue
    }
    const address = addressOf(person)
    if ('why' in address) {
      leaveOut(address.why, person)
      continue
    }
    if (address.note !== undefined) notes.push(address.note)
    const other = elsewhere(person, place, frame)
    if (other !== undefined) astray.set(other, [...(astray.get(other) ?? []), person])
    toldOf.set(id, person)
    people.push({
      id,
      key: person.key,
      name: person.name,
      ...place,
      email: address.email,
      ...telephoneOf(person, was),
      ...accountsOf(id),
      roles,
      groups,
    })
  }
  for (const [how, those] of astray) notes.push(`${listedNames(those)}: ${how}`)
  for (const [why, those] of nowhere) notes.push(`${leftOut(those)}: ${why}`)
  const managed = chooseManagers(people, { toldOf, before: known, frame, leftOut: [...nowhere.values()].flat() })
  // Whom the office file has whole another source only completed: a list that lacks them does not say that they have left.
  const whole = (before?.people ?? [])
    .filter(({ id }) => !toldOf.has(id) && isWhole(id, frame))
    .map((was) => withAccounts(was, accountsOf(was.id)))
  const here = new Set([...people, ...whole].map(({ id }) => id))
  const left = [
    ...(before?.left ?? []).filter(({ id }) => !here.has(id)),
    ...(before?.people ?? [])
      .filter(({ id }) => !here.has(id))
      .map(({ id, key, name }) => ({ id, key, name, on: now.toISOString().slice(0, 10) })),
  ]
  const file = {
    from: told.from === 'slack' && before ? before.from : told.from,
    fetched: now.toISOString(),
    people: [...managed.people, ...whole],
    left,
  }
  const standing = new Set(toldOf.values())
  return { file, notes: [...notes, ...managed.notes], looks, doubts: [...unreadDoubts, ...doubts((person) => standing.has(person))] }
}

interface Place {
  readonly department: string
  readonly group?: string
}

const placeBefore = (was: FetchedPerson | undefined): Place | undefined =>
  was && { department: was.department, ...(was.group === undefined ? {} : { group: was.group }) }

/** The office file says itself where they are: what stands here is overlaid. */
const ownPlace = (id: StaffId, { people }: OfficeFrame): Place | undefined => {
  const own = people.find((entry) => entry.id === id)
  return typeof own?.department === 'string'
    ? { department: own.department, ...(typeof own.group === 'string' ? { group: own.group } : {}) }
    : undefined
}

const isWhole = (id: StaffId, { people }: OfficeFrame): boolean =>
  people.some((entry) => entry.id === id && typeof entry.name === 'string' && typeof entry.email === 'string')

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** A place of the office: by the office file's own words for it, else by its name. A group says which department. */
function placeOf(person: ToldPerson, { departments, directory }: OfficeFrame): Place | undefined {
  const translated = (word: string): string => Object.entries(directory?.places ?? {}).find(([there]) => same(there, word))?.[1] ?? word
  const both = person.team === undefined || person.department === undefined ? undefined : inBoth(person.department, person.team)
  const words = [both, person.team, person.department, ...person.groups].filter((word) => word !== undefined).map(translated)
  for (const word of words)
    for (const { name, groups } of departments) {
      const group = groups.find((each) => same(each, word))
      if (group !== undefined) return { department: name, group }
    }
  const department = departments.find(({ name }) => words.some((word) => same(name, word)))
  return department && { department: department.name }
}

/** A team of one department that has the name of another’s group: it may be that group, or another that needs a name of its own. */
function elsewhere({ department, team }: ToldPerson, { department: into, group }: Place, { departments }: OfficeFrame): string | undefined {
  if (department === undefined || team === undefined || group === undefined || !same(team, group)) return undefined
  const theirs = departments.find(({ name }) => same(name, department))
  if (!theirs || theirs.name === into) return undefined
  return `where people are kept they are in “${team}” of ${theirs.name}, and were put into ${group} of ${into}. If these are two, give that of ${theirs.name} a name of its own in the office file, and say under directory, places, that “${inBoth(department, team)}” is it.`
}

/** Whoever leads a whole department needs no group of it; of anybody else it must be known, and one who lacks it would hold back the whole list. */
const lacksGroup = (id: StaffId, { department, group }: Place, roles: readonly Role[], { departments, people }: OfficeFrame): boolean => {
  const own = people.find((entry) => entry.id === id)
  const leads = [...roles, ...(Array.isArray(own?.roles) ? own.roles : [])]
  if (group !== undefined || own?.group !== undefined) return false
  if (leads.includes('head of department') || leads.includes('head of customer contact')) return false
  return departments.some(({ name, groups }) => name === department && groups.length > 0)
}

const addIt = 'Add it there, or say under directory, places, what it is.'
const groupless = ({ team }: ToldPerson, { department }: Place): string =>
  team === undefined
    ? `nothing tells in which group of ${department} they are, and only those who lead a whole department go without one. If they do, give their title the role head of department under directory, roles; else give them a team there.`
    : `“${team}” is no group of ${department} in the office file. ${addIt}`

/** One sentence a reason, however many it holds for. */
const leftOut = (people: readonly ToldPerson[]): string => `${listedNames(people)} ${people.length === 1 ? 'was' : 'were'} left out`
const listedNames = (people: readonly ToldPerson[]): string => {
  const some = people.slice(0, 3)
  if (people.length > some.length) return `${people.length} people (${some.map(({ name }) => name).join(', ')}, …)`
  return some.map(({ name, email }) => `${name} (${email})`).join(', ')
}

const whereWords = ({ team, department }: ToldPerson): string =>
  [team, department]
    .filter((word) => word !== undefined)
    .map((word) => `“${word}”`)
    .join(' in ') || 'where they work is not told, and nothing'

const telephoneOf = (person: ToldPerson, was: FetchedPerson | undefined): Pick<FetchedPerson, 'telephone'> => {
  const telephone = person.telephone ?? was?.telephone
  return telephone === undefined ? {} : { telephone: telephone.slice(0, 200) }
}

const withAccounts = ({ slack: _, entra: __, ...person }: FetchedPerson, accounts: Accounts): FetchedPerson => ({ ...person, ...accounts })

/**
 * Staff, and what the office file gives to a title or a group. A star stands for anything in a title (“Head of *”); a group is named in full, for whoever
 * makes one of a fitting name would give its people the role.
 */
function rolesOf({ title }: ToldPerson, groups: readonly string[], { directory }: OfficeFrame): Role[] {
  const tags = title === undefined ? groups : [title, ...groups]
  const won = Object.entries(directory?.roles ?? {}).flatMap(([role, patterns]) =>
    (patterns ?? []).some((pattern) =>
      hasStar(pattern) ? title !== undefined && fits(pattern, title) : tags.some((tag) => fits(pattern, tag)),
    )
      ? [role as Role]
      : [],
  )
  return [...new Set<Role>(['staff', ...won])]
}

/** Titles that no pattern of the office file gives a role to, the rarest first: those who lead are few. With how many people have each. */
export function titlesWithoutRole({ people }: Gathered, { directory }: OfficeFrame): readonly (readonly [title: string, people: number])[] {
  const patterns = Object.values(directory?.roles ?? {}).flatMap((each) => each ?? [])
  const counts = new Map<string, number>()
  for (const { title } of people)
    if (title?.trim() && !patterns.some((pattern) => fits(pattern, title))) counts.set(title.trim(), (counts.get(title.trim()) ?? 0) + 1)
  return [...counts].sort(([one, few], [other, many]) => few - many || one.localeCompare(other))
}
