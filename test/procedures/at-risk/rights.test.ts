import fc from 'fast-check'
import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState } from '../../../src/procedures/at-risk/matter.js'
import type { AtRiskStep } from '../../../src/procedures/at-risk/rules.js'
import { instant } from '../../../src/procedures/words.js'
import { given, take } from '../given.js'
import { holdRights } from '../rights-matrix.js'
import { clockFacts, facts, recordId, staff, testOffice, testPeople, tuesday } from '../test-office.js'

const record = recordId('AR-2026-0001')
const raised = given(atRisk).when({ step: 'RaiseAlert', report: { said: 'He says goodbye.' } }, facts('asha', { record }))
const held = raised.when({ step: 'AcknowledgeAlert' }, facts('gita', { record }))
const concluded = held.when(
  { step: 'ConcludeAlert', outcome: 'handled here', reason: 'Her brother is with her.' },
  facts('gita', { record }),
)
const reporter = 'whoever raised it'
const holder = 'the senior who has it'
const senior = 'another senior'
const head = 'the head of department'
const others = ['a colleague', 'an administrator', 'Information Governance']

const whoIsWho = (state: AtRiskState) => [
  { who: reporter, state, facts: facts('asha', { record }) },
  { who: holder, state, facts: facts('gita', { record }) },
  { who: senior, state, facts: facts('gwen', { record }) },
  { who: head, state, facts: facts('hugh', { record }) },
  { who: 'a colleague', state, facts: facts('adil', { record }) },
  { who: 'an administrator', state, facts: facts('adam', { record }) },
  { who: 'Information Governance', state, facts: facts('ian', { record }) },
]
const seniors = [holder, senior, head]

describe('who may do what with an alert that nobody has yet', () => {
  holdRights(atRisk, whoIsWho(raised.state), {
    RaiseAlert: 'everybody',
    AddDetails: [reporter, ...seniors],
    AcknowledgeAlert: seniors,
    TakeOverAlert: seniors,
    HandOverAlert: seniors,
    ConfirmStillHeld: 'everybody',
    RecordEstablished: seniors,
    ReportOpened: seniors,
    NoReportNeeded: ['Information Governance', head],
    ConcludeAlert: seniors,
    EndCaution: seniors,
    ReadAgain: seniors,
    ConfirmDisclosure: ['Information Governance'],
    KeepTelephoneNote: [reporter],
  })
  it('grants nothing on it but taking it: what only a holder does is refused by the rule', () => {
    for (const step of ['ConfirmStillHeld', 'HandOverAlert'] as const)
      for (const who of ['asha', 'gita', 'adil'])
        expect(raised.when({ step, to: staff('gwen') } as AtRiskStep, facts(who, { record })).events).toHaveLength(0)
  })
})

describe('somebody who was told of an alert and is no senior any more (issue 8, item 6)', () => {
  const demoted = testOffice({ people: testPeople.map((one) => (one.id === 'gita' ? { ...one, roles: ['staff'] } : one)) })
  const gita = demoted.person('gita')
  const known = facts('gita', { record, office: demoted })
  const others = held.when({ step: 'TakeOverAlert' }, facts('hugh', { record }))
  test.each([
    ['that nobody has', raised.state],
    ['that another senior has', others.state],
    ['that is concluded', concluded.state],
  ])('neither reads one %s, nor adds to it, nor takes it', (_, state) => {
    if (!gita || state.is === 'NotRaised') throw new Error('it was raised')
    expect(state.told).toContain('gita')
    expect(atRisk.mayOpen(state, gita, known)).toBe(false)
    expect(JSON.stringify(atRisk.view('senior', state, { person: gita }, known))).not.toMatch(/goodbye|brother/)
    for (const step of ['AcknowledgeAlert', 'TakeOverAlert', 'AddDetails', 'ReadAgain', 'RecordEstablished', 'ConcludeAlert'] as const)
      expect([step, take(atRisk, { step } as AtRiskStep, state, known).outcome]).toEqual([step, 'refused'])
  })
  test('keeps one that they have until somebody takes it over: nothing is left with nobody', () => {
    if (!gita) throw new Error('there is a Gita')
    expect(atRisk.mayOpen(held.state, gita, known)).toBe(true)
    expect(held.when({ step: 'TakeOverAlert' }, facts('hugh', { record, office: demoted })).state).toMatchObject({ heldBy: 'hugh' })
  })
})

