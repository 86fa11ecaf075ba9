import type { CallLog } from '../../../src/procedures/terminated-call/matter.js'
import { terminatedCall } from '../../../src/procedures/terminated-call/terminated-call.js'
import { given } from '../given.js'
import { at, facts, staff, testOffice, testPeople } from '../test-office.js'
import { logs } from './steps.js'

const log: CallLog = {
  kind: 'offensive',
  fromTheOutset: false,
  warnings: ['explained'],
  caseReference: 'IC-12345',
  date: '2026-03-03',
  time: '09:50',
  reason: 'The customer swore at me after I asked them to stop.',
  quotes: [],
  lineManager: staff('lena'),
  personal: 'no',
}
const viewerOf = (who: string) => {
  const person = testPeople.find(({ id }) => id === who)
  return person ? { person } : {}
}
const logCall = logs(log, 'fine')

const sent = () => given(terminatedCall).when(logCall, facts('asha'))

describe('a log that waits for its correction', () => {
  const returned = () => sent().when({ step: 'ReturnForCorrection', points: ['other'], reason: 'Please say when' }, facts('lena'))
  const gone = testOffice({ left: ['asha'] })
  const away = testOffice({ absent: ['asha'] })

  test('is with the manager too while whoever wrote it is not here, and may be left as it is', () => {
    const { state } = returned()
    const waits = (office = testOffice()) => terminatedCall.waiting(state, facts('lena', { office })).map((one) => one.for)
    expect([waits(), waits(away), waits(gone)].map((some) => some.includes(staff('lena')))).toEqual([false, true, true])
    expect(waits(gone)).not.toContain('asha')
    const left = returned().when({ step: 'TakeBackReturn' }, facts('lena', { office: gone }))
    expect(left.state.is).toBe('AwaitingDiscussion')
    expect(left.alarms).toEqual(['RemindToDiscuss at 2026-03-04T10:00:00.000Z'])
    expect(left.when({ step: 'TakeBackReturn' }, facts('lena', { office: gone })).refusedBecause).toBe(
      'It is not with anybody for correction.',
    )
    expect(returned().when({ step: 'TakeBackReturn' }, facts('asha')).refusedBecause).toMatch(/^This is your own call/)
  })

  test('after the talk the decision on a follow-up is asked for again until it is made (rule 3)', () => {
    const talked = sent().when({ step: 'RecordTalk', how: 'Well', support: '' }, facts('lena'))
    expect(talked.alarms).toEqual(['RemindToDecide at 2026-03-06T10:00:00.000Z'])
    const clock = { ...facts('lena', { now: at('2026-03-06T10:00:00Z'), office: testOffice({ absent: ['lena'] }) }), by: 'clock' as const }
    const asked = talked.when({ step: 'RemindToDecide' }, clock)
    expect(asked.tells).toEqual(['decide-follow-up → leo'])
    expect(asked.alarms).toHaveLength(1)
    const decided = talked.when({ step: 'DecideFollowUp', followUp: 'no', what: '' }, facts('lena'))
    expect(decided.when({ step: 'RemindToDecide' }, clock).owed).toEqual([])
  })

  test('not discussed by anybody: whoever has it is asked again when all above have been told', () => {
    const clock = (day: number) => ({ ...facts('lena', { now: at(`2026-03-${day}T10:00:00Z`) }), by: 'clock' as const })
    let story = sent()
    for (let round = 0; round < 6; round += 1) story = story.when({ step: 'PassUpDiscussion' }, clock(20 + round))
    expect(story.tells).toEqual(['discuss-reminder → lena'])
    expect(story.alarms).toHaveLength(1)
  })
})

describe('a follow-up with the customer that was decided on', () => {
  const decided = () => {
    const talked = given(terminatedCall)
      .when(logCall, facts('asha'))
      .when({ step: 'RecordTalk', how: 'Better', support: '' }, facts('lena'))
    return talked.when({ step: 'DecideFollowUp', followUp: 'yes', what: 'Ring her', on: '2026-03-09' }, facts('lena'))
  }
  it('is a task with a day, chased on it and passed up, and closed with what came of it', () => {
    const story = decided()
    expect(story.alarms).toEqual(['ChaseFollowUp at 2026-03-09T17:00:00.000Z'])
    expect(terminatedCall.waiting(story.state, facts('lena')).map(({ for: who, what }) => `${who}: ${what}`)).toContain(
      'lena: Follow up with the customer (TC-2026-0001)',
    )
    const chased = story.when({ step: 'ChaseFollowUp' }, facts('clock', { now: at('2026-03-09T17:00:00Z') }))
    expect(chased.tells).toContain('follow-up → lena')
    expect(chased.tells).toContain('follow-up → gita')
    const closed = chased.when({ step: 'CloseFollowUp', outcome: 'She is content.' }, facts('lena'))
    expect(
      terminatedCall
        .waiting(closed.state, facts('lena'))
        .map(({ what }) => what)
        .join(),
    ).not.toMatch(/Follow up/)
    expect(JSON.stringify(terminatedCall.view('record', closed.state, viewerOf('lena'), facts('lena')))).toMatch(
      /done, Lena Morris.*She is content/,
    )
  })
  it('is not set for a day that is past', () => {
    const talked = given(terminatedCall).when(logCall, facts('asha'))
    expect(talked.when({ step: 'DecideFollowUp', followUp: 'yes', what: 'Ring', on: '2020-01-01' }, facts('lena')).refusedBecause).toMatch(
      /still to come/,
    )
  })
})

describe('the copy for the case file', () => {
  it('waits while the log is with its writer for correction', () => {
    const back = given(terminatedCall)
      .when(logCall, facts('asha'))
      .when({ step: 'ReturnForCorrection', points: ['quotes'], reason: 'Mark them' }, facts('lena'))
    expect(terminatedCall.waiting(back.state, facts('asha')).map(({ what }) => what)).toEqual(['Correct the log TC-2026-0001'])
    expect(back.when({ step: 'RemindToCopy' }, facts('clock')).tells).toEqual([])
  })
  it('asked for twice is late: the manager has it too, and may say that it is done', () => {
    const late = given(terminatedCall)
      .when(logCall, facts('asha'))
      .when({ step: 'RemindToCopy' }, facts('clock', { now: at('2026-03-04T10:00:00Z') }))
      .when({ step: 'RemindToCopy' }, facts('clock', { now: at('2026-03-05T10:00:00Z') }))
    expect(late.tells).toEqual(['copy-for-case → asha', 'copy-for-case → lena'])
    expect(late.when({ step: 'MarkCopied' }, facts('lena')).refusedBecause).toBeUndefined()
  })
})
