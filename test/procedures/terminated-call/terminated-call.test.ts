import type { CallLog } from '../../../src/procedures/terminated-call/matter.js'
import { terminatedCall } from '../../../src/procedures/terminated-call/terminated-call.js'
import { given } from '../given.js'
import { at, clockFacts, facts, staff, testOffice, testPeople } from '../test-office.js'
import { corrects, logs } from './steps.js'

const log: CallLog = {
  kind: 'offensive',
  fromTheOutset: false,
  warnings: ['explained', 'warned', 'ending'],
  caller: 'Robin Example',
  caseReference: 'IC-12345',
  date: '2026-03-03',
  time: '09:50',
  reason: 'The customer repeatedly swore at me after I asked them to stop.',
  quotes: [{ who: 'customer', words: 'I will not stop' }],
  lineManager: staff('lena'),
  personal: 'no',
}
const { caller: _caller, ...unknownCaller } = log
const { caseReference: _reference, ...withoutCase } = log
const logCall = logs(log, 'shaken')
const sent = () => given(terminatedCall).when(logCall, facts('asha'))
const talk = { step: 'RecordTalk', how: 'Better now', support: 'An early finish today' } as const
const later = at('2026-03-03T15:00:00Z')

describe('sending a terminated call log', () => {
  it('gets to the line manager at once, and owes the copy for the case file to whoever took the call', () => {
    expect(sent().tells).toEqual(['to-discuss → lena', 'receipt → asha', 'copy-for-case → asha'])
    expect(sent().state.is).toBe('AwaitingDiscussion')
  })

  it('owes no copy when no case is named', () => {
    expect(given(terminatedCall).when(logs(withoutCase, 'shaken'), facts('asha')).tells).toEqual(['to-discuss → lena', 'receipt → asha'])
  })

  it('is reminded after one working day and passed up after three', () => {
    expect(sent().alarms).toEqual([
      'RemindToDiscuss at 2026-03-04T10:00:00.000Z',
      'PassUpDiscussion at 2026-03-06T10:00:00.000Z',
      'RemindToCopy at 2026-03-04T10:00:00.000Z',
    ])
  })

  it('counts the timings in the office file, and working days only', () => {
    const friday = { now: at('2026-03-06T10:00:00Z'), office: testOffice({ timings: { discussReminderDays: 2 } }) }
    expect(given(terminatedCall).when(logs(withoutCase, 'shaken'), facts('asha', friday)).alarms).toEqual([
      'RemindToDiscuss at 2026-03-10T10:00:00.000Z',
      'PassUpDiscussion at 2026-03-11T10:00:00.000Z',
    ])
  })

  it('refuses a call that lies in the future', () => {
    const tomorrow = logs({ ...log, date: '2026-03-04' })
    expect(given(terminatedCall).when(tomorrow, facts('asha')).refusedBecause).toMatch('That day is still to come. When was the call?')
  })

  it('refuses a log sent to oneself, or to nobody', () => {
    const toSelf = logs({ ...log, lineManager: staff('asha') })
    const toPeer = logs({ ...log, lineManager: staff('adil') })
    expect(given(terminatedCall).when(toPeer, facts('asha')).refusedBecause).toMatch('Choose a manager')
    const toNobody = logs({ ...log, lineManager: staff('nobody') })
    expect(given(terminatedCall).when(toSelf, facts('asha')).refusedBecause).toMatch('nobody goes through their own call')
    expect(given(terminatedCall).when(toNobody, facts('asha')).refusedBecause).toMatch('Choose a manager who works here')
  })

  it('refuses a second sending of the same log', () => {
    expect(sent().when(logCall, facts('asha')).refusedBecause).toMatch('logged already')
  })

  it('goes to whoever acts for a line manager who is away', () => {
    const office = testOffice({ absent: ['lena'] })
    expect(given(terminatedCall).when(logCall, facts('asha', { office })).tells[0]).toBe('to-discuss → leo')
  })

  it('of a line manager goes to their own manager, never to the stand-in who took the call', () => {
    const own = logs({ ...withoutCase, lineManager: staff('gita') })
    expect(given(terminatedCall).when(own, facts('lena')).tells[0]).toBe('to-discuss → gita')
    const office = testOffice({ absent: ['lena'] })
    const standIn = logs({ ...withoutCase, lineManager: staff('lena') })
    expect(given(terminatedCall).when(standIn, facts('leo', { office })).tells[0]).toBe('to-discuss → gita')
  })
})

