import type { DialogView } from '../../../src/casework/arrival.js'
import { leaveErased } from '../../../src/casework/look-up/leave-erased.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { at } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { shown, verbs, words } from '../counter.js'
import { buttons } from './two-spellings.js'

const two = 'These are two customers'
const again = 'This is one customer after all'
const telephone = '0161 496 0001'

/** Father and son: one telephone, and names that could be one person's. */
const fatherAndSon = async () => {
  const office = openArrangementOffice()
  const father = await office.approved({ customer: 'John Smith', telephone, cases: 'IC-1', channels: ['in writing only'] })
  const son = await office.approved({ customer: 'J. Smith', telephone, cases: 'IC-2', channels: ['by post only'] })
  for (const record of [father, son]) await office.fill('gita', 'letter', record, { on: '2026-03-03' })
  const look = (by: string, typed: string) => office.command(by, '/customer', typed)
  const press = async (by: string, title: string, typed: string) => {
    const button = buttons(await look(by, typed)).get(title)
    if (!button) throw new Error(`no button ${title}`)
    return office.press(by, button.verb, button.data.record as RecordId | undefined, button.data)
  }
  /** Puts each record on a side by its reference. */
  const tell = async (by: string, sides: Readonly<Record<string, string>>, reason = 'CANARY: both were on the line', typed = telephone) => {
    const form = shown(await press(by, two, typed))
    return office.walk(by, { answer: 'dialog', dialog: form }, { ...sidesIn(form, sides), reason })
  }
  return { ...office, father, son, look, press: press, pressOn: office.press, tell }
}
const sidesIn = (form: DialogView, sides: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    form.fields.flatMap(({ name, label }) =>
      Object.entries(sides).flatMap(([record, side]) => (label.includes(record) ? [[name, side]] : [])),
    ),
  )

