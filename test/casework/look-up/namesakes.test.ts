import fc from 'fast-check'
import { belongTogether, identityOf, mayBeOne, namesFit } from '../../../src/casework/look-up/belong.js'
import { whatToAsk } from '../../../src/casework/look-up/what-tells.js'
import type { Naming } from '../../../src/casework/look-up/whole-customer.js'
import type { CustomerFields } from '../../../src/procedures/procedure.js'
import { recordId } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { words } from '../counter.js'
import { buttons } from './two-spellings.js'

const identity = (fields: CustomerFields) => identityOf(fields, 'GB')

describe('Namesakes', () => {
  const three = async () => {
    const office = openArrangementOffice()
    const first = await office.approved({
      customer: 'John Smith',
      telephone: '0161 496 0001',
      party: 'P-100',
      cases: 'IC-1',
      channels: ['in writing only'],
    })
    const second = await office.approved({
      customer: 'John Smith',
      telephone: '0113 496 0002',
      party: 'P-200',
      cases: 'IC-2',
      channels: ['by post only'],
    })
    const third = await office.approved({ customer: 'SMITH, Mr John', telephone: '', party: 'P-300', cases: 'IC-3' })
    for (const record of [first, second, third]) await office.fill('gita', 'letter', record, { on: '2026-03-03' })
    return { ...office, first, second, third, look: (typed: string) => office.command('adil', '/customer', typed) }
  }

  test('with different numbers and party records are three customers to choose from, told apart', async () => {
    const { look } = await three()
    const found = words(await look('john smith'))
    expect(found).toMatch(/Which customer\?/)
    for (const apart of ['telephone ending 001 · party record P100', 'telephone ending 002 · party record P200', 'party record P300'])
      expect(found).toContain(apart)
    expect(found).toContain('recorded since 3 March 2026')
    expect(found).toContain('ask for their telephone number or case reference, and choose.')
  })
  test('of whom nothing is recorded that could tell them apart are not chosen by guessing', () => {
    const member = { identity: identity({ name: 'John Smith' }) } as Naming
    expect(
      whatToAsk([
        { names: ['John Smith'], members: [member] },
        { names: ['SMITH, John'], members: [member] },
      ]),
    ).toBe(
      'Nothing that is recorded tells them apart: ask what they contacted us about, and if you are not sure, ask your manager before you choose.',
    )
  })
  test.each(['P-200', 'p200', '0113 496 0002', 'tel: 0113 4960002 x3', 'case IC-2', '+44 113 496 0002'])(
    'are told from each other by %s, which shows the one and says what found them',
    async (typed) => {
      const { look, first, second } = await three()
      const found = words(await look(typed))
      expect(found).toMatch(/Found by (a |)?(telephone number|party record|case reference)/)
      expect(found).toContain(second)
      expect(found).not.toContain(first)
    },
  )
  test('are each shown alone when chosen, with what is recorded of them', async () => {
    const { press, first, second } = await three()
    const chosen = words(await press('adil', 'look-up:', first))
    expect(chosen).toContain('telephone ending 001')
    expect(chosen).not.toContain(second)
  })
  test('of whom one is recorded are never shown as certain by the name alone', async () => {
    const office = openArrangementOffice()
    await office.approved({ customer: 'Jo Bloggs', telephone: '020 7946 0001' })
    expect(words(await office.command('adil', '/customer', 'Jo Bloggs'))).toMatch(/Found by name alone.*Check that it is them.*ending 001/)
    expect(words(await office.command('adil', '/customer', 'Jo Blogs'))).toMatch(/Similar name: check\. You typed “Jo Blogs”/)
  })
  test('who share a telephone in a household are two, and two records under one party record are one', () => {
    const john = identity({ name: 'John Smith', telephone: '0161 496 0001' })
    expect(belongTogether(john, identity({ name: 'Mary Smith', telephone: '0161 496 0001' }))).toBe(false)
    expect(belongTogether(john, identity({ name: 'J. Smith', telephone: '+44 161 496 0001' }))).toBe(true)
    expect(belongTogether(identity({ name: 'Jane Doe', party: 'P1' }), identity({ name: 'Jane Brown', party: 'p 1' }))).toBe(true)
    expect(mayBeOne(identity({ name: 'John Smith', party: 'P1' }), identity({ name: 'John Smith', party: 'P2' }))).toBe(false)
  })
  test('of 100,000 pairs with different marks none is joined', () => {
    const names = ['John Smith', 'SMITH, Mr John', 'J. Smith', 'Siân O’Neil', 'Sian O Neil', '李小龙', 'Nguyễn Thị Đào', 'The']
    const kinds = ['telephone', 'email', 'party', 'case'] as const
    const fields = (kind: number, n: number, name: string): CustomerFields => ({
      name,
      ...(kind & 1 ? { telephone: `0161 496 ${String(n).padStart(4, '0')}` } : {}),
      ...(kind & 2 ? { email: `john.${n}@example.org` } : {}),
      ...(kind & 4 ? { party: `P-${n}` } : {}),
      ...(kind & 8 ? { cases: [`IC-${n}`] } : {}),
    })
    expect(kinds).toHaveLength(4)
    // 5,000 identities, each compared with twenty others: 100,000 pairs. No two carry the same number.
    const all = Array.from({ length: 5_000 }, (_, n) => identity(fields(1 + (n % 15), n, names[n % names.length] ?? '')))
    const merged = all.flatMap((one, n) =>
      Array.from({ length: 20 }, (_, by) => all[(n + 1 + by * 241) % all.length]).filter(
        (other) => other && other !== one && belongTogether(one, other),
      ),
    )
    expect(merged).toEqual([])
  })
  test('fit whatever the order in which they are compared', () => {
    const name = fc.constantFrom(
      'John Smith',
      'J Smith',
      'Liz Jones',
      'Elizabeth Jones',
      'Jan van den Berg',
      'vandenberg',
      'Robert Smith-Jones',
      'R Smithjones',
      '',
    )
    fc.assert(fc.property(name, name, (one, other) => namesFit(one, other) === namesFit(other, one)))
  })
})

