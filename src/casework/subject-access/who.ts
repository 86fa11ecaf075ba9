import type { Office } from '../../procedures/people.js'
import type { Subject } from '../../procedures/procedure.js'
import { emailsIn } from '../../procedures/shared/email.js'
import { nameWords } from '../../procedures/shared/name.js'
import { referencesIn } from '../../procedures/shared/reference.js'
import { telephonesIn } from '../../procedures/shared/telephone.js'
import { spelledOut } from '../look-up/word-forms.js'

/** A name that somebody goes by: its words, and those of them that a text may call them by alone. */
export interface Name {
  readonly words: readonly string[]
  readonly family: ReadonlySet<string>
}

/** One person as they are recognised in words: their names, and what is theirs alone. */
export interface Who {
  readonly names: readonly Name[]
  /** Telephone numbers and addresses, each in its one form. */
  readonly contacts: ReadonlySet<string>
  /** Case and party references, and references of records that are theirs. */
  readonly references: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
}

/** A name as it is looked for; "Bloggs, Jo" is Jo Bloggs. Undefined when no letter is in it. */
export function nameOf(typed: string): Name | undefined {
  const words = nameWords(typed)
  const last = /^([^,]+),/.exec(typed)?.[1] ?? words.at(-1)
  if (last === undefined || words.length === 0) return undefined
  const out = spelledOut(typed)
  const family = [...nameWords(last).slice(-1), ...(out.length > 0 ? out.slice(-1) : [])]
  return { words: [...new Set([...words, ...out])], family: new Set(family.filter((each) => each.length > 1)) }
}

/** Who is asked about, from what they gave; `records` are those that are theirs. */
export function whoIs({ customer, staff, also }: Subject, office: Office, records: Iterable<string>): Who {
  const person = staff && office.person(staff)
  const { country } = office
  const typed = [customer.telephone, customer.email, customer.contact, person?.email, person?.telephone, ...also].flatMap(
    (one) => one ?? [],
  )
  const isName = (text: string) => emailsIn(text).length === 0 && telephonesIn(text, country).length === 0 && !/\d/.test(text)
  const called = [customer.name, person?.name, ...also.filter(isName)].flatMap((one) => (one ? [nameOf(one)] : []))
  const references = [customer.party, ...(customer.cases ?? []), ...also.filter((text) => /\d/.test(text) && !/@/.test(text))]
  return {
    names: called.flatMap((one) => (one ? [one] : [])),
    contacts: new Set(typed.flatMap((one) => [...telephonesIn(one, country), ...emailsIn(one)])),
    references: new Set([...references.flatMap((one) => referencesIn(one ?? '')), ...[...records].map(bare)]),
    ids: new Set([...(staff ? [staff] : []), ...also.filter((text) => /^[a-z0-9][a-z0-9.-]{0,63}$/.test(text))]),
  }
}

/** A reference by its letters and digits alone. */
export const bare = (reference: string): string => reference.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
