import type { Passage } from './passage.js'

/** s10: only some ways of contact. */
export const restrictedChannels: Passage = {
  id: '10.channels',
  section: 's10 (channels)',
  title: 'Only some ways of contact',
  looksLike: 'You want to limit how a customer reaches us, for instance in writing only.',
  doNow: [
    'Ask for the restriction, saying which channel stays open; the group manager decides.',
    'Check that the channel left open is one that the customer can use (s5).',
    'Explain it to the customer in writing.',
    'Have a record made for {contactsPage} (s15).',
  ],
  say: ['We have asked you to contact us in writing. I cannot take this by phone, but we will read what you send.'],
  decides: 'The group manager, or a head of department.',
  actions: ['restriction', 'lookup', 'none'],
}
