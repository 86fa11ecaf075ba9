import type { InCopy } from '../in-copy.js'
import type { RetentionEvent } from './matter.js'

/** What a copy calls the fields of a list of records whose time is over. */
export const retentionInCopy: InCopy<RetentionEvent> = {
  because: 'Why a record on the list came off it, or stays',
  cards: 'How many cards of an erased record still show something in a chat',
  days: 'For how many days the list is to be looked at before anything on it is erased',
  due: 'The day from which a record on the list is to be erased',
  ended: 'The day on which the matter of a record on the list ended',
  ground: {
    label: 'Why the records must stay',
    answers: {
      court: 'A court case, or one that is likely',
      complaint: 'A complaint, an appeal, or an ombudsman who asks',
      request: 'Somebody has asked for what is kept about them',
      other: 'Something else',
    },
  },
  narrow: { label: 'Is a record on the list between a few people only?', answers: { yes: 'Yes' } },
  now: {
    label: 'What became of a record on the list',
    answers: { left: 'It came off the list', went: 'It was erased', stays: 'It stays for now' },
  },
  on: 'The day on which Information Governance was asked whether records that are held are held longer',
  record: 'A record on the list',
  records: 'A record that must stay',
  'RecordsListed records': 'A record on the list',
  'RecordsReleased records': 'A record that need not stay any more',
  'HoldsEnding records': 'A record that need not stay any more from a day to come, unless somebody says otherwise',
  tried: { label: 'Is it tried again to blank those cards?', answers: { again: 'Yes', 'no more': 'No' } },
  unblanked: 'How many cards of an erased record still show something in a chat',
  until: 'The day until which the records must stay',
  what: 'What kind of record it is',
  words: 'Why the records must stay, in the words of whoever said so',
  'RecordsReleased words': 'Why the records need not stay any more',
}
