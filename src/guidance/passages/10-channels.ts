import { brief } from '../../procedures/sections.js'
import { ours, type Passage } from './passage.js'

/** s10: only some ways of contact. */
export const restrictedChannels: Passage = {
  id: '10.channels',
  section: 's10 (channels)',
  title: 'Only some ways of contact',
  looksLike: 'You want to limit how a customer reaches us, for instance in writing only.',
  short: [
    'We can limit how a customer reaches us, for instance to writing.',
    `The group manager decides, the customer is told in writing, and it is recorded (${brief('s15')}).`,
  ],
  doNow: [
    'Ask for the restriction, saying which channel stays open; the group manager decides.',
    ours(`Check that the channel left open is one that the customer can use (${brief('s5')}).`),
    'Explain it to the customer in writing.',
    `Have a record made for {contactsPage} (${brief('s15')}).`,
  ],
  decides: 'The group manager, or a head of department.',
  actions: ['restriction', 'lookup', 'none'],
}
