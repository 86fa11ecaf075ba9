import { fill } from '../../../src/cards/fill.js'
import { isBookkeeping } from '../../../src/procedures/bookkeeping.js'
import { sameCustomer } from '../../../src/procedures/same-customer/same-customer.js'
import { wordsOf } from '../../cards/check-card.js'
import { expectGolden } from '../../cards/golden.js'
import { given } from '../given.js'
import { holdRights } from '../rights-matrix.js'
import { at, clockFacts, facts, recordId, testOffice } from '../test-office.js'

const [one, other] = [recordId('RE-2026-0001'), recordId('SA-2026-0002')]
const link = { step: 'LinkCustomers', one, other } as const
const unlink = { step: 'UnlinkCustomers', reason: 'CANARY: their birthdays differ' } as const
const record = recordId('CM-2026-0001')
const by = (who: string, more = {}) => facts(who, { record, ...more })
const linked = given(sameCustomer).when(link, by('lena'))
const separate = { step: 'SeparateCustomers' as const, one: [one], other: [other], reason: 'CANARY: both were on the line' }
const join = { step: 'JoinAgain', reason: 'CANARY: one man after all' } as const
const apart = given(sameCustomer).when(separate, by('lena'))
const later = at('2026-03-03T11:30:00Z')

describe('A link of two spellings', () => {
  test('holds who linked which records and when, and no name', () => {
    expect(linked.events).toEqual([{ event: 'CustomersLinked', one, other, by: 'lena', at: by('lena').now }])
    expect(linked.owed).toEqual([])
  })
  test('is found by both records while it holds, and by none afterwards', () => {
    expect(sameCustomer.marks(linked.state)).toEqual([
      { kind: 'record', value: one },
      { kind: 'record', value: other },
    ])
    expect(sameCustomer.marks(linked.when(unlink, by('gita')).state)).toEqual([])
  })
  test('says what it links while it holds, and nothing afterwards', () => {
    expect(sameCustomer.links?.of(linked.state)).toEqual({ records: [one, other], by: 'lena', at: by('lena').now })
    expect(sameCustomer.links?.of(linked.when(unlink, by('gita')).state)).toBeUndefined()
  })
  test('is no matter of look-ups or other forms by itself, and waits for nobody', () => {
    expect([sameCustomer.lookUp, sameCustomer.gives, sameCustomer.command]).toEqual([undefined, undefined, undefined])
    expect(sameCustomer.waiting(linked.state, by('lena'))).toEqual([])
    expect(linked.events.some(isBookkeeping)).toBe(false)
  })
  test('of a record with itself is refused, and so is a link that is changed', () => {
    expect(given(sameCustomer).when({ ...link, other: one }, by('lena')).refusedBecause).toMatch(/nothing to link/)
    expect(linked.when({ ...link, other: recordId('RE-2026-0009') }, by('lena')).refusedBecause).toMatch(/cannot be changed/)
  })
  test('is undone with a reason, once; the second is told who did it and when', () => {
    for (const reason of ['', '  '])
      expect(linked.when({ step: 'UnlinkCustomers', reason }, by('gita')).refusedBecause).toMatch(/say how you know/)
    const undone = linked.when(unlink, by('gita'))
    expect(undone.state).toMatchObject({ is: 'Unlinked', unlinked: { by: 'gita' } })
    expect(undone.when(unlink, by('hugh', { now: later })).refusedBecause).toBe(
      'They are shown separately already: Gita Rao said so Tue 3 Mar, 10:00.',
    )
  })
  test('keeps its reason out of the timeline until the sealed parts are asked for', () => {
    const said = (sealed: boolean) => linked.when(unlink, by('gita')).events.map((event) => sameCustomer.say(event, by('lena'), sealed))
    expect(said(false)).toEqual(['Gita Rao said that these are two customers'])
    expect(said(true).join()).toContain('CANARY')
  })
  test.each([
    ['linked', linked],
    ['separate', linked.when(unlink, by('gita'))],
    ['lapsed', linked.when({ step: 'LeaveErased', erased: one }, clockFacts({ record }))],
    ['two', apart],
    ['one-again', apart.when(join, by('gita'))],
    ['two-lapsed', apart.when({ step: 'LeaveSide', erased: other }, clockFacts({ record }))],
  ])('has a card: same-customer/plain.%s', (name, { state }) => {
    const person = testOffice().person('hugh')
    const view = sameCustomer.view('record', state, person ? { person } : {}, by('hugh', { now: later }))
    expectGolden(`same-customer/plain.${name}`, fill(view, { record, version: 1 }))
  })
  test('shows a shared channel its reference only', () => {
    const card = fill(sameCustomer.view('record', linked.when(unlink, by('gita')).state, {}, by('lena')), { record, version: 2 })
    expect(wordsOf(card)).not.toMatch(/CANARY|Lena|Gita|RE-2026/)
  })
})

