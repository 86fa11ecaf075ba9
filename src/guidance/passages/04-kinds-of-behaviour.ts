import { brief } from '../../procedures/sections.js'
import type { Passage } from './passage.js'

/** s4, opening: which kinds of behaviour the procedure knows. */
export const kindsOfBehaviour: Passage = {
  id: '4',
  section: 's4',
  title: 'Which kind of behaviour is it?',
  looksLike: 'You are not sure what to call the behaviour. These are the common kinds; there can be others.',
  short: [
    'Difficult: keep helping. Persistent after all has been said: your line manager. Offensive: explain, then warn.',
    'Abusive or threatening from the outset, or when the tone changes to it: you may end the contact.',
  ],
  doNow: [
    'Difficult: it makes the contact hard for any reason, perhaps without any fault. Keep helping.',
    'Unreasonably persistent: the matter has been answered, you have nothing useful to add and have said so, and they still come back.',
    'Offensive or insulting: rude, unpleasant, or bad language again and again. Explain, warn, then end the contact.',
    'Abusive or threatening, towards one of us or the office: from the outset, or when the tone changes to it, you may end the contact.',
    `Whichever it is, ask yourself whether a personal difficulty may be behind it (${brief('s5')}).`,
  ],
  decides: 'You judge it in the contact. Your line manager considers persistence; a group manager or above decides on a restriction.',
  actions: ['none'],
}
