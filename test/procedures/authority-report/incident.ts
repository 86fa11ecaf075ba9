import type { Proposal } from '../../../src/procedures/authority-report/forms.js'

/** A proposal of Asha's, whose manager is Lena, whose head is Hugh. */
export const proposal: Proposal = {
  danger: 'no',
  grounds: ['harassing'],
  facts: 'He waited outside the office on two days.',
  risk: 'He may follow a colleague home.',
  customer: 'Jo Bloggs',
  case: 'IC-12345',
}
/** The items of section 11, as Lena kept them. */
export const made = {
  how: 'call',
  what: 'He waited outside on two days; his name.',
  why: 'A colleague may come to harm.',
  on: '2026-03-03',
  authority: 'West Yorkshire Police',
  recipient: 'P. Jones',
  rank: 'Sergeant',
  jobTitle: 'Duty officer',
  contact: '0113 496 0000',
} as const
