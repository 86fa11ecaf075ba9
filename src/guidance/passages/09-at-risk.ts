import { ours, type Passage } from './passage.js'

/** s9: somebody may come to harm. */
export const atRisk: Passage = {
  id: '9',
  section: 's9',
  title: 'Somebody may come to harm',
  looksLike: 'The customer speaks or writes of hurting themselves or others, or is in danger, openly or in hints.',
  short: [
    'Pass it to a senior member of staff at once.',
    'You need not judge whether it is meant, and you are not responsible for what they do.',
  ],
  doNow: [
    'Tell a senior member of staff now. Press the at-risk button: it reaches everybody who is on duty.',
    'On the phone: tell them that this is not something we can help with, and to try the emergency services ({emergencyNumber}).',
    'Note as many details as you can.',
    ours('For instance their words, the name, the number, the place, what is about to happen.'),
    'In writing: pass it to a senior member of staff at once. They consider telling other agencies.',
    'If there is a case, put a telephone note with the details on the case file or contact record.',
    'You need not judge whether it is meant, and you are not personally responsible for what the customer does.',
    'Seniors: establish whether further action is needed. If details should go to an authority, weigh the person’s vital interests, and tell Information Governance, who help and make the formal record.',
  ],
  decides: 'A senior member of staff decides what follows. You pass it on; you do not weigh it.',
  actions: ['at-risk', 'authority-report', 'welfare'],
}
