import { forTheMachine, type InCopy, staff } from '../in-copy.js'
import type { SubjectEvent } from './matter.js'

/** What a copy calls the fields of a request for personal data. */
export const requestInCopy: InCopy<SubjectEvent> = {
  about: {
    label: 'On what whoever asks was asked a question',
    answers: { identity: 'To show who they are', scope: 'What they are looking for' },
  },
  alerts: {
    label: 'Did anything about a risk to somebody have to stay out?',
    answers: { out: 'Yes, it was taken out', no: 'No, there was nothing', may: 'No: it endangers nobody and hinders no inquiry' },
  },
  also: 'What else of whoever asks was to be looked for: other names, numbers and addresses',
  case: 'Case reference of whoever asks',
  due: 'The day by which it is to be answered',
  email: 'E-mail address of whoever asks',
  ground: {
    label: 'On which ground it was refused',
    answers: {
      identity: 'It could not be shown who asks',
      unfounded: 'It is manifestly unfounded',
      excessive: 'It is manifestly excessive',
      exempt: 'The law makes an exception',
    },
  },
  harm: {
    label: 'Could reading it have caused serious harm to anybody?',
    answers: { out: 'Yes, and that was taken out', no: 'No', may: 'Somebody who can tell was asked, and it may be given' },
  },
  harmWords: 'What was said about that harm',
  how: 'How they showed who they are',
  'DataSent how': 'How it was sent',
  is: {
    label: 'Who asks',
    answers: { customer: 'A customer, or somebody else outside the office', staff: 'A member of staff', left: 'A former member of staff' },
  },
  name: 'Name of whoever asks',
  on: 'On which day it was',
  'ClockStopped on': 'On which day whoever asks was asked the question',
  'ClockResumed on': 'On which day the answer of whoever asks came',
  'DataSent on': 'On which day it was sent to whoever asks',
  'RequestRefused on': 'On which day whoever asks was told that it is refused',
  others: {
    label: 'Was anything about other people in it?',
    answers: { out: 'Yes, it was taken out', none: 'No', agreed: 'Yes, and some of it is given: they agreed, or it is reasonable without' },
  },
  othersWords: 'What was said about those other people',
  party: 'Number of whoever asks in our case system',
  reason: 'Why it takes longer',
  'RequestRefused reason': 'Why the ground holds on which it was refused',
  'RequestWithdrawn reason': 'How it is known that whoever asked no longer asks',
  received: 'The day on which the request reached us',
  staff: staff('The member of staff who asks'),
  telephone: 'Telephone number of whoever asks',
  toldOn: 'The day on which whoever asks was told that it takes longer',
  wants: 'What was asked for',
  warnings: 'How often we were reminded of the day by which it is to be answered',
  what: {
    label: 'What was sent',
    answers: { whole: 'Everything', part: 'A part of it', nothing: 'That nothing is kept' },
  },
  until: forTheMachine,
  words: 'What whoever asks was asked',
  'ClockResumed words': 'What whoever asks answered',
}
