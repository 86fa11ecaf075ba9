import { fieldsIn } from '../../../src/casework/dialog/schema.js'
import { keepLooks } from '../../../src/casework/look-up/keep-looks.js'
import { fetchRecord } from '../../../src/casework/record-at-hand.js'
import { labelsOf } from '../../../src/casework/subject-access/details.js'
import { gather } from '../../../src/casework/subject-access/gather.js'
import type { Piece } from '../../../src/casework/subject-access/marked.js'
import { openReader } from '../../../src/casework/subject-access/marked.js'
import { healthIn } from '../../../src/casework/subject-access/of-others.js'
import { recordsOn } from '../../../src/casework/subject-access/records-on.js'
import { takeOut } from '../../../src/casework/subject-access/take-out.js'
import { whoIs } from '../../../src/casework/subject-access/who.js'
import { copyAsJson } from '../../../src/letters/copy-document.js'
import { procedures } from '../../../src/office.js'
import type { AnyProcedure, Subject } from '../../../src/procedures/procedure.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { facts, staff, testOffice } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'

const asha: Subject = { is: 'staff', customer: { name: 'Asha Patel' }, staff: staff('asha'), also: [] }
type Office = ReturnType<typeof openArrangementOffice>
let number = 0
/** A form that somebody has begun and not sent, with these words in it. */
const begun = (office: Office, by: string, procedure: string, words: Readonly<Record<string, unknown>>, record?: RecordId) => {
  const id = `d${++number}`
  const draft = { id, by, procedure, dialog: 'any', opened: office.clock().toISOString(), begun: {}, typed: { any: words }, step: 'any' }
  return office.desk.log.putSealed('draft', id, { ...draft, ...(record ? { record } : {}) }, { owner: by })
}
const copyFor = async (office: Office, subject: Subject) => {
  const of = { request: 'SR-2026-0001' as RecordId, office: office.office, now: office.clock(), forThem: true }
  return copyAsJson(await gather(office.desk, subject), of).toString()
}

// A member of staff who asks for their own must not be handed what a customer said or is: it was theirs to write down, and is not theirs.
describe('of what a member of staff wrote, in the copy for them', () => {
  const threats = [
    'He said: "I know where you live. I will come with a friend."',
    'She wrote that she knows where I park.',
    'They threatened to burn my house.',
    'The caller told me “you are finished”.',
    'Somebody shouted that we would pay for it.',
    "It ended with 'you'll see me tonight'.",
    'Then Quark warned us about Friday.',
    'Quark said that we would be sorry.',
  ]
  test.each(threats)('a customer’s words are out of it, and marked for whoever reviews, sent or not: %s', async (said) => {
    const office = openArrangementOffice()
    await begun(office, 'asha', 'terminated-call', { reason: `I answered as usual. ${said} I ended the call.` })
    const theirs = await copyFor(office, asha)
    const told = said.match(/live|friend|park|burn|are finished|pay for|tonight|Friday|sorry/g) ?? []
    expect(told).not.toEqual([])
    for (const word of told) expect(theirs).not.toContain(word)
    for (const own of ['I answered as usual.', 'I ended the call.']) expect(theirs).toContain(own)
    const marks = (await gather(office.desk, asha)).unfinished.flatMap((one) => one.said.flatMap(({ words }) => words))
    expect(marks.flatMap(({ mark }) => mark ?? [])).toContain('perhaps a customer’s words')
    expect(marks.map(({ words }) => words).join('')).toContain(said)
  })

  test('who a customer is, is out of it, though no record names them yet, and however it is typed', async () => {
    const office = openArrangementOffice()
    const asked = procedures
      .filter(({ subjectAccess }) => !subjectAccess?.only)
      .flatMap((procedure) => whoCustomersAre(procedure).map((name) => [procedure.name, name] as const))
    for (const [procedure, name] of asked) await begun(office, 'asha', procedure, { [name]: `quark ${procedure} ${name}` })
    const theirs = await copyFor(office, asha)
    const missed = asked.filter((one) => theirs.includes(`quark ${one.join(' ')}`))
    expect(asked.length).toBeGreaterThan(20)
    expect(missed).toEqual([])
  })

  test('quoted is what a customer said; what we said stays', async () => {
    const office = openArrangementOffice()
    const quotes = [
      { who: 'customer', words: 'you are useless' },
      { who: 'us', words: 'please go on' },
    ]
    await begun(office, 'asha', 'terminated-call', { quotes })
    const theirs = await copyFor(office, asha)
    expect(theirs).not.toContain('useless')
    expect(theirs).toContain('please go on')
  })

  // Why they read a record of a customer says as much of that customer as what they wrote in it.
  test('why they read a record is theirs, and not what it tells of a customer; a customer who is named there is given it', async () => {
    const office = openArrangementOffice()
    const at = await fetchRecord(office.desk, await office.approved())
    const why = 'I had to ring back. Zebulon Quark, his neighbour, says that Jo has cancer. He told me "I will sue".'
    if (!at) throw new Error('there is no record')
    await keepLooks(office.desk, { id: 'l1', by: staff('hugh') }, [at], why)
    const theirs = await copyFor(office, { is: 'staff', customer: { name: 'Hugh Barnes' }, staff: staff('hugh'), also: [] })
    expect(theirs).toContain('I had to ring back.')
    expect(theirs).not.toMatch(/cancer|sue|Quark/)
    const ofQuark = await gather(office.desk, { is: 'customer', customer: { name: 'Zebulon Quark' }, also: [] })
    expect(ofQuark.records.map(({ record, because }) => [record, because])).toEqual([[at.kept.record, 'named in another record']])
    expect(JSON.stringify(takeOut(ofQuark))).toContain('Zebulon Quark')
    expect(
      await recordsOn(office.desk, { is: 'customer', customer: { name: 'Zebulon Quark' }, also: [] }, new Set([at.kept.record])),
    ).toHaveLength(1)
  })

  test('a request of their own names them once', async () => {
    const office = openArrangementOffice()
    const told = { is: 'staff', staff: 'asha', name: 'Asha Patel', wants: 'Everything on me.' }
    const receipt = await office.walk('lena', await office.command('lena', '/subject-request'), told)
    expect(receipt.answer).toBe('card')
    const [request] = (await gather(office.desk, asha)).records.filter(({ what }) => what === 'Request for personal data')
    const lines = request?.happened.flatMap(({ said }) => said) ?? []
    expect(lines.filter(({ words }) => words.some(({ words: text }) => text === 'Asha Patel')).map(({ label }) => label)).toEqual([
      'Name of whoever asks',
    ])
  })

  test('whoever has worked here is given what was between them and one other, as whoever works here is', async () => {
    const office = openArrangementOffice()
    await office.walk('asha', await office.command('asha', '/need-support'), { words: 'I cannot sleep since.' })
    const has = async (subject: Subject) => (await gather(office.desk, subject)).records.map(({ what }) => what)
    const here = await has(asha)
    expect(here).toContain('A conversation')
    office.setOffice(testOffice({ left: ['asha'] }))
    expect(await has({ is: 'staff', customer: { name: 'Asha Patel' }, also: ['asha'] })).toEqual(here)
  })

  test('a form in confidence that they began is in it, and in nobody else’s', async () => {
    const office = openArrangementOffice()
    await begun(office, 'asha', 'conversation', { about: 'I cannot sleep since.' })
    expect(await copyFor(office, asha)).toContain('I cannot sleep since.')
    const lena: Subject = { is: 'staff', customer: { name: 'Lena Morris' }, staff: staff('lena'), also: ['I cannot sleep'] }
    expect(await copyFor(office, lena)).not.toContain('sleep')
  })
})