describe('talking about the call', () => {
  it('settles the log', () => {
    const talked = sent().when(talk, facts('lena'))
    expect(talked.state.is).toBe('Discussed')
    expect(talked.when({ step: 'RemindToDiscuss' }, clockFacts()).events).toEqual([])
    expect(talked.when({ step: 'PassUpDiscussion' }, clockFacts()).events).toEqual([])
  })

  it('is recorded once; a second manager is told who did and when', () => {
    const talked = sent().when(talk, facts('lena'))
    expect(talked.when(talk, facts('lena', { now: later })).refusedBecause).toBe(
      'Lena Morris has recorded this talk already, Tue 3 Mar, 10:00.',
    )
  })

  it('names the absent manager for whom somebody else acted', () => {
    const office = testOffice({ absent: ['lena'] })
    const [event] = sent().when(talk, facts('leo', { office })).events
    expect(event).toMatchObject({ event: 'TalkRecorded', by: 'leo', instead: 'lena' })
    expect(event && terminatedCall.say(event, facts('leo'), false)).toBe('Leo Brandt recorded that they have talked for Lena Morris')
  })

  it('can still be done by the line manager after they came back', () => {
    expect(sent().when(talk, facts('lena')).state.is).toBe('Discussed')
  })

  it('is nothing that a member of staff does about their own call', () => {
    expect(sent().when(talk, facts('asha')).refusedBecause).toBe('This is your own call: Lena Morris goes through it with you.')
  })

  it('that does not take place is reminded, then told to the group manager, then further up', () => {
    const reminded = sent().when({ step: 'RemindToDiscuss' }, clockFacts())
    expect(reminded.tells).toEqual(['discuss-reminder → lena'])
    const first = reminded.when({ step: 'PassUpDiscussion' }, clockFacts())
    expect(first.tells).toEqual(['not-discussed → gita'])
    expect(first.alarms).toEqual(['PassUpDiscussion at 2026-03-06T10:00:00.000Z'])
    const second = first.when({ step: 'PassUpDiscussion' }, clockFacts())
    const third = second.when({ step: 'PassUpDiscussion' }, clockFacts())
    expect([...second.tells, ...third.tells]).toEqual(['not-discussed → gwen', 'not-discussed → hugh'])
    expect(third.when({ step: 'PassUpDiscussion' }, clockFacts()).events).toEqual([])
    expect(third.when(talk, facts('gita')).state.is).toBe('Discussed')
  })
})

describe('following up with the customer', () => {
  it('is decided once, yes with what or no', () => {
    const decided = sent().when({ step: 'DecideFollowUp', followUp: 'yes', what: 'A letter' }, facts('lena'))
    expect(decided.state).toMatchObject({ is: 'AwaitingDiscussion', followUp: { followUp: 'yes', what: 'A letter' } })
    expect(decided.when({ step: 'DecideFollowUp', followUp: 'no', what: '' }, facts('lena')).refusedBecause).toMatch('already')
    expect(sent().when({ step: 'DecideFollowUp', followUp: 'yes', what: ' ' }, facts('lena')).refusedBecause).toMatch('Say what')
  })

  it('waits for the manager after the talk until it is decided', () => {
    const talked = sent().when(talk, facts('lena'))
    const waits = (state: typeof talked.state) => terminatedCall.waiting(state, facts('lena')).filter((one) => one.for === 'lena')
    expect(waits(talked.state).map((one) => one.what)).toEqual(['Decide whether to follow up with the customer (TC-2026-0001)'])
    expect(waits(talked.when({ step: 'DecideFollowUp', followUp: 'no', what: '' }, facts('lena')).state)).toEqual([])
  })
})

