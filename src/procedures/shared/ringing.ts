import type { Office, Person } from '../people.js'
import type { Ringing } from '../view.js'
import type { StaffId } from '../words.js'
import type { Row } from './lines.js'
import { dialled } from './telephone.js'

const found = new WeakMap<readonly Person[], readonly Ringing[]>()

/** The numbers of colleagues that a telephone can ring at a press, each once, the longest first; an extension of the office's own is none. */
export function numbersOf({ people, country }: Pick<Office, 'people' | 'country'>): readonly Ringing[] {
  const known = found.get(people)
  if (known) return known
  const numbers = new Map<string, Ringing>()
  for (const { name, telephone } of people) {
    const dials = telephone === undefined ? undefined : dialled(telephone, country)
    if (telephone === undefined || dials === undefined) continue
    // One number for a whole desk rings nobody by name.
    numbers.set(telephone, {
      number: telephone,
      url: `tel:${dials}`,
      says: numbers.has(telephone) ? `Ring ${telephone}` : `Ring ${name} on ${telephone}`,
    })
  }
  const longestFirst = [...numbers.values()].toSorted((one, other) => other.number.length - one.number.length)
  found.set(people, longestFirst)
  return longestFirst
}

/** The line with a colleague's number, for whoever is to ring them; without one there is no line. */
export const numberOf = (id: StaffId, office: Pick<Office, 'person' | 'nameOf'>): Row => ({
  label: `${office.nameOf(id)}’s number`,
  value: office.person(id)?.telephone,
})

/** " on 020 7946 0100" after "ring them"; nothing where the office file has no number. */
export const onNumber = (id: StaffId, office: Pick<Office, 'person'>): string => {
  const telephone = office.person(id)?.telephone
  return telephone ? ` on ${telephone}` : ''
}
