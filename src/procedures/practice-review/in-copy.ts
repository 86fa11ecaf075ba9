import { forTheMachine, type InCopy, staff } from '../in-copy.js'
import type { ReviewEvent } from './matter.js'

/** What a copy calls the fields of the yearly review of how the office does things. */
export const reviewInCopy: InCopy<ReviewEvent> = {
  because: 'What the review came to, as it was closed',
  date: 'The day of which the review is',
  due: 'When what the review asks of people is to be done',
  'DecisionMade due': forTheMachine,
  ended: 'What became of an objection',
  finding: 'How the record stands against the procedure',
  from: 'From which day or month the review looks',
  guidance: { label: 'Does the decision change our guidance?', answers: { yes: 'Yes', no: 'No' } },
  heading: 'Which part of our guidance',
  next: 'The day on which the next review is to be',
  number: 'Which of the decisions, by its number',
  on: 'On which day the review was talked about',
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
  until: 'The day by which what was decided is to be done',
  who: staff('Who is to do what was decided'),
  words: 'What was noted on a record that was looked at',
  'ReviewDiscussed words': 'What was said when the review was talked about',
  'DecisionSettled words': 'What was done of what had been decided',
}
