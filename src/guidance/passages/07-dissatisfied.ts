import { ours, type Passage } from './passage.js'

/** s7: still dissatisfied, complaints about people, and the end of the complaints process. */
export const dissatisfied: Passage = {
  id: '7.dissatisfied',
  section: 's7 (still dissatisfied)',
  title: 'Still unhappy, or complaining about us',
  looksLike: 'The explanation did not satisfy them, they complain about a colleague or manager, or they have been answered and want more.',
  short: ['The case officer points them to {complaintsPage}.', 'A manager who thinks that a phone call would settle it can simply ring.'],
  doNow: [
    'The case officer points them to {complaintsPage}.',
    'A manager who thinks that a phone call would settle it can simply ring; nothing in writing is needed first.',
    'A complaint about a person: a service complaint to that person’s line manager, or a call back from a suitable peer, above all when it is about one of the management team.',
    ours('The call back never comes from the person complained about.'),
    'The manager who answers the review or complaint looks after further contact on that matter, as single point of contact where that fits.',
    'If behaviour becomes unacceptable after that answer, the manager settles the next steps with a group manager or the head of department, and tells the customer in writing.',
    'If nothing useful can be added by yet another complaint, the manager takes it to a head of department.',
    'Once a head of department decides that our process is exhausted, further concerns go to {ombudsman}.',
  ],
  decides: 'The manager who answers, for that matter. Only a head of department decides that the complaints process is exhausted.',
  actions: ['escalate', 'none'],
}
