import type { Passage } from './passage.js'

/** s12: what managers owe their staff. */
export const managers: Passage = {
  id: '12',
  section: 's12',
  title: 'For managers',
  looksLike: 'You manage somebody who is dealing, or has dealt, with difficult or unacceptable behaviour.',
  doNow: [
    'Be ready to step in. Take over the contact yourself where that is needed.',
    'Meet anybody who has dealt with such behaviour, and talk about how they are.',
    'Pay attention to the effect on them, and make sure that the support they need is in place.',
    'Keep to the escalation phases of the feedback process.',
    'A customer unhappy with how this procedure was used on them: point them to {complaintsPage}.',
  ],
  say: ['I heard that call was rough. How are you, and what would help right now?'],
  decides: 'You do: managers have a duty of care to their staff.',
  actions: ['welfare', 'escalate', 'none'],
}
