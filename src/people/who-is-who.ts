import type { OfficeFrame } from '../directory/office-file.js'
import type { FetchedPerson, PeopleFile } from '../directory/people-file.js'
import { sameName } from '../procedures/shared/name.js'
import { ownWords } from '../procedures/shared/own-words.js'
import { StaffId } from '../procedures/words.js'
import type { Gathered, ToldPerson } from './source.js'

/** Everybody who was told, by the id that the office knows them by. */
export interface Identified {
  readonly ids: ReadonlyMap<ToldPerson, StaffId>
  readonly notes: readonly string[]
  /** Why somebody should look before it is taken: what stood for one person stands for another, or may do. */
  readonly doubts: readonly string[]
}

/**
 * Gives everybody their id: the one that they had, else the one that the office file has for their e-mail address, else a new one. An id
 * belongs to one person for ever: neither a namesake nor an heir to somebody's address or number is given it, for records go with it.
 */
export function identify(told: Gathered, before: PeopleFile | undefined, frame: OfficeFrame): Identified {
  const { from, people } = told
  const notes: string[] = []
  const doubts: string[] = []
  const ids = new Map<ToldPerson, StaffId>()
  const former = before?.left ?? []
  const taken = new Set<string>([...(before?.people ?? []), ...former, ...frame.people].map(({ id }) => id))
  const given = new Set<string>()
  const give = (person: ToldPerson, id: StaffId): void => {
    ids.set(person, id)
    given.add(id)
    taken.add(id)
  }
  const byEmail = new Map((before?.people ?? []).map((known) => [known.email, known]))
  const own = new Map(frame.people.flatMap((entry) => (entry.email === undefined ? [] : [[entry.email, entry.id] as const])))
  const { ofKey, strangers, perhaps } = whoseKeys(told, before, own)

  for (const person of people) {
    const id = ofKey.get(person)
    if (id !== undefined) give(person, id)
  }
  for (const [person, was] of strangers)
    if (person.key === person.email)
      notes.push(
        `${person.name} has the address that was ${was.name}’s (${person.email}): taken for somebody new. If it is the same person, write id: ${was.id} with this address in the office file.`,
      )
  const renamed = people.flatMap((person) => {
    const was = byEmail.get(person.email)
    return was && was.id === ids.get(person) && !isAlike(was.name, person.name) && !own.has(person.email) ? [{ person, was }] : []
  })
  const anew = people.filter((person) => !ids.has(person) && byEmail.get(person.email) && !own.has(person.email))
  // Numbers that wander from one to another, or that are all new, tell nothing of anybody: then the addresses do.
  const many = Math.max(5, Math.ceil((before?.people.length ?? 0) / 5))
  const astray = [...strangers].filter(([person]) => person.key !== person.email && !own.has(person.email))
  const wandering = astray.length > 0
  const numbersTell = !wandering && anew.length <= many
  const renumbered: ToldPerson[] = []
  const byAddress: ToldPerson[] = []
  for (const person of people) {
    if (ids.has(person)) continue
    const known = byEmail.get(person.email)
    const isOne = known && !given.has(known.id) && isAlike(known.name, person.name)
    // From another source, or by a number that the list did not have yet: newcomers often have none in their first weeks.
    const moved = isOne && (before?.from !== from || known.key === known.email || person.key === person.email)
    const id = moved ? known.id : own.get(person.email)
    if (id !== undefined && !given.has(id)) give(person, id)
    else if (isOne && !numbersTell) {
      byAddress.push(person)
      give(person, known.id)
    } else if (isOne) renumbered.push(person)
  }
  const newOnes = people.filter((person) => !ids.has(person))
  for (const person of newOnes) give(person, freeId(person.name, taken))
  if (wandering) doubts.push(sayWandering(astray, ids))
  else if (byAddress.length > 0)
    doubts.push(
      `${byAddress.length} people have another number than they had, and the name and the address that they had: they are taken for the same people. Is that so?`,
    )
  doubts.push(...sayRenamed(renamed))
  for (const [person, was] of perhaps)
    doubts.push(
      `${person.name} (${person.email}) has the number of ${was.id} (${person.key}), and the address is or was that of another of the name: taken for ${was.id}. If that is wrong, give each their own number, or write the right id with this address in the office file.`,
    )
  for (const person of renumbered) {
    const known = byEmail.get(person.email)
    if (known)
      doubts.push(
        `${person.name} (${person.email}) has another number than before (${known.key} → ${person.key}), and is taken for somebody new: ${known.id} would have left. If it is the same person, write id: ${known.id} with this address in the office file.`,
      )
  }
  const untold = frame.people.filter(({ id }) => !given.has(id))
  for (const person of newOnes) {
    const namesake = untold.find(({ name }) => name !== undefined && sameName(name, person.name))
    if (namesake)
      notes.push(
        `${person.name} (${person.email}) is taken for another person than ${namesake.name} of the office file (${namesake.id}): if they are one, write this address there.`,
      )
  }
  return { ids, notes, doubts }
}

/** Who had a key: somebody of before, or who has left since, of whom no address is kept. */
type Holder = Pick<FetchedPerson, 'id' | 'key' | 'name'> & { readonly email?: string }

/**
 * Whose each key is: of whoever had it, where name and address do not speak against it; `strangers`: who has the key that somebody else had; `perhaps`: who has the
 * name and the key of one and the address of another. A list
 * whose first column counts its lines, or that was sorted by one column alone, gives each person the number of the next.
 */
