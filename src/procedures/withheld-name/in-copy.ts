import { type InCopy, staff } from '../in-copy.js'
import type { WithheldEvent } from './matter.js'

/** What a copy calls the fields of a note that a member of staff gave their first name only. */
export const withheldInCopy: InCopy<WithheldEvent> = {
  case: 'Case reference of the customer',
  customer: 'Name of the customer',
  day: 'Day of the call',
  email: 'E-mail address of the customer',
  matter: 'The matter for which it was asked that the full name is not given',
  reason: 'Why it was not agreed that the full name is not given',
  telephone: 'Telephone number of the customer',
  time: 'Time of the call',
  told: staff('Who was asked to agree that the full name is not given'),
  until: 'Until which day it was asked that the full name is not given',
  'WithholdingAgreed until': 'Until which day it was agreed that the full name is not given',
  why: 'Why the full name is not given to the customer',
}
