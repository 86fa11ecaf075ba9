import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CommentReference,
  DeletedTextRun,
  Document,
  EndnoteReferenceRun,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { loadOwnProcedure, type OwnPassage, outlineOwnProcedure } from '../../src/guidance/own-procedure/own-procedure.js'
import { seedOfRun } from '../seed-of-run.js'

const folder = mkdtempSync(join(tmpdir(), 'beside-'))
let files = 0
const saved = (bytes: Uint8Array): string => {
  files += 1
  const file = join(folder, `${files}.docx`)
  writeFileSync(file, bytes)
  return file
}
async function passagesOf(bytes: Uint8Array): Promise<readonly (readonly [string, string])[]> {
  let all: readonly OwnPassage[] = []
  await loadOwnProcedure(saved(bytes), (passages) => {
    all = passages
    return async () => undefined
  })
  return all.map(({ heading, words }) => [heading, words])
}
const leftOut = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await outlineOwnProcedure(saved(bytes))).warnings.filter((warning) => warning.startsWith('left out: '))

const head = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
const line = (...parts: readonly (string | TextRun)[]): Paragraph =>
  new Paragraph({ children: parts.map((part) => (typeof part === 'string' ? new TextRun(part) : part)) })
type Notes = Readonly<Record<string, { readonly children: readonly Paragraph[] }>>
const notes = (...words: readonly string[]): Notes => Object.fromEntries(words.map((each, at) => [at + 1, { children: [line(each)] }]))

// A rule with its exception at the foot of the page is another rule: whoever ends a call by the first half alone ends the wrong one.
describe('a note of a Word document', () => {
  test('stands, word for word, below the passage that refers to it, and its mark where it is referred to', async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        footnotes: notes('Only where a manager agrees.', 'Not on a Sunday.'),
        endnotes: notes('See the Equality Act.'),
        sections: [
          {
            children: [
              head('1 Calls'),
              line('Warn the caller once', new FootnoteReferenceRun(2), ', then end the call.'),
              line('Write it down.', new EndnoteReferenceRun(1)),
              head('2 Letters'),
              line('Answer them.'),
              new Table({
                rows: [new TableRow({ children: [new TableCell({ children: [line('In writing', new FootnoteReferenceRun(1))] })] })],
              }),
              line('Then rest.'),
            ],
          },
        ],
      }),
    )
    expect(await passagesOf(bytes)).toEqual([
      [
        '1 Calls',
        'Warn the caller once [note 1], then end the call.\nWrite it down. [endnote 1]\n\n[note 1] Not on a Sunday.\n[endnote 1] See the Equality Act.',
      ],
      ['2 Letters', 'Answer them.\nIn writing [note 2]\nThen rest.\n\n[note 2] Only where a manager agrees.'],
    ])
    expect(await leftOut(bytes)).toEqual([])
  })

  test('of a heading stands below it, and takes no heading away where none is marked as one', async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        footnotes: notes('In force from May', 'Or a deputy'),
        sections: [
          {
            children: [
              line('1 Calls', new FootnoteReferenceRun(1)),
              line('End them, and tell a manager.', new FootnoteReferenceRun(2)),
              line('2 Letters'),
              line('Keep them.'),
            ],
          },
        ],
      }),
    )
    expect(await passagesOf(bytes)).toEqual([
      ['1 Calls [note 1]', 'End them, and tell a manager. [note 2]\n\n[note 1] In force from May\n[note 2] Or a deputy'],
      ['2 Letters', 'Keep them.'],
    ])
  })

  test('whose line was deleted is gone with it', async () => {
    const id = { id: 7, author: 'A', date: '2026-01-01T00:00:00Z' }
    const bytes = await Packer.toBuffer(
      new Document({
        footnotes: notes('Nobody reads this.', 'Somebody does.'),
        sections: [{ children: [head('Calls'), line('End them.', new FootnoteReferenceRun(1), ' Say why.', new FootnoteReferenceRun(2))] }],
      }),
    )
    const parts = unzipSync(bytes)
    const xml = Buffer.from(parts['word/document.xml'] ?? []).toString()
    const reference = /<w:r>(?:(?!<w:r>).)*<w:footnoteReference w:id="1"\/><\/w:r>/.exec(xml)?.[0] ?? 'none'
    const deleted = zipSync({
      ...parts,
      'word/document.xml': strToU8(xml.replace(reference, `<w:del w:id="${id.id}" w:author="A">${reference}</w:del>`)),
    })
    expect(await passagesOf(deleted)).toEqual([['Calls', 'End them. Say why. [note 1]\n\n[note 1] Somebody does.']])
  })

  test('stands once, whatever stands around it', async () => {
    const part = fc.constantFrom('heading', 'sentence', 'footnote', 'endnote', 'cell', 'step')
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 14 }), async (parts) => {
        const all = ['heading', ...parts]
        let heading = ''
        const expected = new Map<string, string[]>()
        const children = all.map((is, at) => {
          if (is === 'heading') {
            heading = `Heading ${at}`
            expected.set(heading, [])
            return head(heading)
          }
          const below = expected.get(heading)
          if (is === 'sentence') return line(`Sentence ${at}`)
          below?.push(`Exception ${at}`)
          if (is === 'endnote') return line(`Words ${at}`, new EndnoteReferenceRun(at), ' go on.')
          const noted = line(`Words ${at}.`, new FootnoteReferenceRun(at))
          if (is === 'step')
            return new Paragraph({ bullet: { level: 0 }, children: [new TextRun(`Step ${at}`), new FootnoteReferenceRun(at)] })
          return is === 'cell' ? new Table({ rows: [new TableRow({ children: [new TableCell({ children: [noted] })] })] }) : noted
        })
        const every = Object.fromEntries(all.map((_, at) => [at, { children: [line(`Exception ${at}`)] }]).slice(1))
        const bytes = await Packer.toBuffer(new Document({ footnotes: every, endnotes: every, sections: [{ children }] }))
        for (const [heading, words] of await passagesOf(bytes)) {
          const noted = words.split('\n').filter((each) => each.includes('Exception'))
          expect(noted.map((each) => each.replace(/^\[(?:end)?note \d+\] /, '')).toSorted()).toEqual(expected.get(heading)?.toSorted())
          for (const each of noted) expect(words.split(each.slice(0, each.indexOf(']') + 1))).toHaveLength(3)
        }
      }),
      { seed: seedOfRun(), numRuns: process.env.LONG ? 500 : 25 },
    )
  })
})

