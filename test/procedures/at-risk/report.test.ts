import fc from 'fast-check'
import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskEvent, AtRiskState } from '../../../src/procedures/at-risk/matter.js'
import { gaveDetails, reportOwed } from '../../../src/procedures/at-risk/report.js'
import type { AtRiskStep } from '../../../src/procedures/at-risk/rules.js'
import { authorityReport } from '../../../src/procedures/authority-report/authority-report.js'
import type { OtherRecord } from '../../../src/procedures/procedure.js'
import { given } from '../given.js'
import { at, facts, recordId, staff, testOffice, tuesday } from '../test-office.js'
import { disclosedBefore } from './disclosed-before.js'

const record = recordId('AR-2026-0001')
const by = (id: string, more = {}) => facts(id, { record, ...more })
const clock = (now: string, more = {}) => by('clock', { now: at(now), ...more })
const report: OtherRecord = { record: recordId('RA-2026-0007'), procedure: 'authority-report', opened: tuesday, state: { is: 'Deciding' } }
const there = { others: [report] }
const said = { said: 'He says he will not be here tomorrow.', name: 'Robin Example', who: 'customer' } as const
const held = () => given(atRisk).when({ step: 'RaiseAlert', report: said }, by('asha')).when({ step: 'AcknowledgeAlert' }, by('gita'))
const rang = { step: 'RecordEstablished', established: 'An ambulance is on its way.', emergency: 'called' } as const
const passedOn = { step: 'ConcludeAlert', outcome: 'passed on', reason: 'The police go there.' } as const
const dealtWith = () => held().when(passedOn, by('gita'))
const words = (notice: string, state: AtRiskState, id: string) => {
  const person = testOffice().person(id)
  return JSON.stringify(atRisk.view(notice, state, person ? { person } : {}, by(id)))
}

describe('nobody is kept from what is urgent by a record', () => {
  test('that 999 was rung is kept at once, whoever else has said what; nothing is asked before', () => {
    for (const story of [held(), held().when(rang, by('gita')), dealtWith()]) {
      expect(story.when(rang, by('gita')).refusedBecause).toBeUndefined()
      expect(words('senior', story.when(rang, by('gita')).state, 'gita')).toContain('An ambulance is on its way.')
    }
  })
  test('the record is asked for half an hour later and not while they are on the telephone', () => {
    const story = held().when(rang, by('gita'))
    expect(story.tells).toEqual(['information-governance → ian'])
    expect(story.alarms).toEqual(['ChaseReport at 2026-03-03T10:30:00.000Z'])
    expect(story.when(rang, by('gita')).owed).toEqual([])
  })
  test('who says that it was passed on is done: no form, nothing refused, and nobody asks any more whether they still have it', () => {
    const story = dealtWith()
    expect(story.refusedBecause).toBeUndefined()
    expect(story.state).toMatchObject({ is: 'Held', dealtWith: { by: 'gita', reason: 'The police go there.' } })
    expect(story.when({ step: 'AskStillWithYou' }, clock('2026-03-03T10:30:00Z')).owed).toEqual([])
    const office = testOffice({ left: ['gita'] })
    expect(atRisk.watched?.step(story.state, clock('2026-03-03T11:00:00Z', { office }))).toBeUndefined()
  })
  test('an alert whose details went to nobody is concluded at once', () => {
    for (const outcome of ['handled here', 'no further action'] as const)
      expect(held().when({ step: 'ConcludeAlert', outcome, reason: 'So.' }, by('gita')).state).toMatchObject({ is: 'Concluded', outcome })
  })
})

