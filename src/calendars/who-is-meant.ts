import type { Person } from '../procedures/people.js'
import { nameWords } from '../procedures/shared/name.js'
import type { StaffId } from '../procedures/words.js'
import type { CalendarEvent } from './calendar-event.js'

/** Whom the events of a calendar are about, among the people of the office. */
export interface Meant {
  /** Whose leave an event is. */
  readonly away: (event: CalendarEvent) => readonly StaffId[]
  /** Who is on duty by an event. */
  readonly onDuty: (event: CalendarEvent) => readonly StaffId[]
}

/**
 * Finds people by their full name in the title (either way round), else by e-mail address. Nobody is guessed: a name that two people have is nobody's. For leave, a
 * title goes first: colleagues are often invited so that they know. Without a name it is the only one invited, else the organiser; but not where the title
 * has a name that two people have, for whoever wrote it there may be neither.
 */
export function whoIsMeant(people: readonly Person[]): Meant {
  const byEmail = new Map(people.map(({ email, id }) => [email.toLowerCase(), id]))
  const named = namesOf(people)
  const withAddress = (addresses: readonly (string | undefined)[]): readonly StaffId[] => [
    ...new Set(addresses.flatMap((address) => (address === undefined ? [] : (byEmail.get(address) ?? [])))),
  ]
  const inTitle = (title: string): Titled => {
    const addresses = withAddress(title.toLowerCase().split(/[\s<>(),;]+/))
    return addresses.length > 0 ? { people: addresses, isUnclear: false } : named(title)
  }
  return {
    away({ title, attendees, organiser }) {
      const { people: found, isUnclear } = inTitle(title)
      if (found.length > 0) return found
      const invited = withAddress(attendees)
      if (invited.length === 1) return invited
      return isUnclear ? [] : withAddress([organiser])
    },
    onDuty({ title, attendees }) {
      const { people: found } = inTitle(title)
      return found.length > 0 ? found : withAddress(attendees)
    },
  }
}

/** Whom a title names, and whether it has a name that several people have. */
interface Titled {
  readonly people: readonly StaffId[]
  readonly isUnclear: boolean
}

interface Name {
  readonly words: readonly string[]
  /** Undefined when several people have it. */
  readonly id: StaffId | undefined
}

/** Finds the names that stand in a title, the longest first: "Ann Lee-Smith" is not Ann Lee. */
function namesOf(people: readonly Person[]): (title: string) => Titled {
  const known = new Map<string, Name>()
  for (const { id, name } of people)
    for (const words of waysRound(nameWords(name))) {
      const key = words.join(' ')
      const before = known.get(key)
      known.set(key, { words, id: before && before.id !== id ? undefined : id })
    }
  const byFirst = new Map<string, Name[]>()
  for (const name of [...known.values()].sort((one, other) => other.words.length - one.words.length)) {
    const [first = ''] = name.words
    byFirst.set(first, [...(byFirst.get(first) ?? []), name])
  }
  return (title) => {
    const words = nameWords(title)
    const found = new Set<StaffId>()
    let isUnclear = false
    for (let at = 0; at < words.length; ) {
      const name = byFirst.get(words[at] ?? '')?.find((each) => each.words.every((word, place) => words[at + place] === word))
      if (name?.id !== undefined) found.add(name.id)
      else if (name) isUnclear = true
      at += name?.words.length ?? 1
    }
    return { people: [...found], isUnclear }
  }
}

/** "Daniel Price" stands as "Price, Daniel" in many programs. One word alone is nobody's name. */
const waysRound = (words: readonly string[]): readonly (readonly string[])[] => {
  if (words.length < 2) return []
  return [words, [...words.slice(-1), ...words.slice(0, -1)], [...words.slice(1), ...words.slice(0, 1)]]
}
