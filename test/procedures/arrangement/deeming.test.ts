import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { at, testOffice } from '../test-office.js'
import { asked, buttons, by, card, clock, persistent, waitsFor, words } from './story.js'

const deem = { step: 'DeemPersistent', reason: 'Nothing is left to add.' } as const

describe('Persistence that staff ask a restriction for (s4)', () => {
  it('is put to their line manager first, and to nobody else', () => {
    expect(persistent().tells).toEqual(['deem → lena'])
    expect(waitsFor(persistent())).toEqual(['Say whether a customer is unreasonably persistent, for a restriction → lena'])
    expect(persistent().when({ step: 'ApproveArrangement' }, by('gita')).refusedBecause).toMatch(/waits for the line manager first/)
    expect(buttons(persistent(), 'deem', 'lena')).toEqual(['Yes, unreasonably persistent', 'No, it is not'])
    expect(buttons(persistent(), 'deem', 'gita')).toEqual([])
  })
  it('goes to those who decide once it is deemed so, with the reason, and the requester is told', () => {
    const deemed = persistent().when(deem, by('lena'))
    expect(deemed.tells).toEqual(['decision → gita', 'decision → gwen', 'channel → #managers', 'deemed → asha'])
    expect(words(deemed, 'decision', 'gita')).toContain(
      'Lena Morris considers it unreasonably persistent (section 4): Nothing is left to add.',
    )
    expect(deemed.when({ step: 'ApproveArrangement' }, by('gita')).state.is).toBe('Approved')
  })
  it('ends where it is not deemed so, and the requester reads why', () => {
    const sentBack = persistent().when({ step: 'NotPersistent', reason: 'Ring him once more.' }, by('lena'))
    expect(sentBack.tells).toEqual(['outcome → asha'])
    expect(card(sentBack, 'outcome', 'asha').status?.words).toMatch(/^Not unreasonably persistent: Lena Morris/)
    expect(words(sentBack, 'outcome', 'asha')).toContain('Ring him once more.')
    expect(waitsFor(sentBack)).toEqual([])
  })
  it('is for nobody else to deem, needs a reason, and never waits in silence', () => {
    for (const id of ['asha', 'adil', 'gita', 'ada', 'hilda'])
      expect(persistent().when(deem, by(id)).refusedBecause).toMatch(/Lena Morris considers/)
    expect(persistent().when({ ...deem, reason: ' ' }, by('lena')).refusedBecause).toMatch(/Please fill in/)
    const reminded = persistent().when({ step: 'ChaseDeeming' }, clock(at('2026-03-04T10:00:00Z')))
    expect(reminded.tells).toEqual(['deem → lena'])
    expect(reminded.when({ step: 'ChaseDeeming' }, clock(at('2026-03-05T10:00:00Z'))).tells).toEqual(['deem → gita'])
  })
  it('needs no deeming when a manager asks, nor when the behaviour is unacceptable', () => {
    expect(persistent('lena').tells).toContain('decision → gita')
    expect(asked().tells).toContain('decision → gita')
  })
  it('is with whoever stands in for a line manager who is away, or with the next above when there is none', () => {
    expect(persistent('asha', testOffice({ absent: ['lena'] })).tells).toEqual(['deem → leo'])
    expect(persistent('asha', testOffice({ left: ['lena'] })).tells).toEqual(['deem → gita'])
  })
  it('may be withdrawn meanwhile, and is open to those two alone', () => {
    expect(persistent().when({ step: 'WithdrawRequest', reason: 'He has stopped.' }, by('asha')).state.is).toBe('Withdrawn')
    const opens = testOffice().people.filter((one) => restriction.mayOpen(persistent().state, one, by(one.id)))
    expect(opens.map(({ id }) => id)).toEqual(expect.arrayContaining(['asha', 'lena']))
    expect(opens.map(({ id }) => id)).not.toContain('adil')
  })
})
