import type { Passage } from './passage.js'

/** s10: no further contact on a case or subject. */
export const restrictedCase: Passage = {
  id: '10.case',
  section: 's10 (case or subject)',
  title: 'No further contact on one matter',
  looksLike: 'We have done and said all that can be expected on one case, and want to stop corresponding on it.',
  short: [
    'The group manager decides, and the customer is told in writing.',
    '“NFC” goes into the title of the case; anything else they raise has full service.',
  ],
  doNow: [
    'Ask for the restriction; the group manager decides.',
    'Explain it to the customer in writing.',
    'Put “NFC” (no further contact) in the title of the case, so that nobody offers a call back on it.',
    'Keep giving full service on anything else that they raise.',
    'Several cases on the same matter: have it recorded as s15 says, so that all customer-facing staff know.',
  ],
  decides: 'The group manager, or a head of department.',
  actions: ['restriction', 'lookup', 'none'],
}
