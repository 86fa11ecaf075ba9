import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { CallLog, TerminatedCallState } from '../../../src/procedures/terminated-call/matter.js'
import { copyForCase } from '../../../src/procedures/terminated-call/say.js'
import { writtenContact } from '../../../src/procedures/terminated-call/terminated-call.js'
import { given } from '../given.js'
import { holdRights } from '../rights-matrix.js'
import { at, facts, staff, testPeople } from '../test-office.js'
import { logs } from './steps.js'

const written: CallLog = {
  kind: 'offensive',
  medium: 'e-mail',
  fromTheOutset: false,
  warnings: ['explained', 'warned'],
  caller: 'Jo Bloggs',
  caseReference: 'IC-12345',
  date: '2026-03-02',
  reason: 'Eleven e-mails in a morning; CANARY in each.',
  quotes: [{ who: 'customer', words: 'You will be sorry.' }],
  lineManager: staff('lena'),
  personal: 'no',
}
const threat: CallLog = { ...written, kind: 'abusive', threat: true }
const sent = (log = written) => given(writtenContact).when(logs(log, 'shaken'), facts('asha'))
const passedOn = () => sent(threat).when({ step: 'MarkAlertRaised' }, facts('asha'))
const shows = (state: TerminatedCallState, id: string) => {
  const person = testPeople.find((one) => one.id === id)
  return JSON.stringify(writtenContact.view('record', state, person ? { person } : {}, facts(id)))
}
const log = writtenContact.dialogs.find(({ name }) => name === 'log')
const form = (step: string) => log?.steps.find(({ name }) => name === step)?.form({}, facts('asha'))

describe('a contact by letter, e-mail or chat that is unacceptable (s3, s4)', () => {
  test('has its log, with the fields of section 14 that apply, and how it came', () => {
    expect(Object.keys(form('the-writing')?.shape ?? {})).toEqual([
      ...['medium', 'caller', 'caseReference', 'date', 'reason', 'quotes', 'lineManager'],
    ])
  })
  test('is not answered further, where a call is ended', () => {
    expect(form('the-writing')?.shape.reason?.meta()?.label).toBe('Why it is not answered further')
    const card = shows(sent().state, 'asha')
    for (const words of ['Contact in writing', 'Why it is not answered further', 'How it came', 'E-mail']) expect(card).toContain(words)
    expect(card).not.toMatch(/Time of call|Terminated call|the call/)
    expect(shows(sent().state, 'lena')).not.toMatch(/the call|ended a call|caller/)
  })
  test('goes to the line manager, who talks with the member of staff; the copy goes on the case file', () => {
    expect(sent().tells).toEqual(['to-discuss → lena', 'receipt → asha', 'copy-for-case → asha'])
    expect(sent().alarms[0]).toBe('RemindToDiscuss at 2026-03-04T10:00:00.000Z')
    const { state } = sent()
    if (state.is === 'NotSent') throw new Error('It was sent.')
    expect(copyForCase(state, facts('asha'))).toMatch(/^Contact in writing log[\s\S]*Date it came: 2 March 2026/)
    expect(copyForCase(state, facts('asha'))).not.toMatch(/Time|call/)
  })
  test('cannot have come in the future', () => {
    expect(sent({ ...written, date: '2026-03-04' }).refusedBecause).toMatch(/still to come. When did it come/)
    expect(form('the-writing')?.safeParse({ ...written, date: '2026-03-04' }).error?.issues[0]?.message).toMatch(/still to come/)
  })
  test('that is persistent asks the line manager to deem it so before a restriction is asked for: what is known is filled in', () => {
    const { state } = sent({ ...written, kind: 'persistent' })
    expect(shows(state, 'asha')).toMatch(/Is it unreasonably persistent\?.*"command":"\/restriction"/)
    expect(writtenContact.gives?.(state)).toMatchObject({ behaviour: 'unreasonably persistent', customer: 'Jo Bloggs', case: 'IC-12345' })
  })
})

