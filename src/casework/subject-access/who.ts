import type { Office } from '../../procedures/people.js'
import type { Subject } from '../../procedures/procedure.js'
import { emailsIn } from '../../procedures/shared/email.js'
import { referencesIn } from '../../procedures/shared/reference.js'
import { telephonesIn } from '../../procedures/shared/telephone.js'
import { type Name, namesOf } from './names-of.js'

/** One person as they are recognised in words: their names, and what is theirs alone. */
export interface Who {
  readonly names: readonly Name[]
  /** Telephone numbers and addresses, each in its one form. */
  readonly contacts: ReadonlySet<string>
  /** Case and party references, and references of records that are theirs. */
  readonly references: ReadonlySet<string>
  /** References on records that are theirs, beside those that they gave: nobody is found by them, and none of them is another's. */
  readonly onRecords?: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
}

/** Who is asked about, from what they gave; `records` are those that are theirs. */
export function whoIs({ is, customer, staff, also }: Subject, office: Office, records: Iterable<string>): Who {
  const person = staff && office.person(staff)
  const { country } = office
  const typed = [customer.telephone, customer.email, customer.contact, person?.email, person?.telephone, ...also].flatMap(
    (one) => one ?? [],
  )
  const isName = (text: string) => emailsIn(text).length === 0 && telephonesIn(text, country).length === 0 && !/\d/.test(text)
  const called = [customer.name, person?.name, ...also.filter(isName)].flatMap((one) => (one ? namesOf(one) : []))
  const references = [customer.party, ...(customer.cases ?? []), ...also.filter((text) => /\d/.test(text) && !/@/.test(text))]
  return {
    names: called,
    contacts: new Set(typed.flatMap((one) => [...telephonesIn(one, country), ...emailsIn(one)])),
    references: new Set([...references.flatMap((one) => referencesIn(one ?? '')), ...[...records].map(bare)]),
    ids: new Set([...(staff ? [staff] : []), ...(is === 'staff' ? also.filter((text) => isFormerId(text, office)) : [])]),
  }
}

/** A user name that they had: never one that is somebody's who works here now, for a nickname may read the same. */
const isFormerId = (text: string, office: Office): boolean => /^[a-z0-9][a-z0-9.-]{0,63}$/.test(text) && !office.person(text)

/** A reference by its letters and digits alone. */
export const bare = (reference: string): string => reference.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