describe('what is not quoted of a Word document is told', () => {
  test('the head and the foot of its pages, each once, with the numbers of pages', async () => {
    const header = new Header({ children: [line('Contact procedure, version 3')] })
    const footer = new Footer({
      children: [line('Owner: Advice'), new Paragraph({ children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })] })],
    })
    const bytes = await Packer.toBuffer(
      new Document({
        sections: [
          { headers: { default: header, first: header }, footers: { default: footer }, children: [head('Calls'), line('End them.')] },
        ],
      }),
    )
    expect(await leftOut(bytes)).toEqual([
      'left out: what stands at the head or the foot of pages (“Contact procedure, version 3” · “Owner: Advice Page”).',
    ])
    expect(await passagesOf(bytes)).toEqual([['Calls', 'End them.']])
  })

  test('comments, and what was deleted while changes are tracked; what was put in is quoted', async () => {
    const change = { id: 1, author: 'A', date: '2026-01-01T00:00:00Z' }
    const bytes = await Packer.toBuffer(
      new Document({
        comments: { children: [{ id: 0, author: 'A', date: new Date(0), children: [line('Ask the lawyers.')] }] },
        sections: [
          {
            children: [
              head('Calls'),
              new Paragraph({
                children: [
                  new TextRun('Warn them '),
                  new DeletedTextRun({ ...change, text: 'three times' }),
                  new InsertedTextRun({ ...change, id: 2, text: 'once' }),
                  new TextRun({ children: ['.', new CommentReference(0)] }),
                ],
              }),
            ],
          },
        ],
      }),
    )
    expect(await passagesOf(bytes)).toEqual([['Calls', 'Warn them once.']])
    expect(await leftOut(bytes)).toEqual([
      'left out: what was deleted, and the change not accepted yet (“three times”).',
      'left out: comments (“Ask the lawyers.”).',
    ])
  })

  const p = (words: string, properties = '', run = ''): string =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
  const heading = p('Calls', '<w:pStyle w:val="Heading1"/>')
  const word = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...more }).map(([name, xml]) => [
          name,
          strToU8(xml),
        ]),
      ),
    )

  test('hidden text, pictures, and a drawing of boxes, whose words stand in a file of their own', async () => {
    const picture = '<w:p><w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r></w:p>'
    const boxes = '<w:p><w:r><w:drawing><a:graphic><dgm:relIds/></a:graphic></w:drawing></w:r></w:p>'
    const twice = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><pic:pic/></w:drawing></mc:Choice><mc:Fallback><w:pict><v:imagedata/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    const bytes = word(heading + p('End them.') + p('Draft: ask Ann.', '', '<w:vanish/>') + picture + boxes + twice, {
      'word/diagrams/data1.xml': '<dgm:dataModel><a:p><a:r><a:t>Warn</a:t></a:r></a:p><a:p><a:r><a:t>End</a:t></a:r></a:p></dgm:dataModel>',
    })
    expect(await passagesOf(bytes)).toEqual([['Calls', 'End them.']])
    expect(await leftOut(bytes)).toEqual([
      'left out: hidden text (“Draft: ask Ann.”).',
      'left out: the words of a diagram (“Warn End”).',
      'left out: 2 pictures, with whatever is written in them.',
    ])
  })

  test('a document within the document', async () => {
    expect(await leftOut(word(`${heading}${p('End them.')}<w:altChunk r:id="r1"/>`))).toEqual(['left out: 1 other document within it.'])
  })

  test('long words are told shortened, and of many the first', async () => {
    const bytes = word(heading + p('End them.'), {
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`word/header${n}.xml`, `<w:hdr>${p(`${n} ${'long '.repeat(40)}`)}</w:hdr>`])),
    })
    const [told] = await leftOut(bytes)
    expect(told).toMatch(
      /^left out: what stands at the head or the foot of pages \(“1 long .*…” · “2 .* · “3 .* · “4 [^”]*…” and 2 more\)\.$/,
    )
  })
})

// “Do step 3” is said on the telephone: a step that was deleted counts no more, whether or not somebody accepted that.
test('a step that was deleted has no number, and a line whose end was deleted goes on with the next', async () => {
  const steps = (id: number): string => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`
  const deletedEnd = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
  const gone = `<w:p><w:pPr>${steps(1)}${deletedEnd}</w:pPr><w:del><w:r><w:delText>Shout.</w:delText></w:r></w:del></w:p>`
  const line = (words: string, properties = ''): string =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
  const body = [
    line('Calls', '<w:pStyle w:val="Heading1"/>'),
    line('Warn them.', steps(1)),
    gone,
    line('End the ', `${steps(1)}${deletedEnd}`),
    line('call.', steps(1)),
    line('Write.', steps(1)),
  ].join('')
  const numbering =
    '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
  const bytes = zipSync({
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    'word/numbering.xml': strToU8(numbering),
  })
  expect(await passagesOf(bytes)).toEqual([['Calls', '1. Warn them.\n2. End the call.\n3. Write.']])
})