/** The fields of a procedure's forms that ask who a customer is. */
const whoCustomersAre = (procedure: (typeof procedures)[number]): readonly string[] => {
  const names = new Set<string>()
  for (const dialog of procedure.dialogs)
    for (const step of dialog.steps)
      for (const answers of [{}, { is: 'customer' }, { how: 'telephone' }, { how: 'writing' }]) {
        try {
          for (const [name, { meta }] of fieldsIn(step.form(answers, facts('asha'))))
            if (
              meta.input === 'line' &&
              !/reported to/.test(meta.label) &&
              /name of|name as|their name|telephone$|e-mail$|number to ring|address$|party record|case reference|relevant cases/i.test(
                meta.label,
              )
            )
              names.add(name)
        } catch {
          // A form that is made from its record: what it asks for stands on the others too.
        }
      }
  return [...names]
}

// Our own words are nobody's personal data; an answer that tells how a customer is, is the customer's, and its field says so.
test('the title of a section of ours is in the copy for whoever chose it; no answer that can be chosen tells of health where its field does not', async () => {
  const office = openArrangementOffice()
  const words = { section: '9', why: 'Nobody knew what to say.', words: 'Ask how they are.' }
  await begun(office, 'asha', 'guidance-change', words)
  const theirs = await copyFor(office, asha)
  expect(theirs).toContain('s9 Customers who threaten to self-harm or who are otherwise at risk')
  const untold = procedures.flatMap(({ name, customer, subjectAccess, ...procedure }) =>
    [...labelsOf({ name, ...procedure } as AnyProcedure, facts('asha'))].flatMap(([field, { labels }]) =>
      customer && !subjectAccess?.ofHealth?.includes(field)
        ? Object.values(labels).flatMap((answer) => (healthIn(answer, 'sentences').length > 0 ? [`${name} ${field}: ${answer}`] : []))
        : [],
    ),
  )
  expect(untold).toEqual([])
})

const texts = (pieces: readonly Piece[]) => pieces.filter(({ mark }) => !mark).map(({ words }) => words)
test('what a member of staff did and said themselves is theirs', () => {
  const office = testOffice()
  const reader = openReader(whoIs(asha, office, []), office, () => false)
  for (const said of [
    'I said that I would ring back.',
    'We told them the way to complain.',
    "I couldn't go on.",
    'It was about the customers’ car park.',
  ])
    expect(texts(reader.pieces(said, { customers: 'sentences' }))).toEqual([said])
})

test('a nickname is nobody’s user name: what a member of staff wrote is no customer’s, and no colleague’s', () => {
  const office = testOffice()
  const also = ['gita']
  expect([...whoIs({ is: 'customer', customer: { name: 'Gita Bloggs' }, also }, office, []).ids]).toEqual([])
  expect([...whoIs({ ...asha, also: [...also, 'apatel'] }, office, []).ids]).toEqual(['asha', 'apatel'])
})
