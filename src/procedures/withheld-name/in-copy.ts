import { type InCopy, staff } from '../in-copy.js'
import type { WithheldEvent } from './matter.js'

/** What a copy calls the fields of a note that a member of staff gave their first name only. */
export const withheldInCopy: InCopy<WithheldEvent> = {
  case: 'Case reference of the customer',
  customer: 'Name of the customer',
  day: 'Day of the call',
  email: 'E-mail address of the customer',
  matter: 'The matter for which the name is not given',
  reason: 'Why it was not agreed to',
  telephone: 'Telephone number of the customer',
  time: 'Time of the call',
  told: staff('Who was asked to agree'),
  why: 'Why the full name is not given to the customer',
}
