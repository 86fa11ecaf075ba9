import type { PeopleFile } from '../../src/directory/people-file.js'
import { readFrame } from '../../src/directory/read-office.js'
import { readCsv } from '../../src/people/csv/read-csv.js'
import type { Gathered } from '../../src/people/source.js'
import { propose } from '../../src/people/take-people.js'
import { csvOf, frameText, type Line, staff } from './staff-list.js'

const now = new Date('2026-11-24T10:00:00Z')
const guid = (key: string): string => (/@/.test(key) ? key : `00000000-0000-4000-8000-${key.padStart(12, '0')}`)
const asEntra = (told: Gathered): Gathered => ({
  ...told,
  from: 'entra',
  people: told.people.map(({ manager, key, ...person }) => ({
    ...person,
    ...(manager ? { manager: guid(manager) } : {}),
    key: guid(key),
    ...(/@/.test(key) ? {} : { entra: guid(key) }),
  })),
})
const john: Line = { ...(staff(9)[8] as Line), number: '500', name: 'John Smith', email: 'post@many.example' }
const withOwn = (...entries: readonly string[]) =>
  frameText().replace('people:', ['people:', ...entries.map((one) => `  - ${one}`)].join('\n'))

// What is private to somebody goes by their id: whoever has it reads their records, their cards, the talk that was had with them.
describe.each(['csv', 'entra'] as const)('an id of %s', (from) => {
  const look = async (lines: readonly Line[], before?: PeopleFile, officeText = frameText()) => {
    const list = await readCsv({ bytes: Buffer.from(csvOf(lines)), named: {} })
    const frame = readFrame(officeText)
    if (!frame.ok) throw new Error(frame.faults.join('\n'))
    return propose({ told: from === 'csv' ? list : asEntra(list), officeText, frame: frame.frame, before, now })
  }
  const idOf = ({ file }: { readonly file: PeopleFile }, email: string) => file.people.find((one) => one.email === email)?.id
  const others = staff(14)

  test.each(['John Brown', 'Ann Smith', 'Peter Quill'])(
    'is not kept by %s, to whom the office file gives one of their own',
    async (name) => {
      const { file } = await look([...others, john])
      const list = [...others, { ...john, name }]
      for (const id of ['the.heir', 'jose.cruz.2']) {
        const own = withOwn(`{ id: ${id}, email: post@many.example }`)
        const heir = await look(list, file, own)
        expect([idOf(heir, 'post@many.example'), heir.doubts, heir.faults]).toEqual([id, [], []])
        expect(heir.changes.map(({ what, id: of }) => `${what} ${of}`)).toEqual(expect.arrayContaining(['left john.smith', `joined ${id}`]))
        expect(await look(list, heir.file, own)).toMatchObject({ changes: [], doubts: [] })
      }
      // Without a word of the office file a name that shares one is taken for a marriage, and told.
      const told = await look(list, file)
      expect(idOf(told, 'post@many.example')).toBe('john.smith')
      expect([...told.doubts, ...told.notes].join()).toContain(`${name} (post@many.example) has the number`)
    },
  )

  test('that the office file gives anew to somebody of the same name is asked about once: they may have typed it for the address alone', async () => {
    const { file } = await look([...others, john])
    const own = withOwn('{ id: j.smith, email: post@many.example }')
    const anew = await look([...others, john], file, own)
    expect(idOf(anew, 'post@many.example')).toBe('j.smith')
    expect(anew.doubts).toEqual([expect.stringContaining('until now they were john.smith')])
    expect((await look([...others, john], anew.file, own)).doubts).toEqual([])
  })

  test('does not go to an heir of the address since somebody else’s number stands for a third', async () => {
    const { file } = await look([...others, john])
    const astray = others.map((line) => (line.number === '101' ? { ...line, name: 'Peter Quill', email: 'quill@many.example' } : line))
    const heir = await look([...astray, { ...john, number: '900', name: 'John Brown' }], file)
    expect(idOf(heir, 'post@many.example')).toBe('john.brown')
    expect(heir.doubts).toEqual([
      expect.stringContaining('would be Peter Quill'),
      expect.stringContaining('John Brown (post@many.example) has another number than before'),
    ])
    // And of the whole name, they are taken for the same person, which is asked.
    const same = await look([...astray, { ...john, number: '900' }], file)
    expect(idOf(same, 'post@many.example')).toBe('john.smith')
    expect(same.doubts).toEqual([
      expect.stringContaining('would be Peter Quill'),
      expect.stringMatching(/John Smith \(post@many\.example; john\.smith; .*Is that so|Is that so\? John Smith/),
    ])
  })

  test('of a leaver goes to nobody by the address alone, though they have the name; and the office file may say that they came back', async () => {
    const first = await look([...others, { ...john, number: '' }])
    const gone = await look(others, first.file)
    expect(gone.changes).toMatchObject([{ what: 'left', id: 'john.smith' }])
    for (const name of ['John Smith', 'John Brown']) {
      const list = [...others, { ...john, number: '', name }]
      const namesake = await look(list, gone.file)
      expect(idOf(namesake, 'post@many.example')).toBe(name === 'John Smith' ? 'john.smith.2' : 'john.brown')
      expect(namesake.doubts).toEqual([
        expect.stringMatching(/the address that was John Smith’s .*who left on 2026-11-24: .*write id: john\.smith/),
      ])
      // Whoever says yes is not asked again.
      expect(await look(list, namesake.file)).toMatchObject({ changes: [], doubts: [] })
      const back = await look(list, gone.file, withOwn('{ id: john.smith, email: post@many.example }'))
      expect([idOf(back, 'post@many.example'), back.doubts, back.file.left]).toEqual(['john.smith', [], []])
    }
  })

  test('goes by an address alone to nobody of whose name only a word is the same, before somebody has looked', async () => {
    for (const number of ['500', '']) {
      const { file } = await look([...others, { ...john, number }])
      const list = [...others, { ...john, number: '', name: 'John Brown' }]
      const heir = await look(list, file)
      expect(heir.doubts).toEqual([
        expect.stringMatching(/^John Brown \(post@many\.example\) has the address that John Smith had: taken for the same/),
      ])
      expect((await look(list, heir.file)).doubts).toEqual([])
      const own = withOwn('{ id: the.heir, email: post@many.example }')
      expect(idOf(await look(list, file, own), 'post@many.example')).toBe('the.heir')
    }
  })

  test('that goes astray to somebody whom the office does not have holds nobody up', async () => {
    const { file } = await look([...others, john])
    const gone = await look(others, file)
    const stranger = { ...john, name: 'Peter Quill', email: 'quill@many.example', department: 'Ops', group: 'Night' }
    const next = await look([...others.filter(({ number }) => number !== '102'), stranger], gone.file)
    expect([next.doubts, next.faults]).toEqual([[], []])
    expect(next.changes).toMatchObject([{ what: 'left' }])
    expect(next.notes).toEqual([expect.stringContaining('Peter Quill (quill@many.example) was left out')])
    // On the day on which they come to a place of the office it is asked, and they have an id of their own.
    const comes = await look([...others, { ...stranger, department: 'Advice', group: 'Letters' }], gone.file)
    expect([idOf(comes, 'quill@many.example'), comes.doubts]).toEqual(['peter.quill', [expect.stringContaining('would be Peter Quill')]])
  })
})

// A person answers yes or no by what this sentence says.
test.each(['500', ''])('nothing is told as theirs that they never had, where the list moves to Entra (number %j)', async (number) => {
  const listed = async (...lines: readonly Line[]) => readCsv({ bytes: Buffer.from(csvOf(lines)), named: {} })
  const frame = readFrame(frameText())
  if (!frame.ok) throw new Error(frame.faults.join('\n'))
  const at = { officeText: frameText(), frame: frame.frame, now }
  const { file } = propose({ ...at, told: await listed(...staff(14), { ...john, number }), before: undefined })
  const told = asEntra(await listed(...staff(14), { ...john, number: '900', name: 'John Brown' }))
  expect(propose({ ...at, told, before: file }).doubts).toEqual([
    expect.stringMatching(
      /^John Brown \(post@many\.example\) has the address that John Smith had: taken for the same person \(john\.smith\)/,
    ),
  ])
})