describe('None found', () => {
  test('says what was looked for and how, and offers the names that are near', async () => {
    const office = openArrangementOffice()
    const record = await office.approved({ customer: 'Jo Bloggs' })
    const nobody = words(await office.command('adil', '/customer', 'Zebedee Quill'))
    expect(nobody).toMatch(/I looked for “Zebedee Quill” as a name.*Nothing is recorded.*Help as usual/)
    const near = await office.command('adil', '/customer', 'Henrietta Bloggs')
    expect(words(near)).toMatch(/Nobody under this name.*Jo Bloggs.*similar name/)
    expect(words(near)).not.toContain('Help as usual')
    expect(buttons(near).get('This one')?.data.record).toBe(recordId(record))
    expect(words(await office.command('adil', '/customer', '0161 496 0009'))).toContain('telephone number')
  })
})

describe('A telephone number that a household shares', () => {
  const household = async () => {
    const office = openArrangementOffice()
    const john = await office.approved({ customer: 'John Smith', telephone: '0161 496 0001', cases: 'IC-1', channels: ['by post only'] })
    const mary = await office.approved({ customer: 'Mary Smith', telephone: '0161 496 0001', cases: 'IC-2' })
    await office.fill('gita', 'letter', john, { on: '2026-03-03' })
    return { ...office, john, mary }
  }
  test('is said on each card, whatever found it, and never as certain', async () => {
    const { command, press, john } = await household()
    for (const answer of [
      await press('adil', 'look-up:', john),
      await command('adil', '/customer', 'IC-1'),
      await command('adil', '/customer', 'John Smith'),
    ])
      expect(words(answer)).toContain('Same telephone number, other name: another customer is recorded with it too.')
  })
  test('asks to check the name of the one who is left when the other says nothing', async () => {
    const { command, fill, mary } = await household()
    await fill('gita', 'lift', mary, { reason: 'Calm' })
    expect(words(await command('adil', '/customer', '0161 496 0001'))).toMatch(
      /Found by telephone number\. Check the name.*Same telephone number, other name/,
    )
  })
  test('is not said where one customer alone has it', async () => {
    const office = openArrangementOffice()
    await office.approved({ customer: 'John Smith', telephone: '0161 496 0001' })
    const found = words(await office.command('adil', '/customer', '0161 496 0001'))
    expect(found).toContain('Found by telephone number. Check the name')
    expect(found).not.toContain('other name')
    expect(words(await office.command('adil', '/customer', 'IC-1'))).not.toContain('Check the name')
  })
})
