import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import {
  loadOwnProcedure,
  type OwnProcedure,
  outlineOf,
  outlineOwnProcedure,
  splitByHeadings,
} from '../../src/guidance/own-procedure/own-procedure.js'
import { sectionsOf } from '../../src/guidance/own-procedure/sections.js'

const MARKDOWN = `# Contact procedure

## 4.2 Bad language
Warn the customer **once**, then end the call.

## 9 Threats
Ring the duty desk on 4400.
1. Write down the words.
2. Tell the duty desk.
`
const STEPS = `Contents
1. Introduction
2. Who decides
4. Ending a telephone call

1. Introduction
We are kind, and this is what it is for.

4. Ending a telephone call
Staff follow these steps
1. Tell the caller that the language must stop
2. Warn the caller
3. End the call and tell the site coordinator
Staff must then complete form UB1.
`

function saved(content: string | Uint8Array, name = 'procedure.md'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'own-')), name)
  writeFileSync(file, content)
  return file
}
/** Found by words alone: what a question is about is asked in quoted-by-meaning.test.ts. */
const byWords = (file: string): Promise<OwnProcedure> => loadOwnProcedure(file, () => async () => undefined)
const split = (text: string) => splitByHeadings(text, 'p').map(({ heading, words }) => [heading, words])
const headings = (text: string): string[] => splitByHeadings(text, 'p').map(({ heading }) => heading)

test('splits Markdown by its headings alone and keeps the words as they are', () => {
  expect(split(MARKDOWN)).toEqual([
    ['Contact procedure', 'Contact procedure'],
    ['4.2 Bad language', 'Warn the customer **once**, then end the call.'],
    ['9 Threats', 'Ring the duty desk on 4400.\n1. Write down the words.\n2. Tell the duty desk.'],
  ])
})

test('the steps of a list stay with their section, in their order, and a contents list is no heading', () => {
  expect(split(STEPS)).toEqual([
    ['The beginning', 'Contents\n1. Introduction\n2. Who decides\n4. Ending a telephone call'],
    ['1. Introduction', 'We are kind, and this is what it is for.'],
    [
      '4. Ending a telephone call',
      'Staff follow these steps\n1. Tell the caller that the language must stop\n2. Warn the caller\n3. End the call and tell the site coordinator\nStaff must then complete form UB1.',
    ],
  ])
})

test.each([
  ['a number without a full stop', '2 Who decides', '2 Who decides'],
  [
    'a sub-number without a full stop',
    '2.1 Only the Contact Panel decides on a restriction',
    '2.1 Only the Contact Panel decides on a restriction',
  ],
  ['a quotation mark first', "3. 'Vexatious' requests", "3. 'Vexatious' requests"],
  ['digits first', '1. 999 calls', '1. 999 calls'],
  ['an appendix', 'Appendix A – Form', 'Appendix A – Form'],
  [
    'more than 90 letters',
    `5. ${'Dealing with callers who ring about matters that '.repeat(2)}we have answered`,
    expect.stringMatching(/^5\. Dealing/),
  ],
  ['a colon at the end', '6. What to write down:', '6. What to write down:'],
  ['a bracket', '7) Letters', '7) Letters'],
  ['a letter after the number', '13. a) Map of calls', '13. a) Map of calls'],
  ['capitals', 'ENDING A CALL', 'ENDING A CALL'],
])('knows a heading with %s', (_, line, heading) => {
  const words = 'This is what it says about that.'
  expect(split(`We begin here.\n\n${line}\n${words}\n`)).toEqual([
    ['The beginning', 'We begin here.'],
    [heading, words],
  ])
})

test('a step that is numbered as the next section would be does not become one', () => {
  const text = '1. Ending a call\n\n1. Warn them\nonce, calmly\n2. End the call\nand write the log\n\n2. Letters\n\nKeep them.\n'
  expect(headings(text)).toEqual(['1. Ending a call', '2. Letters'])
})

