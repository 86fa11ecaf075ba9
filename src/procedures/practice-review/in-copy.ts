import { type InCopy, staff } from '../in-copy.js'
import type { ReviewEvent } from './matter.js'

/** What a copy calls the fields of the yearly review of how the office does things. */
export const reviewInCopy: InCopy<ReviewEvent> = {
  because: 'What the review came to',
  date: 'The day of which the review is',
  due: 'When it is to be done',
  ended: 'What became of an objection',
  finding: 'How the record stands against the procedure',
  from: 'From which day or month the review looks',
  guidance: { label: 'Does the decision change our guidance?', answers: { yes: 'Yes', no: 'No' } },
  heading: 'Which part of our guidance',
  number: 'Which of the decisions, by its number',
  on: 'On which day it was talked about',
  opened: 'When that record was begun',
  previous: 'The review of before',
  readers: staff('Who was asked to look at records'),
  record: 'Which record was looked at',
  recorded: 'How many records there were',
  section: 'Which section of our guidance',
  seed: 'The number by which records were drawn by chance',
  since: 'Since when',
  to: 'To which day or month the review looks',
  what: 'What kind of record it is',
  'DecisionMade what': 'What was decided',
  who: staff('Who does it'),
  words: 'What was said of it',
}
