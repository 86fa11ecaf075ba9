import { type InCopy, staff } from '../in-copy.js'
import type { DifficultCallEvent } from './matter.js'

/** What a copy calls the fields of a call that was difficult. */
export const difficultCallInCopy: InCopy<DifficultCallEvent> = {
  about: 'What the call was about, or its case reference',
  onThreat: { label: 'Was the call ended because of a threat?', answers: { yes: 'Yes', no: 'No' } },
  told: staff('The managers who were asked to help'),
}
