import { ours, type Passage } from './passage.js'

/** s7, opening: when to escalate. */
export const escalating: Passage = {
  id: '7',
  section: 's7',
  title: 'Should this be escalated?',
  looksLike: 'Somebody wants the matter moved up, and you wonder whether you should.',
  short: [
    'A request alone is not enough: consider it where somebody more senior would resolve the matter more effectively.',
    'Follow the office’s process for feedback about its service.',
  ],
  doNow: [
    'Ask yourself whether a more senior person would resolve it more effectively. If so, you can consider escalating.',
    'A request alone is not enough.',
    'Follow the office’s process for feedback about its service.',
    ours('If you are not escalating, tell the customer why, and what they can do instead.'),
  ],
  decides: 'You consider it; a manager may be asked.',
  actions: ['escalate', 'none'],
}
