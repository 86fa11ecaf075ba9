import { isAddress, type OfficeFrame } from '../directory/office-file.js'
import type { FetchedPerson } from '../directory/people-file.js'
import type { StaffId } from '../procedures/words.js'
import type { ToldPerson } from './source.js'

/** The address that somebody goes by, with a sentence where it is not the one told; or why they cannot go by any. */
export type Addressed = { readonly email: string; readonly note?: string } | { readonly why: string }

/**
 * Everybody's e-mail address: the one that was told, where it is one and nobody else's in the list; else the one that they had. Whoever has neither
 * goes by none: one wrong address must not hold back everybody else.
 */
export function chooseAddresses(
  ids: ReadonlyMap<ToldPerson, StaffId>,
  known: ReadonlyMap<StaffId, FetchedPerson>,
  { people: own }: Pick<OfficeFrame, 'people'>,
): (person: ToldPerson) => Addressed {
  const holders = new Map<string, number>()
  for (const { email } of ids.keys()) holders.set(email, (holders.get(email) ?? 0) + 1)
  const ofOffice = new Map(own.map((entry) => [entry.email, entry]))
  return (person) => {
    const { name, email } = person
    const id = ids.get(person)
    const had = id && known.get(id)?.email
    const is = isAddress(email)
    const owner = ofOffice.get(email)
    const another = owner && owner.id !== id ? owner : undefined
    if (is && (email === had || (holders.get(email) === 1 && !another))) return { email }
    const why = !is
      ? `“${email}” is no e-mail address that can be written to`
      : another
        ? `the office file gives “${email}” to ${another.name ?? another.id}`
        : `“${email}” stands beside several people of the list`
    return had === undefined
      ? { why: `${why}. Give each person their own there.` }
      : { email: had, note: `${name} keeps the address ${had}: ${why}.` }
  }
}
