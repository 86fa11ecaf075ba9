import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import { placesInList } from '../../src/cli/places-in-list.js'
import type { PeopleFile } from '../../src/directory/people-file.js'
import { readPeopleFile, writePeopleFile } from '../../src/directory/people-file.js'
import { readFrame, readOffice } from '../../src/directory/read-office.js'
import { leftBehind, tableOf } from '../../src/people/compare.js'
import { readCsv } from '../../src/people/csv/read-csv.js'
import { fromSlack } from '../../src/people/from-slack.js'
import type { Gathered } from '../../src/people/source.js'
import { propose } from '../../src/people/take-people.js'
import { instant } from '../../src/procedures/words.js'
import { csvOf, frameText, type Line, staff } from './staff-list.js'

const now = new Date('2026-11-24T10:00:00Z')

const listed = (lines: readonly Line[]): Promise<Gathered> => readCsv({ bytes: Buffer.from(csvOf(lines)), named: {} })
const looked = (told: Gathered, before?: PeopleFile, officeText = frameText()) => {
  const frame = readFrame(officeText)
  if (!frame.ok) throw new Error(frame.faults.join('\n'))
  return propose({ told, officeText, frame: frame.frame, before, now })
}
const look = async (lines: readonly Line[], before?: PeopleFile, officeText?: string) => looked(await listed(lines), before, officeText)
const without = (lines: readonly Line[], ...numbers: readonly string[]) => lines.filter(({ number }) => !numbers.includes(number))
const with_ = (lines: readonly Line[], number: string, change: Partial<Line>) =>
  lines.map((line) => (line.number === number ? { ...line, ...change } : line))

describe('people who are fetched', () => {
  test('make the office: 398 of them, everybody with an id, a place, roles and a manager', async () => {
    const { faults, file, changes, doubts } = await look(staff(398))
    expect([faults, doubts]).toEqual([[], []])
    expect(changes.every(({ what }) => what === 'joined')).toBe(true)
    expect(new Set(file.people.map(({ id }) => id)).size).toBe(398)
    const kept = readPeopleFile(writePeopleFile(file))
    expect(kept).toEqual(file)
    const office = readOffice(frameText(), instant(now), kept)
    if (!office.ok) throw new Error(office.faults.join('\n'))
    expect(office.office.people).toHaveLength(399)
    expect(office.office.ladder(instant(now))[0]?.map(({ name }) => name)).toEqual(['Ada Head'])
    expect(office.office.lineManagerOf(file.people[20]?.id ?? ('' as never))?.roles).toContain('line manager')
    // Again, nothing changes.
    expect((await look(staff(398), file)).changes).toEqual([])
  })

  test('say what the office file leaves open; it wins where it says something itself', async () => {
    const { file } = await look(staff(20))
    const own = frameText().replace('people:', 'people:\n  - { id: cy.lead, telephone: "1234", deputy: di.lead }')
    const office = readOffice(own, instant(now), file)
    if (!office.ok) throw new Error(office.faults.join('\n'))
    expect(office.office.person('cy.lead')).toMatchObject({ name: 'Cy Lead', telephone: '1234', deputy: 'di.lead', group: 'Helpline' })
  })

  test('are told apart: a newcomer is never given the id of somebody who left, or of a namesake', async () => {
    const first = await look(staff(12))
    const gone = await look(without(staff(12), '3'), first.file, frameText())
    expect(gone.faults.join()).toContain('Helpline has no group manager')
    // Cy leaves, and another of the name comes and leads in the same place, with the same address.
    const heir = { ...(staff(3)[2] as Line), number: '900' }
    const { file, changes } = await look([...without(staff(12), '3'), heir], first.file)
    expect(changes.map(({ what, id }) => [what, id])).toContainEqual(['left', 'cy.lead'])
    expect(file.people.find(({ key }) => key === '900')?.id).toBe('cy.lead.2')
    // The first one comes back: with their own id.
    const back = await look([...staff(12), { ...heir, email: 'cy2@many.example' }], file)
    expect(back.file.people.filter(({ name }) => name === 'Cy Lead').map(({ key, id }) => [key, id])).toEqual([
      ['3', 'cy.lead'],
      ['900', 'cy.lead.2'],
    ])
    expect(back.file.left).toEqual([])
  })

  test('whom the office file has whole, and Slack completed, has not left when the list of the next morning lacks them', async () => {
    const { file } = await look(staff(12))
    const officeText = frameText()
    const frame = readFrame(officeText)
    if (!frame.ok) throw new Error(frame.faults.join('\n'))
    const inSlack = [...staff(12), { name: 'Root', email: 'root@many.example' }].map(({ name, email }, at) => ({
      id: `U0${at}`,
      name,
      email,
    }))
    const completed = looked(fromSlack(inSlack, file, frame.frame), file)
    expect(completed.file.people.find(({ id }) => id === 'root.admin')).toMatchObject({ slack: 'U012' })
    const morning = await look(staff(12), completed.file)
    expect(morning.changes).toEqual([])
    expect(morning.file.people.find(({ id }) => id === 'root.admin')).toMatchObject({ slack: 'U012' })
  })

  test('keep their id through a marriage and a move, which the table shows', async () => {
    const { file } = await look(staff(20))
    const { changes } = await look(with_(staff(20), '101', { name: 'José Garcia', group: 'Helpline', manager: '3' }), file)
    expect(tableOf(changes).split('\n')).toEqual([
      'moved        José Garcia (jose.cruz)  Letters, Advice → Helpline, Advice',
      'new manager  José Garcia (jose.cruz)  Di Lead → Cy Lead',
      'other        José Garcia (jose.cruz)  name: José María de la Cruz → José Garcia',
    ])
  })

  test('of a list without numbers are known by their address, which an heir does not turn into somebody else', async () => {
    const plain = async (lines: readonly Line[]): Promise<Gathered> => {
      const told = await listed(lines)
      const key = new Map(told.people.map((person) => [person.key, person.email]))
      return {
        ...told,
        people: told.people.map((person) => ({
          ...person,
          key: person.email,
          ...(person.manager ? { manager: key.get(person.manager) ?? person.manager } : {}),
        })),
      }
    }
    const { file } = looked(await plain(staff(14)))
    const heir = looked(await plain(with_(staff(14), '101', { name: 'Peter Quill' })), file)
    expect(heir.file.people.find(({ email }) => email === 'p1@many.example')?.id).toBe('peter.quill')
    expect(heir.notes.join()).toContain('Peter Quill has the address that was José María de la Cruz’s')
  })
})

