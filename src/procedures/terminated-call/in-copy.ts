import { type InCopy, staff } from '../in-copy.js'
import type { TerminatedCallEvent } from './matter.js'

/** What a copy calls the fields of the log of a call that was ended, or of a contact in writing that is not answered further. */
export const logInCopy: InCopy<TerminatedCallEvent> = {
  caller: 'Name of whoever rang or wrote',
  caseReference: 'Case reference of the customer',
  date: 'Day of the call or letter',
  due: 'When whoever is to deal with the customer is to be reminded',
  duration: 'How long the call lasted',
  email: 'E-mail address of the customer',
  followUp: { label: 'Is there anything more to do with the customer?', answers: { yes: 'Yes', no: 'No' } },
  fromTheOutset: { label: 'Was the customer abusive or threatening from the first word?', answers: { yes: 'Yes', no: 'No' } },
  how: 'How the member of staff was when it was talked about',
  'in customer how': 'How it is known who the customer is',
  instead: staff('The line manager in whose place it was done'),
  kind: {
    label: 'Which kind of behaviour of the customer it was',
    answers: {
      abusive: 'Abusive or threatening',
      offensive: 'Offensive or insulting',
      persistent: 'Unreasonably persistent',
      other: 'Something else',
    },
  },
  lineManager: staff('Line manager of the member of staff'),
  medium: { label: 'How the contact came to us', answers: { letter: 'By letter', 'e-mail': 'By e-mail', chat: 'In a chat' } },
  name: 'Name of the customer',
  outcome: 'What came of what was still to be done with the customer',
  party: 'Number of the customer in our case system',
  personal: {
    label: 'Could a personal difficulty or characteristic be behind the behaviour?',
    answers: { possibly: 'Possibly', yes: 'Yes', no: 'No' },
  },
  personalNote: 'What makes us think so',
  points: {
    label: 'What of the log was to be looked at again',
    answers: { quotes: 'Whose words are whose', opinion: 'An opinion in the place of a fact', other: 'Something else' },
  },
  reason: 'Why the call was ended, or the writing is not answered further',
  'LogCorrected reason': 'Why the log was put right',
  'LogReturned reason': 'Why the log was to be put right',
  support: 'How the member of staff is supported',
  telephone: 'Telephone number of the customer',
  threat: { label: 'Did the customer threaten to harm anybody?', answers: { yes: 'Yes', no: 'No' } },
  time: 'Time of the call',
  told: staff('Who was told that the log has not been talked about'),
  'DiscussionReminded told': staff('Who was reminded to talk about the log, or to put it right'),
  warnings: 'What we said before the contact was ended',
  wellbeing: {
    label: 'How the member of staff was afterwards',
    answers: { talk: 'They would like to talk', fine: 'They are fine', shaken: 'They are shaken' },
  },
  what: 'What is to be done with the customer',
}
