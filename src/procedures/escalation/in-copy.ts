import { type InCopy, staff } from '../in-copy.js'
import type { EscalationEvent } from './matter.js'

const yesOrNo = { yes: 'Yes', no: 'No' }
const tasks = {
  letter: 'A letter, since nobody answered the telephone',
  call: 'The call',
  promised: 'What was promised in writing',
  'exhausted letter': 'The letter that says that our complaints process has come to its end',
}

/** What a copy calls the fields of a matter that a customer wanted a manager, or a call, for. */
export const escalationInCopy: InCopy<EscalationEvent> = {
  about: staff('The member of staff about whom the customer is unhappy'),
  aboutName: 'About whom the customer is unhappy',
  agreed: 'What was agreed with the customer',
  askedFor: 'Whom the customer asked for',
  basics: 'What the matter is about',
  callAt: 'When the customer is to be rung',
  'CallUnanswered callAt': 'When the customer is to be rung again, since nobody answered',
  case: 'Case reference of the customer',
  caseOfficer: staff('The member of staff who deals with the case'),
  customer: 'Name of the customer',
  email: 'E-mail address of the customer',
  exhausted: { label: 'Has our complaints process come to its end on this?', answers: yesOrNo },
  explained: { label: 'Had whoever deals with the case explained it to the customer?', answers: yesOrNo },
  from: staff('Who was to ring the customer until then'),
  helps: { label: 'Would somebody else settle it more effectively?', answers: yesOrNo },
  kind: {
    label: 'What the customer wants',
    answers: {
      outcome: 'They do not agree with what was decided',
      dissatisfied: 'It was explained, and they are still dissatisfied',
      conduct: 'They are not satisfied with how a member of staff behaved',
      demand: 'They want a manager, or somebody more senior',
      unallocated: 'They ask about a case that nobody deals with yet',
      'call-back': 'They want to be rung',
      help: 'A colleague needs help with the customer',
    },
  },
  outcome: 'What came of the call',
  party: 'Number of the customer in our case system',
  reason: 'Why it was decided so on the end of our complaints process',
  receiver: staff('For whom the matter was meant first'),
  route: {
    label: 'Which way on was chosen: who should answer the customer',
    answers: {
      'case officer': 'Whoever deals with the case',
      'manager call': 'A manager, by telephone',
      'line manager': 'The line manager',
      peer: 'A colleague of the same rank as whoever they complain about',
      senior: 'Somebody more senior',
      helper: 'A colleague who can help',
      'complaints page': 'Nobody by telephone: the customer was told how to complain',
      words: 'Whoever they talk to: there are words for it',
    },
  },
  suits: 'When a call suits the customer',
  task: { label: 'What was done or sent', answers: tasks },
  telephone: 'Number at which to ring the customer',
  to: staff('To whom the matter was passed, to be taken by them or not'),
  'ContactChanged to': staff('Who is the customer’s one contact for this matter from then on'),
  toWrite: 'What we promised to send the customer in writing',
  told: staff('Who was asked to take the matter'),
  'ExhaustionAsked told': staff('Who was asked to decide whether our complaints process has come to its end on this'),
  'ExhaustionClimbed told': staff('Who was asked to decide whether our complaints process has come to its end on this'),
  why: 'Why somebody else would settle it more effectively, or what help is needed',
  'EscalationPassed why': 'Why the matter was passed to somebody else',
  'CallMoved why': 'Why the call was moved to another time',
  'EscalationDeclined why': 'Why nobody else was asked to answer the customer',
  'ExhaustionAsked why': 'Why our complaints process may have come to its end on this',
  'MatterEnded why': 'Why we ended the matter',
  words: 'What was noted on what was done or sent',
}
