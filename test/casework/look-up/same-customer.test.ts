import { at, recordId, staff } from '../../procedures/test-office.js'
import { verbs, words } from '../counter.js'
import { buttons, notSame, same, twoSpellings } from './two-spellings.js'

describe('The same customer under two spellings', () => {
  test('is two customers to choose from, until a manager says that they are one', async () => {
    const office = await twoSpellings()
    expect(words(await office.look('adil', 'bloggs'))).toMatch(/Several customers fit.*Jo Bloggs.*Blogs, Joe/)
    expect(words(await office.link())).toMatch(/Also known as .*Blogs.*linked as one customer by Lena Morris, Tue 3 Mar, 10:00/)
  })
  test('is offered to managers only, and nobody else is shown the way back', async () => {
    const office = await twoSpellings()
    for (const who of ['adil', 'ada', 'ian', 'adam']) expect(verbs(await office.look(who, 'bloggs'))).not.toContain('same-customer:')
    for (const who of ['leo', 'gita', 'hugh']) expect(verbs(await office.look(who, 'bloggs'))).toContain('same-customer:')
    await office.link()
    expect(words(await office.look('adil', 'bloggs'))).not.toContain(notSame)
    expect(words(await office.look('hugh', 'bloggs'))).toContain(notSame)
  })
  test.each(['Jo Bloggs', 'Joe Blogs', 'blogs', '020 7946 0999', '020 7946 0001', 'IC-1'])(
    'is found by %s with everything of both, adjustments and cautions first',
    async (typed) => {
      const office = await twoSpellings()
      await office.link()
      const found = words(await office.look('adil', typed))
      expect(found).toMatch(/Large print.*in writing only.*Ask a senior colleague before you contact them/)
      expect(found).toMatch(/Also known as/)
      expect(found).not.toContain('CANARY')
    },
  )
  test('is found under a name whose own records say nothing any more', async () => {
    const office = await twoSpellings()
    await office.link()
    await office.fill('gita', 'lift', office.restricted, { reason: 'Calm' })
    expect(words(await office.look('adil', 'Jo Bloggs'))).toContain('Large print')
  })
  test('is looked at on every record that is shown, and that is kept', async () => {
    const office = await twoSpellings()
    await office.link()
    await office.look('adil', 'Jo Bloggs')
    for (const record of [office.restricted, office.adjusted, office.alarmed]) expect(await office.looksAt(record)).toContain('adil')
  })
  test('is separate again after the undo, whose reason is kept', async () => {
    const office = await twoSpellings()
    const undo = buttons(await office.link()).get(notSame)
    if (!undo?.data.record) throw new Error('there is no way back')
    const link = recordId(undo.data.record)
    const done = await office.walk('gita', await office.press('gita', undo.verb, link), { reason: 'CANARY birthdays' })
    expect(words(done)).toContain('Shown as two customers again')
    expect(words(await office.look('adil', 'bloggs'))).toMatch(/Several customers fit/)
    expect(words(await office.look('adil', 'Jo Bloggs'))).not.toContain('Large print')
    expect((await office.log.read(link))?.events).toContainEqual(
      expect.objectContaining({ event: 'CustomersUnlinked', reason: 'CANARY birthdays' }),
    )
    // And may be linked anew, should that have been wrong.
    expect(words(await office.link())).toContain('Also known as')
  })
  test('asks for a reason, and lets nobody but a manager undo it', async () => {
    const office = await twoSpellings()
    await office.link()
    const [link] = await office.linkRecords()
    expect(words(await office.press('adil', 'dialog:not-same', link))).toMatch(/Only those who deal with this/)
    expect(words(await office.press('adil', 'step:UnlinkCustomers', link, { given: { reason: 'mine' } }))).toMatch(
      /A line manager, a group manager/,
    )
    expect(words(await office.press('gita', 'step:UnlinkCustomers', link))).toContain('This is said in a form')
    const empty = await office.walk('gita', await office.press('gita', 'dialog:not-same', link), { reason: ' ' })
    expect(empty).toMatchObject({ answer: 'dialog', dialog: { errors: { reason: expect.any(String) } } })
    expect(words(await office.look('adil', 'Jo Bloggs'))).toContain('Large print')
  })
  test('offers the decider of the one the records of the other', async () => {
    const office = await twoSpellings()
    await office.link()
    const request = await office.asked({ customer: 'Joe Blogs', telephone: '', cases: 'IC-9' })
    const card = words(await office.press('gita', 'command:/open', request))
    expect(card).toContain(`Open ${office.restricted}`)
  })
  test('holds for a third spelling, and the others stay together when one goes', async () => {
    const office = await twoSpellings()
    await office.link()
    const third = await office.approved({ customer: 'Jo Blooggs', telephone: '', cases: 'IC-3', channels: ['by post only'] })
    const linked = words(await office.press('hugh', 'same-customer:', undefined, { given: { one: third, other: office.adjusted } }))
    expect(linked).toMatch(/Also known as .*Bloggs.* and /)
    const [first] = (await office.linkRecords()).toSorted()
    await office.fill('hugh', 'not-same', recordId(String(first)), { reason: 'Two people' })
    expect(words(await office.look('adil', 'IC-3'))).toContain('Large print')
    expect(words(await office.look('adil', 'IC-3'))).not.toContain('in writing only')
  })
  test('is picked in two presses when more than two customers fit', async () => {
    const office = await twoSpellings()
    await office.approved({ customer: 'Al Bloggs', telephone: '', cases: 'IC-4' })
    const which = await office.look('lena', 'bloggs')
    const ask = buttons(which).get('Two of these are the same')
    const one = await office.press('lena', ask?.verb ?? '', undefined, ask?.data)
    expect(words(one)).toMatch(/Which two are the same.*Al Bloggs/)
    const given = { one: office.restricted, among: ask?.data.given?.among ?? '' }
    const other = await office.press('lena', 'same-customer:', undefined, { given })
    expect(words(other)).toContain('Joe Blogs')
    expect(words(other)).not.toContain('Jo Bloggs')
    const last = await office.press('lena', 'same-customer:', undefined, { given: office.given })
    expect(words(last)).toMatch(/Also known as/)
    expect(words(last)).not.toContain('Al Bloggs')
  })
})

