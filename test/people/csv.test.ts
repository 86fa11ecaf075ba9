import { type AskColumn, readCsv } from '../../src/people/csv/read-csv.js'
import { csvOf, type Line, staff } from './staff-list.js'

const read = (text: string | Buffer, named = {}) => readCsv({ bytes: Buffer.from(text), named })
const refused = (text: string | Buffer, named = {}) =>
  read(text, named).then(
    () => 'taken',
    (fault: Error) => `${fault.name}: ${fault.message}`,
  )

test('a line that cannot be taken is named by where it stands in the file, with the empty ones, whatever stands above the headings', async () => {
  const lines = [
    'sep=;',
    'Staff of the office',
    '',
    'Name;Email;Manager',
    '"Ann',
    'New";ann@x.example;',
    '',
    ';;',
    'Bo Head;;',
    '',
    'Cy;cy@x.example;Ann New',
  ]
  const { unread } = await readCsv({ bytes: Buffer.from(lines.join('\r\n')), named: {} })
  expect(unread?.map(({ why }) => why)).toEqual(['Line 9 (Bo Head) has no e-mail address.'])
  const told = await readCsv({ bytes: Buffer.from([...lines, '"No', 'One";;'].join('\n')), named: {} })
  expect(told.unread?.map(({ why }) => why)).toEqual(['Line 9 (Bo Head) has no e-mail address.', 'Line 12 (No One) has no e-mail address.'])
})

