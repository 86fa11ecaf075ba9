import { nearest } from '../../nearest.js'
import type { CustomerFields, Mark } from '../../procedures/procedure.js'
import { marksOf } from '../../procedures/shared/customer.js'
import { nameWords } from '../../procedures/shared/name.js'
import type { Country } from '../../procedures/shared/telephone.js'
import { nicknamesOf } from './nicknames.js'
import { adjacent, spelledOut } from './word-forms.js'

/** Who a record says its customer is: the name, and the marks that tell one customer from another. */
export interface Identity {
  readonly name: string
  readonly strong: readonly Mark[]
}

const strongKinds: ReadonlySet<Mark['kind']> = new Set(['telephone', 'email', 'party', 'case'])

/** The identity in a customer's fields; their marks, where they are known already. */
export const identityOf = (customer: CustomerFields, country: Country, marks = marksOf(customer, country)): Identity => ({
  name: customer.name ?? '',
  strong: marks.filter(({ kind }) => strongKinds.has(kind)),
})

const valuesOf = ({ strong }: Identity, kind: Mark['kind']): readonly string[] =>
  strong.flatMap((mark) => (mark.kind === kind ? [mark.value] : []))
const share = (one: readonly string[], other: readonly string[]): boolean => one.some((value) => other.includes(value))

/** Do two party records stand against each other? The case system says that they are two customers. */
const partiesDiffer = (one: Identity, other: Identity): boolean => {
  const [first, second] = [valuesOf(one, 'party'), valuesOf(other, 'party')]
  return first.length > 0 && second.length > 0 && !share(first, second)
}

/** Does a strong mark agree: party record, case, telephone or e-mail? */
export const shareMark = (one: Identity, other: Identity): boolean =>
  one.strong.some(({ kind, value }) => other.strong.some((mark) => mark.kind === kind && mark.value === value))

/**
 * Can both be one customer? Two party records cannot. One party record is one customer, whatever the names. Otherwise the names must fit
 * each other: a household shares a telephone, and an adviser's e-mail stands on many customers' records.
 */
export const mayBeOne = (one: Identity, other: Identity): boolean => {
  if (partiesDiffer(one, other)) return false
  if (share(valuesOf(one, 'party'), valuesOf(other, 'party'))) return true
  return one.name === '' || other.name === '' || namesFit(one.name, other.name)
}

/** Do the records belong to one customer by themselves, without anybody's word? A strong mark agrees and nothing speaks against it. */
export const belongTogether = (one: Identity, other: Identity): boolean => shareMark(one, other) && mayBeOne(one, other)

/** May earlier records under the same name be the same customer's: is there no number, address or party record that differs? */
export const nothingDiffers = (one: Identity, other: Identity): boolean =>
  shareMark(one, other) ||
  (['party', 'telephone', 'email'] as const).every((kind) => valuesOf(one, kind).length === 0 || valuesOf(other, kind).length === 0)

/** Is every word of the shorter name a word of the other, in some form: as an initial, for short, joined, or a letter wrong? */
export const namesFit = (one: string, other: string): boolean => {
  const [shorter, longer] = [nameWords(one), nameWords(other)].sort((a, b) => a.length - b.length) as [readonly string[], readonly string[]]
  const known = [...longer, ...adjacent(longer), ...spelledOut(one), ...spelledOut(other)]
  return (
    shorter.every((word) => known.some((each) => wordsFit(word, each))) ||
    adjacent(shorter).some((joined) => longer.includes(joined)) ||
    shorter.join('') === longer.join('')
  )
}

const wordsFit = (one: string, other: string): boolean => {
  if (one === other || nicknamesOf(one).includes(other)) return true
  if (one.length === 1 || other.length === 1) return one.charAt(0) === other.charAt(0)
  const within = Math.min(one.length, other.length) <= 3 ? 0 : Math.min(one.length, other.length) <= 6 ? 1 : 2
  return within > 0 && nearest(one, [other], within) !== undefined
}
