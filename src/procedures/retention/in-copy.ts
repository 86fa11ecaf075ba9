import type { InCopy } from '../in-copy.js'
import type { RetentionEvent } from './matter.js'

/** What a copy calls the fields of a list of records whose time is over. */
export const retentionInCopy: InCopy<RetentionEvent> = {
  because: 'Why a record on it was not erased',
  cards: 'How many cards still show something in a chat',
  days: 'For how many days somebody can look at the list',
  due: 'The day on which a record on it is to be erased',
  ended: 'The day on which the matter of a record on it ended',
  ground: {
    label: 'Why the records must stay',
    answers: {
      court: 'A court case, or one that is likely',
      complaint: 'A complaint, an appeal, or an ombudsman who asks',
      request: 'Somebody has asked for what is kept about them',
      other: 'Something else',
    },
  },
  narrow: { label: 'Is a record on it between a few people only?', answers: { yes: 'Yes' } },
  now: {
    label: 'What became of a record on it',
    answers: { left: 'It came off the list', went: 'It was erased', stays: 'It stays for now' },
  },
  on: 'The day on which a hold ends',
  record: 'A record on the list',
  records: 'A record that is meant',
  tried: { label: 'Are those cards tried again?', answers: { again: 'Yes', 'no more': 'No' } },
  unblanked: 'How many of its cards still show something in a chat',
  what: 'What kind of record it is',
  words: 'The reason that was given',
}
