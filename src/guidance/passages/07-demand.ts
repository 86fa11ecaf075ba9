import type { Passage } from './passage.js'

/** s7: demanding a manager or somebody higher. */
export const demand: Passage = {
  id: '7.demand',
  section: 's7 (demands a manager)',
  title: 'Demanding a manager or somebody higher',
  looksLike: 'The customer insists on a manager, a head of department, a director or {headOfOffice}.',
  short: ['Take the basic facts; whoever they ask for may not be the best person.', 'Ask others who is, and arrange a call back.'],
  doNow: [
    'Take the basic facts, so that you know what the complaint is.',
    'Whoever they ask for may not be the best person, so find out before you put anybody through.',
    'Talk to colleagues, settle who is the best person, and arrange a call back. Your team may have its own rules for this.',
    'Do not make senior managers sound out of reach. Explain that service managers are responsible for handling complaints.',
    'If you feel that a senior manager would deal with it better, ask the appropriate one.',
  ],
  decides: 'You, after asking others, decide whom it goes to.',
  actions: ['escalate', 'none'],
}