describe('returning and correcting', () => {
  const returned = () => sent().when({ step: 'ReturnForCorrection', points: ['quotes'], reason: 'Who said this?' }, facts('lena'))
  const corrected: CallLog = { ...log, quotes: [{ who: 'us', words: 'I will not stop' }] }

  it('tells the member of staff, who corrects it; the manager gets it back', () => {
    expect(returned().tells).toEqual(['returned → asha'])
    const back = returned().when(corrects(corrected, 'It was me who said it'), facts('asha'))
    expect(back.state.is).toBe('AwaitingDiscussion')
    expect(back.tells).toEqual(['corrected → lena', 'copy-for-case → asha'])
    expect(back.alarms).toEqual(['RemindToDiscuss at 2026-03-04T10:00:00.000Z'])
  })

  it('and a talk meanwhile are both kept: once corrected it is discussed', () => {
    const talked = returned().when(talk, facts('lena'))
    expect(talked.state.is).toBe('Returned')
    const back = talked.when(corrects(corrected, 'It was me'), facts('asha'))
    expect(back.state.is).toBe('Discussed')
    expect(back.alarms).toEqual([])
  })

  it('is reminded to the member of staff while it lies with them, by one alarm alone', () => {
    const nextDay = clockFacts({ now: at('2026-03-04T10:00:00Z') })
    expect(returned().when({ step: 'RemindToCorrect' }, nextDay).tells).toEqual(['returned → asha'])
    expect(returned().when({ step: 'RemindToDiscuss' }, nextDay).tells).toEqual([])
  })

  it('needs a reason and a difference, and keeps what the log said before', () => {
    const correct = (reason: string, to: CallLog) => sent().when(corrects(to, reason), facts('asha'))
    expect(correct('', corrected).refusedBecause).toMatch('Say why')
    expect(correct('No reason', log).refusedBecause).toMatch('Nothing is different')
    expect(correct('Mixed up', corrected).state).toMatchObject({ log: corrected, corrections: [{ was: log, reason: 'Mixed up' }] })
  })

  it('after the talk leaves the log discussed', () => {
    const talked = sent().when(talk, facts('lena'))
    expect(talked.when(corrects(corrected, 'Mixed up'), facts('asha')).state.is).toBe('Discussed')
  })

  it('is called later than the talk only when it was', () => {
    const lead = (state: ReturnType<typeof sent>['state']) => {
      const lena = testOffice().person(staff('lena'))
      const to = lena ? { person: lena } : {}
      return JSON.stringify(terminatedCall.view('corrected', state, to, facts('lena')).data.lead)
    }
    const later = facts('asha', { now: at('2026-03-03T11:00:00.000Z') })
    const correct = corrects(corrected, 'Mixed up')
    expect(lead(sent().when(correct, facts('asha')).when(talk, facts('lena')).state)).not.toMatch('since you talked')
    expect(lead(sent().when(talk, facts('lena')).when(correct, later).state)).toMatch('Asha Patel has corrected this log since you talked.')
  })

  it('of the line manager sends the log to the right one', () => {
    const moved = { ...log, lineManager: staff('leo') }
    expect(sent().when(corrects(moved, 'Leo is my manager'), facts('asha')).tells).toContain('to-discuss → leo')
  })

  it('of a copied log owes the case file a new copy', () => {
    const copied = sent().when({ step: 'MarkCopied' }, facts('asha'))
    const again = copied.when(corrects(corrected, 'Mixed up'), facts('asha'))
    expect(again.state).toMatchObject({ copy: 'to do' })
    expect(again.alarms).toEqual(['RemindToCopy at 2026-03-04T10:00:00.000Z'])
  })

  it('is only for whoever took the call', () => {
    const step = corrects(corrected, 'Mixed up')
    expect(sent().when(step, facts('lena')).refusedBecause).toBe('This is for Asha Patel to do, who took the call.')
  })
})