describe('one person is never two, nor two people one', () => {
  test('whoever had no number yet is the same person when the list has it, and when it has it no more', async () => {
    const { file } = await look(with_(staff(14), '101', { number: '' }))
    const numbered = await look(staff(14), file)
    expect([numbered.changes, numbered.notes]).toEqual([
      [{ who: 'José María de la Cruz', id: 'jose.cruz', what: 'other', words: 'number: none → 101' }],
      [],
    ])
    expect(numbered.file.people.find(({ id }) => id === 'jose.cruz')?.key).toBe('101')
    expect((await look(with_(staff(14), '101', { number: '' }), numbered.file)).changes).toMatchObject([{ words: 'number: 101 → none' }])
    // By the number they are known when the address changes on another day.
    const moved = await look(with_(staff(14), '101', { email: 'cruz@many.example' }), numbered.file)
    expect(moved.changes).toMatchObject([{ id: 'jose.cruz', words: 'email: p1@many.example → cruz@many.example' }])
  })

  const boss =
    'people:\n  - { id: z.boss, name: Zed Boss, email: zed@many.example, department: Advice, roles: [staff, head of department] }'
  const managerOf = ({ file }: { readonly file: PeopleFile }, key: string) => file.people.find((each) => each.key === key)?.lineManager
  test('a manager is nobody’s guess where somebody of the office file, or somebody left out, has the name too', async () => {
    const own = frameText().replace('people:', boss)
    expect(managerOf(await look(with_(staff(14), '100', { manager: 'Zed Boss' }), undefined, own), '100')).toBe('z.boss')
    const junior = with_(with_(staff(14), '101', { name: 'Zed Boss' }), '100', { manager: 'Zed Boss' })
    expect(managerOf(await look(junior), '100')).toBe('zed.boss')
    for (const unclear of [
      await look(junior, undefined, own),
      await look(with_(junior, '102', { name: 'Zed Boss', department: 'Ops', group: '' })),
    ]) {
      expect(unclear.notes.join()).toContain('manager “Zed Boss” may be either of two people of that name')
      expect(managerOf(unclear, '100')).toBe('cy.lead')
    }
  })

  test('whom the office file has under another address is said to be taken for somebody else', async () => {
    const { notes } = await look(with_(staff(14), '101', { name: 'Boss, Zed' }), undefined, frameText().replace('people:', boss))
    expect(notes).toEqual([
      'Zed Boss (p1@many.example) is taken for another person than Zed Boss of the office file (z.boss): if they are one, write this address there.',
    ])
  })

  test('two departments may each have a team of one name: none is put into the other’s without a word', async () => {
    const list = with_(staff(14), '101', { department: 'Casework', group: 'Letters' })
    const groupIn = ({ file }: { readonly file: PeopleFile }) => file.people.find(({ key }) => key === '101')?.group
    const astray = await look(list)
    expect(groupIn(astray)).toBe('Letters')
    expect(astray.notes).toEqual([
      expect.stringMatching(
        /^José María de la Cruz \(p1@many\.example\): where people are kept they are in “Letters” of Casework, and were put into Letters of Advice\..*“Casework \/ Letters” is it\.$/,
      ),
    ])
    const told = await look(list, undefined, frameText({ places: { 'Casework / Letters': 'North' } }))
    expect([groupIn(told), told.notes]).toEqual(['North', []])
  })

  test('a list with such teams gives each place of the office a name of its own, by which its people are found', async () => {
    const list = with_(with_(staff(14), '5', { group: 'Letters' }), '104', { group: 'ADVICE' })
    const { people } = await listed(list)
    const { departments, places, groupOf } = placesInList(people)
    const names = departments.flatMap(({ name, groups }) => [name, ...groups])
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    expect(groupOf('Casework', 'Letters')).toBe('Letters (Casework)')
    expect(places).toMatchObject({ 'Casework / Letters': 'Letters (Casework)' })
    const { file } = await look(list, undefined, stringify({ ...parse(frameText({ places })), departments }))
    expect(file.people.find(({ key }) => key === '5')?.group).toBe('Letters (Casework)')
    expect(file.people.find(({ key }) => key === '4')?.group).toBe('Letters')
  })

  test('an address that the office file corrects is the one that Slack is asked about', async () => {
    const { file } = await look(staff(14))
    const officeText = frameText().replace('people:', 'people:\n  - { id: jose.cruz, email: J.Cruz@mail.many.example }')
    const frame = readFrame(officeText)
    if (!frame.ok) throw new Error(frame.faults.join('\n'))
    const inSlack = [{ id: 'U0101', name: 'José', email: 'j.cruz@mail.many.example' }]
    const { changes, notes } = looked(fromSlack(inSlack, file, frame.frame), file, officeText)
    expect(changes).toEqual([{ who: 'José María de la Cruz', id: 'jose.cruz', what: 'other', words: 'slack: none → U0101' }])
    expect(notes).toEqual([expect.stringMatching(/^13 people of the office are not in Slack/)])
    const plain = readFrame(frameText())
    if (!plain.ok) throw new Error(plain.faults.join('\n'))
    const all = file.people.map(({ id, name, email }) => ({ id: `U0${id.replaceAll(/\W/g, '').toUpperCase()}`, name, email }))
    expect(looked(fromSlack(all.slice(1), file, plain.frame), file).notes.join()).toContain('One person of the office is not in Slack')
  })
})