describe('Two customers who are told apart', () => {
  const third = recordId('TC-2026-0003')
  test('are kept with the records of each, who said so and how they knew, and found by every one of them while it holds', () => {
    expect(apart.events).toEqual([
      { event: 'CustomersSeparated', one: [one], other: [other], reason: separate.reason, by: 'lena', at: by('lena').now },
    ])
    expect(sameCustomer.marks(apart.state).map(({ value }) => value)).toEqual([one, other])
    expect(sameCustomer.parts?.of(apart.state)).toEqual({ sides: [[one], [other]], by: 'lena', at: by('lena').now })
    const joined = apart.when(join, by('gita'))
    expect([sameCustomer.marks(joined.state), sameCustomer.parts?.of(joined.state)]).toEqual([[], undefined])
    expect(sameCustomer.links?.of(apart.state)).toBeUndefined()
    expect(sameCustomer.parts?.of(linked.state)).toBeUndefined()
  })
  test.each([
    ['nothing on one side', { one: [] }, /at least one record/],
    ['a record on both', { other: [other, one] }, /not to both/],
    ['no reason', { reason: ' ' }, /say how you know/],
  ])('are refused with %s', (_, more, because) => {
    expect(given(sameCustomer).when({ ...separate, ...more }, by('lena')).refusedBecause).toMatch(because)
  })
  test('are one again with a reason, once; the second is told who did it and when', () => {
    expect(apart.when({ ...join, reason: '' }, by('gita')).refusedBecause).toMatch(/say how you know/)
    const joined = apart.when(join, by('gita'))
    expect(joined.when(join, by('hugh', { now: later })).refusedBecause).toBe(
      'They are shown together already: Gita Rao said so Tue 3 Mar, 10:00.',
    )
    expect(joined.when({ step: 'LeaveSide', erased: one }, clockFacts({ record })).events).toEqual([])
    expect(linked.when(join, by('gita')).refusedBecause).toBe('These customers are not kept apart.')
    expect(apart.when(unlink, by('gita')).refusedBecause).toBe('These customers are not linked.')
  })
  test('say no reason in the timeline until the sealed parts are asked for', () => {
    const events = [...apart.events, ...apart.when(join, by('gita')).events]
    expect(events.map((event) => sameCustomer.say(event, by('lena'), false)).join()).not.toContain('CANARY')
    expect(events.map((event) => sameCustomer.say(event, by('lena'), true)).join()).toMatch(/on the line.*one man/)
  })
  test('go on without a record that is erased, and end with the last of one side, which is told', () => {
    const more = given(sameCustomer).when({ ...separate, other: [other, third] }, by('lena'))
    const left = more.when({ step: 'LeaveSide', erased: other }, clockFacts({ record }))
    expect([left.owed, sameCustomer.parts?.of(left.state)?.sides]).toEqual([[], [[one], [third]]])
    const ended = left.when({ step: 'LeaveSide', erased: third }, clockFacts({ record }))
    expect(ended.state).toMatchObject({ is: 'SeparationLapsed', erased: third })
    expect(ended.owed).toEqual([{ notice: 'lapsed', to: { person: 'lena' }, urgency: 'routine' }])
    expect(left.when({ step: 'LeaveSide', erased: recordId('TC-2026-0099') }, clockFacts({ record })).events).toEqual([])
  })
  test('have their way back on the cards of managers', () => {
    expect(sameCustomer.parts?.undo(apart.state, by('hugh')).map(({ title }) => title)).toEqual(['This is one customer after all'])
    expect(sameCustomer.parts?.undo(apart.state, by('asha'))).toEqual([])
  })
})

