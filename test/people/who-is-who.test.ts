import { type PeopleFile, readPeopleFile, writePeopleFile } from '../../src/directory/people-file.js'
import { readFrame } from '../../src/directory/read-office.js'
import { readCsv } from '../../src/people/csv/read-csv.js'
import { fromSlack } from '../../src/people/from-slack.js'
import type { Gathered } from '../../src/people/source.js'
import { propose } from '../../src/people/take-people.js'
import { csvOf, frameText, type Line, staff } from './staff-list.js'

const now = new Date('2026-11-24T10:00:00Z')
const looked = (told: Gathered, before?: PeopleFile, officeText = frameText()) => {
  const frame = readFrame(officeText)
  if (!frame.ok) throw new Error(frame.faults.join('\n'))
  return propose({ told, officeText, frame: frame.frame, before, now })
}
/** The same people by another source, whose keys are object ids. */
const asEntra = (told: Gathered): Gathered => ({
  ...told,
  from: 'entra',
  people: told.people
    .map(({ manager, ...person }) => ({ ...person, ...(manager ? { manager: guid(manager) } : {}) }))
    .map((person) => ({
      ...person,
      key: guid(person.key),
      entra: guid(person.key),
    })),
  unread: (told.unread ?? []).map((one) => ({ ...one, ...(one.key === undefined ? {} : { key: guid(one.key) }) })),
})
const guid = (key: string): string => `00000000-0000-4000-8000-${key.padStart(12, '0')}`