describe('an alert is not concluded past the record of what was given', () => {
  test.each([
    ['passed on', [passedOn]],
    ['rung, and then nothing more', [rang, { step: 'ConcludeAlert', outcome: 'no further action', reason: 'So.' }]],
    ['rung, and dealt with by us', [rang, { step: 'ConcludeAlert', outcome: 'handled here', reason: 'So.' }]],
  ] as const)('%s', (_, steps) => {
    const story = steps.reduce((one, step) => one.when(step, by('gita')), held())
    expect(story.state.is).toBe('Held')
    expect(words('status', story.state, 'asha')).toContain('is missing')
    expect(words('senior', story.state, 'gita')).toMatch(/Record what they were told.*\/authority-report/s)
    const opened = story.when({ step: 'ReportOpened' }, by('gita', there))
    expect(opened.state).toMatchObject({ is: 'Concluded', concludedBy: 'gita', reporting: { opened: { report: 'RA-2026-0007' } } })
    expect(words('senior', opened.state, 'gita')).toContain('recorded in RA-2026-0007')
    expect(opened.when({ step: 'ChaseReport' }, clock('2026-03-04T12:00:00Z')).owed).toEqual([])
  })
  test('with its report there already, it is concluded at once', () =>
    expect(held().when(rang, by('gita')).when(passedOn, by('gita', there)).state).toMatchObject({
      is: 'Concluded',
      reporting: { opened: { report: 'RA-2026-0007' } },
    }))
  test('saying that there is a report is not enough: the log is asked', () => {
    expect(dealtWith().when({ step: 'ReportOpened' }, by('gita')).refusedBecause).toMatch(/No report/)
    expect(atRisk.steps?.ReportOpened?.from).toBe('form')
    expect(atRisk.looksAt?.({ step: 'ReportOpened' }, held().state, by('gita'))).toMatchObject({
      procedures: ['authority-report'],
      marks: authorityReport
        .marks({
          ...given(authorityReport).when(
            { step: 'ProposeReport', danger: 'told', grounds: ['malicious'], facts: 'x', risk: 'y', vitalInterests: 'z', from: record },
            by('gita'),
          ).state,
        })
        .filter(({ kind }) => kind === 'record'),
    })
  })
  test('is chased until it is there: the holder, then the heads too; the heads when the holder is away or gone', () => {
    const first = dealtWith().when({ step: 'ChaseReport' }, clock('2026-03-03T10:30:00Z'))
    expect(first.tells).toEqual(['report-owed → gita'])
    expect(first.alarms).toEqual(['ChaseReport at 2026-03-04T10:30:00.000Z'])
    const second = first.when({ step: 'ChaseReport' }, clock('2026-03-04T10:30:00Z'))
    expect(second.tells).toEqual(['report-owed → gita', 'report-owed → hugh'])
    for (const office of [testOffice({ absent: ['gita'] }), testOffice({ left: ['gita'] })])
      expect(dealtWith().when({ step: 'ChaseReport' }, clock('2026-03-03T10:30:00Z', { office })).tells).toEqual(['report-owed → hugh'])
    expect(atRisk.waiting(dealtWith().state, by('gita')).map(({ for: who, what }) => `${who}: ${what}`)).toEqual([
      'gita: Record what an authority was told on an at-risk alert',
    ])
  })
  test('a report whose alert was not told of it (the bot was killed) is found by the clock', () => {
    const story = dealtWith().when({ step: 'ChaseReport' }, clock('2026-03-03T10:30:00Z', there))
    expect(story.state).toMatchObject({ is: 'Concluded', concludedBy: 'gita', reason: 'The police go there.' })
  })
  test('a slip of the finger is taken back with a reason, by a head or Information Governance and never by whoever has it', () => {
    const no = { step: 'NoReportNeeded', why: 'Nobody was rung: the wrong line was ticked.' } as const
    expect(dealtWith().when(no, by('gita')).refusedBecause).toMatch(/not whoever has the alert/)
    for (const who of ['hugh', 'ian']) expect(dealtWith().when(no, by(who)).state).toMatchObject({ is: 'Concluded' })
    const again = held().when(rang, by('gita')).when(no, by('hugh')).when(passedOn, by('gita'))
    expect(again.state).toMatchObject({ is: 'Held', dealtWith: { outcome: 'passed on' } })
    expect(again.alarms).toEqual(['ChaseReport at 2026-03-03T10:30:00.000Z'])
  })
})

