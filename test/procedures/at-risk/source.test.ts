import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskReport } from '../../../src/procedures/at-risk/matter.js'
import { given } from '../given.js'
import { facts, recordId, testOffice, testPeople } from '../test-office.js'

/**
 * Every sentence of s9 that names who decides, to whom something goes, or what is noted. One without its test does not compile. What becomes of
 * the customer's details once an authority has them stands in authority-report/source.test.ts.
 */
const named = [
  'not qualified to make an assessment about whether threats of this nature are genuine',
  'suggest that they contact the emergency services',
  'make a note of as many details as possible',
  'immediately pass them on to a senior member of staff',
  'include details of the threats in a telephone note on the case file or contact record',
  'with the sole purpose of making a threat to put themselves (or others) at risk',
  'in writing, pass them immediately to a senior member of staff',
  'who will consider whether to notify other agencies',
  'take any appropriate steps to establish whether further action should be taken',
  'give the customer’s details to an appropriate authority',
  'notify Information Governance so that they may assist',
] as const

const by = (id: string) => facts(id, { record: recordId('AR-2026-0001') })
const said = 'He says he will not be here tomorrow.'
const raise = (more: Partial<AtRiskReport> = {}, who = 'asha') =>
  given(atRisk).when({ step: 'RaiseAlert', report: { said, ...more } }, by(who))
const held = (more: Partial<AtRiskReport> = {}) => raise(more).when({ step: 'AcknowledgeAlert' }, by('gita'))
const passedOn = { step: 'ConcludeAlert', outcome: 'passed on', reason: 'The police go there.' } as const
const rang = { step: 'RecordEstablished', established: 'He is at home.', emergency: 'called' } as const
const screen = atRisk.dialogs.find(({ name }) => name === 'raise')?.steps[0]
const fields = Object.keys(screen?.form({}, by('asha')).shape ?? {})
const seen = (story: ReturnType<typeof raise>, id: string) => {
  const person = testOffice().person(id)
  return JSON.stringify(atRisk.view('senior', story.state, person ? { person } : {}, by(id)))
}
/** It goes to the seniors on duty at once, as an alert. */
const reachesSeniors = (story: ReturnType<typeof raise>) => {
  const first = story.owed.flatMap((one) => ('notice' in one && one.notice === 'senior' ? [one] : []))
  expect(first.map(({ to }) => to)).toEqual([{ person: 'gita' }, { person: 'hugh' }])
  for (const one of first) expect([one.urgency, one.at]).toEqual(['alert', undefined])
}

const shown: Readonly<Record<(typeof named)[number], () => void>> = {
  'not qualified to make an assessment about whether threats of this nature are genuine': () => {
    // Anybody may raise it, and nothing but what was said is needed: no field asks whether it is meant.
    for (const { id } of testPeople) expect([id, raise({}, id).refusedBecause]).toEqual([id, undefined])
    expect(screen?.form({}, by('asha')).safeParse({ said }).success).toBe(true)
    expect(fields.filter((name) => /genuine|meant|serious|real/i.test(name))).toEqual([])
    expect(screen?.know?.({}, by('asha')).join()).toContain('You do not have to judge whether it is meant')
  },
  'suggest that they contact the emergency services': () =>
    expect(screen?.know?.({}, by('asha'))[0]).toMatch(/not in a position to help.*emergency services on 999/),
  'make a note of as many details as possible': () => {
    expect(fields).toEqual(['said', 'how', 'onTheLine', 'who', 'imminent', 'name', 'contact', 'location', 'case'])
    const details = { name: 'Robin Example', contact: '0113 496 0002', location: 'By the river', case: 'IC-1234' }
    for (const words of [said, ...Object.values(details)]) expect(seen(raise(details), 'gita')).toContain(words)
    // And more as soon as it is known.
    const more = raise().when({ step: 'AddDetails', details: { said: 'He named the bridge.' } }, by('asha'))
    expect(seen(more, 'gita')).toContain('He named the bridge.')
  },
  'immediately pass them on to a senior member of staff': () => {
    reachesSeniors(raise())
    for (const who of ['adil', 'carl', 'adam', 'ian'])
      expect(raise().when({ step: 'AcknowledgeAlert' }, by(who)).refusedBecause).toBeDefined()
  },
  'include details of the threats in a telephone note on the case file or contact record': () => {
    const story = raise({ case: 'IC-1234' })
    expect(story.tells).toContain('telephone-note → asha')
    expect(story.alarms.some((one) => one.startsWith('RemindTelephoneNote'))).toBe(true)
    expect(atRisk.waiting(story.state, by('asha')).map(({ what }) => what)).toContain('Put a telephone note on the case file')
    expect(raise().tells).not.toContain('telephone-note → asha')
  },
  'with the sole purpose of making a threat to put themselves (or others) at risk': () => {
    for (const who of ['customer', 'others', 'staff', 'unknown'] as const) reachesSeniors(raise({ how: 'threat-only', who }))
    expect(screen?.know?.({}, by('asha')).join()).toMatch(/only to make a threat: note as much as you can/)
  },
  'in writing, pass them immediately to a senior member of staff': () => reachesSeniors(raise({ how: 'written' })),
  'who will consider whether to notify other agencies': () => {
    for (const { id } of testPeople)
      expect([id, held({ how: 'written' }).when(passedOn, by(id)).refusedBecause === undefined]).toEqual([
        id,
        ['gita', 'hugh'].includes(id),
      ])
  },
  'take any appropriate steps to establish whether further action should be taken': () => {
    const established = held().when({ ...rang, emergency: 'not needed' }, by('gita'))
    expect(seen(established, 'hugh')).toContain('He is at home.')
    for (const who of ['asha', 'adil', 'lena']) expect(held().when(rang, by(who)).refusedBecause).toBeDefined()
    // Nothing further is a decision too, with its reason.
    const ended = established.when({ step: 'ConcludeAlert', outcome: 'no further action', reason: 'His brother is there.' }, by('gita'))
    expect(ended.state).toMatchObject({ is: 'Concluded', concludedBy: 'gita', reason: 'His brother is there.' })
    expect(established.when({ step: 'ConcludeAlert', outcome: 'no further action', reason: ' ' }, by('gita')).refusedBecause).toBeDefined()
  },
  'give the customer’s details to an appropriate authority': () => {
    const story = held().when(passedOn, by('gita'))
    expect(story.state.is).toBe('Held')
    const leads = atRisk.leadsTo?.ConcludeAlert
    expect(typeof leads === 'function' && leads(story.state)).toBe('/authority-report')
    expect(story.tells).toContain('report-owed → gita')
  },
  'notify Information Governance so that they may assist': () => {
    for (const step of [rang, passedOn]) expect(held().when(step, by('gita')).tells).toContain('information-governance → ian')
  },
}

describe('what section 9 says', () => {
  test.each(named)('“%s”', (sentence) => shown[sentence]())
})
