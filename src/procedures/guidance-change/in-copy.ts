import type { InCopy } from '../in-copy.js'
import type { ChangeEvent } from './matter.js'

/** What a copy calls the fields of words that somebody proposed for the office's guidance. */
export const changeInCopy: InCopy<ChangeEvent> = {
  reason: 'Why the words that were proposed were declined',
  section: 'Beside which section of the procedure the words are to stand',
  task: {
    label: 'As what somebody agreed to the words',
    answers: { approve: 'As the head of department', governance: 'For Information Governance' },
  },
  why: 'Why the words are needed',
  words: 'The words that were proposed',
}
