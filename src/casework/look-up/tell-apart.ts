import type { CustomerFields, Mark } from '../../procedures/procedure.js'
import { marksTyped } from '../../procedures/shared/customer.js'
import { sameName } from '../../procedures/shared/name.js'
import type { Country } from '../../procedures/shared/telephone.js'
import type { Desk } from '../desk.js'
import type { RecordAtHand } from '../record-at-hand.js'
import { oneOf } from '../sentences.js'
import type { FoundCustomer } from './find-customer.js'
import { keyOf } from './what-tells.js'
import type { Customer } from './whole-customer.js'

const each = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

/** Enough of a mark to ask for, and not so much that it is given away: the end of a number, the beginning of an address. */
const hint = ({ kind, value }: Mark): string | undefined => {
  switch (kind) {
    case 'telephone':
      return `telephone ending ${value.slice(-3)}`
    case 'email':
      return `e-mail ${value.charAt(0)}…${value.slice(value.lastIndexOf('@'))}`
    case 'party':
      return `party record ${value}`
    default:
      return undefined
  }
}

/** The town of a postal address: its last part that has no number in it. */
const townOf = ({ address = '' }: CustomerFields): string | undefined =>
  address
    .split(/[,\n]/)
    .map((part) => part.trim())
    .findLast((part) => part !== '' && !/\d/.test(part))

/**
 * What tells a customer from a namesake: the end of the telephone number, e-mail, party record, town, and since when they are recorded. What is
 * `shared` with others of a list tells nothing, and is left out.
 */
export const apartIn = (
  desk: Desk,
  { members, matches }: Pick<Customer, 'members' | 'matches'>,
  shared: ReadonlySet<string> = new Set(),
): readonly string[] => {
  const { calendar } = desk.directory()
  const told = members.slice(0, mostTold)
  const known = told.map(({ customer }) => customer)
  const marks = told.flatMap(({ identity }) => identity.strong).filter((mark) => !shared.has(keyOf(mark)))
  const hints = each(marks.flatMap((mark) => hint(mark) ?? []))
  const cases = each(known.flatMap((customer) => customer.cases ?? [])).slice(0, 3)
  const town = known.map(townOf).find((found) => found !== undefined)
  const [first] = matches.map(({ at }) => at.kept.opened).sort()
  return [
    ...hints.slice(0, 4),
    ...(cases.length > 0 && hints.length === 0 ? [`case ${cases.join(', ')}`] : []),
    ...(town ? [town] : []),
    ...(first ? [`recorded since ${calendar.sayDate(calendar.dateOf(first))}`] : []),
  ]
}

/** So many records of one customer tell them from another; more would say the same again. */
const mostTold = 12

/** The records from which a list takes a customer's names and what tells them apart: that they were looked at is kept. */
export const toldFrom = ({ names, members, matches }: Customer): readonly RecordAtHand[] => {
  const named = names.flatMap(
    (name) => members.find(({ customer }) => customer.name !== undefined && sameName(customer.name, name))?.at ?? [],
  )
  return [...matches.map(({ at }) => at), ...members.slice(0, mostTold).map(({ at }) => at), ...named]
}

/** What a customer is called, by every name that is recorded of them; said plainly where nobody knows it. */
export const nameOf = ({ names }: Pick<Customer, 'names'>): string => names.join(', also known as ') || 'No name is recorded'

/** That a name is only like what was typed. */
export const likeWords = ({ how }: Pick<FoundCustomer, 'how'>, typed: string): readonly string[] =>
  how === 'similar name' ? [`similar name, not exactly “${typed.trim()}”: check`] : []

const kinds = { telephone: 'telephone number', email: 'e-mail address', party: 'party record', case: 'case reference' } as const
const kindWords = (found: readonly Mark['kind'][]): readonly string[] =>
  found.flatMap((kind) => (kind in kinds ? [kinds[kind as keyof typeof kinds]] : []))

/** A party record or a case is one customer's; a household shares a number, and an adviser's address stands on many customers' records. */
const isCertain = (by: readonly Mark['kind'][]): boolean => by.includes('party') || by.includes('case')

/** That a number or an address is recorded under another name as well: whoever rings from it may be either. */
export const sharedWords = ({ shared }: Pick<Customer, 'shared'>): readonly string[] => {
  const words = kindWords(shared)
  return words.length === 0
    ? []
    : [`Same ${oneOf(words, 'and')}, other name: another customer is recorded with it too. Ask who is speaking before you go by this.`]
}

/** What tells this customer from another, in a line; nothing when nothing does. */
export const whatIsRecorded = (desk: Desk, customer: Customer): readonly string[] => {
  const apart = apartIn(desk, customer)
  return apart.length > 0 ? [`What is recorded: ${apart.join(' · ')}.`] : []
}

/** What an answer was found by, and what to check before anybody is treated by it. */
export const foundBy = (
  desk: Desk,
  customer: Customer,
  { typed, how, by }: Pick<FoundCustomer, 'how' | 'by'> & { readonly typed: string },
) => {
  const check = whatIsRecorded(desk, customer)
    .map((words) => ` ${words}`)
    .join('')
  if (how === 'mark')
    return [`Found by ${oneOf(kindWords(by), 'and')}.${isCertain(by) ? '' : ' Check the name: others may use it too.'}${check}`]
  if (how === 'name') return [`Found by name alone, and others may have the same name. Check that it is them.${check}`]
  return [
    `Similar name: check. You typed “${typed.trim()}”. Ask how they spell it, and for their number or case, before you go by this.${check}`,
  ]
}

/** What was looked for, and how: said where nothing was found. */
export const searchedFor = (typed: string, country: Country): string => {
  const marks = kindWords(each(marksTyped(typed, country).map(({ kind }) => kind)))
  const asName = /\p{Letter}/u.test(typed) ? ['name, also with letters wrong, in another order or for short'] : []
  return `I looked for “${typed.trim().slice(0, 100)}” as a ${oneOf([...marks, ...asName], 'or') || 'name'}.`
}