describe('Two customers whom a number joins', () => {
  test('are one card, until a manager says of each record whose it is', async () => {
    const { look, tell, father, son } = await fatherAndSon()
    expect(words(await look('adil', telephone))).toMatch(/in writing only.*by post only/)
    expect(words(await tell('lena', { [father]: 'one', [son]: 'other' }))).toContain('Shown as two customers')
    const found = words(await look('adil', telephone))
    expect(found).toMatch(/Which customer\?/)
    for (const name of ['John Smith', 'J. Smith']) expect(found).toContain(name)
  })
  test('are chosen by what tells them apart: nobody is told to ask for the number that both have', async () => {
    const { look, tell, father, son } = await fatherAndSon()
    await tell('lena', { [father]: 'one', [son]: 'other' })
    const found = words(await look('adil', telephone))
    expect(found).toContain(
      'ask for their full name or case reference, and choose. Both have the same telephone number: it does not tell them apart.',
    )
    expect(found).toMatch(/John Smith · case IC-1 ·.*J\. Smith · case IC-2 ·/)
    expect(found).not.toContain('telephone ending')
  })
  test('are each shown without what is the other’s, with who told them apart, and that the number is both’s', async () => {
    const { tell, father, son, pressOn } = await fatherAndSon()
    await tell('lena', { [father]: 'one', [son]: 'other' })
    const card = words(await pressOn('adil', 'look-up:', father))
    expect(card).toContain('in writing only')
    expect(card).not.toContain('by post only')
    expect(card).toContain('Lena Morris said Tue 3 Mar, 10:00 that this is one customer')
    expect(card).toContain('Same telephone number, other name')
    expect(words(await pressOn('adil', 'look-up:', son))).toMatch(/by post only/)
  })
  test('are told apart by managers only, who must say whose each record is, and how they know', async () => {
    const { look, press, form, father, son } = await fatherAndSon()
    expect(verbs(await look('adil', telephone))).not.toContain('two-customers:')
    const first = shown(await press('gita', two, telephone))
    expect(first.fields.filter(({ name }) => name.startsWith('belongs')).map(({ label }) => label.slice(0, 12))).toEqual([father, son])
    expect(Object.values(first.values).join('')).toBe('')
    const empty = shown(await form('gita', first, 'send', {}))
    expect(Object.keys(empty.errors).sort()).toEqual(['belongs1', 'belongs2', 'reason'])
    const oneSide = await form('gita', first, 'send', { belongs1: 'one', belongs2: 'one', reason: 'x' })
    expect(shown(oneSide).errors.belongs1).toContain('at least one record with the first customer and one with the second')
  })
  test('whose form was opened is a look at each record in it', async () => {
    const { press, log, son } = await fatherAndSon()
    await press('gita', two, telephone)
    const looks = (await log.read(son))?.events.filter(({ event, by }) => event === 'DetailsOpened' && by === 'gita')
    expect(looks?.map(({ why }) => why)).toContain('They told two customers apart.')
  })
  test('are one again after the undo, whose reason is kept', async () => {
    const { tell, look, father, son, pressOn, walk, log } = await fatherAndSon()
    const before = words(await look('adil', telephone)).replace(/"(version|kept)":("\w+"|\d+)/g, '')
    await tell('lena', { [father]: 'one', [son]: 'other' })
    const undo = buttons(await pressOn('hugh', 'look-up:', father)).get(again)
    const separation = undo?.data.record as RecordId
    expect(words(await pressOn('adil', 'dialog:one-again', separation))).toMatch(/Only those who deal with this/)
    const done = await walk('gita', await pressOn('gita', 'dialog:one-again', separation), { reason: 'CANARY one man' })
    expect(words(done)).toContain('Shown as one customer again')
    expect(words(await look('adil', telephone)).replace(/"(version|kept)":("\w+"|\d+)/g, '')).toBe(before)
    expect((await log.read(separation))?.events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['CustomersSeparated', 'CustomersJoinedAgain']),
    )
  })
  test('cannot be linked while they are told apart, nor told apart across a link: the sentence says who said so, and when', async () => {
    const { tell, look, pressOn, press, walk, father, son } = await fatherAndSon()
    await tell('lena', { [father]: 'one', [son]: 'other' })
    const link = await pressOn('gita', 'same-customer:', undefined, { given: { one: father, other: son } })
    expect(words(link)).toMatch(/Lena Morris said Tue 3 Mar, 10:00 that these are two customers.*undo it first/)
    const undo = buttons(await pressOn('gita', 'look-up:', father)).get(again)?.data.record as RecordId
    await walk('gita', await pressOn('gita', 'dialog:one-again', undo), { reason: 'x' })
    expect(words(await look('gita', telephone))).toContain('in writing only')
    expect(words(await pressOn('gita', 'same-customer:', undefined, { given: { one: father, other: son } }))).toMatch(
      /shown as one customer already.*“These are two customers” on their card/,
    )
    expect(words(await press('gita', two, telephone))).toContain('To whom does each record belong?')
  })
  test('keep a record that came later and fits both as a choice of its own', async () => {
    const { tell, look, father, son, approved, fill, pressOn } = await fatherAndSon()
    await tell('lena', { [father]: 'one', [son]: 'other' })
    const later = await approved({ customer: 'John Smith', telephone, cases: 'IC-3', channels: ['by e-mail only'] })
    await fill('gita', 'letter', later, { on: '2026-03-03' })
    const found = words(await look('adil', telephone))
    for (const record of [father, son, later]) expect(found).toContain(record)
    for (const record of [father, son]) expect(words(await pressOn('adil', 'look-up:', record))).not.toContain('by e-mail only')
    const card = words(await pressOn('adil', 'look-up:', later))
    expect(card).toContain('Nobody has said to which of them this belongs')
  })
  test('leave a record that nobody can place on a card of its own, and lose none', async () => {
    const { tell, look, father, son, approved, fill } = await fatherAndSon()
    const third = await approved({ customer: 'John Smith', telephone, cases: 'IC-3', channels: ['by e-mail only'] })
    await fill('gita', 'letter', third, { on: '2026-03-03' })
    await tell('lena', { [father]: 'one', [son]: 'other', [third]: 'neither' })
    const found = words(await look('adil', telephone))
    for (const record of [father, son, third]) expect(found).toContain(record)
  })
  test('offer in a request only the records of the one whose name it is', async () => {
    const { tell, father, son, asked, pressOn } = await fatherAndSon()
    await tell('lena', { [father]: 'one', [son]: 'other' })
    const request = await asked({ customer: 'John Smith', telephone, cases: 'IC-9' })
    const card = words(await pressOn('gita', 'command:/open', request))
    expect(card).toContain(father)
    expect(card).not.toContain(son)
  })
  test('are no longer two when the last record of one is erased, and who said so is told', async () => {
    const { tell, father, son, desk, log } = await fatherAndSon()
    await tell('lena', { [father]: 'one', [son]: 'other' })
    const [parted] = (await log.list({ procedure: 'same-customer', limit: 9 })).map(({ record }) => record)
    expect(await leaveErased(desk, son)).toEqual([{ parted, told: 'Lena Morris' }])
    expect(await leaveErased(desk, son)).toEqual([])
    expect(await leaveErased(desk, father)).toEqual([])
  })
  test('are told apart once, however often it is sent, and not from a card that has changed', async () => {
    const office = await fatherAndSon()
    const form = shown(await office.press('gita', two, telephone))
    office.setNow(at('2026-03-03T10:05:00Z'))
    await office.tell('lena', { [office.father]: 'one', [office.son]: 'other' })
    const late = await office.walk(
      'gita',
      { answer: 'dialog', dialog: form },
      { ...sidesIn(form, { [office.father]: 'one', [office.son]: 'other' }), reason: 'x' },
    )
    expect(JSON.stringify(late)).toContain('not all on one card any more')
    expect(await office.log.list({ procedure: 'same-customer', limit: 9 })).toHaveLength(1)
  })
})
