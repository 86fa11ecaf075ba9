import { brief } from '../../procedures/sections.js'
import type { Passage } from './passage.js'

/** s4: difficult, and no more than that. */
export const difficult: Passage = {
  id: '4.difficult',
  section: 's4 (difficult)',
  title: 'A difficult contact',
  looksLike: 'The contact is hard going, but not abusive: they do not follow, are upset, or the subject is new to you.',
  short: [
    'Keep helping, as long as you are doing it well enough.',
    'If not, tell them that you will ask a colleague; if nobody is free, arrange to ring back.',
  ],
  doNow: [
    'Keep helping, as long as you feel that you are doing it well enough.',
    'If you are not, ask a manager or somebody who knows the subject.',
    'Tell the customer first that you need to ask a colleague.',
    'If nobody is free now, arrange to ring back.',
    `Think about whether an adjustment would make it easier for them (${brief('s5')}).`,
  ],
  decides: 'You do. A manager or an experienced colleague gives advice.',
  actions: ['none', 'escalate', 'adjustment'],
}
