import type { Passage } from './passage.js'

/** s12: what managers owe their staff. */
export const managers: Passage = {
  id: '12',
  section: 's12',
  title: 'For managers',
  looksLike: 'You manage somebody who is dealing, or has dealt, with difficult or unacceptable behaviour.',
  short: [
    'Be ready to step in, and take over the contact where that is needed.',
    'Meet them afterwards, and see that they have the support they need.',
  ],
  doNow: [
    'Be ready to step in. Take over the contact yourself where that is needed.',
    'Meet anybody who has dealt with such behaviour, and talk about how they are.',
    'Pay attention to the effect on them, and make sure that the support they need is in place.',
    'Keep to the escalation phases of the feedback process.',
    'A customer unhappy with how this procedure was used on them: point them to {complaintsPage}.',
  ],
  decides: 'You do: you owe your staff a duty of care.',
  actions: ['welfare', 'escalate', 'none'],
}
