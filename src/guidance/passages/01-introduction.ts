import type { Passage } from './passage.js'

/** s1: what the procedure is for, and how it is kept good. */
export const introduction: Passage = {
  id: '1',
  section: 's1',
  title: 'What this procedure is for',
  looksLike: 'A question about the procedure itself: its aim, how strictly it binds, who keeps it up to date.',
  doNow: [
    'Treat every customer fairly, honestly and with respect, and expect much the same back.',
    'Use the steps as guidance and your own judgement for the rest: they cannot foresee every contact.',
    'Bring what you learned from hard contacts to your team meeting, so that good practice grows.',
    'If you think the procedure should change, tell the Head of Customer Contact, who leads its review every year.',
  ],
  say: ['I want to deal with this fairly. Let me tell you what I can do.'],
  decides: 'You, with judgement, in the contact itself. The Head of Customer Contact leads the yearly review.',
  actions: ['none'],
}
