import type { Passage } from './passage.js'

/** s11: telling the police or another authority. */
export const police: Passage = {
  id: '11.police',
  section: 's11 (police)',
  title: 'Telling the police or another authority',
  looksLike: 'A customer harasses or threatens people, or a crime may have happened or be about to.',
  short: [
    'Something may happen at any moment: call the emergency services ({emergencyNumber}). Otherwise tell your manager at once.',
    'A head of department decides on a report; in their absence a group manager.',
  ],
  doNow: [
    'Something may happen at any moment: call the emergency services ({emergencyNumber}).',
    'Tell your manager at once.',
    'A head of department decides on a report, or a group manager while the head is absent, by weighing the risk. They may consult Information Governance, Human Resources and others.',
    'Usually the station local to the customer or to us is the right place. Before writing, ring to check the place and the person.',
    'Give only what bears on the incident, not the customer’s whole case.',
    'Document it for your head of department, and for Information Governance: who you are, what was reported (a copy, or in your words), why, when, and to whom, with rank or job title and how to reach them.',
    'Normally tell the customer that we made the report.',
    'Decide whether we go on with their matter. If not, tell them soon, and note it on the case.',
  ],
  decides: 'A head of department; in their absence, a group manager.',
  actions: ['authority-report', 'at-risk', 'welfare'],
}
