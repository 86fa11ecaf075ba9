import { ours, type Passage } from './passage.js'

/** s7: unhappy with a case outcome. */
export const outcome: Passage = {
  id: '7.outcome',
  section: 's7 (case outcome)',
  title: 'Unhappy with a decision',
  looksLike: 'The customer disagrees with the outcome of a case, or wants it explained or reviewed.',
  short: ['The case officer explains the decision first.', 'Still unhappy after that: the case officer points them to {complaintsPage}.'],
  doNow: [
    'The case officer comes first: it is for them to explain the decision.',
    ours('If you are not the case officer, take the case reference and arrange for that officer to make contact.'),
    'If the case officer has explained it and they are still unhappy, go on to the next step: complaints about us.',
  ],
  decides: 'The case officer explains; nobody else needs to decide at this stage.',
  actions: ['escalate', 'none'],
}
