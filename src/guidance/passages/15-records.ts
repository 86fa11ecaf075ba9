import { ours, type Passage } from './passage.js'

/** s15: recording an adjustment or a restriction. */
export const records: Passage = {
  id: '15',
  section: 's15',
  title: 'Recording an adjustment or a restriction',
  looksLike: 'An adjustment is agreed or a restriction authorised, and it must be recorded, shown, owned or reviewed.',
  short: [
    'Contact a manager in Advice Services, who make the record.',
    'The manager who approved it owns it, and reviews it every year, or sooner where that fits.',
  ],
  doNow: [
    ours('What was approved with this bot reaches Advice Services without you. For anything else:'),
    'Contact a manager in Advice Services, who record it. Send them:',
    'the customer’s name and contact details, and the party record in {caseSystem};',
    'what the adjustment or restriction is, and the case references;',
    'the date on which the record should start, for instance once the customer has been told;',
    'any single point of contact, a review date if it is to differ from a year, and the documents, such as your letter.',
    'Advice Services open a case for the correspondence: add later letters and telephone notes to it.',
    'They also tick the right box on the party record, and put the details on {contactsPage}.',
    'The manager who approved it owns the record, and reviews it every year, or sooner where that fits. Advice Services remind them.',
  ],
  decides: 'The manager who approved it is the owner; Advice Services make and keep the record.',
  actions: ['restriction', 'adjustment', 'lookup', 'none'],
}