describe('an address that cannot be used holds nobody else back', () => {
  test.each([
    ['that nobody can write to', 'jürgen@many.example', 'is no e-mail address that can be written to'],
    ['of a colleague', 'p0@many.example', 'stands beside several people of the list'],
  ])('one %s: who had another keeps it, and a newcomer is left out', async (_, email, why) => {
    const list = with_(staff(14), '101', { email })
    const { file } = await look(staff(14))
    const kept = await look(list, file)
    expect([kept.faults, kept.changes]).toEqual([[], []])
    expect(kept.notes).toEqual([`José María de la Cruz keeps the address p1@many.example: “${email}” ${why}.`])
    const first = await look(list)
    expect(first.faults).toEqual([])
    expect(first.notes).toEqual([expect.stringContaining(`left out: “${email}” ${why}. Give each person their own there.`)])
    expect(first.file.people.map(({ email: of }) => of)).not.toContain(email)
  })
})

describe('what cannot be settled', () => {
  test('nobody is left without a manager: the group manager is taken, and it is said', async () => {
    const { file, notes, faults } = await look(with_(with_(staff(12), '100', { manager: '' }), '101', { manager: 'Nobody Here' }))
    expect(faults).toEqual([])
    expect(file.people.find(({ key }) => key === '100')?.lineManager).toBe('cy.lead')
    expect(notes).toEqual([
      'José María de la Cruz’s manager “Nobody Here” is nobody in the list.',
      expect.stringMatching(/^Zoë O’Brien-Łukasz has no line manager there: Cy Lead is taken/),
      expect.stringMatching(/^José María de la Cruz has no line manager there: Di Lead is taken/),
    ])
  })

  test('what holds of many is not said of each: whoever reads it would not see what is wrong with the column', async () => {
    const { notes } = await look(staff(200).map((line) => (line.manager === '' ? line : { ...line, manager: `old ${line.manager}` })))
    expect(notes.length).toBeLessThan(20)
    expect(notes.join()).toContain('191 more people’s managers are nobody in the list. Is their column the right one')
    expect(notes.join()).toContain('more have no line manager there: whoever leads their group or department is taken.')
  })

  test('a manager of whose name there are two is shown with their id', async () => {
    const list = with_(with_(staff(20), '104', { title: 'Group Manager, deputy' }), '110', { manager: '104' })
    const { changes, file } = await look(list)
    const [one] = file.people.filter(({ key }) => key === '104')
    expect(one?.name).toBe('Mary Smith')
    expect(changes.find(({ id }) => id === file.people.find(({ key }) => key === '110')?.id)?.words).toContain(
      `manager Mary Smith (${one?.id})`,
    )
    expect(changes.map(({ words }) => words).join()).toContain('manager Cy Lead;')
  })

  test('a manager named by a name that two people have is not guessed', async () => {
    const { notes } = await look(with_(staff(20), '100', { manager: 'Mary Smith' }))
    expect(notes.join()).toContain('may be either of two people of that name')
  })

  test('a circle of managers is named and undone; those in it keep the manager they had', async () => {
    const { file } = await look(staff(12))
    const { file: after, notes, faults } = await look(with_(with_(staff(12), '100', { manager: '103' }), '103', { manager: '100' }), file)
    expect(faults).toEqual([])
    expect(notes).toContainEqual('Zoë O’Brien-Łukasz → Ümit Çelik manage each other in a circle: mend it where the people are kept.')
    expect(after.people.find(({ key }) => key === '100')?.lineManager).toBe('cy.lead')
  })

  test('a place that the office does not have leaves a newcomer out, and moves nobody who is there', async () => {
    const { file } = await look(staff(12))
    const { changes, notes } = await look(
      [...with_(staff(12), '100', { department: 'Ops', group: 'Night' }), { ...(staff(13)[12] as Line), department: 'Ops', group: '' }],
      file,
    )
    expect(changes).toEqual([])
    expect(notes).toEqual([expect.stringMatching(/was left out: “Ops” is no department or group of the office file/)])
    // A group that the office does not have holds back nobody else.
    const squad = await look(
      [...staff(12), { ...(staff(13)[12] as Line), group: 'Helpdesk' }, { ...(staff(14)[13] as Line), group: '' }],
      file,
    )
    expect([squad.faults, squad.changes]).toEqual([[], []])
    expect(squad.notes).toEqual([
      expect.stringMatching(/was left out: “Helpdesk” is no group of Casework in the office file\. Add it there/),
      expect.stringMatching(/was left out: nothing tells in which group of Advice they are/),
    ])
    // However many they are: one sentence a place.
    const all = await look(staff(40).map((line) => (Number(line.number) < 100 ? line : { ...line, department: 'Ops', group: '' })))
    expect(all.notes.filter((note) => note.includes('left out'))).toEqual([
      expect.stringMatching(/^33 people \(Zoë O’Brien-Łukasz, José María de la Cruz, 王小明, …\) were left out: “Ops” is no department/),
    ])
    const placed = frameText({ places: { Night: 'Letters' } })
    expect((await look(with_(staff(12), '100', { department: 'Ops', group: 'Night' }), file, placed)).changes).toMatchObject([
      { what: 'moved', words: 'Helpline, Advice → Letters, Advice' },
    ])
  })
})