function whoseKeys(
  { people }: Gathered,
  before: PeopleFile | undefined,
  own: ReadonlyMap<string, StaffId>,
): {
  readonly ofKey: ReadonlyMap<ToldPerson, StaffId>
  readonly strangers: ReadonlyMap<ToldPerson, Holder>
  readonly perhaps: readonly (readonly [ToldPerson, Holder])[]
} {
  const holders = new Map<string, Holder>([...(before?.left ?? []), ...(before?.people ?? [])].map((known) => [known.key, known]))
  const byEmail = new Map((before?.people ?? []).map((one) => [one.email, one]))
  const known = new Set([...holders.values()].map(({ id }) => id))
  const keysOf = new Map<string, readonly string[]>()
  for (const { email, key } of people) keysOf.set(email, [...(keysOf.get(email) ?? []), key])
  /** Does the address say that it is another than the one whose key it is? */
  const isElsewhere = (holder: Holder, { email, key, name }: ToldPerson): boolean => {
    const another = byEmail.get(email)
    if (another && another.id !== holder.id && isAlike(another.name, name)) return true
    return holder.email !== undefined && holder.email !== email && (keysOf.get(holder.email) ?? []).some((each) => each !== key)
  }
  const isTheirs = (holder: Holder, person: ToldPerson): boolean | 'perhaps' => {
    // The office file has the last word on whose an address is.
    const said = own.get(person.email)
    if (said === holder.id) return true
    if (said !== undefined && known.has(said)) return false
    // Whoever was given a post may have its number and its mailbox: that is a doubt, which a new id in the office file settles.
    if (holder.email === person.email && person.key !== person.email && said === undefined) return true
    if (!isAlike(holder.name, person.name)) return false
    if (holder.email === person.email) return true
    const isNamesake = isWithin(holder.name, person.name)
    if (isElsewhere(holder, person)) return isNamesake && 'perhaps'
    // An account keeps its object id through a marriage; a number is told anew by hand.
    return isNamesake || person.key === person.entra
  }
  const held = people.flatMap((person) => {
    const holder = holders.get(person.key)
    return holder ? [{ person, holder, is: isTheirs(holder, person) }] : []
  })
  const wandering = held.some(({ person, is }) => is === false && person.key !== person.email && !own.has(person.email))
  // Of namesakes the number tells which is which, unless the numbers of others wander.
  const theirs = held.filter(({ is }) => is === true || (is === 'perhaps' && !wandering))
  return {
    ofKey: new Map(theirs.map(({ person, holder }) => [person, holder.id])),
    strangers: new Map(held.filter((one) => !theirs.includes(one)).map(({ person, holder }) => [person, holder])),
    perhaps: theirs.filter(({ is }) => is === 'perhaps').map(({ person, holder }) => [person, holder]),
  }
}

/** More sentences of a kind nobody reads. */
const mostRenamed = 8

/** Nothing tells a person with a new name from the next one in their post, who must not be given what is private to the one before. */
function sayRenamed(renamed: readonly { readonly person: ToldPerson; readonly was: FetchedPerson }[]): readonly string[] {
  const said = renamed
    .slice(0, mostRenamed)
    .map(
      ({ person, was }) =>
        `${person.name} (${person.email}) has the number (${person.key}) and the address that ${was.name} had: taken for the same person (${was.id}), to whom records and cards go. If they are one, write id: ${was.id} with this address in the office file. If it is another, write an id of their own with it there, or give them their own number where the people are kept.`,
    )
  const more = renamed.length - said.length
  return more > 0 ? [...said, `${more} more have another name under the number and the address that they had.`] : said
}

/** However many they are: one sentence, for the clock tells only so many. */
function sayWandering(strangers: readonly (readonly [ToldPerson, Holder])[], ids: ReadonlyMap<ToldPerson, StaffId>): string {
  const shown = strangers.slice(0, 3).map(([person, was]) => {
    const id = ids.get(person)
    return `${person.key} was ${was.name} (${was.id}) and would be ${person.name} (${person.email}${id === undefined ? '' : `, as ${id}`})`
  })
  const more = strangers.length > shown.length ? `, and so on for ${strangers.length - shown.length} more` : ''
  return `The number of ${strangers.length === 1 ? 'one person stands' : `${strangers.length} people stands`} for somebody else now: ${shown.join('; ')}${more}. Nobody is given another’s id. If that column counts the lines, or the list was sorted by one column alone, name a column that stays with a person, such as the payroll number or the e-mail address, in the office file (directory, columns, number). If somebody has another name and another address and is the same person, write their id with the new address in the office file.`
}

/** Do two names share a word that is a name's own? A marriage changes one of them, seldom both; “Dr” and “van” tell nobody from anybody. */
export const isAlike = (one: string, other: string): boolean => {
  if (sameName(one, other)) return true
  const words = new Set(wordsOf(one))
  return wordsOf(other).some((word) => words.has(word))
}

/** Is one of two names the other, or the other with more in it? */
const isWithin = (one: string, other: string): boolean => {
  if (sameName(one, other)) return true
  const [these, those] = [new Set(wordsOf(one)), new Set(wordsOf(other))]
  if (Math.min(these.size, those.size) < 2) return false
  return [...these].every((word) => those.has(word)) || [...those].every((word) => these.has(word))
}

const wordsOf = (name: string): readonly string[] => ownWords(name).filter((word) => word.length > 1)

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
