import { type InCopy, staff } from '../in-copy.js'
import type { AbsenceEvent } from './absence-matter.js'
import type { TurnEvent } from './turn-matter.js'

/** What a copy calls the fields of an absence. */
export const absenceInCopy: InCopy<AbsenceEvent> = {
  from: 'From when it holds',
  is: { label: 'Away or here', answers: { away: 'Away: somebody else is asked instead', here: 'Here again' } },
  person: staff('Which member of staff is away, or here again'),
  until: 'Until when it holds',
}

/** What a copy calls the fields of a turn on duty. */
export const turnInCopy: InCopy<TurnEvent> = {
  from: 'On duty from when',
  insteadOf: staff('In whose place they are on duty'),
  person: staff('Which member of staff is on duty'),
  until: 'On duty until when',
  tier: 'Are they asked first (1), or after others (2 and more)?',
}