describe.each([
  ['that a senior has', held],
  ['that is concluded', concluded],
])('who may do what with an alert %s', (_, { state }) => {
  holdRights(atRisk, whoIsWho(state), {
    RaiseAlert: 'everybody',
    AddDetails: [reporter, ...seniors],
    AcknowledgeAlert: seniors,
    TakeOverAlert: seniors,
    HandOverAlert: [holder, head],
    ConfirmStillHeld: [holder],
    RecordEstablished: [holder, head],
    ReportOpened: seniors,
    NoReportNeeded: ['Information Governance', head],
    ConcludeAlert: [holder, head],
    EndCaution: seniors,
    ReadAgain: seniors,
    ConfirmDisclosure: ['Information Governance'],
    KeepTelephoneNote: [reporter],
  })
  it('lets nobody else decide', () => expect(others).toHaveLength(3))
})

describe('a duty ladder with gaps', () => {
  const office = { ...testOffice(), emptyTiers: () => ['Nobody can be reached on the tier "senior on duty" now.'] }
  const gap = given(atRisk).when({ step: 'RaiseAlert', report: { said: 'x' } }, facts('asha', { record, office }))
  it('is told to the administrators at once, and stops no alert', () => {
    expect(gap.tells).toEqual(expect.arrayContaining(['senior → gita', 'not-reached → adam']))
    const adam = testOffice().person('adam')
    const view = atRisk.view('not-reached', gap.state, adam ? { person: adam } : {}, facts('adam', { record, office }))
    expect(JSON.stringify(view)).toContain('senior on duty')
  })
  it('is not mentioned when there is none', () => expect(raised.tells).not.toContain('not-reached → adam'))
})

const people = testPeople.map(({ id }) => id)
const anyStep: fc.Arbitrary<AtRiskStep> = fc.oneof(
  fc.constantFrom<AtRiskStep>(
    { step: 'RaiseAlert', report: { said: 'again' } },
    { step: 'AddDetails', details: { case: 'IC-1' } },
    { step: 'AcknowledgeAlert' },
    { step: 'ConfirmStillHeld' },
    { step: 'RecordEstablished', established: 'He is at home.', emergency: 'called' },
    { step: 'NoReportNeeded', why: 'Nobody was told.' },
    { step: 'ReportOpened' },
    { step: 'ConfirmDisclosure', reference: 'D-1' },
    { step: 'ConcludeAlert', outcome: 'passed on', reason: 'Police.' },
    { step: 'KeepTelephoneNote' },
    { step: 'EndCaution', reason: 'She is well.' },
    { step: 'ClimbAlert' },
    { step: 'AskStillWithYou' },
    { step: 'RemindDisclosure' },
    { step: 'ChaseReport' },
    { step: 'TakeOverAlert' },
    { step: 'TellReporter' },
    { step: 'OpenToOthers' },
    { step: 'RemindTelephoneNote' },
  ),
  fc.constantFrom(...people).map((to): AtRiskStep => ({ step: 'HandOverAlert', to })),
)
const byTheClock: readonly AtRiskStep['step'][] = [
  'ClimbAlert',
  'AskStillWithYou',
  'RemindDisclosure',
  'ChaseReport',
  'TellReporter',
  'OpenToOthers',
  'RemindTelephoneNote',
]

it('whatever anybody does in whatever order: raised, then held by one senior at a time, then concluded, with an alarm set until then', () => {
  const command = fc.tuple(anyStep, fc.constantFrom(...people), fc.integer({ min: 0, max: 120 }))
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      let state: AtRiskState = raised.state
      let seconds = 0
      let alarms = raised.alarms.length
      const order = ['Unacknowledged', 'Held', 'Concluded']
      for (const [step, by, wait] of commands) {
        seconds += wait
        const now = instant(new Date(Date.parse(tuesday) + seconds * 1000))
        const known = byTheClock.includes(step.step) ? clockFacts({ record, now }) : facts(by, { record, now })
        const decision = take(atRisk, step, state, known)
        if (decision.outcome === 'refused') {
          expect(decision.because).toMatch(/^[A-Z].*[.?]$/s)
          continue
        }
        const before = state
        state = decision.events.reduce(atRisk.evolve, state)
        alarms += decision.owed.filter((one) => 'alarm' in one).length
        expect(order.indexOf(state.is)).toBeGreaterThanOrEqual(order.indexOf(before.is))
        if (state.is === 'Held' && before.is === 'Unacknowledged') expect(state.heldBy).not.toBe('asha')
        if (state.is === 'Concluded') expect(['Held', 'Concluded']).toContain(before.is)
        // Nobody is forgotten: an alert that is open always has its next alarm set.
        if (state.is === 'Unacknowledged' || state.is === 'Held') expect(alarms).toBeGreaterThan(0)
        if (state.is !== 'NotRaised' && before.is !== 'NotRaised') expect(state.told.slice(0, before.told.length)).toEqual(before.told)
      }
    }),
    { numRuns: process.env.LONG === '1' ? 50_000 : 2_000 },
  )
})
