import { fill } from '../../src/cards/fill.js'
import { restriction } from '../../src/procedures/arrangement.js'
import type { ArrangementState, Request } from '../../src/procedures/arrangement-matter.js'
import { given } from '../procedures/given.js'
import { facts, recordId, testOffice } from '../procedures/test-office.js'
import { expectGolden } from './golden.js'

const record = recordId('RE-2026-0001')
const by = (id: string) => facts(id, { record })
const request: Request = {
  kind: 'restriction',
  customer: { name: 'Robin Example', telephone: '020 7946 0000' },
  behaviour: 'unacceptable',
  facts: 'The customer swore at three colleagues.\nEach of them had asked the customer to stop.',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms: { cases: ['IC-12345'], mailFolder: false, start: '2026-03-03', review: '2027-03-03' },
  documents: [],
}
const asked = () => given(restriction).when({ step: 'AskForArrangement', request }, by('asha'))
const call = { record: recordId('TC-2026-0001'), what: 'Terminated call', on: '2026-02-20' }
const withEvidence = () =>
  given(restriction).when({ step: 'AskForArrangement', request: { ...request, linked: [call.record], earlier: [call] } }, by('asha'))
const approved = () => asked().when({ step: 'ApproveArrangement' }, by('gita'))

const card = (notice: string, { state }: { state: ArrangementState }, id?: string) => {
  const person = id === undefined ? undefined : testOffice().person(id)
  return fill(restriction.view(notice, state, person ? { person } : {}, by(id ?? 'asha')), { record, version: 2 })
}

describe('the cards of a restriction', () => {
  it.each([
    ['arrangement/whole.to-decide', card('decision', asked(), 'gita')],
    ['arrangement/whole.evidence', card('decision', withEvidence(), 'gita')],
    ['arrangement/short.approved', card('outcome', approved(), 'asha')],
    ['arrangement/whole.owner', card('record', approved(), 'gita')],
    ['arrangement/short.letter', card('task: letter', approved(), 'gita')],
    ['plain.channel', card('channel', asked())],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