describe('a staff list', () => {
  test('of 398 people with odd names and titles is read whole, whatever parts its columns', async () => {
    const lines = staff(398)
    for (const delimiter of [',', ';', '\t']) {
      const { people, notes } = await read(csvOf(lines, { delimiter }))
      expect(notes).toEqual([])
      expect(people.map(({ key, name, title }) => [key, name, title ?? ''])).toEqual(
        lines.map(({ number, name, title }) => [number, name, title]),
      )
    }
  })

  test('is the same with a byte order mark, in UTF-16 and as Excel writes it on Windows', async () => {
    const lines = staff(12).filter(({ name }) => [...name].every((letter) => letter === '’' || letter.charCodeAt(0) < 256))
    const expected = await read(csvOf(lines))
    expect(expected.people.length).toBeGreaterThan(8)
    const cp1252 = Buffer.from(csvOf(lines).replaceAll('’', '\u0092'), 'latin1')
    for (const bytes of [Buffer.from(`\ufeff${csvOf(lines)}`), Buffer.from(`\ufeff${csvOf(lines)}`, 'utf16le'), cp1252])
      expect((await read(bytes)).people).toEqual(expected.people)
  })

  test('with first and last name apart, or turned round, has whole names', async () => {
    expect((await read('First Name,Surname,Email,Manager\nAsha,Patel,a@x.example,')).people).toMatchObject([{ name: 'Asha Patel' }])
    expect((await read('Name;Email;Manager\nPatel, Asha;a@x.example;\nJo Fox, MBE;j@x.example;')).people).toMatchObject([
      { name: 'Asha Patel' },
      { name: 'Jo Fox, MBE' },
    ])
  })

  const byNumber = 'Ref,Name,Email,Boss\n7,Ann Head,ann@x.example,\n8,Bo Lead,bo@x.example,7\n9,Cy New,cy@x.example,8'

  test('whose managers are told by a number of which no heading is known is not taken without it: nobody would be below their manager', async () => {
    const sentence =
      'PeopleFault: The managers of the list are told by what stands in “Ref”: name that column in the office file under directory, columns, number.'
    expect(await refused(byNumber, { manager: 'Boss' })).toBe(sentence)
    const asked: unknown[] = []
    const answers: Record<string, string> = { manager: 'Boss', number: 'Ref' }
    const ask: AskColumn = async (column, open) => {
      asked.push([column, ...open.map(({ heading }) => heading)])
      return answers[column]
    }
    const { people, notes } = await readCsv({ bytes: Buffer.from(byNumber), named: {}, ask })
    expect(people.map(({ key, manager }) => [key, manager])).toEqual([
      ['7', undefined],
      ['8', '7'],
      ['9', '8'],
    ])
    expect(asked).toEqual([
      ['manager', 'Ref', 'Boss'],
      ['number', 'Ref'],
    ])
    expect(notes.join()).toContain('"number":"Ref"')
    // By their names or addresses it takes no number.
    expect((await read(byNumber.replace(/,7|,8/g, ',Ann Head'), { manager: 'Boss' })).people).toHaveLength(3)
  })

  test('has its headings in short', async () => {
    const short = byNumber.replace('Ref', 'Payroll no.').replace('Boss', 'Line mgr')
    expect((await read(short)).people.map(({ key, manager }) => [key, manager])).toContainEqual(['9', '8'])
  })

  test.each([
    ['Excel’s own first line', `sep=;\nName;Email;Manager\nAsha Patel;a@x.example;`],
    ['a line above its headings', 'Staff list at 1 November\nName,Email,Manager\nAsha Patel,a@x.example,'],
    ['bars', 'Name|Email|Manager\nAsha Patel|a@x.example|'],
    ['its surnames apart', 'Name,Surname,Email,Manager\nAsha,Patel,a@x.example,'],
    ['whole names beside surnames', 'Name,Surname,Email,Manager\nAsha Patel,Patel,a@x.example,'],
    ['an address as mail programs write it', 'Name,Email,Manager\nAsha Patel,Asha Patel <A@x.example>,'],
    ['what a terminal takes for an order', 'Name,Email,Manager\nAsha\u001b \u202ePatel,a@x.example,'],
  ])('with %s is read', async (_, text) => {
    expect((await read(text)).people).toMatchObject([{ name: 'Asha Patel', email: 'a@x.example' }])
  })

  const tail = 'Asha Patel,a@x.example,,Advice'
  test.each([
    ['a quoted cell with many semicolons', `Name,Email,Manager,Team\n"Asha Patel",a@x.example,,"a;b;c;d;e;f;g;h"`],
    ['a quoted cell over two lines', `Name,Email,Manager,Team\n${tail}\nBo,b@x.example,,"a;b;c;d;e\nf;g;h;i;j;k"`],
    ['a plain cell with many semicolons', `Name,Email,Manager,Team\n${tail}\nBo,b@x.example,,a;b;c;d;e;f`],
    ['semicolons, and commas in a cell', 'Name;Email;Manager;Office\nAsha Patel;a@x.example;;1 High St, Floor 2, Room 3, Leeds, UK'],
    ['semicolons, and a date above', 'Staff, leavers, and joiners, 1 November, 2026\nName;Email;Manager\nAsha Patel;a@x.example;'],
    ['headings in quotation marks', '"Name";"Email";"Manager"\n"Asha Patel";"a@x.example";"Lee, Bo, Head, North"'],
  ])('with %s is parted where its headings are', async (_, text) => {
    expect((await read(text)).people[0]).toMatchObject({ name: 'Asha Patel', email: 'a@x.example' })
  })

  test('whose headings are known to the office alone is parted by them too', async () => {
    const named = { name: 'Who', email: 'Where', manager: 'Boss' }
    for (const text of ['Who;Where;Boss\nAsha;a@x.example;Lee, Bo, Head, North', 'Who,Where,Boss\nAsha,a@x.example,"a;b;c;d;e"'])
      expect((await read(text, named)).people).toMatchObject([{ name: 'Asha', email: 'a@x.example' }])
    // Where nothing is known, whoever is asked is shown the right headings.
    for (const text of ['Who;Where;Boss\nAsha;a@x.example;Lee, Bo, Head, North', 'Who,Where,Boss\nAsha,a@x.example,a;b;c;d;e'])
      expect(await refused(text)).toContain('The list has: “Who”, “Where”, “Boss”.')
  })

  test('has no post in a column of forms of address', async () => {
    const titles = async (text: string) => (await read(text)).people.map(({ title }) => title)
    expect(await titles('Title,Name,Email,Position,Manager\nMs,Asha,a@x.example,Adviser,')).toEqual(['Adviser'])
    expect(await titles('Title,Name,Email,Manager\nMs,Asha,a@x.example,\nDr.,Bo,b@x.example,')).toEqual([undefined, undefined])
    expect(await titles('Title,Name,Email,Manager\nAdviser,Asha,a@x.example,')).toEqual(['Adviser'])
  })

  test('of 5,000 lines is read', async () => {
    expect((await read(csvOf(staff(5_000)))).people).toHaveLength(5_000)
  })

  test('names each line that cannot be taken, and takes the others', async () => {
    const [first, second] = staff(8) as [Line, Line]
    const { people, unread } = await read(
      csvOf([{ ...first, name: '' }, { ...second, email: 'nobody' }, ...staff(9).slice(2), { ...first, number: '3' }]),
    )
    const twice = '“3” is there more than once: nobody new of these lines was taken. Give each person one line.'
    expect(unread?.map(({ leftOut }) => leftOut)).toEqual([
      'Line 2 has no name: it was left out.',
      'Line 3 (Bo Head) has no e-mail address: it was left out.',
      twice,
      twice,
    ])
    expect(people).toHaveLength(6)
  })

  test.each([
    ['a column twice', 'Name,Email,Email,Manager\na,b@x.example,c@x.example,', 'The list has the column “Email” twice (columns 2 and 3)'],
    ['no column for managers', 'Name,Email\nAsha,a@x.example', 'No column of the list tells who manages whom'],
    ['no addresses', 'Name,Boss,Manager\nAsha,b,c', 'No column of the list is known as the email'],
    ['a quotation mark left open', 'Name,Email,Manager\n"Asha,a@x.example,', 'breaks off or has a stray quotation mark'],
    ['nothing in it', '\n\n', 'The list is empty'],
    ['only headings', 'Name,Email,Manager\n', 'The list is empty'],
    ['a spreadsheet in it', 'PK\u0003\u0004\0\0\0', 'This is no list in text form'],
  ])('with %s is refused with what to do', async (_, text, says) => {
    expect(await refused(text)).toContain(`PeopleFault: `)
    expect(await refused(text)).toContain(says)
  })

  test('has its columns named by the office file, and says when they are not there', async () => {
    const text = 'Who,Where to write,Boss\nAsha,a@x.example,b@x.example'
    expect((await read(text, { name: 'Who', email: 'where to write', manager: 'Boss' })).people).toMatchObject([
      { name: 'Asha', manager: 'b@x.example' },
    ])
    expect(await refused(text, { name: 'Whom' })).toContain(
      'The list has no column “Whom”, which the office file names for name (directory, columns). It has: “Who”',
    )
  })

  test('asks for what headings do not tell', async () => {
    const asked: string[] = []
    const answers: Record<string, string> = { name: 'Who', email: 'Where', manager: 'Boss' }
    const ask: AskColumn = async (column, headings) => {
      asked.push(column)
      expect(headings).toContainEqual({ heading: 'Boss', example: 'b@x.example' })
      return answers[column]
    }
    const { people, notes } = await readCsv({ bytes: Buffer.from('Who,Where,Boss\nAsha,a@x.example,b@x.example'), named: {}, ask })
    expect([asked, people]).toMatchObject([['name', 'email', 'manager'], [{ name: 'Asha', email: 'a@x.example', manager: 'b@x.example' }]])
    // In the morning nobody is there to be asked.
    const [, line] = /\n {2}columns: (.*)$/.exec(notes.join('')) ?? []
    expect((await read('Who,Where,Boss\nAsha,a@x.example,b@x.example', JSON.parse(line ?? '{}'))).people).toEqual(people)
  })

  test('of which nobody can be taken says which column was read as what', async () => {
    expect(await refused('Who,Where,Boss\nAsha,a@x.example,b', { name: 'Who', email: 'Boss', manager: 'Where' })).toContain(
      'Line 2 (Asha) has no e-mail address: it was left out. Read were: name in “Who”, email in “Boss”, manager in “Where”, and nothing as department or group or title.',
    )
  })
})

// Read to its end it would take all of the memory, and alerts stand still: what comes after the last line that is read is not looked at.
test.each([
  ['20000 lines', `Name,Email\n${'a,b\n'.repeat(21_000)}"stray" quote,b\n`],
  ['2000000 cells', `Name,Email\n${`${','.repeat(5_000)}b\n`.repeat(450)}"stray" quote,b\n`],
])('a wrong file of more than %s is read no further', async (what, text) => {
  await expect(readCsv({ bytes: Buffer.from(text), named: {} })).rejects.toThrow(`The list has more than ${what}, and an office has fewer`)
})
