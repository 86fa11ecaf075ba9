import { ours, type Passage } from './passage.js'

/** s2: looking after yourself. */
export const staffWelfare: Passage = {
  id: '2',
  section: 's2',
  title: 'Looking after yourself',
  looksLike: 'A contact has left you, or a colleague, upset, shaken or threatened, or is simply hard to cope with.',
  short: [
    'Tell your line manager straight away, or somebody more senior.',
    'The office has a legal duty to look after your health and welfare.',
  ],
  doNow: [
    'Tell your line manager straight away, or a more senior manager if that suits better.',
    ours('You need no form and no reason. Say what would help now: a pause, somebody to talk to, somebody else taking the contact.'),
    ours('If it is a colleague who is upset, encourage them to tell their manager, or offer to go with them.'),
  ],
  decides: 'You decide whom to tell. The office has a legal duty to protect your health and welfare.',
  actions: ['welfare'],
}