describe('every line of a procedure stands in exactly one section', () => {
  const styles: readonly ((n: number, title: string) => string)[] = [
    (n, t) => `${n}. ${t}`,
    (n, t) => `${n} ${t}`,
    (n, t) => `${n}) ${t}`,
    (n, t) => `${n}.1 ${t}`,
    (n, t) => `${n}.1. ${t}`,
    (n, t) => `2.${n}.3 ${t}`,
    (n, t) => `${n}. a) ${t}`,
    (n, t) => `# ${n} ${t}`,
    (_, t) => `### ${t} ###`,
    (n, t) => `Appendix ${String.fromCharCode(64 + n)} – ${t}`,
    (n, t) => `Section ${n}: ${t}`,
    (n, t) => `§ ${n} ${t}`,
    (_, t) => t.toUpperCase(),
  ]
  const titles = ['Ending a call', '‘Vexatious’ requests', '999 calls at night', 'Letters, e-mails and forms']
  const body = fc.constantFrom(
    'Staff follow these steps\n1. Tell them\n2. Warn them\n3. End it',
    '  4. An inner step',
    '- a dash',
    '',
    'It says 4 things.',
    'Ring 4400.',
  )
  const parts = fc.array(fc.tuple(fc.constantFrom(...titles), fc.array(body, { minLength: 1, maxLength: 6 })), {
    minLength: 1,
    maxLength: 6,
  })

  test('whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(body, fc.string(), fc.constantFrom(...titles.flatMap((t) => styles.map((s) => s(3, t))))), { maxLength: 40 }),
        (lines) => {
          const text = lines.join('\n')
          const kept = sectionsOf(text).flatMap(({ heading, lines: below }) => [...(heading === undefined ? [] : [heading]), ...below])
          expect(kept).toEqual(text.split(/\r\n|\r|\n/))
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each(styles.map((style, at) => [style(1, 'Title'), at] as const))('and its headings are found: %s', (_, at) => {
    fc.assert(
      fc.property(parts, (sections) => {
        const named = sections.map(([title], n) => styles[at]?.(n + 1, title) ?? '')
        const text = sections.map(([, below], n) => `${named[n]}\nThis is what it says.\n${below.join('\n')}`).join('\n\n')
        const found = sectionsOf(text).flatMap(({ heading }) => heading ?? [])
        expect(found).toEqual(named)
      }),
      { numRuns: 60 },
    )
  })
})

describe('with no empty line anywhere before a heading', () => {
  const styles: readonly ((n: number, title: string) => string)[] = [
    (n, t) => `${n}. ${t}`,
    (n, t) => `${n} ${t}`,
    (n, t) => `${n}) ${t}`,
    (n, t) => `${n}.1 ${t}`,
    (n, t) => `13. ${String.fromCharCode(96 + n)}) ${t}`,
    (n, t) => `APPENDIX ${String.fromCharCode(64 + n)} – ${t.toUpperCase()}`,
    (n, t) => `Annex ${n}: ${t}`,
    (n) => `Schedule ${n}`,
  ]
  const below = fc.constantFrom(
    'Staff follow these steps\n1. Tell them\n2. Warn them\n3. End it',
    'There were\n12 people who rang.',
    'Ring 4400.',
    'Section 3 says so.',
  )
  const parts = fc.array(fc.tuple(fc.constantFrom('Ending a call', 'Letters, e-mails and forms'), below), { minLength: 1, maxLength: 6 })

  test.each(styles.map((style, at) => [style(1, 'Title'), at] as const))('they are found all the same: %s', (_, at) => {
    fc.assert(
      fc.property(parts, (sections) => {
        const named = sections.map(([title], n) => styles[at]?.(n + 1, title) ?? '')
        const text = sections.map(([, words], n) => `${named[n]}\n${words}\nThen they rest.`).join('\n')
        const found = sectionsOf(text)
        expect(found.flatMap(({ heading }) => heading ?? [])).toEqual(named)
        expect(found.flatMap(({ heading, lines }) => [...(heading === undefined ? [] : [heading]), ...lines])).toEqual(text.split('\n'))
      }),
      { numRuns: 60 },
    )
  })

  test('maps "13. a)" to "13. d)" with nothing below them are sections, and so is what comes after', () => {
    const text = '12. Notes\n\nTake care.\n\n13. a) Calls\n\n\n13. b) Call backs\n\n13. c) Letters\n\n14. Log\n\nName:\n'
    expect(sectionsOf(text).flatMap(({ heading }) => heading ?? [])).toEqual([
      '12. Notes',
      '13. a) Calls',
      '13. b) Call backs',
      '13. c) Letters',
      '14. Log',
    ])
  })

  test('the appendices of a contents list are no headings', () => {
    const text =
      'Contents\n1. Calls\n2. Letters\nAppendix A – Form\nAppendix B – Numbers\n\n1. Calls\nEnd them.\n2. Letters\nKeep them.\nAppendix A – Form\nName:'
    expect(sectionsOf(text).flatMap(({ heading }) => heading ?? [])).toEqual(['1. Calls', '2. Letters', 'Appendix A – Form'])
  })
})

describe('numbered otherwise than with plain digits', () => {
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI']
  const styles: readonly ((n: number, title: string) => string)[] = [
    (n, t) => `${roman[n - 1]}. ${t}`,
    (n, t) => `${roman[n - 1]} ${t}`,
    (n, t) => `${String.fromCharCode(64 + n)}. ${t}`,
    (n, t) => `${String.fromCharCode(64 + n)}) ${t}`,
    (n, t) => `(${n}) ${t}`,
    (n, t) => `[${n}] ${t}`,
    (n, t) => `${n}: ${t}`,
    (n, t) => `${n} – ${t}`,
    (n, t) => `${n}.${t}`,
    (n, t) => `**${n}. ${t}**`,
    (_, t) => `**${t}**`,
    (n, t) => `Clause ${n} – ${t}`,
    (n, t) => `Rule ${n}. ${t}`,
    (n, t) => `Step ${n}: ${t}`,
    (n, t) => `Section ${n} ${t}`,
    (n, t) => `SOP-${n} ${t}`,
    (n, t) => `Q${n}. ${t}`,
  ]
  const below = fc.constantFrom('Staff follow these steps\n1. Tell them\n2. Warn them\n3. End it', 'I answer it myself.', 'Ring 4400.')
  const parts = fc.array(fc.tuple(fc.constantFrom('Ending a call', 'Letters, e-mails and forms'), below), { minLength: 2, maxLength: 6 })

  test.each(styles.map((style, at) => [style(1, 'Title'), at] as const))(
    'its sections are found, with and without empty lines: %s',
    (_, at) => {
      fc.assert(
        fc.property(parts, fc.constantFrom('\n', '\n\n'), (sections, gap) => {
          const named = sections.map(([title], n) => styles[at]?.(n + 1, title) ?? '')
          const text = sections.map(([, words], n) => `${named[n]}\n${words}\nThen they rest.`).join(gap)
          const found = sectionsOf(text)
          expect(found.flatMap(({ heading }) => heading ?? [])).toEqual(named)
          expect(found.flatMap(({ heading, lines }) => [...(heading === undefined ? [] : [heading]), ...lines])).toEqual(
            sections.flatMap(([, words], n) => [
              named[n],
              ...words.split('\n'),
              'Then they rest.',
              ...(gap === '\n\n' && n < sections.length - 1 ? [''] : []),
            ]),
          )
        }),
        { numRuns: 30 },
      )
    },
  )

  test('the lettered parts of an appendix take no section its heading', () => {
    const text =
      '1. Calls\n\nEnd them.\n\n2. Letters\n\nKeep them.\n\nAppendix A – Form\n\nA. Name\n\nWrite it.\n\nB. Date\n\nToday.\n\nC. Words\n\nTheirs.\n\nD. End\n\nSign.'
    expect(headings(text)).toEqual(['1. Calls', '2. Letters', 'Appendix A – Form'])
  })

  test('bold marks no heading in a text that has headings, and none is shown with its stars', () => {
    expect(headings('# Calls\n\n**Important**\n\nEnd them.')).toEqual(['Calls'])
    expect(headings('**1. Calls**\n\n**Important**\n\nEnd them.\n\n**2. Letters**\n\nKeep them.')).toEqual(['1. Calls', '2. Letters'])
  })
})

test('quotes the section that bears on the question first, by the words that mean something', async () => {
  const own = await byWords(saved(MARKDOWN))
  expect((await own('customer uses bad langage'))[0]).toMatchObject({ heading: '4.2 Bad language' })
  expect(await own('qqqq')).toEqual([])
  const steps = await byWords(saved(STEPS))
  expect(await steps('What is for lunch today?')).toEqual([])
  expect((await steps('customer swears at me, what now: warn the caller, end the call'))[0]?.words).toMatch(
    /1\. Tell[\s\S]*2\. Warn[\s\S]*3\. End/,
  )
})

const word = (...paragraphs: string[]): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`) })
const paragraph = (words: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`

test.each([
  ['Windows line ends and a mark of UTF-8', `\uFEFF${MARKDOWN.replaceAll('\n', '\r\n')}`],
  ['UTF-16, little end first', Buffer.from(`\uFEFF${MARKDOWN}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\uFEFF${MARKDOWN}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from(MARKDOWN, 'utf16le')],
])('%s are read the same', async (_, content) => {
  expect((await (await byWords(saved(content)))('bad language'))[0]?.words).toBe('Warn the customer **once**, then end the call.')
})

test('the quotation marks that Windows wrote are whole', async () => {
  const own = await byWords(saved(Buffer.from('1. Names\n\nSay \x93hello\x94 \x96 and caf\xe9.\n', 'latin1'), 'p.txt'))
  expect((await own('names'))[0]?.words).toBe('Say “hello” – and café.')
})

test('a Word document is read by its headings, lists and tables in their order', async () => {
  const heading = '<w:pStyle w:val="Heading1"/>'
  const file = saved(
    word(paragraph('Threats &amp; harm', heading), paragraph('Ring the duty desk.', '<w:numPr></w:numPr>'), paragraph('Then write.')),
    'p.docx',
  )
  expect(await (await byWords(file))('threats')).toMatchObject([{ heading: 'Threats & harm', words: '- Ring the duty desk.\nThen write.' }])
})

test('says what was understood, and what the office should look at', async () => {
  expect(outlineOf(`Hello.\n\n# A\n\n# B\n${'x'.repeat(6001)}`)).toEqual({
    headings: ['The beginning', 'A', 'B'],
    warnings: [expect.stringContaining('before the first heading'), '“A” has nothing below it.', expect.stringContaining('“B” is long')],
  })
  expect(await outlineOwnProcedure(saved(MARKDOWN))).toMatchObject({ headings: ['Contact procedure', '4.2 Bad language', '9 Threats'] })
})

test.each([
  ['is missing', () => '/nowhere/procedure.md', /cannot be read. Check the path/],
  ['is a folder', () => mkdtempSync(join(tmpdir(), 'own-')), /cannot be read/],
  ['has no headings', () => saved('just words'), /Start each section with/],
  ['is empty', () => saved(''), /Start each section with/],
  ['is a broken Word document', () => saved(Buffer.from([0x50, 0x4b, 3, 4, 0, 0])), /Save the procedure again as .docx/],
  ['is a broken PDF', () => saved('%PDF-1.7 and so on'), /Save the procedure as Word, plain text or Markdown/],
  ['is far too big', () => saved('x'.repeat(5_000_001)), /bigger than 5 MB/],
])('says what to do when the file %s', async (_, file, words) => {
  await expect(byWords(file())).rejects.toThrow(words)
})
