import type { Passage } from './passage.js'

/** s11: telling the police or another authority. */
export const police: Passage = {
  id: '11.police',
  section: 's11 (police)',
  title: 'Telling the police or another authority',
  looksLike: 'A customer harasses or threatens people, or a crime may have happened or be about to.',
  doNow: [
    'Something may happen at any moment: call the emergency services ({emergencyNumber}) first.',
    'Tell your manager at once.',
    'A head of department decides on a report, or a group manager while the head is absent, by weighing the risk. They may consult Information Governance, Human Resources and others.',
    'Usually the station local to the customer or to us is the right place. Before writing, ring to check the place and the person.',
    'Give only what bears on the incident, not the customer’s whole case.',
    'Send the head of department and Information Governance: your name, a copy or description of what was reported, why, the date, and the recipient’s name, rank or title and contact details.',
    'Normally tell the customer that we made the report.',
    'Decide whether we go on with their matter. If not, tell them soon, and note it on the case.',
  ],
  say: ['I need to tell you about a customer’s behaviour that worries me. I think that it may have to be reported.'],
  decides: 'A head of department; in their absence, a group manager.',
  actions: ['authority-report', 'at-risk', 'welfare'],
}
