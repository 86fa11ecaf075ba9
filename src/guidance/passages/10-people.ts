import { brief } from '../../procedures/sections.js'
import type { Passage } from './passage.js'

/** s10: a single point of contact. */
export const restrictedPeople: Passage = {
  id: '10.people',
  section: 's10 (people)',
  title: 'One person to deal with',
  looksLike: 'A customer has many matters open, or contacts many of us, and one person would do better.',
  short: [
    'A single point of contact can be appointed where that helps everybody.',
    `The group manager decides, the customer is told in writing, and it is recorded (${brief('s15')}).`,
  ],
  doNow: [
    'Consider a single point of contact where it helps everybody, for example when there are many complaints.',
    'The group manager decides.',
    'Tell the customer in writing who it is.',
    `Have a record made for {contactsPage} (${brief('s15')}), naming that person.`,
  ],
  decides: 'The group manager, or a head of department.',
  actions: ['restriction', 'lookup', 'none'],
}
