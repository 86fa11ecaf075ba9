import { adjustment, restriction } from '../../../src/procedures/arrangement/arrangement.js'
import type { Request, Terms } from '../../../src/procedures/arrangement/matter.js'
import { given } from '../given.js'
import { facts, recordId, testOffice } from '../test-office.js'
import { asks, changes } from './requests.js'

const record = recordId('RE-2026-0001')
const by = (id: string) => facts(id, { record })
const terms: Terms = { cases: ['IC-1'], noFurtherContact: ['IC-1'], mailFolder: false, start: '2026-03-03', review: '2027-03-03' }
const request: Request = {
  kind: 'restriction',
  customer: { name: 'Jo Bloggs', telephone: '020 7946 0000' },
  behaviour: 'unacceptable',
  facts: 'Said to a colleague: "I will find you."',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms,
  documents: [],
}
const asked = (more: Partial<Request> = {}) => given(restriction).when(asks({ ...request, ...more }), by('asha'))
const approved = (more: Partial<Request> = {}) => asked(more).when({ step: 'ApproveArrangement' }, by('gita'))

describe('The reason for a decision (s10)', () => {
  const words = ({ state }: ReturnType<typeof asked>, notice: string, id = 'asha') => {
    const person = testOffice().person(id)
    return JSON.stringify(restriction.view(notice, state, person ? { person } : {}, by(id)).data)
  }

  it('is read by whoever asked: why it was declined, or what was changed and why', () => {
    const declined = asked().when({ step: 'DeclineArrangement', reason: 'An adjustment first.' }, by('gwen'))
    expect(words(declined, 'outcome')).toContain('Gwen Hughes declined it: An adjustment first.')
    const step = {
      step: 'ApproveWithChanges',
      ...changes('restriction', { ...terms, channels: ['by e-mail only'] }, 'They write well.'),
    } as const
    const changed = asked().when(step, by('gita'))
    expect(words(changed, 'outcome')).toContain('Gita Rao changed what was asked for: They write well.')
    expect(words(changed, 'record')).toContain('Gita Rao changed what was asked for: They write well.')
    expect(words(approved(), 'outcome')).not.toContain('changed what was asked for')
  })
  it('is read by those who were to decide, when the request was withdrawn', () => {
    const withdrawn = asked().when({ step: 'WithdrawRequest', reason: 'They wrote to say sorry.' }, by('asha'))
    expect(words(withdrawn, 'decision', 'gita')).toContain('withdrew it: They wrote to say sorry.')
  })
  it('waits in plain words for whoever has something to do', () => {
    const waiting = restriction.waiting(approved({ terms: { ...terms, mailFolder: true } }).state, by('asha'))
    expect(waiting.map((one) => one.what)).toEqual([
      'Write to the customer (restriction)',
      'Put NFC in the case title (restriction)',
      'Make the record (restriction)',
      'Decide on the mail folder (restriction)',
    ])
  })
})

describe('An adjustment (s5)', () => {
  it('is put to whoever decides in words of its own, not in those of a restriction', () => {
    const { behaviour: _, ...wanted } = { ...request, kind: 'adjustment' as const, facts: 'Reading is hard for them.' }
    const { state } = given(adjustment).when(asks({ ...wanted, terms: { ...terms, agreed: 'Large print.' } }), by('asha'))
    const lena = testOffice().person('lena')
    const words = JSON.stringify(adjustment.view('decision', state, lena ? { person: lena } : {}, by('lena')).data)
    expect(words).toContain('wherever that is reasonable')
    expect(words).toContain('Why it helps')
    expect(words).not.toMatch(/What happened|relevant contact/)
  })
})
