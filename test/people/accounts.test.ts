import type { PeopleFile } from '../../src/directory/people-file.js'
import { readFrame } from '../../src/directory/read-office.js'
import { readCsv } from '../../src/people/csv/read-csv.js'
import { fromSlack } from '../../src/people/from-slack.js'
import type { Gathered } from '../../src/people/source.js'
import { propose } from '../../src/people/take-people.js'
import { csvOf, frameText, staff } from './staff-list.js'

const now = new Date('2026-11-24T10:00:00Z')
const frameOf = (officeText: string) => {
  const read = readFrame(officeText)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.frame
}
const guid = (number: string): string => `00000000-0000-4000-8000-${number.padStart(12, '0')}`

/** A list in which some have an id in Slack or in Entra, by their staff number. */
const told = async (accounts: Readonly<Record<string, { readonly slack?: string; readonly entra?: string }>>): Promise<Gathered> => {
  const read = await readCsv({ bytes: Buffer.from(csvOf(staff(14))), named: {} })
  return { ...read, people: read.people.map((person) => ({ ...person, ...accounts[person.key] })) }
}
const look = (gathered: Gathered, before?: PeopleFile, officeText = frameText()) =>
  propose({ told: gathered, officeText, frame: frameOf(officeText), before, now })
const of = ({ file }: { readonly file: PeopleFile }, key: string) => file.people.find((person) => person.key === key)

describe('an id in Slack or Entra is one person’s, and one that is told twice holds nobody else back', () => {
  test.each([
    ['slack', 'U0001', 'U0002', 'Slack'],
    ['entra', guid('1'), guid('2'), 'Entra'],
  ] as const)('%s: two newcomers with one have none, and are named; everybody else is taken', async (platform, shared, other, called) => {
    const list = await told({ 100: { [platform]: shared }, 101: { [platform]: shared }, 102: { [platform]: other } })
    const first = look(list)
    expect(first.faults).toEqual([])
    expect(first.file.people).toHaveLength(14)
    expect([of(first, '100'), of(first, '101'), of(first, '102')].map((person) => person?.[platform])).toEqual([
      undefined,
      undefined,
      other,
    ])
    expect(first.notes).toEqual([
      `“${shared}” is told as the id in ${called} of Zoë O’Brien-Łukasz (p0@many.example) and José María de la Cruz (p1@many.example): none of them was given it, and ${called} reaches none of them by it. Give each person their own where the people are kept.`,
    ])
  })

  test('whoever had it keeps it, and the other goes without', async () => {
    const { file } = look(await told({ 100: { slack: 'U0001' }, 101: { slack: 'U0002' } }))
    const after = look(await told({ 100: { slack: 'U0001' }, 101: { slack: 'U0001' } }), file)
    expect(after.faults).toEqual([])
    expect([of(after, '100')?.slack, of(after, '101')?.slack]).toEqual(['U0001', undefined])
    expect(after.notes).toEqual([expect.stringContaining('it is told of Zoë O’Brien-Łukasz (p0@many.example): José María de la Cruz')])
  })

  test('one that has gone to somebody else in Slack is theirs; a colleague who only had it has it no more', async () => {
    const slack = (email: string) => fromSlack([{ id: 'U0001', name: 'Who', email }], file, frameOf(frameText()))
    const { file } = look(await told({ 100: { slack: 'U0001' } }))
    const after = look(slack('p1@many.example'), file)
    expect(after.faults).toEqual([])
    expect([of(after, '100')?.slack, of(after, '101')?.slack]).toEqual([undefined, 'U0001'])
    expect(after.notes.join()).toContain('Zoë O’Brien-Łukasz (p0@many.example) has none there now')
  })

  test('what the office file gives to somebody is nobody else’s, whatever is told', async () => {
    const own = (id: string) => frameText().replace('people:', `people:\n  - { id: ${id}, slack: U0001 }`)
    const { file } = look(await told({}))
    const after = look(await told({ 101: { slack: 'U0001' } }), file, own('zoe.obrienlukasz'))
    expect(after.faults).toEqual([])
    expect(of(after, '101')?.slack).toBeUndefined()
    expect(after.notes).toEqual([expect.stringContaining('the office file gives it to zoe.obrienlukasz: José María de la Cruz')])
    // Of the same person it says nothing new.
    const same = look(await told({ 101: { slack: 'U0001' } }), file, own('jose.cruz'))
    expect([same.faults, same.notes, of(same, '101')?.slack]).toEqual([[], [], 'U0001'])
  })
})

test('an address that the office file gives to another person leaves a newcomer out, and nobody else', async () => {
  const { file } = look(await told({}))
  const own = frameText().replace('people:', 'people:\n  - { id: zoe.obrienlukasz, email: zoe@mail.many.example }')
  const list = await told({})
  const [one] = list.people.slice(-1)
  if (!one) throw new Error('There is somebody in the list.')
  const after = look(
    { ...list, people: [...list.people, { ...one, key: '900', name: 'New Comer', email: 'zoe@mail.many.example' }] },
    file,
    own,
  )
  expect(after.faults).toEqual([])
  expect(after.notes).toEqual([
    expect.stringContaining(
      'New Comer (zoe@mail.many.example) was left out: the office file gives “zoe@mail.many.example” to zoe.obrienlukasz',
    ),
  ])
})
