import type { Passage } from './passage.js'

/** s6: what follows when a call has been ended. */
export const terminating: Passage = {
  id: '6',
  section: 's6',
  title: 'After you have ended a call',
  looksLike: 'You ended a call, and want to know what to write, where it goes and whom to talk to.',
  short: [
    'Fill in the terminated call log, facts only, and send it to your line manager.',
    'Then talk it over with them; a case in {caseSystem} gets a copy.',
  ],
  doNow: [
    'Fill in a terminated call log, every time, and send it to your line manager.',
    'If the call was about a case in {caseSystem}, put a copy on the case file.',
    'Write facts only: what was said and done. Mark every quotation clearly, theirs and yours.',
    'Talk it through with your line manager, so that they know what happened and can see how you are.',
    'Line managers: consider whether we should follow up with the customer.',
  ],
  decides: 'You decided to end the call; the line manager decides on any follow-up with the customer.',
  actions: ['terminated-call', 'welfare'],
}
