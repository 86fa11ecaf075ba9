import type { Passage } from './passage.js'

/** s10: deciding on a restriction, and meeting one. */
export const restrictionDecision: Passage = {
  id: '10.decision',
  section: 's10 (decision and after)',
  title: 'Deciding on a restriction, or meeting one',
  looksLike: 'A restricted customer is in touch, or a manager is about to decide on a restriction.',
  short: [
    'A restricted customer is in touch: look them up, and do what their record says.',
    'You are deciding: review all the relevant contact first, then weigh everything that matters.',
  ],
  doNow: [
    'Somebody restricted is in touch: look them up, and do what their record says. It is on {contactsPage}.',
    'Deciding: review all the relevant contact from the customer first.',
    'Weigh the circumstances of each contact, and every other factor that matters, before you decide.',
  ],
  decides: 'A group manager or head of department, after reviewing all relevant contact.',
  actions: ['lookup', 'restriction', 'none'],
}
