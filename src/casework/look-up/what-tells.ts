import type { Mark } from '../../procedures/procedure.js'
import { nameForm } from '../../procedures/shared/name.js'
import { oneOf } from '../sentences.js'
import type { Customer } from './whole-customer.js'

/** A mark as one of a set. */
export const keyOf = ({ kind, value }: Mark): string => `${kind} ${value}`

const marksIn = ({ members }: Pick<Customer, 'members'>): readonly Mark[] => members.flatMap(({ identity }) => identity.strong)

/** The numbers, addresses and references that two or more of these customers have: they tell nobody from the other. */
export const sharedAmong = (customers: readonly Pick<Customer, 'members'>[]): ReadonlySet<string> => {
  const all = customers.flatMap((customer) => [...new Set(marksIn(customer).map(keyOf))])
  return new Set(all.filter((key, place) => all.indexOf(key) !== place))
}

/** What a person on the line can be asked for, in the order in which it is asked, and what we call it. */
const askable = [
  { kind: 'telephone', words: 'telephone number' },
  { kind: 'case', words: 'case reference' },
  { kind: 'email', words: 'e-mail address' },
] as const

/**
 * What to ask, so that one of these customers can be chosen: only for what tells them apart. A number that two of them share is said to tell
 * nothing. Where nothing that is recorded does, that is said plainly.
 */
export const whatToAsk = (customers: readonly Pick<Customer, 'members' | 'names'>[]): string => {
  const shared = sharedAmong(customers)
  const isShared = (wanted: Mark['kind']) => [...shared].some((key) => key.startsWith(`${wanted} `))
  const tells = (wanted: Mark['kind']) =>
    !isShared(wanted) && customers.some((customer) => marksIn(customer).some(({ kind }) => kind === wanted))
  const names = customers.map((customer) => customer.names.map(nameForm).sort().join('; '))
  const namesDiffer = new Set(names).size === names.length && names.every((name) => name !== '')
  const asked = [...(namesDiffer ? ['full name'] : []), ...askable.filter(({ kind }) => tells(kind)).map(({ words }) => words)].slice(0, 3)
  const same = askable.filter(({ kind }) => isShared(kind)).map(({ words }) => words)
  const others = customers.length === 2 ? 'Both have' : 'Some of them have'
  return [
    asked.length > 0
      ? `Check which of them contacted you: ask for their ${oneOf(asked, 'or')}, and choose.`
      : 'Nothing that is recorded tells them apart: ask what they contacted us about, and if you are not sure, ask your manager before you choose.',
    ...(same.length > 0 ? [`${others} the same ${oneOf(same, 'and')}: it does not tell them apart.`] : []),
  ].join(' ')
}
