import { type InCopy, staff } from '../in-copy.js'
import type { MeetingEvent } from './matter.js'

/** What a copy calls the fields of a talk after a hard contact with a customer. */
export const meetingInCopy: InCopy<MeetingEvent> = {
  agreed: 'What was agreed in the talk, or would help',
  because: {
    label: 'Why no talk is owed any more',
    answers: {
      left: 'They no longer work here',
      'not wished': 'They did not wish for one',
      'talked about the log': 'It was talked about together with the log of the contact',
      talked: 'There has been a talk',
      'nobody above': 'There is nobody above them to talk with',
    },
  },
  contact: 'The record of the hard contact',
  days: 'On how many of the last thirty days they had a hard contact',
  how: { label: 'How they said that they are', answers: { 'all right': 'All right', talk: 'They would like to talk' } },
  often: { label: 'Is the talk about how often a hard contact has come, and not about this one alone?', answers: { yes: 'Yes', no: 'No' } },
  since: 'When the hard contact began',
  staff: staff('Who had the hard contact'),
  told: staff('Who was asked to offer the member of staff a talk'),
  // Whoever has offered is asked whether it was had, and before that whoever has not.
  'MeetingOffered told': staff('Who is to talk with the member of staff'),
  'MeetingAskedAgain told': staff('Who is to talk with the member of staff'),
}
