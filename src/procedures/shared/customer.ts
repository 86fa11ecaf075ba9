import { z } from 'zod'
import type { OfficeNames } from '../people.js'
import type { CustomerFields, Mark } from '../procedure.js'
import { emailsIn } from './email.js'
import { marksFrom } from './mark.js'
import { type Country, telephonesIn } from './telephone.js'

/** Every mark that a customer's fields give. Numbers and addresses are taken from whichever of the fields they were typed into. */
export const marksOf = (customer: CustomerFields, country: Country): readonly Mark[] => {
  const { name = '', telephone = '', email = '', contact = '', party = '', cases = [] } = customer
  return [
    ...marksFrom('customer', name, country),
    ...[telephone, contact, ...(telephone === '' ? [email] : [])].flatMap((typed) => marksFrom('telephone', typed, country)),
    ...[email, contact, telephone].flatMap((typed) => marksFrom('email', typed, country)),
    ...marksFrom('party', party, country),
    ...cases.flatMap((typed) => marksFrom('case', typed, country)),
  ].filter((mark, place, all) => all.findIndex(({ kind, value }) => kind === mark.kind && value === mark.value) === place)
}

/** What was typed to find somebody, read in every way that it can be meant. A number may be a telephone, a party record or a case. */
export const marksTyped = (typed: string, country: Country): readonly Mark[] => {
  const emails = marksFrom('email', typed, country)
  if (emails.length > 0) return emails
  const numbers = marksFrom('telephone', typed, country)
  return /\p{Number}/u.test(typed) ? [...numbers, ...marksFrom('case', typed, country), ...marksFrom('party', typed, country)] : numbers
}

/** A field that finds the customer later: left empty, or whole, for half a number would find nobody. */
const findable = (label: string, isWhole: (typed: string) => boolean, otherwise: string, hint?: string) =>
  z
    .string()
    .trim()
    .max(300)
    .refine((typed) => typed === '' || isWhole(typed), otherwise)
    .optional()
    .meta({ label, input: 'line', ...(hint ? { hint } : {}) })

/** The fields that say who a customer is, for every form that asks: what each takes, and the sentence for what it does not. */
export const customerFields = ({ caseSystem }: OfficeNames, country: Country) => ({
  name: z.string().trim().max(200),
  telephone: findable(
    'Telephone',
    (typed) => telephonesIn(typed, country).length > 0,
    'Give the whole number with its area code, or leave it empty.',
    'Two numbers may stand here, with a comma between them.',
  ),
  email: findable('E-mail', (typed) => emailsIn(typed).length > 0, 'Give the whole address, such as jo@example.org, or leave it empty.'),
  party: z
    .string()
    .trim()
    .max(300)
    .optional()
    .meta({ label: `${caseSystem} party record`, input: 'line', hint: 'Its number, if there is one' }),
})
