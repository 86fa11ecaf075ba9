import type { RecordId } from '../../../src/procedures/words.js'
import { at } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { words } from '../counter.js'

const raised = async (office: ReturnType<typeof openArrangementOffice>, details: Record<string, string>): Promise<RecordId> => {
  const answer = await office.walk('asha', await office.command('asha', '/at-risk'), { said: 'CANARY', ...details })
  if (answer.answer !== 'card' || !answer.card.record) throw new Error(`no alert was raised: ${words(answer)}`)
  return answer.card.record as RecordId
}

describe('An alert about somebody whose name nobody knows', () => {
  test.each([
    ['their number', { contact: '0161 496 0123' }, '+44 161 4960123'],
    ['their e-mail', { contact: 'jo@example.org' }, 'Jo <JO@example.org>'],
    ['the case', { case: 'IC-12345-A1B2' }, 'ic 12345 a1b2'],
    ['their party record, given as the reference', { case: 'P-77001' }, 'p77001'],
  ])('is found by %s, and says to ask a senior first', async (_, details, typed) => {
    const office = openArrangementOffice()
    const alert = await raised(office, details)
    const found = words(await office.command('adil', '/customer', typed))
    expect(found).toMatch(/Ask a senior colleague before you contact them/)
    expect(found).toContain(alert)
    expect(found).toContain('No name is recorded')
    expect(found).not.toContain('CANARY')
  })
  test('stands on the card of the customer whose number it is, and on each of two who share it', async () => {
    const office = openArrangementOffice()
    await office.approved({ customer: 'Jo Bloggs', telephone: '0161 496 0123', channels: ['in writing only'] })
    await raised(office, { contact: '0161 496 0123' })
    const one = words(await office.command('adil', '/customer', '0161 496 0123'))
    expect(one).toMatch(/Jo Bloggs.*Ask a senior colleague/)
    expect(one).toContain('Recorded without a name')
    await office.approved({ customer: 'Zoe Quill', telephone: '0161 496 0123', cases: 'IC-9' })
    const several = words(await office.command('adil', '/customer', '0161 496 0123'))
    expect(several).toMatch(/Which customer\?/)
    expect(several).toMatch(/Jo Bloggs/)
    expect(several).toMatch(/Zoe Quill/)
    // It may be about either: so whoever is chosen, the caution stands there, and that the number is another's too.
    for (const { record } of [...several.matchAll(/"record":"(?<record>RE-[0-9-]+)"/g)].map(({ groups }) => groups as { record: string }))
      expect(words(await office.press('adil', 'look-up:', record as RecordId))).toMatch(
        /Same telephone number, other name.*Ask a senior colleague/,
      )
  })
})

describe('A customer with more records than a look-up reads', () => {
  test('is restricted however many calls were logged after it, by number, name and case', async () => {
    const office = openArrangementOffice()
    const restricted = await office.approved({ customer: 'Jo Bloggs', telephone: '0161 496 0123', channels: ['in writing only'] })
    await office.fill('gita', 'letter', restricted, { on: '2026-03-03' })
    for (let n = 0; n < 45; n += 1) {
      office.setNow(at(`2026-03-0${4 + Math.floor(n / 10)}T1${n % 10}:00:00Z`))
      await raisedCall(office, { caller: 'Jo Bloggs', caseReference: 'IC-1' })
    }
    for (const typed of ['0161 496 0123', 'Jo Bloggs', 'IC-1']) {
      const found = words(await office.command('adil', '/customer', typed))
      expect(found).toMatch(/in writing only/)
      expect(found).toMatch(/More is recorded for this customer than is read at once/)
    }
  })
})

const raisedCall = async (office: ReturnType<typeof openArrangementOffice>, details: Record<string, string>) => {
  const answers = { kind: 'abusive', outset: 'yes', reason: 'CANARY threatened me', personal: 'no', wellbeing: 'fine', ...details }
  const receipt = await office.walk('asha', await office.command('asha', '/terminated-call'), answers)
  if (receipt.answer !== 'card' || !receipt.card.record) throw new Error(`no call was logged: ${words(receipt)}`)
}
