import type { Passage } from './passage.js'

/** s10: a single point of contact. */
export const restrictedPeople: Passage = {
  id: '10.people',
  section: 's10 (people)',
  title: 'One person to deal with',
  looksLike: 'A customer has many matters open, or contacts many of us, and one person would do better.',
  doNow: [
    'Consider a single point of contact where it helps everybody, for example when there are many complaints.',
    'The group manager decides.',
    'Tell the customer in writing who it is.',
    'Have a record made for {contactsPage} (s15), naming that person.',
  ],
  say: ['From now on Ms Malik deals with all your matters. I will tell her that you rang.'],
  decides: 'The group manager, or a head of department.',
  actions: ['restriction', 'lookup', 'none'],
}