describe('a change that would leave the office without somebody', () => {
  test.each([
    ['a group without its manager', '3', 'Helpline has no group manager'],
    ['a department without its head', '2', 'Casework has no head of department'],
    ['the ladder without its people', '1', 'ada.head'],
    ['a role that a procedure needs', '7', 'Nobody has the role information governance'],
  ])('%s is a fault, and names it', async (_, number, says) => {
    const { file } = await look(staff(30))
    expect((await look(without(staff(30), number), file)).faults.join('\n')).toContain(says)
  })

  test('half a list is doubted, and so is a crowd', async () => {
    const { file } = await look(staff(60))
    expect((await look(staff(30), file)).doubts).toEqual(['30 of 60 people would have left at once: was only a part of the list read?'])
    expect((await look(staff(5_000), file)).doubts.join()).toContain('4940 of 60 people would have joined at once')
    expect((await look(staff(58), file)).doubts).toEqual([])
  })

  test('a leaver’s line says what they leave behind, and who is next above them', async () => {
    const { file } = await look(staff(12))
    const office = readOffice(frameText(), instant(now), file)
    if (!office.ok) throw new Error(office.faults.join('\n'))
    expect(leftBehind(office.office, 'cy.lead' as never, 3)).toBe(
      'leaves behind: 2 people to manage; 3 things that wait for them (steward show, /my-work); next above them is Ada Head',
    )
    const twoAdas = with_(staff(12), '100', { name: 'Ada Head' })
    const named = readOffice(frameText(), instant(now), (await look(twoAdas)).file)
    expect(named.ok && leftBehind(named.office, 'cy.lead' as never, 0)).toMatch(/next above them is Ada Head \(ada\.head/)
  })
})

test('ten years of joiners and leavers: what is taken by itself is always an office in which nothing is with nobody', async () => {
  const everybody = staff(40)
  const years = fc.array(
    fc.array(fc.record({ who: fc.nat(39), what: fc.constantFrom('out', 'in', 'no manager', 'moves', 'no place') }), { maxLength: 5 }),
    { minLength: 5, maxLength: 20 },
  )
  await fc.assert(
    fc.asyncProperty(years, async (months) => {
      let { file } = await look(everybody)
      const owner = new Map(file.people.map(({ key, id }) => [key, id]))
      let lines: Line[] = [...everybody]
      for (const month of months) {
        for (const { who, what } of month) {
          const person = everybody[who] as Line
          if (what === 'out') lines = [...without(lines, person.number)]
          else if (what === 'in') lines = [...without(lines, person.number), person]
          else
            lines = [
              ...with_(
                lines,
                person.number,
                what === 'no manager'
                  ? { manager: 'gone' }
                  : what === 'moves'
                    ? { department: 'Casework', group: 'North' }
                    : { group: 'Moon', department: 'Moon' },
              ),
            ]
        }
        if (lines.length === 0) continue
        const next = await look(lines, file)
        if (next.faults.length + next.doubts.length > 0) continue
        file = next.file
        const office = readOffice(frameText(), instant(now), file)
        if (!office.ok) throw new Error(office.faults.join('\n'))
        for (const { id, key, roles } of file.people) {
          expect(owner.get(key) ?? id).toBe(id)
          owner.set(key, id)
          if (!roles.includes('head of department')) expect(office.office.lineManagerOf(id)).toBeDefined()
          expect(office.office.managersOf(id).length).toBeGreaterThan(0)
        }
        expect(office.office.ladder(instant(now)).flat().length).toBeGreaterThan(0)
      }
      expect(new Set(owner.values()).size).toBe(owner.size)
    }),
    { numRuns: process.env.LONG === '1' ? 150 : 5 },
  )
})