describe('A forged press', () => {
  test.each([
    ['by a member of staff', 'adil', {}, /A line manager, a group manager or a head of department/],
    [
      'by a member of staff who tries references',
      'adil',
      { other: 'RE-2026-0999' },
      /A line manager, a group manager or a head of department/,
    ],
    ['by somebody of Advice Services', 'ada', {}, /A line manager, a group manager or a head of department/],
    ['with an unknown reference', 'lena', { other: 'RE-2026-0999' }, /not there any more/],
    ['with what is no reference', 'lena', { other: '$ne' }, /not there any more/],
    ['without anything', 'lena', { one: '', other: '' }, /not there any more/],
    ['of one record with itself', 'lena', { other: 'RE-2026-0001' }, /one customer already\. /],
    ['to choose among nothing that is there', 'lena', { one: '', other: '', among: 'RE-2026-0998 RE-2026-0999 x' }, /not there any more/],
  ])('%s links nobody', async (_, who, more: Record<string, string>, told) => {
    const office = await twoSpellings()
    expect(words(await office.press(who, 'same-customer:', undefined, { given: { ...office.given, ...more } }))).toMatch(told)
    expect(await office.linkRecords()).toEqual([])
  })
  test('with a record of another procedure links nobody: a call, or a link', async () => {
    const office = await twoSpellings()
    const log = { kind: 'abusive', outset: 'yes', caller: 'Jo Bloggs', reason: 'CANARY', personal: 'no', wellbeing: 'fine' }
    const call = await office.walk('asha', await office.command('asha', '/terminated-call'), log)
    const logged = call.answer === 'card' ? call.card.record : ''
    for (const other of [String(logged), 'CM-2026-0001'])
      expect(words(await office.press('lena', 'same-customer:', undefined, { given: { one: office.adjusted, other } }))).toMatch(
        /not there any more/,
      )
    expect(logged).toMatch(/^TC-/)
    expect(await office.linkRecords()).toEqual([])
  })
  test('for customers who are linked already is told so, with who and when', async () => {
    const office = await twoSpellings()
    await office.link()
    office.setNow(at('2026-03-03T11:00:00Z'))
    const { adjusted, alarmed, restricted, press } = office
    expect(words(await press('gita', 'same-customer:', undefined, { given: { one: alarmed, other: restricted } }))).toBe(
      'These are shown as one customer already: Lena Morris linked them Tue 3 Mar, 10:00. /customer shows everything together.',
    )
    expect(words(await press('gita', 'same-customer:', undefined, { given: { one: alarmed, other: adjusted } }))).toMatch(
      /one customer already\. /,
    )
    expect(await office.linkRecords()).toHaveLength(1)
  })
  test('that changes a link or takes its step on another record does nothing', async () => {
    const office = await twoSpellings()
    await office.link()
    const [link] = await office.linkRecords()
    await office.press('lena', 'step:LinkCustomers', link, { given: { one: 'RE-2026-0001', other: 'RE-2026-0001' } })
    await office.press('lena', 'step:LinkCustomers', office.restricted, { given: office.given })
    expect(await office.stateOf(recordId(String(link)))).toEqual(['CustomersLinked'])
    expect(await office.linkRecords()).toHaveLength(1)
  })
  test('by whoever was a manager when the card was drawn is refused', async () => {
    const office = await twoSpellings()
    const button = buttons(await office.look('lena', 'bloggs')).get(same)
    const people = office.office.people.map((person) => (person.id === staff('lena') ? { ...person, roles: ['staff'] as const } : person))
    office.setOffice({ ...office.office, people, person: (id) => people.find((person) => person.id === id) })
    expect(words(await office.press('lena', button?.verb ?? '', undefined, button?.data))).toMatch(/A line manager/)
  })
})
