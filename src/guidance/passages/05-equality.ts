import { brief } from '../../procedures/sections.js'
import { ours, type Passage } from './passage.js'

/** s5: difficulties and characteristics behind the behaviour, and adjusting the service. */
export const equality: Passage = {
  id: '5',
  section: 's5',
  title: 'Adjusting our service',
  looksLike: 'The customer finds our service hard to use, or a disability, illness or other difficulty may explain how they act.',
  short: [
    'Change how we serve them, wherever that is reasonable.',
    'Before you judge the behaviour, consider whether a personal difficulty lies behind it.',
  ],
  doNow: [
    ours('Ask the customer what would help, and note it in their words.'),
    'Change how we serve them wherever that is reasonable. The office’s procedure for service adjustments says how to weigh it.',
    'Before calling behaviour difficult, persistent or unacceptable, consider whether a personal difficulty or characteristic lies behind it.',
    'Equality rights do not make every behaviour acceptable: the procedure can still apply, after you have considered this.',
    `When a change is agreed, have it recorded so that colleagues know (${brief('s15')}).`,
  ],
  decides: 'The office’s procedure for service adjustments says how to weigh what is reasonable. Advice Services record it.',
  actions: ['adjustment', 'none'],
}
