import { openRecord } from '../../../src/casework/open-record.js'
import { gather } from '../../../src/casework/subject-access/gather.js'
import { takeStep } from '../../../src/casework/take-step.js'
import { copyAsJson } from '../../../src/letters/copy-document.js'
import { procedures } from '../../../src/office.js'
import type { AnyStep, Subject } from '../../../src/procedures/procedure.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { staff } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { lives } from '../lives.js'

type Office = ReturnType<typeof openArrangementOffice>
const quark: Subject = { is: 'customer', customer: { name: 'Zebulon Quark', cases: ['IC-7777'] }, also: [] }
let number = 0

async function begun(office: Office, name: string, changes: object): Promise<RecordId> {
  const procedure = procedures.find((one) => one.name === name)
  const step = lives[name]?.begins('2026-03-03', () => '2026-03-05', staff('asha'))
  if (!procedure || !step) throw new Error(`${name} is not lived`)
  const opened = await openRecord(office.desk, { procedure, step: { ...step, ...changes }, by: staff('asha'), key: `key ${++number}` })
  if (opened.outcome !== 'taken') throw new Error(`not begun: ${JSON.stringify(opened)}`)
  return opened.after.kept.record
}
async function goesOn(office: Office, record: RecordId, by: string, name: string, given: object): Promise<void> {
  const taken = await takeStep(office.desk, { record, step: { ...given, step: name }, by: staff(by), key: `key ${++number}` })
  if (taken.outcome !== 'taken') throw new Error(`not taken: ${JSON.stringify(taken)}`)
}
const lifeStep = (name: string, of: string): AnyStep => {
  const step = lives[name]?.goesOn('2026-03-03', () => '2026-03-05').find((one) => one.step === of)
  if (!step) throw new Error(`${name} has no ${of}`)
  return step
}
const textsOf = async (office: Office, subject: Subject) => {
  const found = await gather(office.desk, subject)
  const of = { request: 'SR-2026-0001' as RecordId, office: office.office, now: office.clock(), forThem: true }
  return { found, theirs: copyAsJson(found, of).toString() }
}

/** How somebody else was written down first, and what of it must not go out. */
const wrong = [
  { caller: 'Jo Bloggs', caseReference: 'IC-1234', says: /Bloggs|1234/i },
  { caller: 'jo bloggs', caseReference: 'ic 1234', says: /bloggs|1234/i },
  { caller: 'Bloggs', caseReference: '1234567', says: /bloggs|1234567/i },
  { caller: 'bloggs', caseReference: 'IC/1234-A1B2', says: /bloggs|1234|A1B2/i },
]

// What was written down of another customer by mistake goes to whoever it was put right to, if nobody sees it.
describe.each(['terminated-call', 'written-contact'])('a log that was corrected from one customer to another (%s)', (name) => {
  test.each(wrong)('names the first to the second nowhere: $caller, $caseReference', async ({ says, ...first }) => {
    const office = openArrangementOffice()
    const record = await begun(office, name, { ...first, reason: `Then ${first.caller} swore at me.` })
    await goesOn(office, record, 'asha', 'CorrectLog', {
      ...lifeStep(name, 'CorrectLog'),
      caller: 'Zebulon Quark',
      caseReference: 'IC-7777',
      reason: 'They swore at me.',
      correctionReason: `It was not ${first.caller} of ${first.caseReference}.`,
    })
    const { found, theirs } = await textsOf(office, quark)
    expect(found.records.map(({ because }) => because)).toEqual(['theirs'])
    expect(JSON.stringify(found)).toMatch(says)
    expect(theirs).not.toMatch(says)
    for (const own of ['IC-7777', 'Zebulon Quark', 'They swore at me.']) expect(theirs).toContain(own)
  })

  test('that was linked to one, and then to the other, names the first to the second nowhere', async () => {
    const office = openArrangementOffice()
    const record = await begun(office, name, { caller: undefined, caseReference: 'IC-7777' })
    for (const who of [{ name: 'bloggs', party: 'P-4711', telephone: '0113 496 0002' }, { name: 'Zebulon Quark' }])
      await goesOn(office, record, 'asha', 'LinkCustomer', { how: 'By the number.', ...who })
    const { found, theirs } = await textsOf(office, quark)
    expect(JSON.stringify(found)).toMatch(/bloggs/)
    expect(theirs).not.toMatch(/bloggs|4711|496 0002/)
    expect(theirs).toContain('Zebulon Quark')
  })
})

test('a case that was struck off a restriction, or stands in anybody’s words, is looked at; their own stands wherever it is', async () => {
  const office = openArrangementOffice()
  const of = { customer: 'Zebulon Quark', telephone: '', cases: 'IC-7777, IC-8888', noFurtherContact: ['IC-7777'] }
  const record = await begun(office, 'restriction', { ...of, facts: 'He asked about IC-1234 too, and about IC-8888.' })
  const { theirs, found } = await textsOf(office, quark)
  expect(found.records.map((one) => one.record)).toEqual([record])
  expect(theirs).not.toContain('1234')
  // Another record of theirs tells the bot of this one: the request did not name it.
  for (const own of ['IC-7777', 'IC-8888']) expect(theirs).toContain(own)
  expect(theirs).toContain('[taken out: perhaps another’s reference]')
})
