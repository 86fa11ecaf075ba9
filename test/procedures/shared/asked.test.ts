import type { Decision, Owed } from '../../../src/procedures/procedure.js'
import { sameCustomer } from '../../../src/procedures/same-customer/same-customer.js'
import { type Ask, type Asked, askedOf, asks, asksAgain, isAsked, ofOwnManager, whoHasIt } from '../../../src/procedures/shared/asked.js'
import { close, put, type ToDo, toDos } from '../../../src/procedures/shared/todo.js'
import { at, facts, staff, testOffice, testPeople, tuesday } from '../test-office.js'

const head = testPeople.filter(({ id }) => id === 'hugh')
const above = testPeople.filter(({ id }) => ['gita', 'gwen'].includes(id))
const ask: Ask = {
  notice: 'to-do-it',
  alarm: 'AskAgain',
  wait: { minutes: 30 },
  first: [staff('lena')],
  above: [...above, ...head],
  never: [],
  oneByOne: true,
}
const again = at('2026-03-03T10:30:00Z')
const asked: Asked = { askedAt: tuesday, told: [staff('lena')], rounds: 1, again }
const later = facts('asha', { now: again })
const toldBy = (decision: Decision<unknown>) =>
  (decision.outcome === 'decided' ? decision.owed : []).flatMap((one: Owed) =>
    'notice' in one && 'person' in one.to ? [one.to.person] : [],
  )
const event = () => ({})

describe('what is asked of somebody', () => {
  test('is passed up one by one, to nobody twice, and begins again with all once everybody has been told', () => {
    expect(toldBy(asksAgain(ask, asked, later, event))).toEqual(['gita'])
    expect(toldBy(asksAgain(ask, { ...asked, told: [staff('lena'), staff('gita')], rounds: 2 }, later, event))).toEqual(['gwen'])
    const all = ['lena', 'gita', 'gwen', 'hugh'].map(staff)
    expect(toldBy(asksAgain(ask, { ...asked, told: all, rounds: 4 }, later, event))).toEqual(all)
  })
  test('is not asked again before its time, nor once it is answered', () => {
    expect(toldBy(asksAgain(ask, asked, facts('asha', { now: at('2026-03-03T10:29:59Z') }), event))).toEqual([])
    const answered = { ...asked, answered: { by: staff('lena'), at: tuesday, as: 'taken' } } as const
    expect(toldBy(asksAgain(ask, answered, later, event))).toEqual([])
    expect(askedOf(ask, answered, 'It', later)).toEqual([])
  })
  test('is never asked of whose own matter it is, whoever stands in for whom', () => {
    const own = { ...ask, never: ['leo'] }
    const office = testOffice({ absent: ['lena'] })
    expect(toldBy(asks(ask, facts('asha', { office }), event))).toEqual(['leo'])
    expect(toldBy(asks(own, facts('leo', { office }), event))).toEqual(['gita'])
    // Told before it was known whose matter it is: having once been told gives no right.
    expect(isAsked({ ...ask, never: ['lena'] }, asked, 'lena', later)).toBe(false)
    const ofOwn = ofOwnManager({ notice: 'x', alarm: 'y' }, staff('leo'), facts('leo'))
    expect(toldBy(asks({ ...ofOwn, first: [staff('lena')] }, facts('leo', { office }), event))).toEqual(['gita'])
  })
  test('is with any head of department when nobody else is there; what is between two people is with nobody', () => {
    const office = testOffice({ absent: ['lena', 'leo', 'gita', 'gwen'] })
    const gone = { ...ask, above }
    expect(whoHasIt(gone, asked, facts('asha', { office }))).toEqual(['hugh'])
    expect(whoHasIt({ ...gone, themselves: true }, asked, facts('asha', { office }))).toEqual([])
  })
  test('is not for somebody told who may not do it any more', () => {
    expect(isAsked({ ...ask, may: (id) => id !== 'lena' }, asked, 'lena', later)).toBe(false)
    expect(whoHasIt({ ...ask, may: (id) => id !== 'lena' }, asked, later)).toEqual(['gita'])
  })
})

describe('what is to be done', () => {
  const tasks = toDos<'letter', { readonly of: string }>({
    alarm: 'Chase',
    notice: (_, whose) => whose,
    who: () => [staff('lena')],
    above: () => above,
    never: ({ of }) => [of],
    says: () => 'A letter',
  })
  const due = at('2026-03-04T17:00:00Z')
  const open = put<'letter'>([], ['letter'], tuesday, due)

  test('is late from its moment on, and then those above have it too', () => {
    const may = tasks.may('letter', () => open)
    const [before, on] = ['2026-03-04T16:59:59Z', '2026-03-04T17:00:00Z'].map((now) => may({ of: 'x' }, facts('gita', { now: at(now) })))
    expect([before, on]).toEqual(['This is for Lena Morris to do.', true])
  })
  test('is never with whose own matter it is, though nobody else were there', () => {
    const office = testOffice({ absent: ['lena', 'leo', 'gwen', 'hugh'] })
    expect(tasks.doers('letter', { of: 'x' }, facts('asha', { office }))).toEqual(['lena', 'gita'])
    expect(tasks.doers('letter', { of: 'gita' }, facts('asha', { office }))).toEqual(['lena'])
  })
  test('is closed once: who closed it first stays', () => {
    const by = (id: string) => ({ by: staff(id), at: tuesday })
    const once = close<'letter'>(open, 'letter', by('lena'))
    const twice: readonly ToDo[] = close<'letter'>(once, 'letter', by('gita'), 'refused')
    expect(twice.map(({ closed }) => closed?.by)).toEqual(['lena'])
  })
})

test('nobody has a right to go on with what was never begun', () => {
  expect(sameCustomer.rights.UnlinkCustomers?.(sameCustomer.initial, facts('gita'))).toBe('These customers are not linked.')
})