describe.each(['csv', 'entra'] as const)('people of %s', (from) => {
  const listed = async (lines: readonly Line[]): Promise<Gathered> => {
    const told = await readCsv({ bytes: Buffer.from(csvOf(lines)), named: {} })
    return from === 'csv' ? told : asEntra(told)
  }
  const look = async (lines: readonly Line[], before?: PeopleFile, officeText?: string) => looked(await listed(lines), before, officeText)
  const with_ = (lines: readonly Line[], number: string, change: Partial<Line>) =>
    lines.map((line) => (line.number === number ? { ...line, ...change } : line))
  const idOf = ({ file }: { readonly file: PeopleFile }, email: string) => file.people.find((one) => one.email === email)?.id

  // A step by the courier or the clock asks no right, and no record is hidden from them.
  test('whom their account calls what the bot calls its own hands have an id that nobody’s hand is', async () => {
    const list = with_(with_(staff(20), '101', { name: 'Courier' }), '102', { name: 'Clock' })
    const { file } = await look(list)
    expect(['p1@many.example', 'p2@many.example'].map((email) => idOf({ file }, email))).toEqual(['courier.2', 'clock.2'])
    // A file of before, where they were called so, is whole, and they are given another.
    const before = writePeopleFile(file).replaceAll(/(courier|clock)\.2/g, '$1')
    const read = readPeopleFile(before)
    expect(read?.people).toHaveLength(18)
    expect(idOf(await look(list, read), 'p1@many.example')).toBe('courier.2')
  })

  test('with another name and another address are others, who have an id of their own; and somebody looks at it first', async () => {
    const { file } = await look(staff(20))
    const heir = await look(with_(staff(20), '101', { name: 'Peter Quill', email: 'quill@many.example' }), file)
    expect(idOf(heir, 'quill@many.example')).toBe('peter.quill')
    expect(heir.doubts).toEqual([
      expect.stringMatching(
        /101 was José María de la Cruz \(jose\.cruz\) and would be Peter Quill \(quill@many\.example, as peter\.quill\)/,
      ),
    ])
    // If it is the same person, the office file says so once.
    const own = frameText().replace('people:', 'people:\n  - { id: jose.cruz, email: quill@many.example }')
    const same = await look(with_(staff(20), '101', { name: 'Peter Quill', email: 'quill@many.example' }), file, own)
    expect([idOf(same, 'quill@many.example'), same.doubts]).toEqual(['jose.cruz', []])
  })

  test('who have another name under the number and the address that they had are looked at first, and the office file says who they are', async () => {
    const { file } = await look(staff(20))
    const list = with_(staff(20), '101', { name: 'Peter Quill' })
    const next = await look(list, file)
    expect(idOf(next, 'p1@many.example')).toBe('jose.cruz')
    expect(next.doubts).toEqual([
      expect.stringMatching(
        /^Peter Quill \(p1@many\.example\) has the number \(.*101\) and the address that José María de la Cruz had: .* \(jose\.cruz\)/,
      ),
    ])
    // Whoever says yes is not asked again.
    expect((await look(list, next.file)).doubts).toEqual([])
    const own = (id: string) => frameText().replace('people:', `people:\n  - { id: ${id}, email: p1@many.example }`)
    for (const id of ['jose.cruz', 'peter.quill']) {
      const settled = await look(list, file, own(id))
      expect([idOf(settled, 'p1@many.example'), settled.doubts]).toEqual([id, []])
      expect((await look(list, settled.file, own(id))).changes).toEqual([])
    }
  })

  test('who all have other names are told in a few sentences', async () => {
    const { file } = await look(staff(30))
    const { doubts } = await look(
      staff(30).map((line, place) => ({ ...line, name: `Zz${place} Yy${place}` })),
      file,
    )
    expect(doubts).toHaveLength(9)
    expect(doubts.at(-1)).toBe('22 more have another name under what was theirs.')
  })

  test('of whom one has left do not stay for a namesake who comes, and whose address is not there yet', async () => {
    const { file } = await look(staff(14))
    const { changes, looks, notes } = await look(with_(staff(14), '101', { number: '999', email: '' }), file)
    expect(changes).toMatchObject([{ what: 'left', id: 'jose.cruz' }])
    expect([looks, notes]).toEqual([[], ['Line 10 (José María de la Cruz) has no e-mail address: it was left out.']])
    // Of whom nothing but the name is told, and who is the only one of it, they are.
    expect((await look(with_(staff(14), '101', { number: '', email: '' }), file)).changes).toEqual([])
  })

  test('whose line cannot be read stay as they were, and it is said', async () => {
    const { file } = await look(staff(20))
    for (const change of [{ email: '' }, { name: '' }, { name: 'José '.repeat(60) }]) {
      const { changes, looks, doubts, faults } = await look(with_(staff(20), '101', change), file)
      expect([changes, doubts, faults]).toEqual([[], [], []])
      expect(looks).toEqual([expect.stringMatching(/^José María de la Cruz \(jose\.cruz\) stays as they were: Line 10 /)])
    }
    // A group manager's too, without whom the list would have been refused.
    expect(await look(with_(staff(20), '3', { email: 'none' }), file)).toMatchObject({ changes: [], faults: [] })
    // Whoever was not known before is left out, as ever.
    const { looks, notes } = await look([...staff(20), { ...(staff(8)[7] as Line), number: '900', name: 'Ann New', email: '' }], file)
    expect([looks, notes]).toEqual([[], ['Line 22 (Ann New) has no e-mail address: it was left out.']])
  })

  test('whose line cannot be read, and whose mailbox somebody new has, do not leave without a word', async () => {
    const { file } = await look(staff(20))
    const heir = { ...(staff(9)[8] as Line), number: '900', name: 'Bo Ford' }
    const { doubts, changes } = await look([...with_(staff(20), '101', { email: '' }), heir], file)
    expect(changes).toMatchObject([
      { what: 'joined', id: 'bo.ford' },
      { what: 'left', id: 'jose.cruz' },
    ])
    expect(doubts).toEqual([
      expect.stringMatching(
        /^José María de la Cruz \(jose\.cruz\) is in the list, and would have left: Line 10 .*beside Bo Ford \(p1@many\.example\)/,
      ),
    ])
    // Two lines of their own, of which one can be read, are theirs.
    const twice = [...staff(20), { ...(staff(9)[8] as Line), number: '', email: '' }]
    expect(await look(twice, file)).toMatchObject({ doubts: [], changes: [] })
  })

  test('with an empty column for managers keep theirs, no head comes below one of their own, and it is said', async () => {
    const second = { ...(staff(3)[2] as Line), number: '8', name: 'Kim Head', email: 'kim@many.example', title: 'Head of Night' }
    const { file } = await look([...staff(20), second])
    const { changes, notes } = await look(
      [...staff(20), second].map((line) => ({ ...line, manager: '' })),
      file,
    )
    expect(changes).toEqual([])
    expect(notes).toEqual([
      'No line manager is told of 20 people of whom one was told before: they keep theirs. Is the column empty this time?',
    ])
  })
})

