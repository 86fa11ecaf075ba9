import { ours, type Passage } from './passage.js'

/** s1: what the procedure is for, and how it is kept good. */
export const introduction: Passage = {
  id: '1',
  section: 's1',
  title: 'What this procedure is for',
  looksLike: 'A question about the procedure itself: its aim, how strictly it binds, who keeps it up to date.',
  short: [
    'Use the steps as guidance, and your own judgement for the rest.',
    'The procedure is reviewed every year; the Head of Customer Contact leads that.',
  ],
  doNow: [
    'Treat every customer fairly, honestly and with respect, and expect much the same back.',
    'Use the steps as guidance and your own judgement for the rest: they cannot foresee every contact.',
    'Bring what you learned from hard contacts to your team meeting, so that good practice grows.',
    ours('If you think that the procedure should change, tell the Head of Customer Contact, who leads its review every year.'),
  ],
  decides: 'You, with judgement, in the contact itself. The Head of Customer Contact leads the yearly review.',
  actions: ['none'],
}
