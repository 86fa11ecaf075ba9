import { type InCopy, staff } from '../in-copy.js'
import type { SubjectEvent } from './matter.js'

/** What a copy calls the fields of a request for personal data. */
export const requestInCopy: InCopy<SubjectEvent> = {
  about: {
    label: 'What whoever asks was asked',
    answers: { identity: 'To show who they are', scope: 'What they are looking for' },
  },
  alerts: {
    label: 'Did anything about a risk to somebody have to stay out?',
    answers: { out: 'Yes, it was taken out', no: 'No', may: 'No: it may be given' },
  },
  also: 'What else was looked for',
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
    answers: { out: 'Yes, and that was taken out', no: 'No', may: 'No: it may be given' },
  },
  harmWords: 'What was said about that harm',
  how: 'How they showed who they are',
  'DataSent how': 'How it was sent',
  is: {
    label: 'Who asks',
    answers: { customer: 'A customer, or somebody else outside the office', staff: 'A member of staff', left: 'A former member of staff' },
  },
  name: 'Name of whoever asks',
  on: 'On which day',
  others: {
    label: 'Was anything about other people in it?',
    answers: { out: 'Yes, it was taken out', none: 'No', agreed: 'Yes, and they agreed that it is given' },
  },
  othersWords: 'What was said about those other people',
  party: 'Number of whoever asks in our case system',
  reason: 'The reason that was given',
  received: 'The day on which the request reached us',
  staff: staff('The member of staff who asks'),
  telephone: 'Telephone number of whoever asks',
  toldOn: 'The day on which they were told that it takes longer',
  wants: 'What was asked for',
  warnings: 'How often we were reminded of the day',
  what: {
    label: 'What was sent',
    answers: { whole: 'Everything', part: 'A part of it', nothing: 'That nothing is kept' },
  },
  words: 'What was written',
}