describe('who decides that an authority is told', () => {
  test('is no field of an alert any more: a plain senior on duty cannot stand as having decided it', () => {
    expect(Object.keys(atRisk.rights)).not.toContain('DecideDisclosure')
    expect(atRisk.dialogs.map(({ name }) => name)).not.toContain('disclose')
  })
  test('is decided in the report, filled in from the alert, and never by whoever took the contact', () => {
    const gives = atRisk.gives?.(held().when(rang, by('gita')).state)
    expect(gives).toMatchObject({ danger: 'rung', grounds: ['threat to themselves'], contactBy: 'asha', customer: 'Robin Example' })
    expect(gives?.threat).toBe('He says he will not be here tomorrow.\nAn ambulance is on its way.')
    expect(atRisk.gives?.(dealtWith().state)).toMatchObject({ danger: 'told' })
    expect(atRisk.gives?.(held().state)).not.toHaveProperty('danger')
    // Self-harm is narrower still (rule 6): no other form is filled in with what was said.
    for (const key of ['facts', 'reason', 'said', 'text']) expect(gives).not.toHaveProperty(key)
  })
})

describe('what was kept before', () => {
  const disclosure = { authority: 'Police', what: 'Name', vitalInterests: 'Life', decidedBy: staff('gita') }
  test('an old disclosure reads, keeps its own record, and asks for no second one', () => {
    const story = given(atRisk, disclosedBefore(held().state, disclosure))
    expect(reportOwed(story.state)).toBe(false)
    expect(story.when(passedOn, by('gita')).state.is).toBe('Concluded')
    expect(story.when({ step: 'ConfirmDisclosure', reference: 'D-1' }, by('ian')).state).toMatchObject({ disclosure: { reference: 'D-1' } })
  })
  test('an alert that was concluded as passed on stays so, and nothing is asked for', () => {
    const old: AtRiskEvent = { event: 'AlertConcluded', by: staff('gita'), at: tuesday, outcome: 'passed on', reason: 'Police told.' }
    const state = atRisk.evolve(held().state, old)
    expect(state.is).toBe('Concluded')
    expect(reportOwed(state)).toBe(false)
    expect(atRisk.waiting(state, by('gita'))).toEqual([])
  })
})

test('whatever seniors do in whatever order: what went outside has its record before the alert is concluded, and until then somebody is asked for it', () => {
  const step = fc.constantFrom<AtRiskStep>(
    rang,
    passedOn,
    { step: 'ConcludeAlert', outcome: 'no further action', reason: 'So.' },
    { step: 'NoReportNeeded', why: 'A slip.' },
    { step: 'ReportOpened' },
    { step: 'TakeOverAlert' },
    { step: 'HandOverAlert', to: staff('gwen') },
    { step: 'AskStillWithYou' },
    { step: 'OpenToOthers' },
    { step: 'AcknowledgeAlert' },
    { step: 'ChaseReport' },
  )
  const move = fc.record({
    step,
    who: fc.constantFrom('gita', 'gwen', 'hugh', 'greg', 'ian'),
    found: fc.boolean(),
    hours: fc.integer({ min: 0, max: 30 }),
    gone: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
      let story = held()
      let now = Date.parse(tuesday)
      const alarms: number[] = []
      for (const { step, who, found, hours, gone } of moves) {
        now += hours * 3_600_000
        const others = found && atRisk.looksAt?.(step, story.state, by(who)) ? there : {}
        const office = testOffice({ left: gone ? ['gita'] : [] })
        const itself = ['AskStillWithYou', 'OpenToOthers', 'ChaseReport'].includes(step.step)
        story = story.when(step, by(itself ? 'clock' : who, { now: new Date(now).toISOString(), office, ...others }))
        for (const one of story.alarms) if (one.startsWith('ChaseReport')) alarms.push(Date.parse(one.slice(15)))
        const { state } = story
        if (state.is === 'Concluded' && gaveDetails(state)) expect(state.reporting?.opened ?? state.reporting?.noNeed).toBeDefined()
        if (state.is === 'Concluded' && state.outcome === 'passed on')
          expect(state.reporting?.opened ?? state.reporting?.noNeed).toBeDefined()
        if (reportOwed(state)) {
          expect(alarms.length).toBeGreaterThan(0)
          expect(atRisk.waiting(state, by('gita', { now: new Date(now).toISOString(), office })).map(({ what }) => what)).toContain(
            'Record what an authority was told on an at-risk alert',
          )
        }
        expect(words('senior', state, 'gita')).not.toMatch(/undefined|\[object/)
      }
    }),
    { numRuns: 300 },
  )
})
