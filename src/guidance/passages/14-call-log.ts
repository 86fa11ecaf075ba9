import { brief } from '../../procedures/sections.js'
import type { Passage } from './passage.js'

/** s14: the terminated call log. */
export const callLog: Passage = {
  id: '14',
  section: 's14',
  title: 'The terminated call log',
  looksLike: 'You want to know what the log asks for.',
  short: [
    'The caller’s name if known, the case reference, date and time, why you ended it, and your name.',
    `Facts only, with quotations marked; then send it to your line manager (${brief('s6')}).`,
  ],
  doNow: [
    'The caller’s name, if you know it.',
    'The case reference, where there is one.',
    'The date and the time of the call.',
    `Why you ended it: facts, with quotations marked (${brief('s6')}).`,
    'Your own name. Then send it to your line manager.',
  ],
  decides: 'You fill it in; your line manager reads it and talks it over with you.',
  actions: ['terminated-call', 'none'],
}
