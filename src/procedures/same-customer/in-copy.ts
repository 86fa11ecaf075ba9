import type { InCopy } from '../in-copy.js'
import type { SameCustomerEvent } from './matter.js'

/** What a copy calls the fields of a note that two records are, or are not, of one customer. */
export const sameCustomerInCopy: InCopy<SameCustomerEvent> = {
  erased: 'The record that was about to be erased',
  from: 'The record by which the two were shown as one customer until then',
  one: 'A record of one of the two names or customers',
  other: 'A record of the other of the two names or customers',
  reason: 'Why they are two customers',
  'CustomersJoinedAgain reason': 'Why they are one customer after all',
  to: 'The record by which the two are shown as one customer since',
}
