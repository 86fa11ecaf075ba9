import type { Passage } from './passage.js'

/** s4: coming back again and again. */
export const persistent: Passage = {
  id: '4.persistent',
  section: 's4 (unreasonably persistent)',
  title: 'Coming back again and again',
  looksLike: 'Repeated contact on something already answered, perhaps in a new guise, or fixed on one person or organisation.',
  doNow: [
    'Check whether there is anything useful that you can still add. If there is, add it.',
    'If there is not, tell the customer so, plainly.',
    'If they go on regardless, it may now be unreasonably persistent: take it to your line manager, with the contacts listed.',
    'The line manager considers whether it is, and, where we know how to reach the customer, whether to ask for limits on how we answer.',
    'Ask whether a personal difficulty could explain it (s5).',
  ],
  say: [
    'I have given you all the information I can on this matter. I have nothing further to add, and writing again will not change that.',
  ],
  decides:
    'Your line manager considers whether it is unreasonable. Only the relevant group manager, or somebody more senior, may restrict contact.',
  actions: ['restriction', 'none'],
}
