import type { Passage } from './passage.js'

/** s11, opening: beyond a restriction. */
export const furtherAction: Passage = {
  id: '11',
  section: 's11',
  title: 'What else we can do',
  looksLike: 'The usual steps are not enough to protect staff: you think of legal action, or of telling somebody outside.',
  short: [
    'The office may take further steps: telling the police, for instance, or going to law.',
    'A head of department and Information Governance take part before anybody outside is told.',
  ],
  doNow: [
    'Take it to your manager: the office may take any further step that fits, to protect its staff.',
    'That can include a report to the police, or legal action.',
    'Telling anybody outside is decided together with a head of department and Information Governance.',
  ],
  decides: 'Managers, together with a head of department and Information Governance.',
  actions: ['authority-report', 'restriction', 'none'],
}
