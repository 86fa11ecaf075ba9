import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState } from '../../../src/procedures/at-risk/matter.js'
import type { Facts } from '../../../src/procedures/procedure.js'
import { given } from '../given.js'
import { at, facts, recordId, testOffice } from '../test-office.js'

const record = recordId('AR-2026-0001')
const by = (id: string, more: Partial<Facts> = {}) => facts(id, { record, ...more })
const raised = given(atRisk).when({ step: 'RaiseAlert', report: { said: 'CANARY', name: 'Jo Bloggs' } }, by('asha'))
const held = raised.when({ step: 'AcknowledgeAlert' }, by('gita'))
const concluded = held.when({ step: 'ConcludeAlert', outcome: 'handled here', reason: 'CANARY' }, by('gita'))
const ended = { step: 'EndCaution', reason: 'CANARY: she is well, and asked us to write as usual.' } as const
const years = at('2036-03-03T10:00:00Z')

const asks = (state: AtRiskState, more: Partial<Facts> = {}) => atRisk.lookUp?.(state, by('adil', more))?.toDo
const ask = ['Ask a senior colleague before you contact them.']
const officeOf = (months: number) => {
  const office = testOffice()
  return { ...office, timings: { ...office.timings, askSeniorMonths: months } }
}

describe('That a senior is asked before contact (s9)', () => {
  it.each([
    ['nobody has the alert', raised.state],
    ['somebody has it', held.state],
    ['it is concluded', concluded.state],
  ])('is said while %s, for years where the office sets no time', (_, state) => {
    expect(asks(state)).toEqual(ask)
    expect(asks(state, { now: years })).toEqual(ask)
  })
  it('ends when a senior says so, with a reason that no look-up shows', () => {
    const over = concluded.when(ended, by('gwen'))
    expect(over.state).toMatchObject({ is: 'Concluded', cautionEnded: { by: 'gwen', reason: ended.reason } })
    expect(asks(over.state)).toBeUndefined()
    expect(over.when(ended, by('hugh')).refusedBecause).toMatch(/Gwen .* said so already, Tue 3 Mar, 10:00/)
    expect(over.events.map((event) => atRisk.say(event, by('gita'), false)).join()).not.toContain('CANARY')
  })
  it('cannot end while the alert is open, whoever says so', () => {
    for (const story of [raised, held])
      expect(story.when(ended, by('hugh')).refusedBecause).toMatch(/While an alert is open, a senior colleague is asked/)
  })
  it.each([
    ['the day before', '2026-09-02T22:00:00Z', ask],
    ['on the day', '2026-09-03T08:00:00Z', undefined],
  ])('ends after the months that the office sets, counted from the conclusion: %s', (_, now, said) => {
    expect(asks(concluded.state, { now: at(now), office: officeOf(6) })).toEqual(said)
    expect(asks(held.state, { now: years, office: officeOf(6) })).toEqual(ask)
  })
  it('has its button on the card of seniors once the alert is concluded, until it is said', () => {
    const titles = (who: string, state: AtRiskState) => {
      const person = testOffice().person(who)
      return atRisk.view('record', state, person ? { person } : {}, by(who)).buttons.map(({ title }) => title)
    }
    expect(titles('gwen', concluded.state)).toContain('Contact as usual again')
    expect(titles('gwen', held.state)).not.toContain('Contact as usual again')
    expect(titles('asha', concluded.state)).not.toContain('Contact as usual again')
    expect(titles('gwen', concluded.when(ended, by('gwen')).state)).not.toContain('Contact as usual again')
  })
})
