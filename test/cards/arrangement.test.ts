import type { Card } from '../../src/cards/card.js'
import { fill } from '../../src/cards/fill.js'
import { remainderBeside } from '../../src/cards/remainder.js'
import { restriction } from '../../src/procedures/arrangement/arrangement.js'
import type { ArrangementState, Request } from '../../src/procedures/arrangement/matter.js'
import type { Instant } from '../../src/procedures/words.js'
import { asks, changes } from '../procedures/arrangement/requests.js'
import { given } from '../procedures/given.js'
import { at, clockFacts, facts, recordId, testOffice, tuesday } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { expectGolden } from './golden.js'

const record = recordId('RE-2026-0001')
const by = (id: string, now = tuesday) => facts(id, { record, now })
const request: Request = {
  kind: 'restriction',
  customer: { name: 'Robin Example', telephone: '020 7946 0000' },
  behaviour: 'unacceptable',
  facts: 'The customer swore at three colleagues.\nEach of them had asked the customer to stop.',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms: { cases: ['IC-12345'], noFurtherContact: ['IC-12345'], mailFolder: false, start: '2026-03-03', review: '2027-03-03' },
  documents: [],
}
const asked = () => given(restriction).when(asks(request), by('asha'))
const call = { record: recordId('TC-2026-0001'), what: 'Terminated call', on: '2026-02-20' }
const withEvidence = () => given(restriction).when(asks({ ...request, linked: [call.record], earlier: [call] }), by('asha'))
const approved = () => asked().when({ step: 'ApproveArrangement' }, by('gita'))

const folder = () =>
  given(restriction)
    .when(asks({ ...request, terms: { ...request.terms, mailFolder: true } }), by('asha'))
    .when({ step: 'ApproveArrangement' }, by('gita'))

const reviewed = at('2027-03-03T10:00:00Z')
const told = () => approved().when({ step: 'MarkLetterSent', on: '2026-03-03' }, by('gita'))
const changed = () =>
  told().when(
    {
      step: 'ChangeArrangement',
      ...changes(
        'restriction',
        {
          ...request.terms,
          cases: ['IC-12345', 'IC-67890'],
          noFurtherContact: ['IC-12345', 'IC-67890'],
          start: '2027-03-10',
          review: '2028-03-03',
        },
        'The customer writes about another case now.',
      ),
    },
    by('gita', reviewed),
  )
const late = () => changed().when({ step: 'ChaseTasks' }, clockFacts({ record, now: at('2027-03-05T10:00:00Z') }))
const lifted = () => told().when({ step: 'LiftArrangement', reason: 'Contact has been calm.' }, by('gita', reviewed))

const card = (notice: string, { state }: { state: ArrangementState }, id?: string, now?: Instant) => {
  const person = id === undefined ? undefined : testOffice().person(id)
  return fill(asSeen(restriction, notice, state, person ? { person } : {}, by(id ?? 'asha', now)), { record, version: 2 })
}

describe('the cards of a restriction', () => {
  it.each([
    ['arrangement/whole.to-decide', card('decision', asked(), 'gita')],
    ['arrangement/whole.evidence', card('decision', withEvidence(), 'gita')],
    ['arrangement/short.approved', card('outcome', approved(), 'asha')],
    ['arrangement/whole.owner', card('record', approved(), 'gita')],
    ['arrangement/short.letter', card('task: letter', approved(), 'gita')],
    ['arrangement/short.review-letter', card('task: review letter', changed(), 'gita', reviewed)],
    ['arrangement/short.review-letter-late', card('task: review letter', late(), 'hugh', at('2027-03-09T10:00:00Z'))],
    ['arrangement/short.take-away', card('task: take away', lifted(), 'ada', reviewed)],
    [
      'arrangement/left.letter',
      remainderBeside(card('task: mail folder', folder(), 'gita'))(card('task: letter', folder(), 'gita')) as Card,
    ],
    ['plain.channel', card('channel', asked())],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
