import type { InCopy } from '../in-copy.js'
import type { SameCustomerEvent } from './matter.js'

/** What a copy calls the fields of a note that two records are, or are not, of one customer. */
export const sameCustomerInCopy: InCopy<SameCustomerEvent> = {
  erased: 'The record that was erased',
  from: 'The record that it stood on until then',
  one: 'One of the records',
  other: 'The other of the records',
  reason: 'The reason that was given',
  to: 'The record that it stands on since',
}
