import { brief } from '../../procedures/sections.js'
import type { Passage } from './passage.js'

/** s4: abuse, threats, insults and bad language. */
export const unacceptable: Passage = {
  id: '4.unacceptable',
  section: 's4 (unacceptable)',
  title: 'Abuse, insults and bad language',
  looksLike: 'Rude, insulting, foul-mouthed, intimidating or threatening, to you or about the office.',
  short: [
    'Abusive or threatening from the outset, or when the tone changes to it: you may end the contact.',
    'Otherwise explain, then warn, then end it.',
  ],
  doNow: [
    'Abusive or threatening from the first moment: you may end the contact straight away. If you get the chance, say why.',
    'Otherwise explain, at the first opening, exactly what you find unacceptable, and that you can only go on if it stops.',
    'Stay calm and polite. A firm tone is fine; raising your voice is not needed.',
    'If it does not improve enough, warn them that you will end the contact.',
    'If they object to that, tell them that they can make a service complaint, and how ({complaintsPage}).',
    'If it still goes on, say that you are ending the contact, even if they talk over you, and end it.',
    'If it turns abusive or threatening on the way, end it with no further explanation.',
    `After a call: fill in the terminated call log (${brief('s6')}, ${brief('s14')}). Then look after yourself (${brief('s2')}).`,
    `A threat to harm anybody is also a matter for a senior member of staff at once (${brief('s9')}, ${brief('s11')}).`,
  ],
  decides: 'You decide to end the contact. What follows, such as a restriction, is for a group manager or above.',
  actions: ['terminated-call', 'welfare', 'restriction'],
}
