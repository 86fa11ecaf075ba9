import type { OfficeFrame } from '../directory/office-file.js'
import type { FetchedPerson, PeopleFile } from '../directory/people-file.js'
import { sameName } from '../procedures/shared/name.js'
import type { StaffId } from '../procedures/words.js'
import { isAlike, isWithin } from './alike.js'
import { openFreeIds } from './free-id.js'
import { sayDoubts, type With } from './say-doubts.js'
import type { Gathered, ToldPerson } from './source.js'
import { type Keys, whoseKeys } from './whose-keys.js'

/** Everybody who was told, by the id that the office knows them by. */
export interface Identified {
  readonly ids: ReadonlyMap<ToldPerson, StaffId>
  readonly notes: readonly string[]
  /** Why somebody should look before it is taken; asked when it is known who of them would stand in the office. */
  readonly doubts: (stands: (person: ToldPerson) => boolean) => readonly string[]
}

/**
 * Gives everybody their id: the one that the office file has for their e-mail address, else the one that they had, else a new one. An id belongs to one
 * person for ever: neither a namesake nor an heir to somebody's address or number is given it, for records go with it. Where it cannot be known, it is a
 * doubt, which a person settles with a yes or with a line of the office file. Pure.
 */
export function identify(told: Gathered, before: PeopleFile | undefined, frame: OfficeFrame): Identified {
  const { people } = told
  const known = [...(before?.people ?? []), ...(before?.left ?? [])].map(({ id }) => id)
  const giving = openGiving([...known, ...frame.people.map(({ id }) => id)])
  const { ids } = giving
  const own: Own = new Map(frame.people.flatMap((entry) => (entry.email === undefined ? [] : [[entry.email, entry.id] as const])))
  const byEmail: ByEmail = new Map((before?.people ?? []).map((one) => [one.email, one]))
  const keys = whoseKeys(told, before, own)
  for (const [person, id] of keys.ofKey) giving.give(person, id)

  const astray = [...keys.strangers].filter(([person]) => person.key !== person.email && !own.has(person.email))
  const strange = people.filter((person) => !ids.has(person) && byEmail.get(person.email) && !own.has(person.email))
  // Numbers that wander from one to another, or that are all new, tell nothing of anybody: then the addresses do.
  const numbersTell = astray.length === 0 && strange.length <= Math.max(5, Math.ceil((before?.people.length ?? 0) / 5))
  const found = { renamed: withOtherNames(keys, byEmail, own), byAddress: noneYet(), renumbered: noneYet() }
  for (const person of people.filter((one) => !ids.has(one))) {
    const said = own.get(person.email)
    if (said !== undefined && !giving.isGiven(said)) {
      giving.give(person, said)
      continue
    }
    const was = byEmail.get(person.email)
    if (!was || giving.isGiven(was.id) || !isAlike(was.name, person.name)) continue
    const isSame = isWithin(was.name, person.name)
    // From another source, or by a number that the list did not have yet: newcomers often have none in their first weeks.
    const hasNoOther = before?.from !== told.from || was.key === was.email || person.key === person.email
    if (hasNoOther) {
      if (!isSame) found.renamed.push([person, was])
      giving.give(person, was.id)
    } else if (isSame && !numbersTell) {
      found.byAddress.push([person, was])
      giving.give(person, was.id)
    } else found.renumbered.push([person, was])
  }
  const newOnes = people.filter((person) => !ids.has(person))
  for (const person of newOnes) giving.giveNew(person)
  const anew = people.flatMap((person): With<FetchedPerson> => {
    const [said, was] = [own.get(person.email), byEmail.get(person.email)]
    const isNew = said !== undefined && ids.get(person) === said && !known.includes(said)
    return isNew && was && isWithin(was.name, person.name) ? [[person, was]] : []
  })
  return {
    ids,
    notes: [
      ...sayHeirs(keys, own),
      ...sayNewNames(keys, byEmail, own),
      ...sayNamesakes(
        newOnes,
        frame.people.filter(({ id }) => !giving.isGiven(id)),
      ),
    ],
    doubts: (stands) => sayDoubts({ ...found, ...keys, astray, anew }, { ids, from: told.from, stands }),
  }
}

type Own = ReadonlyMap<string, StaffId>
type ByEmail = ReadonlyMap<string, FetchedPerson>

const noneYet = (): [ToldPerson, FetchedPerson][] => []

/** Gives each id once, and a new one that nobody ever had. */
function openGiving(known: readonly StaffId[]) {
  const ids = new Map<ToldPerson, StaffId>()
  const [taken, given] = [new Set<string>(known), new Set<string>()]
  const give = (person: ToldPerson, id: StaffId): void => {
    ids.set(person, id)
    given.add(id)
    taken.add(id)
  }
  const freeId = openFreeIds(taken)
  return {
    ids: ids as ReadonlyMap<ToldPerson, StaffId>,
    give,
    giveNew: (person: ToldPerson) => give(person, freeId(person.name)),
    isGiven: (id: StaffId): boolean => given.has(id),
  }
}

/** Who has the key and the address of somebody with another name: a wholly other one; or, where the address is all that is told, one that shares a word. */
function withOtherNames({ ofKey }: Keys, byEmail: ByEmail, own: Own): [ToldPerson, FetchedPerson][] {
  return [...ofKey].flatMap(([person, id]): [ToldPerson, FetchedPerson][] => {
    const was = byEmail.get(person.email)
    if (was?.id !== id || own.has(person.email)) return []
    return (person.key === person.email ? isWithin : isAlike)(was.name, person.name) ? [] : [[person, was]]
  })
}

const sayHeirs = ({ strangers }: Keys, own: Own): readonly string[] =>
  [...strangers].flatMap(([{ name, email, key }, was]) =>
    key === email && !own.has(email)
      ? [
          `${name} has the address that was ${was.name}’s (${email}): taken for somebody new. If it is the same person, write id: ${was.id} with this address in the office file.`,
        ]
      : [],
  )

/** A marriage, most likely; and told all the same, for a namesake may have been given post, number and mailbox. */
const sayNewNames = ({ ofKey }: Keys, byEmail: ByEmail, own: Own): readonly string[] =>
  [...ofKey].flatMap(([{ name, email, key }, id]) => {
    const was = byEmail.get(email)
    if (was?.id !== id || key === email || own.has(email) || !isAlike(was.name, name) || isWithin(was.name, name)) return []
    return [
      `${name} (${email}) has the number and the address that ${was.name} had, and one of their names: taken for the same person (${id}). If it is another, write an id of their own with this address in the office file.`,
    ]
  })

const sayNamesakes = (newOnes: readonly ToldPerson[], untold: OfficeFrame['people']): readonly string[] =>
  newOnes.flatMap(({ name, email }) => {
    const namesake = untold.find((entry) => entry.name !== undefined && sameName(entry.name, name))
    return namesake
      ? [
          `${name} (${email}) is taken for another person than ${namesake.name} of the office file (${namesake.id}): if they are one, write this address there.`,
        ]
      : []
  })

/** Somebody of before who is told again, by id. */
export const knownBefore = (before: PeopleFile | undefined): ReadonlyMap<StaffId, FetchedPerson> =>
  new Map((before?.people ?? []).map((person) => [person.id, person]))
