import { type InCopy, staff } from '../in-copy.js'
import type { AtRiskEvent } from './matter.js'

/** What a copy calls the fields of an alert that somebody may be at risk. */
export const atRiskInCopy: InCopy<AtRiskEvent> = {
  administrators: staff('Who was told that a message did not get through'),
  ask: 'When whoever deals with it is asked again',
  authority: 'Which authority was told',
  because: {
    label: 'Why',
    answers: { left: 'They no longer work here', away: 'They were away', 'not reached': 'They could not be reached' },
  },
  case: 'Case reference of the customer',
  channel: 'Where the message was sent',
  contact: 'Telephone number or address of the customer',
  decidedBy: staff('Who decided to tell the authority'),
  emergency: {
    label: 'Were the emergency services rung?',
    answers: { called: 'Yes, we rang them', 'customer told': 'The customer was told to ring them', 'not needed': 'It was not needed' },
  },

  established: 'What was found out',
  from: staff('Who had dealt with it until then'),
  how: {
    label: 'How it came to us',
    answers: { call: 'On the telephone', 'threat-only': 'As a threat on the telephone', written: 'In writing' },
  },
  imminent: { label: 'Could it happen at once?', answers: { yes: 'Yes', no: 'No', unknown: 'It was not known' } },
  location: 'Where the person is',
  name: 'Name of the customer',
  onTheLine: { label: 'Was the customer still on the telephone?', answers: { yes: 'Yes', no: 'No' } },
  others: staff('Who else was asked'),
  outcome: {
    label: 'How it ended',
    answers: {
      'passed on': 'It was passed on to somebody outside the office',
      'handled here': 'The office dealt with it itself',
      'no further action': 'Nothing more had to be done',
    },
  },
  passedTo: staff('Who is to write down what was said on the telephone'),
  person: staff('Whom the message was for'),
  reason: 'The reason that was given',
  reference: 'The reference that was given for it',
  report: 'The record of the report to an authority',
  reporter: 'Who raised it',
  said: 'What was said or written',
  to: staff('Who deals with it from then on'),
  told: staff('Who was told'),
  vitalInterests: 'Whose life or health it was about, and why',
  what: 'What was passed on',
  who: {
    label: 'Who may be at risk',
    answers: { customer: 'The customer', others: 'Somebody else', staff: 'A member of staff', unknown: 'It was not known' },
  },
  why: 'Why',
}