describe('A link whose record is to be erased', () => {
  const clock = clockFacts({ record, now: later })
  const third = recordId('TC-2026-0003')
  const leave = (erased: typeof one, instead?: typeof one) => ({ step: 'LeaveErased', erased, ...(instead ? { instead } : {}) }) as const

  test.each([
    ['the one', one, [third, other]],
    ['the other', other, [one, third]],
  ])('moves to another record of the same name, %s as it is: who linked them stays, and nobody needs to be told', (_, erased, records) => {
    const moved = linked.when(leave(erased, third), clock)
    expect(sameCustomer.links?.of(moved.state)).toEqual({ records, by: 'lena', at: by('lena').now })
    expect(sameCustomer.marks(moved.state).map(({ value }) => value)).toEqual(records)
    expect(moved.owed).toEqual([])
    expect(moved.events.map((event) => sameCustomer.say(event, by('lena'), false))).toEqual([
      `${erased} was to be erased: the link stands on ${third} now, a record of the same name`,
    ])
  })
  test.each([
    ['there is no other', undefined],
    ['the other spelling is the same name by now', other],
  ])('ends when %s, and whoever made it is told', (_, instead) => {
    const ended = linked.when(leave(one, instead), clock)
    expect(ended.state).toMatchObject({ is: 'Lapsed', erased: one, at: later })
    expect(ended.owed).toEqual([{ notice: 'lapsed', to: { person: 'lena' }, urgency: 'routine' }])
    expect(sameCustomer.marks(ended.state)).toEqual([])
    expect(sameCustomer.links?.of(ended.state)).toBeUndefined()
    expect(sameCustomer.links?.undo(ended.state, by('hugh'))).toEqual([])
    expect(ended.when(unlink, by('gita')).refusedBecause).toBe('These customers are not linked.')
  })
  test('that was undone before, or stands on others, stays as it is', () => {
    expect(linked.when(unlink, by('gita')).when(leave(one, third), clock).events).toEqual([])
    expect(linked.when(leave(third), clock).events).toEqual([])
  })
  test('is nothing that a person can say', () => {
    expect(Object.keys(sameCustomer.rights)).not.toContain('LeaveErased')
  })
})

describe('who may say that two customers are the same', () => {
  const relations = (state: typeof linked.state) => [
    { who: 'a line manager', state, facts: by('leo') },
    { who: 'whoever linked them', state, facts: by('lena') },
    { who: 'a group manager', state, facts: by('gita') },
    { who: 'the manager of another group', state, facts: by('greg') },
    { who: 'the head of department', state, facts: by('hugh') },
    { who: 'a colleague', state, facts: by('asha') },
    { who: 'Advice Services', state, facts: by('ada') },
    { who: 'information governance', state, facts: by('ian') },
    { who: 'the Head of Customer Contact', state, facts: by('hilda') },
    { who: 'an administrator', state, facts: by('adam') },
  ]
  const managers = ['a line manager', 'whoever linked them', 'a group manager', 'the manager of another group', 'the head of department']
  const table = { LinkCustomers: managers, UnlinkCustomers: managers, SeparateCustomers: managers, JoinAgain: managers }
  describe('before', () => holdRights(sameCustomer, relations({ is: 'NotLinked' }), { ...table, UnlinkCustomers: [], JoinAgain: [] }))
  describe('while they are linked', () => holdRights(sameCustomer, relations(linked.state), table))
  describe('once they are separate', () => holdRights(sameCustomer, relations(linked.when(unlink, by('gita')).state), table))

  test('and the way back stands on the answers of those only, while there is one', () => {
    const undo = (who: string, state: typeof linked.state) => sameCustomer.links?.undo(state, by(who)).map(({ title }) => title)
    expect(undo('hugh', linked.state)).toEqual(['These are not the same customer'])
    expect(undo('asha', linked.state)).toEqual([])
    expect(undo('hugh', linked.when(unlink, by('gita')).state)).toEqual([])
  })
  test('and who may open the link', () => {
    const may = (id: string) => {
      const person = testOffice().person(id)
      return person && sameCustomer.mayOpen(linked.state, person, by(id))
    }
    expect(['lena', 'gita', 'hugh'].map(may)).toEqual([true, true, true])
    expect(['asha', 'ada', 'adam'].map(may)).toEqual([false, false, false])
  })
})
