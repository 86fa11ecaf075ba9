import { brief } from '../../procedures/sections.js'
import type { Passage } from './passage.js'

/** s10, opening: restricting access. */
export const restricting: Passage = {
  id: '10',
  section: 's10',
  title: 'Restricting contact',
  looksLike: 'Behaviour was unacceptable or unreasonably persistent, and you wonder whether and how contact can be limited.',
  short: ['Report the behaviour, with the facts.', 'A group manager or head of department decides whether contact is restricted, and how.'],
  doNow: [
    'Report the behaviour, with the facts. A group manager or head of department decides from there.',
    'A restriction can be by subject, by person, by channel, or a mix of these.',
    'It is rare, and only where it protects our staff or our service.',
    `Consider whether a personal difficulty lies behind it (${brief('s5')}), and whether a mail folder would help.`,
    'Group managers who are unsure which kind fits ask the Head of Customer Contact.',
  ],
  decides: 'The relevant group manager, or a head of department.',
  actions: ['restriction', 'none'],
}
