import { forTheMachine, type InCopy, staff } from '../in-copy.js'
import type { AtRiskEvent } from './matter.js'

/** What a copy calls the fields of an alert that somebody may be at risk. */
export const atRiskInCopy: InCopy<AtRiskEvent> = {
  administrators: staff('The administrators to whom it was sent that a message did not get through'),
  'AlertRaised administrators': staff('The administrators to whom it was sent that some of those on duty cannot be reached'),
  next: forTheMachine,
  ask: 'When whoever has the alert is to be asked whether they still have it',
  'FactsEstablished ask': 'When the record of what an authority was told is to be asked for',
  'AlertDealtWith ask': 'When the record of what an authority was told is to be asked for',
  'ReportChased ask': 'When the record of what an authority was told is to be asked for again',
  authority: 'Which authority it was decided to tell',
  because: {
    label: 'Why the message did not get through',
    answers: { left: 'They no longer work here', away: 'They were away', 'not reached': 'They could not be reached' },
  },
  case: 'Case reference of the customer',
  channel: 'By which way the alert was delivered',
  'in to channel': 'The channel for which the message was',
  'HolderGone because': {
    label: 'Why whoever had the alert no longer deals with it',
    answers: { left: 'They no longer work here', away: 'They were away', 'not reached': 'They could not be reached' },
  },
  contact: 'Telephone number or address of the customer',
  decidedBy: staff('Who decided to tell the authority'),
  emergency: {
    label: 'Were the emergency services rung?',
    answers: { called: 'Yes, we rang them', 'customer told': 'The customer was told to ring them', 'not needed': 'It was not needed' },
  },

  established: 'What was found out',
  from: staff('Who had the alert until then'),
  how: {
    label: 'How it came to us',
    answers: { call: 'On the telephone', 'threat-only': 'As a threat on the telephone', written: 'In writing' },
  },
  imminent: { label: 'Could it happen at once?', answers: { yes: 'Yes', no: 'No', unknown: 'It was not known' } },
  location: 'Where the person who may be at risk was said to be',
  name: 'Name of the customer',
  onTheLine: { label: 'Was the customer on the telephone when the alert was raised?', answers: { yes: 'Yes', no: 'No' } },
  others: staff('Who else was asked to deal with the alert, since whoever had it did not answer'),
  outcome: {
    label: 'How the alert was dealt with',
    answers: {
      'passed on': 'It was passed on to somebody outside the office',
      'handled here': 'The office dealt with it itself',
      'no further action': 'Nothing more had to be done',
    },
  },
  passedTo: staff('Who is to write down what was said on the telephone'),
  person: staff('Whom the message was for'),
  'AlertReached person': staff('To whom the alert was delivered'),
  'AlertMissed person': staff('Whom the alert did not reach'),
  reason: 'Why the alert was dealt with in this way',
  'CautionEnded reason': 'Why the customer may be contacted as usual again',
  reference: 'The reference under which it is kept what the authority was told',
  report: 'The record of the report to an authority',
  reporter: 'Who raised the alert, by their name on our chat',
  said: 'What was said or written',
  to: staff('To whom the alert was handed over'),
  told: staff('To whom the alert was sent'),
  'ReportChased told': staff('Who was asked for the record of what an authority was told'),
  vitalInterests: 'Whose life or health it was about, and why',
  what: 'What it was decided to pass on',
  who: {
    label: 'Who may be at risk',
    answers: { customer: 'The customer', others: 'Somebody else', staff: 'A member of staff', unknown: 'It was not known' },
  },
  why: 'Why what was said was read again',
  'NoReportNeeded why': 'Why no record of what an authority was told is needed',
}
