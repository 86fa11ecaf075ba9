import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import { authorityReport } from '../../../src/procedures/authority-report/authority-report.js'
import { difficultCall } from '../../../src/procedures/difficult-call/difficult-call.js'
import { type AnyProcedure, type AnyState, asAny } from '../../../src/procedures/procedure.js'
import { terminatedCall } from '../../../src/procedures/terminated-call/terminated-call.js'
import { asks } from '../arrangement/requests.js'
import { given } from '../given.js'
import { facts, staff, testOffice } from '../test-office.js'

const log = given(terminatedCall).when(
  {
    step: 'LogCall',
    kind: 'abusive',
    outset: 'yes',
    date: '2026-03-03',
    time: '09:50',
    reason: 'He said that he would wait outside.',
    caller: 'Jo Bloggs',
    caseReference: 'IC-12345',
    lineManager: staff('lena'),
    personal: 'no',
    wellbeing: 'fine',
  },
  facts('asha'),
)
const alert = given(atRisk)
  .when({ step: 'RaiseAlert', report: { said: 'He says that he will wait outside.', name: 'Jo Bloggs', case: 'IC-12345' } }, facts('asha'))
  .when({ step: 'AcknowledgeAlert' }, facts('gita'))
const asked = given(restriction).when(
  asks({
    kind: 'restriction',
    customer: { name: 'Jo Bloggs' },
    behaviour: 'unacceptable',
    facts: 'He waits outside.',
    linked: [],
    equality: { answer: 'no sign of it' },
    terms: { cases: ['IC-12345'], noFurtherContact: ['IC-12345'], mailFolder: false, start: '2026-03-03', review: '2027-03-03' },
    documents: [],
  }),
  facts('asha'),
)
const approved = asked.when({ step: 'ApproveArrangement' }, facts('gita'))
const call = given(difficultCall)
  .when({ step: 'BeginCall', about: 'IC-12345' }, facts('asha'))
  .when({ step: 'EndCallOnThreat' }, facts('asha'))

const from: readonly (readonly [string, AnyProcedure, AnyState, notice: string, who: string, found: object])[] = [
  [
    'a log',
    asAny(terminatedCall),
    log.state,
    'to-discuss',
    'lena',
    { facts: 'He said that he would wait outside.', customer: 'Jo Bloggs', contactBy: 'asha' },
  ],
  [
    'an alert',
    asAny(atRisk),
    alert.state,
    'senior',
    'gita',
    { facts: 'He says that he will wait outside.', customer: 'Jo Bloggs', contactBy: 'asha' },
  ],
  ['a restriction', asAny(restriction), approved.state, 'record', 'gita', { facts: 'He waits outside.', customer: 'Jo Bloggs' }],
  ['a live call', asAny(difficultCall), call.state, 'companion', 'asha', { contactBy: 'asha' }],
]

test.each(from)(
  'out of %s a report begins from its card, filled in with what is known, and says where it came from',
  (_, procedure, state, notice, who, found) => {
    const person = testOffice().person(who)
    const view = procedure.view(notice, state, person ? { person } : {}, facts(who))
    expect(view.buttons.map(({ does }) => ('command' in does ? does.command : ''))).toContain('/authority-report')
    const propose = authorityReport.dialogs.find(({ name }) => name === 'propose')
    const answers = propose?.begin?.(authorityReport.initial, facts(who), {
      from: { ...procedure.gives?.(state), record: `${procedure.prefix}-2026-0001` },
    })
    expect(answers).toMatchObject({ ...found, case: 'IC-12345', from: `${procedure.prefix}-2026-0001` })
  },
)
