import { procedures } from '../../../src/office.js'
import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState } from '../../../src/procedures/at-risk/matter.js'
import type { Facts } from '../../../src/procedures/procedure.js'
import { given } from '../given.js'
import { at, facts, recordId, testOffice, testPeople } from '../test-office.js'

const record = recordId('AR-2026-0001')
const by = (id: string, more: Partial<Facts> = {}) => facts(id, { record, ...more })
const begun = (report: object = {}) =>
  given(atRisk)
    .when({ step: 'RaiseAlert', report: { said: 'CANARY', name: 'CANARY', contact: '0113 496 0002', ...report } }, by('asha'))
    .when({ step: 'AcknowledgeAlert' }, by('gita'))
    .when({ step: 'RecordEstablished', established: 'CANARY', emergency: 'not needed' }, by('gita'))
const concluded = (report: object = {}) =>
  begun(report).when({ step: 'ConcludeAlert', outcome: 'handled here', reason: 'CANARY' }, by('gita'))
const cleared = (report: object = {}) => concluded(report).when({ step: 'ClearChat' }, by('clock', { now: at('2026-03-03T10:00:30Z') }))

/** Every card that an alert has, by the names of its notices. */
const cards = [
  ...['senior', 'status', 'receipt', 'record', 'again', 'take-over', 'taken', 'taken-over', 'more', 'still-with-you', 'not-reached'],
  ...['report-owed', 'telephone-note', 'telephone-note-late', 'information-governance'],
]
const shows = (state: AtRiskState, id: string, card: string, more: Partial<Facts> = {}): boolean => {
  const person = testOffice().person(id)
  return JSON.stringify(atRisk.view(card, state, person ? { person } : {}, by(id, more))).includes('CANARY')
}
const whoSees = (state: AtRiskState, only = cards) =>
  testPeople.flatMap(({ id }) => only.filter((card) => shows(state, id, card)).map((card) => `${id}: ${card}`))

describe('What was said about somebody at risk, once the alert is over (promise 41)', () => {
  it('is on nobody’s card any more within a minute of the end: a reference and an outcome are left', () => {
    expect(whoSees(concluded().state).length).toBeGreaterThan(10)
    expect(concluded().alarms).toEqual(['ClearChat at 2026-03-03T10:00:30.000Z'])
    expect(whoSees(cleared().state)).toEqual([])
    const card = atRisk.view('status', cleared().state, { person: testPeople[0] ?? (undefined as never) }, by('asha'))
    expect(JSON.stringify(card)).toContain('Concluded by Gita Rao')
  })

  it('is cleared too when the report to an authority ends it', () => {
    const dealtWith = begun().when({ step: 'ConcludeAlert', outcome: 'passed on', reason: 'CANARY' }, by('gita'))
    expect(dealtWith.state.is).toBe('Held')
    const words = (of: AtRiskState) =>
      JSON.stringify(atRisk.view('status', of, { person: testPeople[0] ?? (undefined as never) }, by('asha')))
    expect(words(dealtWith.state)).toContain('What was said stays on this card until that record is made.')
    expect(words(begun().state)).not.toContain('stays on this card')
    const ended = dealtWith.when({ step: 'NoReportNeeded', why: 'A slip.' }, by('hugh'))
    expect(words(ended.state)).not.toContain('stays on this card')
    expect([ended.state.is, ended.alarms]).toEqual(['Concluded', ['ClearChat at 2026-03-03T10:00:30.000Z']])
  })

  it('stays with whoever has its note still to put on the case file, until it is there', () => {
    const owed = cleared({ case: 'IC-1' })
    expect(new Set(whoSees(owed.state).map((one) => one.split(': ')[1]))).toEqual(new Set(['telephone-note']))
    expect(whoSees(owed.when({ step: 'KeepTelephoneNote' }, by('asha')).state)).toEqual([])
  })

  it('is opened by a senior with a reason, which is kept, for themselves and for five minutes', () => {
    const nobody = cleared().when({ step: 'ReadAgain', why: 'A call came in.' }, by('asha'))
    expect(nobody.refusedBecause).toMatch(/A senior member of staff/)
    expect(cleared().when({ step: 'ReadAgain', why: ' ' }, by('gwen')).refusedBecause).toMatch(/Say why/)
    const read = cleared().when({ step: 'ReadAgain', why: 'A call came in.' }, by('gwen'))
    expect(read.events).toEqual([expect.objectContaining({ event: 'AlertReadAgain', by: 'gwen', why: 'A call came in.' })])
    expect(new Set(whoSees(read.state).map((one) => one.split(':')[0]))).toEqual(new Set(['gwen']))
    expect(read.alarms).toEqual(['ClearChat at 2026-03-03T10:05:00.000Z'])
    expect(whoSees(read.when({ step: 'ClearChat' }, by('clock')).state)).toEqual([])
  })

  it('has its button on every senior’s card, and on nobody else’s', () => {
    const has = (id: string) => {
      const person = testOffice().person(id)
      return atRisk
        .view('record', cleared().state, person ? { person } : {}, by(id))
        .buttons.some(({ title }) => title === 'Open with a reason')
    }
    expect(['gita', 'gwen', 'hugh', 'asha', 'ian'].map(has)).toEqual([true, true, true, false, false])
  })

  it('is cleared by the daily look where an earlier version ended the alert, and that prolongs no period', () => {
    const old = concluded().state
    expect(atRisk.daily?.(old, by('clock', { now: at('2026-03-03T10:04:00Z') }))).toBe(undefined)
    expect(atRisk.daily?.(old, by('clock', { now: at('2026-03-04T08:00:00Z') }))).toEqual({ step: 'ClearChat' })
    expect(atRisk.daily?.(cleared().state, by('clock', { now: at('2026-03-04T08:00:00Z') }))).toBe(undefined)
    expect(procedures.find(({ name }) => name === 'at-risk')?.retention?.of(old)).toBe('handled here')
  })
})
