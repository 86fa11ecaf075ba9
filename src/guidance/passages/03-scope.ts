import { brief } from '../../procedures/sections.js'
import type { Passage } from './passage.js'

/** s3: where the procedure applies, and how much patience is owed. */
export const scope: Passage = {
  id: '3',
  section: 's3',
  title: 'Where this applies, and how patient to be',
  looksLike: 'A question about who and what the procedure covers, or how much time and patience one customer is owed.',
  short: [
    'Use it for every contact with customers and stakeholders, spoken or written.',
    `Be patient, in proportion to the matter: unacceptable behaviour need not be borne (${brief('s4')}).`,
  ],
  doNow: [
    'Use it for every contact with customers and stakeholders, spoken or written.',
    'Remember that the law we explain is hard, and can frustrate people who do not know it.',
    `Be patient and adjust where you should (${brief('s5')}), and keep to the staff code of conduct whatever the customer does.`,
    'Patience does not mean accepting unacceptable behaviour: s4 says what to do about that.',
    'Give each customer time in proportion to the matter. The others who are waiting deserve fairness too.',
  ],
  decides: 'You judge what is proportionate; ask your line manager when you are unsure.',
  actions: ['none', 'welfare'],
}
