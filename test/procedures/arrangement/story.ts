import { adjustment, restriction } from '../../../src/procedures/arrangement/arrangement.js'
import type { ArrangementState, Request, Terms } from '../../../src/procedures/arrangement/matter.js'
import type { Office } from '../../../src/procedures/people.js'
import type { Facts } from '../../../src/procedures/procedure.js'
import type { Instant } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { clockFacts, facts, recordId, testOffice, tuesday } from '../test-office.js'
import { asks } from './requests.js'

/** A restriction that Asha asks for, told step by step; and what everybody sees of it. */
const record = recordId('RE-2026-0001')
export const by = (id: string, more: Partial<Facts> = {}) => facts(id, { record, ...more })
export const clock = (now: Instant, more: Partial<Facts> = {}) => clockFacts({ record, now, ...more })
export const terms: Terms = { cases: ['IC-1'], noFurtherContact: ['IC-1'], mailFolder: true, start: '2026-03-03', review: '2027-03-03' }
export const request: Request = {
  kind: 'restriction',
  customer: { name: 'Jo Bloggs', telephone: '020 7946 0000' },
  behaviour: 'unacceptable',
  facts: 'Said to a colleague: "I will find you."',
  linked: [],
  equality: { answer: 'no sign of it', instead: { answer: 'no' } },
  terms,
  documents: [],
}
const persistence = { behaviour: 'unreasonably persistent', nothingToAdd: true, customerTold: true } as const
export const asked = (more: Partial<Request> = {}, who = 'asha', office = testOffice()) =>
  given(restriction).when(asks({ ...request, ...more }), by(who, { office }))
export const persistent = (who = 'asha', office = testOffice()) => asked(persistence, who, office)
export const approved = (more: Partial<Request> = {}) => asked(more).when({ step: 'ApproveArrangement' }, by('gita'))
export const inForce = (more: Partial<Request> = {}) => approved(more).when({ step: 'MarkLetterSent', on: '2026-03-03' }, by('gita'))
export const agreed = () =>
  given(adjustment).when(asks({ ...request, kind: 'adjustment', terms: { ...terms, agreed: 'Large print' } }), by('asha'))

type Seen = { readonly state: ArrangementState }
export const card = ({ state }: Seen, notice: string, id: string, now: Instant = tuesday, office: Office = testOffice()) => {
  const person = office.person(id)
  return restriction.view(notice, state, person ? { person } : {}, by(id, { now, office }))
}
export const words = (...args: Parameters<typeof card>): string => JSON.stringify(card(...args).data)
export const buttons = (...args: Parameters<typeof card>): readonly string[] => card(...args).buttons.map(({ title }) => title)
export const waitsFor = ({ state }: Seen, office: Office = testOffice(), now: Instant = tuesday): readonly string[] =>
  restriction.waiting(state, clock(now, { office })).map(({ for: id, what }) => `${what} → ${id}`)
