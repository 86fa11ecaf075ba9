import type { Passage } from './passage.js'

/** s4: difficult, and no more than that. */
export const difficult: Passage = {
  id: '4.difficult',
  section: 's4 (difficult)',
  title: 'A difficult contact',
  looksLike: 'The contact is hard going, but not abusive: they do not follow, are upset, or the subject is new to you.',
  doNow: [
    'Keep helping, as long as you feel that you are doing it well enough.',
    'If you are not, ask a manager or somebody who knows the subject.',
    'Tell the customer first that you need to ask a colleague.',
    'If nobody is free now, arrange to ring back.',
    'Think about whether an adjustment would make it easier for them (s5).',
  ],
  say: [
    'I want to be sure that I give you the right answer, so I am going to check this with a colleague.',
    'I cannot reach the person who can help just now. May I ring you back, and when would suit you?',
  ],
  decides: 'You do. A manager or an experienced colleague gives advice.',
  actions: ['none', 'escalate', 'adjustment'],
}