describe('a list whose number column counts its lines', () => {
  /** Numbered anew from the first line, as the list stands. */
  const counted = (lines: readonly Line[], manager: (of: Line) => string = ({ manager: of }) => of): Promise<Gathered> =>
    readCsv({
      bytes: Buffer.from(csvOf(lines.map((line, place) => ({ ...line, number: String(place + 1), manager: manager(line) })))),
      named: {},
    })
  const emailOf = new Map(staff(30).map(({ number, email }) => [number, email]))
  const list = (lines: readonly Line[]) => counted(lines, ({ manager }) => emailOf.get(manager) ?? '')
  const idsOf = ({ file }: { readonly file: PeopleFile }) => Object.fromEntries(file.people.map(({ email, id }) => [email, id]))

  test.each([
    ['one leaves', (lines: readonly Line[]) => lines.filter(({ number }) => number !== '103')],
    ['one comes', (lines: readonly Line[]) => [...lines.slice(0, 9), { ...(staff(30)[29] as Line), name: 'Ann New' }, ...lines.slice(9)]],
    ['it is sorted anew', (lines: readonly Line[]) => [...lines].reverse()],
  ])('gives nobody another’s id when %s, and is held back with what to do', async (_, change) => {
    const first = looked(await list(staff(20)))
    expect(first.faults).toEqual([])
    const next = looked(await list(change(staff(20))), first.file)
    const was = idsOf(first)
    const all = Object.fromEntries(change(staff(20)).map(({ email }) => [email, was[email] ?? 'ann.new']))
    expect(idsOf(next)).toEqual(all)
    expect(next.doubts.join()).toMatch(/name a column that stays with a person.*directory, columns, number/)
    // As the office file then names the address, the next change is none.
    const { people } = await list(change(staff(20)))
    const byAddress = looked({ ...(await list(change(staff(20)))), people: people.map((one) => ({ ...one, key: one.email })) }, first.file)
    expect(byAddress.doubts).toEqual([])
    expect(idsOf(byAddress)).toEqual(all)
  })

  test('that only two namesakes change places in is looked at first', async () => {
    const lines = staff(20)
    const first = looked(await list(lines))
    const { doubts } = looked(await list([...lines.slice(0, 11), lines[12] as Line, lines[11] as Line, ...lines.slice(13)]), first.file)
    expect(doubts).toEqual([
      expect.stringMatching(/^Mary Smith \(p5@many\.example\) has the number of mary\.smith \(12\)/),
      expect.stringMatching(/^Mary Smith \(p4@many\.example\) has the number of mary\.smith\.2 \(13\)/),
    ])
  })

  test('may be known by the column of its addresses', async () => {
    const { people } = await readCsv({
      bytes: Buffer.from('ID,Name,Email,Manager\n1,Asha Patel,A@x.example,\n2,Bo,b@x.example,Asha Patel <a@x.example>'),
      named: { number: 'Email' },
    })
    expect(people.map(({ key, email, manager }) => [key, email, manager])).toEqual([
      ['a@x.example', 'a@x.example', undefined],
      ['b@x.example', 'b@x.example', 'a@x.example'],
    ])
  })
})

