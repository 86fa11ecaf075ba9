import type { DialogView } from '../../src/casework/arrival.js'
import type { RecordId } from '../../src/procedures/words.js'
import { at } from '../procedures/test-office.js'
import { openArrangementOffice, restrictionAnswers } from './arrangement-office.js'
import { words } from './counter.js'

const call = {
  kind: 'abusive',
  outset: 'yes',
  caller: 'Bloggs, Jo',
  caseReference: 'IC-1',
  reason: 'CANARY threatened me',
  personal: 'no',
  wellbeing: 'fine',
}

describe('Asking for a restriction', () => {
  const open = () => {
    const office = openArrangementOffice()
    const logged = async (answers: Record<string, string> = {}): Promise<RecordId> => {
      const receipt = await office.walk('asha', await office.command('asha', '/terminated-call'), { ...call, ...answers })
      if (receipt.answer !== 'card' || !receipt.card.record) throw new Error(`no call was logged: ${words(receipt)}`)
      return receipt.card.record as RecordId
    }
    return { ...office, logged }
  }
  const ticks = (dialogs: readonly DialogView[]) =>
    dialogs.flatMap(({ fields, values }) => fields.flatMap((field) => (field.name === 'linked' ? [{ field, value: values.linked }] : [])))

  test('offers the customer’s earlier records as ticks, and shows the decider those that were ticked', async () => {
    const { logged, asked, press } = open()
    const record = await logged()
    const seen: DialogView[] = []
    const request = await asked({ linked: [record] }, (dialog) => seen.push(dialog))
    expect(ticks(seen)).toMatchObject([
      { field: { input: 'choices', options: [{ value: record, label: `Terminated call, 3 March 2026 (${record})` }] } },
    ])
    const card = words(await press('gita', 'command:/open', request))
    expect(card).toContain('Terminated call, 3 March 2026')
    expect(card).toContain(`"verb":"open:","data":{"record":"${record}"}`)
    expect(words(await press('lena', 'open:', record))).toContain('CANARY threatened me')
  })

  test('asks for references in words when there are none', async () => {
    const { asked } = open()
    const seen: DialogView[] = []
    await asked({}, (dialog) => seen.push(dialog))
    expect(ticks(seen)).toMatchObject([{ field: { input: 'line' } }])
  })

  test('says at the check of a reference that is not there, or is hidden from whoever writes, and of no other', async () => {
    const { asked, logged, command, walk } = open()
    const there = await logged({ caller: 'Somebody Else', caseReference: 'IC-77' })
    const about = { kind: 'conduct', about: 'asha', route: 'peer', basics: 'Cut him short.', customer: 'Ann Other', case: 'IC-78' }
    const complaint = await walk('adil', await command('adil', '/escalate'), { ...about, telephone: '0113 496 0002' })
    if (complaint.answer !== 'card' || !complaint.card.record) throw new Error(`nothing was escalated: ${words(complaint)}`)
    const seen: DialogView[] = []
    await asked({ linked: `${there.toLowerCase()}, TC-2026-0999 ${complaint.card.record}` }, (dialog) => seen.push(dialog))
    expect(seen.flatMap(({ preview, warnings }) => (preview ? [warnings] : []))).toEqual([
      [
        'There is nothing under TC-2026-0999. Please look at its number once more.',
        `There is nothing under ${complaint.card.record}. Please look at its number once more.`,
      ],
    ])
  })

  test('leaves out what is more than five years old, and other customers', async () => {
    const { logged, asked, setNow } = open()
    await logged()
    await logged({ caller: 'Joanna Bloggs', caseReference: 'IC-77' })
    setNow(at('2031-03-04T10:00:00Z'))
    const seen: DialogView[] = []
    await asked({}, (dialog) => seen.push(dialog))
    expect(ticks(seen)).toMatchObject([{ field: { input: 'line' } }])
  })

  test('always shows the decider an earlier restriction, ticked or not', async () => {
    const { approved, asked, press } = open()
    const first = await approved()
    const second = await asked({ cases: 'IC-2', linked: [] })
    expect(words(await press('gita', 'command:/open', second))).toContain(`Open ${first}`)
  })

  test('arrives filled in from a terminated call, whose record is ticked already', async () => {
    const { logged, press, walk } = open()
    const record = await logged()
    const seen: DialogView[] = []
    const first = await press('lena', 'command:/restriction', record)
    const answers = { equality: 'no sign of it', instead: 'no', noFurtherContact: ['IC-1'], mailFolder: 'no' }
    const receipt = await walk('lena', first, answers, (dialog) => seen.push(dialog))
    expect(words(receipt)).toMatch(/RE-2026-0001/)
    expect(seen[0]?.values).toMatchObject({ customer: 'Bloggs, Jo' })
    expect(Object.assign({}, ...seen.map(({ values }) => values))).toMatchObject({
      behaviour: 'unacceptable',
      facts: 'CANARY threatened me',
      cases: 'IC-1',
      linked: [record],
    })
  })

  test('arrives filled in from an at-risk alert: name, case, and the way to reach them', async () => {
    const { command, walk, press } = open()
    const alert = { name: 'Jo Bloggs', contact: '020 7946 0001', case: 'IC-1', said: 'CANARY', about: 'themselves' }
    const raised = await walk('asha', await command('asha', '/at-risk'), alert)
    if (raised.answer !== 'card' || !raised.card.record) throw new Error(`no alert was raised: ${words(raised)}`)
    const record = raised.card.record as RecordId
    const seen: DialogView[] = []
    await walk('asha', await press('asha', 'command:/restriction', record), { ...restrictionAnswers, linked: [record] }, (d) =>
      seen.push(d),
    )
    expect(seen[0]?.values).toMatchObject({ customer: 'Jo Bloggs', telephone: '020 7946 0001' })
    expect(ticks(seen)).toMatchObject([{ value: [record] }])
  })
})
