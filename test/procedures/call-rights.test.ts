import { difficultCall } from '../../src/procedures/difficult-call/difficult-call.js'
import type { CallLog } from '../../src/procedures/terminated-call/matter.js'
import { terminatedCall } from '../../src/procedures/terminated-call/terminated-call.js'
import { given } from './given.js'
import { holdRights } from './rights-matrix.js'
import { logs } from './terminated-call/steps.js'
import { clockFacts, facts, staff, testOffice } from './test-office.js'

const log: CallLog = {
  kind: 'abusive',
  fromTheOutset: true,
  warnings: [],
  date: '2026-03-03',
  time: '09:50',
  reason: 'The customer threatened me.',
  quotes: [],
  lineManager: staff('lena'),
  personal: 'no',
}
const sent = given(terminatedCall).when(logs(log, 'fine'), facts('asha'))
const returned = sent.when({ step: 'ReturnForCorrection', points: ['other'], reason: 'Please say when' }, facts('lena'))
const discussed = sent.when({ step: 'RecordTalk', how: 'Fine', support: '' }, facts('lena'))
const away = testOffice({ absent: ['lena'] })
const own = given(terminatedCall).when(logs({ ...log, lineManager: staff('gita') }, 'fine'), facts('lena'))

describe.each([
  ['while it waits for the talk', sent],
  ['while it is out for correction', returned],
  ['after the talk', discussed],
])('who may do what with a terminated call log %s', (_, { state }) => {
  const passedUp = state.is === 'NotSent' ? state : { ...state, passedUpTo: [staff('gwen')] }
  holdRights(
    terminatedCall,
    [
      { who: 'the member of staff', state, facts: facts('asha') },
      { who: 'their line manager', state, facts: facts('lena') },
      { who: 'the stand-in of an absent line manager', state, facts: facts('leo', { office: away }) },
      { who: 'the line manager, although absent', state, facts: facts('lena', { office: away }) },
      { who: 'the stand-in while the line manager is there', state, facts: facts('leo') },
      { who: 'a manager it was passed up to', state: passedUp, facts: facts('gwen') },
      { who: 'the group manager', state, facts: facts('gita') },
      { who: 'the head of department', state, facts: facts('hugh') },
      { who: 'a colleague', state, facts: facts('adil') },
      { who: 'the manager of another group', state, facts: facts('greg') },
      { who: 'an administrator', state, facts: facts('adam') },
      { who: 'a manager of their own call', state: own.state, facts: facts('lena') },
      { who: 'the manager of that manager', state: own.state, facts: facts('gita') },
    ],
    {
      LogCall: 'everybody',
      CorrectLog: ['the member of staff', 'a manager of their own call'],
      MarkCopied: ['the member of staff', 'a manager of their own call'],
      MarkAlertRaised: [
        'the member of staff',
        'a manager of their own call',
        'the group manager',
        'the head of department',
        ...discussers(),
      ],
      RecordTalk: discussers(),
      DecideFollowUp: discussers(),
      CloseFollowUp: discussers(),
      ReturnForCorrection: discussers(),
      TakeBackReturn: discussers(),
      LinkCustomer: ['the member of staff', 'a manager of their own call', 'the group manager', 'the head of department', ...discussers()],
    },
  )
})
function discussers() {
  return [
    'their line manager',
    'the stand-in of an absent line manager',
    'the line manager, although absent',
    'a manager it was passed up to',
    'the manager of that manager',
  ]
}

describe('who may do what on a live call', () => {
  const begun = given(difficultCall).when({ step: 'BeginCall', about: '' }, facts('asha'))
  const asked = begun.when({ step: 'AskForManager' }, facts('asha'))
  const { state } = asked
  const onlyTheCaller = ['the member of staff']
  holdRights(
    difficultCall,
    [
      { who: 'the member of staff', state, facts: facts('asha') },
      { who: 'a manager who was asked', state, facts: facts('gita') },
      { who: 'a manager who was not asked', state, facts: facts('hugh') },
      { who: 'a manager before anybody was asked', state: begun.state, facts: facts('gita') },
      { who: 'a colleague', state, facts: facts('adil') },
      { who: 'the manager of another group', state, facts: facts('greg') },
    ],
    {
      BeginCall: 'everybody',
      Explain: onlyTheCaller,
      Warn: onlyTheCaller,
      TellOfComplaints: onlyTheCaller,
      EndCall: onlyTheCaller,
      EndCallOnThreat: onlyTheCaller,
      CarryOn: onlyTheCaller,
      AskForManager: onlyTheCaller,
      MarkLogged: onlyTheCaller,
      TakeCall: ['a manager who was asked'],
    },
  )
})

describe('the clock', () => {
  it('takes no step that belongs to a person', () => {
    const talk = { step: 'RecordTalk', how: 'Fine', support: '' } as const
    expect(sent.when(talk, clockFacts()).refusedBecause).toBe('Only a person can do this.')
    expect(given(difficultCall).when({ step: 'BeginCall', about: '' }, clockFacts()).refusedBecause).toBe('Only a person can do this.')
  })

  it('has steps of its own that no person can take', () => {
    for (const step of ['RemindToDiscuss', 'PassUpDiscussion', 'RemindToCopy'] as const)
      expect(sent.when({ step }, facts('lena')).refusedBecause).toBeDefined()
  })
})
