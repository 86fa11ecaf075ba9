import type { InCopy } from '../in-copy.js'
import type { ChangeEvent } from './matter.js'

/** What a copy calls the fields of words that somebody proposed for the office's guidance. */
export const changeInCopy: InCopy<ChangeEvent> = {
  reason: 'Why it was not taken',
  section: 'Which section of the guidance it belongs to',
  task: { label: 'As what they agreed', answers: { approve: 'As the head of department', governance: 'For Information Governance' } },
  why: 'Why the words are needed',
  words: 'The words that were proposed',
}
