import { walks } from './13-walks.js'
import type { Passage } from './passage.js'

/** s13: the process maps. The source has only their titles, so the choices are ours, and say so. */
export const processMaps: Passage = {
  id: '13',
  section: 's13',
  title: 'Step by step: four kinds of call',
  looksLike:
    'You want to be led through a call: about an outcome, for a manager’s call back, about a case nobody has yet, or about a colleague.',
  short: [
    'Choose the call that you have: one question at a time, and where each answer leads.',
    'The choices are ours, built from s7: the procedure has only their titles.',
  ],
  doNow: [
    'These choices are ours, built from s7: the procedure itself has only the titles of its maps.',
    'a) About a case outcome: the case officer explains first; then complaints about us.',
    'b) A manager’s call back: take the facts, settle who is the best person, arrange the call.',
    'c) About a case that nobody has yet: say honestly that it waits; escalate only if that would resolve something.',
    'd) About a colleague’s conduct: a service complaint to that person’s line manager, or a call back from a peer.',
  ],
  decides: 'You, step by step; each step names anybody else who must decide.',
  actions: ['escalate', 'none'],
  ours: true,
  walks,
}