describe('a new number', () => {
  const look = async (lines: readonly Line[], before?: PeopleFile, officeText?: string) =>
    looked(await readCsv({ bytes: Buffer.from(csvOf(lines)), named: {} }), before, officeText)
  const anew = (...numbers: readonly string[]) =>
    staff(30).map((line) => (numbers.includes(line.number) ? { ...line, number: `9${line.number}` } : line))

  test('of one person is looked at first, and the office file may say that they are one', async () => {
    const { file } = await look(staff(30))
    const { doubts } = await look(anew('101'), file)
    expect(doubts).toEqual([
      expect.stringMatching(/José María de la Cruz .* another number than before \(101 → 9101\).* write id: jose\.cruz/),
    ])
    const own = frameText().replace('people:', 'people:\n  - { id: jose.cruz, email: p1@many.example }')
    expect(await look(anew('101'), file, own)).toMatchObject({
      doubts: [],
      changes: [{ id: 'jose.cruz', what: 'other', words: 'number: 101 → 9101' }],
    })
  })

  test('of everybody at once makes nobody somebody else, and is looked at first', async () => {
    const { file } = await look(staff(30))
    const list = anew(
      ...staff(30)
        .slice(7)
        .map(({ number }) => number),
    )
    const { doubts, changes, file: after } = await look(list, file)
    expect(doubts).toEqual([expect.stringContaining('23 people have another number than they had')])
    // Though nothing else changes, there is something to say yes to; and whoever does is not asked again.
    expect(changes).toHaveLength(23)
    expect(changes[0]).toMatchObject({ what: 'other', words: 'number: 100 → 9100' })
    expect(await look(list, after)).toMatchObject({ doubts: [], changes: [] })
  })
})

test('an account in Slack that came under somebody’s address, with another’s name, is not taken for theirs', async () => {
  const first = looked(await readCsv({ bytes: Buffer.from(csvOf(staff(14))), named: {} }))
  const frame = readFrame(frameText())
  if (!frame.ok) throw new Error(frame.faults.join())
  const inSlack = (id: string, name: string, before: PeopleFile) =>
    fromSlack([{ id, name, email: 'p1@many.example', telephone: `of ${name}`, title: 'Head of Advice' }], before, frame.frame)
  const joseOf = ({ people }: PeopleFile) => people.find(({ id }) => id === 'jose.cruz')
  const slackOf = (file: PeopleFile) => joseOf(file)?.slack
  const completed = looked(inSlack('U0101', 'José', first.file), first.file)
  expect(slackOf(completed.file)).toBe('U0101')
  const heir = looked(inSlack('U0999', 'Peter Quill', completed.file), completed.file)
  expect([slackOf(heir.file), heir.notes]).toEqual([
    'U0101',
    expect.arrayContaining([expect.stringContaining('write slack: U0999 for jose.cruz')]),
  ])
  // Nor are a stranger’s telephone and title.
  expect([heir.changes, joseOf(heir.file)?.telephone]).toEqual([[], 'of José'])
  // If it is theirs, the office file says so, once: it is not told again, and what stands in it is theirs.
  const own = frameText().replace('people:', 'people:\n  - { id: jose.cruz, slack: U0999 }')
  const settled = readFrame(own)
  if (!settled.ok) throw new Error(settled.faults.join())
  const theirs = [{ id: 'U0999', name: 'Peter Quill', email: 'p1@many.example', telephone: 'of Peter Quill' }]
  const said = looked(fromSlack(theirs, completed.file, settled.frame), completed.file, own)
  expect([said.notes.join(), joseOf(said.file)?.telephone]).toEqual([expect.not.stringContaining('is another one now'), 'of Peter Quill'])
  // Whoever was given a new account has their own name in it.
  expect(slackOf(looked(inSlack('U0999', 'José Cruz', completed.file), completed.file).file)).toBe('U0999')
})
