import { brief } from '../../procedures/sections.js'
import type { Passage } from './passage.js'

/** s4: coming back again and again. */
export const persistent: Passage = {
  id: '4.persistent',
  section: 's4 (unreasonably persistent)',
  title: 'Coming back again and again',
  looksLike: 'Repeated contact on something already answered, perhaps in a new guise, or fixed on one person or organisation.',
  short: [
    'Add anything useful that you still can; if there is nothing, say so plainly.',
    'If they go on regardless, take it to your line manager.',
  ],
  doNow: [
    'Check whether there is anything useful that you can still add. If there is, add it.',
    'If there is not, tell the customer so, plainly.',
    'If they go on regardless, it may now be unreasonably persistent: take it to your line manager.',
    'The line manager considers whether it is, and, where we know how to reach the customer, whether to limit how we answer.',
    `Ask whether a personal difficulty could explain it (${brief('s5')}).`,
  ],
  decides:
    'Your line manager considers whether it is unreasonable. Only the relevant group manager, or somebody more senior, may restrict contact.',
  actions: ['restriction', 'none'],
}
