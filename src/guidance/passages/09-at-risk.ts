import type { Passage } from './passage.js'

/** s9: somebody may come to harm. */
export const atRisk: Passage = {
  id: '9',
  section: 's9',
  title: 'Somebody may come to harm',
  looksLike: 'The customer speaks or writes of hurting themselves or others, or is in danger, openly or in hints.',
  doNow: [
    'Tell a senior member of staff now. Press the at-risk button: it reaches everybody who is on duty.',
    'On the phone: say that we are not in a position to help, and suggest that they contact the emergency services ({emergencyNumber}).',
    'Note as much as you can: the words, the name, the number, the place, what is about to happen.',
    'In writing: pass it to a senior member of staff at once. They consider telling other agencies.',
    'If there is a case, put a telephone note with the details on the case file or contact record.',
    'You need not judge whether it is meant, and you are not personally responsible for what the customer does.',
    'Seniors: establish whether further action is needed. If details should go to an authority, weigh the person’s vital interests, and tell Information Governance, who help and make the formal record.',
  ],
  say: [
    'I am not qualified to help with this, and I want you to get help. Please ring the emergency services on {emergencyNumber}.',
    'I am going to tell a senior colleague what you have told me.',
  ],
  decides: 'A senior member of staff decides what follows. You pass it on; you do not weigh it.',
  actions: ['at-risk', 'authority-report', 'welfare'],
}
