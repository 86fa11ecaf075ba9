import type { FetchedPerson, PeopleFile } from '../directory/people-file.js'
import type { StaffId } from '../procedures/words.js'
import { isAlike, isWithin } from './alike.js'
import type { Gathered, ToldPerson } from './source.js'

/** Who had a key: somebody of before, or who has left since, of whom no address is kept. */
export type Holder = Pick<FetchedPerson, 'id' | 'key' | 'name'> & { readonly email?: string; readonly on?: string }

/**
 * Whose a key is that somebody of before had. `back`: it is an address that a leaver of a name like theirs had, and nothing but the address speaks for them.
 * `perhaps`: they have the name and the key of one and the address of another.
 */
type Verdict = 'theirs' | 'perhaps' | 'back' | "another's"

/** Everybody who has a key that somebody had, by what was found of it. */
export interface Keys {
  readonly ofKey: ReadonlyMap<ToldPerson, StaffId>
  readonly strangers: ReadonlyMap<ToldPerson, Holder>
  readonly perhaps: readonly (readonly [ToldPerson, Holder])[]
  readonly back: readonly (readonly [ToldPerson, Holder])[]
}

/**
 * Whose each key is: of whoever had it, where name and address do not speak against it. A list whose first column counts its lines, or that was sorted by
 * one column alone, gives each person the number of the next. `own`: whose an address is by the office file. Pure.
 */
export function whoseKeys({ people }: Gathered, before: PeopleFile | undefined, own: ReadonlyMap<string, StaffId>): Keys {
  const holders = new Map<string, Holder>([...(before?.left ?? []), ...(before?.people ?? [])].map((known) => [known.key, known]))
  const isElsewhere = openElsewhere(people, before)
  const verdictOn = (holder: Holder, person: ToldPerson): Verdict => {
    // The office file has the last word on whose an address is, also where it gives it an id that nobody had yet.
    const said = own.get(person.email)
    if (said !== undefined) return said === holder.id ? 'theirs' : "another's"
    // Whoever was given a post may have its number and its mailbox: that is a doubt, which an id in the office file settles.
    if (holder.email === person.email && person.key !== person.email) return 'theirs'
    if (!isAlike(holder.name, person.name)) return "another's"
    if (holder.email === person.email) return 'theirs'
    // Addresses are made of names: years later a namesake is given the one of somebody who has left.
    if (holder.email === undefined && person.key === person.email) return 'back'
    const isNamesake = isWithin(holder.name, person.name)
    if (isElsewhere(holder, person)) return isNamesake ? 'perhaps' : "another's"
    // An account keeps its object id through a marriage; a number is told anew by hand.
    return isNamesake || person.key === person.entra ? 'theirs' : "another's"
  }
  const held = people.flatMap((person) => {
    const holder = holders.get(person.key)
    return holder ? [{ person, holder, is: verdictOn(holder, person) }] : []
  })
  const wandering = held.some(({ person, is }) => is === "another's" && person.key !== person.email && !own.has(person.email))
  // Of namesakes the number tells which is which, unless the numbers of others wander.
  const theirs = held.filter(({ is }) => is === 'theirs' || (is === 'perhaps' && !wandering))
  const pairs = (some: typeof held) => some.map(({ person, holder }) => [person, holder] as const)
  return {
    ofKey: new Map(theirs.map(({ person, holder }) => [person, holder.id])),
    strangers: new Map(pairs(held.filter((one) => !theirs.includes(one) && one.is !== 'back'))),
    perhaps: pairs(theirs.filter(({ is }) => is === 'perhaps')),
    back: pairs(held.filter(({ is }) => is === 'back')),
  }
}

/** Does the address say that somebody is another than the one whose key they have? */
function openElsewhere(people: readonly ToldPerson[], before: PeopleFile | undefined): (holder: Holder, person: ToldPerson) => boolean {
  const byEmail = new Map((before?.people ?? []).map((one) => [one.email, one]))
  const keysOf = new Map<string, readonly string[]>()
  for (const { email, key } of people) keysOf.set(email, [...(keysOf.get(email) ?? []), key])
  return (holder, { email, key, name }) => {
    const another = byEmail.get(email)
    if (another && another.id !== holder.id && isAlike(another.name, name)) return true
    return holder.email !== undefined && holder.email !== email && (keysOf.get(holder.email) ?? []).some((each) => each !== key)
  }
}