describe('a threat in writing (s9)', () => {
  test('is asked for, and starts the alert: both cards say so first, and it is filled in', () => {
    expect(form('what-happened')?.safeParse({ kind: 'abusive', outset: 'yes', warnings: [], warningsBefore: [] }).success).toBe(false)
    for (const id of ['asha', 'lena']) expect(shows(sent(threat).state, id)).toContain('Pass it on to a senior now')
    const gives = writtenContact.gives?.(sent(threat).state)
    const raise = atRisk.dialogs.find(({ name }) => name === 'raise')
    expect(raise?.begin?.(atRisk.initial, facts('asha'), gives ? { from: gives } : {})).toMatchObject({
      ...{ said: threat.reason, how: 'written', name: 'Jo Bloggs', case: 'IC-12345' },
    })
  })
  test('that is not passed on is asked for again, of whoever wrote the log and of their manager', () => {
    expect(sent(threat).alarms).toContain('RemindToRaise at 2026-03-03T10:15:00.000Z')
    const again = sent(threat).when({ step: 'RemindToRaise' }, facts('clock', { now: at('2026-03-03T10:15:00Z') }))
    expect(again.tells).toEqual(['receipt → asha', 'to-discuss → lena'])
    expect(again.alarms).toEqual(['RemindToRaise at 2026-03-03T10:30:00.000Z'])
    const waits = writtenContact.waiting(again.state, facts('asha')).filter(({ what }) => what.startsWith('Tell a senior'))
    expect(waits.map(({ for: who }) => who)).toEqual(['asha', 'lena'])
  })
  test('that was passed on is asked for no more; the alert that was begun from the log settles it', () => {
    expect(writtenContact.settledBy).toEqual({ '/at-risk': 'MarkAlertRaised' })
    expect(passedOn().when({ step: 'RemindToRaise' }, facts('clock', { now: at('2026-03-03T10:15:00Z') })).owed).toEqual([])
    for (const id of ['asha', 'lena']) expect(shows(passedOn().state, id)).not.toContain('Pass it on')
    expect(shows(passedOn().state, 'lena')).toContain('Passed on to a senior, Asha Patel')
  })
  test('of which the log says nothing is nothing to mark', () => {
    expect(sent().when({ step: 'MarkAlertRaised' }, facts('asha')).refusedBecause).toMatch(/\/at-risk/)
    expect(sent().alarms.join()).not.toContain('RemindToRaise')
  })
})

test('nobody else, and no channel, reads a word of it', () => {
  for (const { state } of [sent(), sent(threat), passedOn()])
    for (const id of ['adil', 'carl', 'adam', 'nobody']) expect(shows(state, id)).not.toMatch(/CANARY|Bloggs|sorry/)
})

describe('who may do what to a contact in writing', () => {
  const of = (who: string, state: TerminatedCallState, by: string) => ({ who, state, facts: facts(by) })
  holdRights(
    writtenContact,
    [
      of('anybody, anew', { is: 'NotSent' }, 'asha'),
      of('who wrote the log', sent(threat).state, 'asha'),
      of('the line manager', sent(threat).state, 'lena'),
      of('the group manager', sent(threat).state, 'gita'),
      of('a colleague', sent(threat).state, 'adil'),
    ],
    {
      LogCall: 'everybody',
      CorrectLog: ['who wrote the log'],
      MarkCopied: ['who wrote the log'],
      MarkAlertRaised: ['who wrote the log', 'the line manager', 'the group manager'],
      RecordTalk: ['the line manager'],
      DecideFollowUp: ['the line manager'],
      CloseFollowUp: ['the line manager'],
      ReturnForCorrection: ['the line manager'],
      TakeBackReturn: ['the line manager'],
      LinkCustomer: ['who wrote the log', 'the line manager', 'the group manager'],
    },
  )
})
