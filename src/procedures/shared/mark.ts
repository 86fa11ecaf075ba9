import type { Mark } from '../procedure.js'
import { emailsIn } from './email.js'
import { nameForm } from './name.js'
import { referencesIn } from './reference.js'
import { type Country, telephonesIn } from './telephone.js'

const made = (kind: Mark['kind'], value: string): Mark => ({ kind, value: value as Mark['value'] })

/**
 * The marks that a typed value is found by again, each in its one form: numbers, addresses and references lose what typing adds to them,
 * and a field may hold several. The one way from what somebody typed to a mark: no other code can make one.
 */
export const marksFrom = (
  kind: 'telephone' | 'email' | 'case' | 'party' | 'customer',
  typed: string,
  country: Country,
): readonly Mark[] => {
  switch (kind) {
    case 'telephone':
      return telephonesIn(typed, country).map((value) => made(kind, value))
    case 'email':
      return emailsIn(typed).map((value) => made(kind, value))
    case 'case':
    case 'party':
      return referencesIn(typed).map((value) => made(kind, value))
    case 'customer':
      return typed.trim() === '' ? [] : [made(kind, nameForm(typed))]
  }
}

/** The mark of somebody or something that we name ourselves: a reporter's id, a record's reference. It is nothing that was typed. */
export const mark = (kind: 'reporter' | 'record', value: string): Mark => made(kind, value)

/** What the same person's earlier record about the same case, or the same customer, is found by within the hour. */
export const sameAgain = (by: string, customer: string | undefined, caseReference: string | undefined): readonly Mark[] => [
  ...referencesIn(caseReference ?? '').map((value) => made('reporter', `${by} · case · ${value}`)),
  ...(customer === undefined || customer.trim() === '' ? [] : [made('reporter', `${by} · caller · ${nameForm(customer)}`)]),
]
