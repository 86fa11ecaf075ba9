import type { FetchedPerson, PeopleFile } from '../directory/people-file.js'
import { nameForm } from '../procedures/shared/name.js'
import { isAlike } from './alike.js'
import { shortened } from './shortened.js'
import type { Gathered, ToldPerson, Unread } from './source.js'

/** What was told with those who stay as they were in it. `looks`: a sentence on each of them; `notes`: on each who was not known. */
export interface WithWhoStays {
  readonly told: Gathered
  readonly looks: readonly string[]
  readonly notes: readonly string[]
  /** Who would have left although they are there: what is theirs stands beside somebody else. */
  readonly doubts: readonly string[]
}

/**
 * Whoever is known, and stands in the list in a way that cannot be read (no address, no name, two lines with one number), has not left: they stay as
 * they were, and it is said; where somebody else has what was theirs, it is a doubt. Ours: an e-mail address that somebody deleted by mistake must not take anybody's work away. Pure.
 */
export function withWhoStays(told: Gathered, before: PeopleFile | undefined): WithWhoStays {
  const stay = new Map<FetchedPerson, Unread>()
  const beside = new Map<FetchedPerson, string>()
  const notes = new Set<string>()
  const [known, [withKey, withEmail]] = [openKnown(before?.people ?? []), [groupedBy(told.people, keyOf), groupedBy(told.people, emailOf)]]
  for (const unread of told.unread ?? []) {
    const was = known(unread)
    if (!was) notes.add(unread.leftOut)
    else if (!withKey.has(was.key) && !withEmail.has(was.email)) stay.set(was, unread)
    else {
      const has = [...(withKey.get(was.key) ?? []), ...(withEmail.get(was.email) ?? [])]
      const [other] = has.every(({ name }) => !isAlike(name, was.name)) ? has : []
      if (other) beside.set(was, `${unread.why} What was theirs stands beside ${other.name} (${other.email})`)
    }
  }
  const looks = [...stay].map(([{ name, id }, { why }]) => `${name} (${id}) stays as they were: ${why}`)
  return {
    told: {
      ...told,
      people: [...told.people, ...[...stay.keys()].map((was) => ({ ...toldAgain(was), name: was.name, email: was.email }))],
    },
    looks: shortened(looks, `people stay as they were for reasons like these. ${again}`),
    notes: shortened([...notes], `were left out for reasons like these. ${again}`),
    doubts: shortened(
      [...beside].map(([{ name, id }, why]) => `${name} (${id}) is in the list, and would have left: ${why}. Give each their own line.`),
      `would have left for reasons like these. ${again}`,
    ),
  }
}

const again = 'Mend the list, and run steward people again.'

/**
 * Finds whom it is about: by number or address, where the name does not speak against it; by a name that one of them has, where nothing else is told.
 * Everybody is looked through once, not once for each line: of a whole list without addresses that would hold the bot up, and alerts with it.
 */
function openKnown(people: readonly FetchedPerson[]): (unread: Unread) => FetchedPerson | undefined {
  const [withKey, withEmail, withName] = [
    groupedBy(people, keyOf),
    groupedBy(people, emailOf),
    groupedBy(people, ({ name }) => nameForm(name)),
  ]
  return ({ key, email, name }) => {
    const fits = (was: FetchedPerson): boolean => name === undefined || isAlike(was.name, name)
    const those = [...(key === undefined ? [] : (withKey.get(key) ?? [])), ...(email === undefined ? [] : (withEmail.get(email) ?? []))]
    const found = those.find(fits)
    if (found) return found
    // Another number or another address is another of the name: a newcomer, beside one who has left.
    if (name === undefined || key !== undefined || email !== undefined) return undefined
    const [only, ...others] = withName.get(nameForm(name)) ?? []
    return others.length === 0 ? only : undefined
  }
}

const keyOf = ({ key }: Pick<ToldPerson, 'key'>): string => key
const emailOf = ({ email }: Pick<ToldPerson, 'email'>): string => email

/** All of each, in their order. */
function groupedBy<One>(all: readonly One[], of: (one: One) => string): ReadonlyMap<string, readonly One[]> {
  const found = new Map<string, One[]>()
  for (const one of all) {
    const word = of(one)
    const there = found.get(word)
    if (there) there.push(one)
    else found.set(word, [one])
  }
  return found
}

/** Somebody as they were known, for a source that tells less of them now. */
export const toldAgain = ({ key, department, group, groups, lineManager }: FetchedPerson): Omit<ToldPerson, 'name' | 'email'> => ({
  key,
  groups,
  rolesStay: true,
  department,
  ...(group === undefined ? {} : { team: group }),
  ...(lineManager === undefined ? {} : { manager: lineManager }),
})
