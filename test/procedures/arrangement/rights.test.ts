import { adjustment, restriction } from '../../../src/procedures/arrangement/arrangement.js'
import type { ArrangementState, Kind, Request } from '../../../src/procedures/arrangement/matter.js'
import { given } from '../given.js'
import { holdRights } from '../rights-matrix.js'
import { facts, testOffice } from '../test-office.js'
import { asks } from './requests.js'

const request = (kind: Kind): Request => ({
  kind,
  customer: { name: 'Jo Bloggs' },
  ...(kind === 'restriction' ? { behaviour: 'unacceptable' as const } : {}),
  facts: 'The customer swore.',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms: {
    cases: ['IC-1'],
    noFurtherContact: ['IC-1'],
    mailFolder: true,
    start: '2026-03-03',
    review: '2027-03-03',
    ...(kind === 'adjustment' ? { agreed: 'Large print' } : {}),
  },
  documents: [],
})
const away = testOffice({ absent: ['gita'] })

const relations = (state: ArrangementState) => [
  { who: 'whoever asked', state, facts: facts('asha') },
  { who: 'their line manager', state, facts: facts('lena') },
  { who: 'a group manager', state, facts: facts('gita') },
  { who: 'the other group manager', state, facts: facts('gwen') },
  { who: 'the other group manager, while the first is away', state, facts: facts('gwen', { office: away }) },
  { who: 'the head of department', state, facts: facts('hugh') },
  { who: 'a colleague', state, facts: facts('adil') },
  { who: 'the manager of another group', state, facts: facts('greg') },
  { who: 'Advice Services', state, facts: facts('ada') },
  { who: 'the Head of Customer Contact', state, facts: facts('hilda') },
  { who: 'information governance', state, facts: facts('ian') },
  { who: 'an administrator', state, facts: facts('adam') },
]
const groupManagers = ['a group manager', 'the other group manager', 'the other group manager, while the first is away']
const head = 'the head of department'

/** Who may do what, by who decides and who owns it now; nobody owns what is not decided. */
const table = (deciders: readonly string[], owners: readonly string[], standing: boolean, answerers: readonly string[] = []) => ({
  AskForArrangement: 'everybody' as const,
  ApproveArrangement: deciders,
  ApproveWithChanges: deciders,
  DeclineArrangement: deciders,
  AskForMore: deciders,
  ConsultHead: deciders,
  AnswerMore: ['whoever asked'],
  WithdrawRequest: ['whoever asked'],
  AdviseDecider: ['the Head of Customer Contact'],
  MarkLetterSent: standing ? [...owners, 'Advice Services'] : [],
  StartWithoutLetter: owners,
  MarkCasesTitled: standing ? ['whoever asked', 'Advice Services'] : [],
  MarkRecorded: standing ? ['Advice Services'] : [],
  MarkTakenAway: standing ? ['Advice Services'] : [],
  AuthoriseMailFolder: standing ? ['the Head of Customer Contact'] : [],
  NameOwner: standing ? owners.filter((who) => !who.includes('while')) : [head],
  ContinueArrangement: owners,
  ChangeArrangement: owners,
  LiftArrangement: owners,
  RecordChallenge: 'everybody' as const,
  AnswerChallenge: answerers,
  DeemPersistent: [],
  NotPersistent: [],
  MarkWarningSent: deciders,
  LogContact: 'everybody' as const,
})

describe('who may do what with a restriction', () => {
  const deciders = [...groupManagers, head]
  const asked = given(restriction).when(asks(request('restriction')), facts('asha'))
  const approved = asked.when({ step: 'ApproveArrangement' }, facts('gita'))
  const lifted = approved.when({ step: 'LiftArrangement', reason: 'Calm' }, facts('gita'))
  // An owner who is away has somebody who acts for them.
  const owners = ['a group manager', 'the other group manager, while the first is away', head]
  describe('while it waits', () => holdRights(restriction, relations(asked.state), table(deciders, [], false)))
  describe('once it is approved', () => holdRights(restriction, relations(approved.state), table(deciders, owners, true)))
  describe('once it is lifted', () => holdRights(restriction, relations(lifted.state), table(deciders, owners, true)))
  // Somebody who neither decided, owned nor advised answers the customer.
  const challenged = approved.when({ step: 'RecordChallenge', reason: 'Unfair' }, facts('adil'))
  const answerers = ['the other group manager', 'the other group manager, while the first is away', head]
  describe('while a challenge waits', () => holdRights(restriction, relations(challenged.state), table(deciders, owners, true, answerers)))
})

describe('who may do what while it is not known whether it is unreasonable persistence (s4)', () => {
  const persistence = { behaviour: 'unreasonably persistent', nothingToAdd: true, customerTold: true } as const
  const asked = given(restriction).when(asks({ ...request('restriction'), ...persistence }), facts('asha'))
  const line = ['their line manager']
  const deciders = [...groupManagers, head]
  holdRights(restriction, relations(asked.state), { ...table(deciders, [], false), DeemPersistent: line, NotPersistent: line })
})

describe('who may do what with a service adjustment', () => {
  const deciders = ['their line manager', ...groupManagers, head]
  const asked = given(adjustment).when(asks(request('adjustment')), facts('asha'))
  const approved = asked.when({ step: 'ApproveArrangement' }, facts('lena'))
  describe('while it waits', () => holdRights(adjustment, relations(asked.state), table(deciders, [], false)))
  describe('once it is confirmed', () =>
    // There is no NFC in the title of an adjustment's case: were there any, it would be Advice Services'.
    holdRights(adjustment, relations(approved.state), {
      ...table(deciders, ['their line manager', head], true),
      MarkCasesTitled: ['Advice Services'],
    }))
})