describe('the copy for the case file', () => {
  it('is chased each working day until it is done', () => {
    const reminded = sent().when({ step: 'RemindToCopy' }, clockFacts())
    expect(reminded.tells).toEqual(['copy-for-case → asha'])
    const done = reminded.when({ step: 'MarkCopied' }, facts('asha'))
    expect(done.when({ step: 'RemindToCopy' }, clockFacts()).events).toEqual([])
    expect(done.when({ step: 'MarkCopied' }, facts('asha')).refusedBecause).toMatch('already')
  })

  it('falls to the manager when the member of staff has left', () => {
    const office = testOffice({ left: ['asha'] })
    expect(sent().when({ step: 'RemindToCopy' }, clockFacts({ office })).tells).toEqual(['copy-for-case → lena'])
    expect(sent().when({ step: 'MarkCopied' }, facts('lena', { office })).state).toMatchObject({ copy: 'done' })
  })
})

describe('an unknown caller', () => {
  const unknown = () => given(terminatedCall).when(logs(unknownCaller, 'shaken'), facts('asha'))
  const customer = { name: 'Robin Example', telephone: '020 7946 0000', how: 'They wrote about the call' }

  it('is linked to a customer later, and the log stays as it was written', () => {
    const linked = unknown().when({ step: 'LinkCustomer', ...customer }, facts('lena'))
    expect(linked.state).toMatchObject({ log: unknownCaller, customer })
    expect(terminatedCall.customer?.(linked.state)).toMatchObject({ telephone: '020 7946 0000' })
  })

  it('that is known needs no link', () => {
    expect(sent().when({ step: 'LinkCustomer', ...customer }, facts('asha')).refusedBecause).toMatch('names the caller already')
  })
})

describe('asking for a restriction from the log', () => {
  it('fills in the customer, the case, the behaviour and the facts', () => {
    expect(terminatedCall.gives?.(sent().state)).toEqual({
      customer: 'Robin Example',
      case: 'IC-12345',
      behaviour: 'unacceptable',
      facts: log.reason,
      contactBy: 'asha',
    })
    expect(terminatedCall.gives?.(terminatedCall.initial)).toEqual({})
  })
})

describe('rank is asked at the click', () => {
  const demoted = testOffice({ people: testPeople.map((one) => (one.id === 'lena' ? { ...one, roles: ['staff'] } : one)) })
  const sent = () => given(terminatedCall).when(logCall, facts('asha'))

  it('a line manager who is one no longer opens nothing, reads nothing of how they are, and records no talk', () => {
    const { state } = sent()
    const now = facts('lena', { office: demoted })
    const lena = demoted.person('lena')
    if (!lena) throw new Error('lena is there')
    expect(terminatedCall.mayOpen(state, lena, now)).toBe(false)
    expect(JSON.stringify(terminatedCall.view('to-discuss', state, { person: lena }, now))).not.toMatch(/shaken|fine|Reason/)
    expect(sent().when({ step: 'RecordTalk', how: 'x', support: '' }, now).refusedBecause).toBeDefined()
  })
  it('the talk lies with the next who holds the rank', () => {
    const waits = terminatedCall.waiting(sent().state, facts('lena', { office: demoted }))
    expect(waits.map(({ for: who }) => who)).not.toContain('lena')
    expect(waits.length).toBeGreaterThan(0)
  })
  it('a manager who was told once and is one no longer has no right from it', () => {
    const told = sent().when({ step: 'PassUpDiscussion' }, facts('clock'))
    const office = testOffice({ people: testPeople.map((one) => (one.id === 'gita' ? { ...one, roles: ['staff'] } : one)) })
    expect(told.when({ step: 'RecordTalk', how: 'x', support: '' }, facts('gita', { office })).refusedBecause).toBeDefined()
  })
})
