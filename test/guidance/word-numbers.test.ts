import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { outlineOf, splitByHeadings } from '../../src/guidance/own-procedure/own-procedure.js'
import { readProcedure } from '../../src/guidance/own-procedure/read-text.js'
import { seedOfRun } from '../seed-of-run.js'

const folder = mkdtempSync(join(tmpdir(), 'word-'))
let files = 0
async function textOf(bytes: Uint8Array): Promise<string> {
  files += 1
  const file = join(folder, `${files}.docx`)
  writeFileSync(file, bytes)
  return (await readProcedure(file)).text
}

/** How numbers are written on paper, by hand: nothing of the product's. */
const written: Readonly<Record<string, readonly string[]>> = {
  decimal: '1 2 3 4 5 6 7 8 9 10 11 12'.split(' '),
  lowerLetter: 'a b c d e f g h i j k l'.split(' '),
  upperLetter: 'A B C D E F G H I J K L'.split(' '),
  lowerRoman: 'i ii iii iv v vi vii viii ix x xi xii'.split(' '),
  upperRoman: 'I II III IV V VI VII VIII IX X XI XII'.split(' '),
  decimalZero: '01 02 03 04 05 06 07 08 09 10 11 12'.split(' '),
  ordinal: '1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th'.split(' '),
}
const formats = {
  decimal: LevelFormat.DECIMAL,
  lowerLetter: LevelFormat.LOWER_LETTER,
  upperLetter: LevelFormat.UPPER_LETTER,
  lowerRoman: LevelFormat.LOWER_ROMAN,
  upperRoman: LevelFormat.UPPER_ROMAN,
  decimalZero: LevelFormat.DECIMAL_ZERO,
  ordinal: LevelFormat.ORDINAL,
} as const
type Format = keyof typeof formats

/** How the levels of a list look: alone ("a)") or with those above ("1.1."). */
interface Look {
  readonly formats: readonly Format[]
  readonly mark: string
  readonly isLegal: boolean
}
/** A part of a document: a heading, a sentence, a step at a level, a bullet inside, or the list beginning anew. */
type Part = { readonly is: 'heading' | 'sentence' | 'bullet' | 'anew' } | { readonly is: 'step'; readonly deep: number }

const textIn = ({ isLegal, mark }: Look, level: number): string =>
  isLegal
    ? `${Array.from({ length: level + 1 }, (_, at) => `%${at + 1}`).join('.')}${mark}`
    : mark === ')'
      ? `%${level + 1})`
      : `Step %${level + 1}${mark}`

interface OnPaper {
  readonly is: Part['is']
  readonly words: string
  readonly level: number
}
/** What stands on paper: counted by hand, as a person would who numbers the list. */
function onPaper(parts: readonly Part[], look: Look, isNumbered: boolean) {
  const counts = [0, 0, 0]
  let [headings, deepest] = [0, 0]
  return parts.flatMap((part, at): readonly OnPaper[] => {
    switch (part.is) {
      case 'anew':
        counts.fill(0)
        deepest = 0
        return []
      case 'heading':
        headings += 1
        return [{ is: part.is, words: `${isNumbered ? `${headings} ` : ''}Heading ${at}`, level: 0 }]
      case 'sentence':
        return [{ is: part.is, words: `Sentence ${at}.`, level: 0 }]
      case 'bullet':
        return [{ is: part.is, words: `- Point ${at}`, level: 0 }]
      case 'step': {
        const level = Math.min(part.deep, deepest)
        deepest = Math.min(2, level + 1)
        counts[level] = (counts[level] ?? 0) + 1
        counts.fill(0, level + 1)
        const number = textIn(look, level).replace(/%(\d)/g, (_, digit: string) => {
          const depth = Number(digit) - 1
          return written[look.formats[depth] ?? 'decimal']?.[(counts[depth] ?? 0) - 1] ?? '?'
        })
        return [{ is: part.is, words: `${number} Do this ${at}`, level }]
      }
      default:
        return part satisfies never
    }
  })
}

async function asWord(parts: readonly Part[], look: Look, isNumbered: boolean): Promise<Buffer> {
  let [instance, deepest] = [1, 0]
  const children = parts.flatMap((part, at) => {
    switch (part.is) {
      case 'anew':
        instance += 1
        deepest = 0
        return []
      case 'heading':
        return [
          new Paragraph({
            text: `Heading ${at}`,
            heading: HeadingLevel.HEADING_1,
            ...(isNumbered ? { numbering: { reference: 'headings', level: 0 } } : {}),
          }),
        ]
      case 'sentence':
        return [new Paragraph({ children: [new TextRun({ text: `Sentence ` }), new TextRun({ text: `${at}.`, bold: true })] })]
      case 'bullet':
        return [new Paragraph({ text: `Point ${at}`, bullet: { level: 0 } })]
      case 'step': {
        const level = Math.min(part.deep, deepest)
        deepest = Math.min(2, level + 1)
        return [new Paragraph({ text: `Do this ${at}`, numbering: { reference: 'steps', level, instance } })]
      }
      default:
        return part satisfies never
    }
  })
  const levels = [0, 1, 2].map((level) => ({
    level,
    format: formats[look.formats[level] ?? 'decimal'],
    text: textIn(look, level),
    alignment: AlignmentType.START,
  }))
  const document = new Document({
    numbering: {
      config: [
        { reference: 'steps', levels },
        { reference: 'headings', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.START }] },
      ],
    },
    sections: [{ children }],
  })
  return Packer.toBuffer(document)
}

const format = fc.constantFrom(...(Object.keys(formats) as Format[]))
const look = fc.record({ formats: fc.tuple(format, format, format), mark: fc.constantFrom('.', ')', ':'), isLegal: fc.boolean() })
const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('step' as const), deep: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.constant({ is: 'heading' as const }) },
  { weight: 2, arbitrary: fc.constant({ is: 'sentence' as const }) },
  { weight: 2, arbitrary: fc.constant({ is: 'bullet' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'anew' as const }) },
)

// “Do step 3” is said on the telephone: the step that is quoted must be the one that the reader of the document sees as 3.
test('every line of a Word document stands once, with the number that is on paper, and no step is a heading', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 12 }), look, fc.boolean(), async (some, looks, isNumbered) => {
      const parts: readonly Part[] = [{ is: 'heading' }, ...some]
      const paper = onPaper(parts, looks, isNumbered)
      const text = await textOf(await asWord(parts, looks, isNumbered))
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      expect(lines.map((line) => line.trim().replace(/^# /, ''))).toEqual(paper.map(({ words }) => words))
      const passages = splitByHeadings(text, '')
      expect(passages.map(({ heading }) => heading)).toEqual(paper.filter(({ is }) => is === 'heading').map(({ words }) => words))
      // Each in the passage of the heading above it, and nowhere else.
      const all = passages.flatMap(({ heading, words }) =>
        [heading, ...(words === heading ? [] : words.split('\n'))].map((line) => line.trim()),
      )
      expect(all.filter((line) => line !== '')).toEqual(paper.map(({ words }) => words))
    }),
    { seed: seedOfRun(), numRuns: process.env.LONG ? 1_000 : 60 },
  )
})

const w = (xml: string): string => `<?xml version="1.0"?><w:wrapper xmlns:w="w">${xml}</w:wrapper>`.replace(/<\/?w:wrapper[^>]*>/g, '')
const p = (words: string, properties = '', run = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>${words}</w:t></w:r></w:p>`
const inList = (numbering: number, level?: number): string =>
  `<w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${numbering}"/></w:numPr>`
const level = (depth: number, of: { format?: string; text?: string; more?: string; start?: number } = {}): string =>
  `<w:lvl w:ilvl="${depth}" w:tplc="0809000F"><w:start w:val="${of.start ?? 1}"/><w:numFmt w:val="${of.format ?? 'decimal'}"/>${of.more ?? ''}<w:lvlText w:val="${of.text ?? `%${depth + 1}.`}"/><w:lvlJc w:val="left"/></w:lvl>`
const list = (id: number, ...levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`
const num = (id: number, of: number, more = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`
const starts = (depth: number, at: number): string => `<w:lvlOverride w:ilvl="${depth}"><w:startOverride w:val="${at}"/></w:lvlOverride>`
const style = (id: string, name: string, more: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
const read = async (body: string, numbering: string, styles = ''): Promise<readonly string[]> =>
  (
    await textOf(
      zipSync({
        'word/document.xml': strToU8(w(`<w:document><w:body>${body}</w:body></w:document>`)),
        'word/numbering.xml': strToU8(w(`<w:numbering>${numbering}</w:numbering>`)),
        'word/styles.xml': strToU8(w(`<w:styles>${styles}</w:styles>`)),
      }),
    )
  ).split('\n')
const head = p('Calls', '<w:pStyle w:val="Heading1"/>')

describe('a list as Word itself writes it', () => {
  test('goes on under another number of the same list, and begins anew where that says so', async () => {
    const numbering = list(0, level(0)) + num(1, 0) + num(2, 0) + num(3, 0, starts(0, 1)) + num(4, 0, starts(0, 7))
    const body = [1, 1, 2, 3, 3, 1, 4, 4].map((id, at) => p(`Step ${at}`, inList(id, 0))).join('')
    expect(await read(head + body, numbering)).toEqual([
      '# Calls',
      ...['1.', '2.', '3.', '1.', '2.', '3.', '7.', '8.'].map((number, at) => `${number} Step ${at}`),
    ])
  })

  test('counts below each higher number anew, but where a level goes on; and a level may be legal, or show nothing', async () => {
    const numbering =
      list(
        0,
        level(0, { format: 'upperRoman', text: 'Part %1' }),
        level(1, { text: '%1.%2', more: '<w:lvlRestart w:val="0"/><w:isLgl/>' }),
        level(2, { format: 'none', text: '' }),
      ) + num(1, 0)
    const body = [0, 1, 1, 0, 1, 2].map((depth, at) => p(`Line ${at}`, inList(1, depth))).join('')
    expect(await read(head + body, numbering)).toEqual([
      '# Calls',
      ...['Part I Line 0', '  1.1 Line 1', '  1.2 Line 2', 'Part II Line 3', '  2.3 Line 4', '    Line 5'],
    ])
  })

  test('a level that another number of the list writes otherwise is written so, and a list style stands for its list', async () => {
    const numbering =
      list(0, level(0)) +
      num(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, { format: 'lowerLetter', text: '(%1)' })}</w:lvlOverride>`) +
      `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Steps"/></w:abstractNum>` +
      num(5, 5) +
      list(6, level(0, { format: 'upperLetter', text: '%1)' })) +
      num(6, 6)
    const styles = `<w:style w:type="numbering" w:styleId="Steps"><w:name w:val="Steps"/><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>`
    expect(await read(head + p('One', inList(1, 0)) + p('Two', inList(5)) + p('Three', inList(5, 0)), numbering, styles)).toEqual([
      ...['# Calls', '(a) One', 'A) Two', 'B) Three'],
    ])
  })

  test('headings that are numbered by their style have the number that is on paper, in whatever language the style is called', async () => {
    const numbering =
      list(0, level(0, { text: '%1', more: '<w:pStyle w:val="Kop1"/>' }), level(1, { text: '%1.%2', more: '<w:pStyle w:val="Kop2"/>' })) +
      num(1, 0) +
      list(2, level(0, { text: '%1)' })) +
      num(2, 2)
    const styles =
      style('Kop1', 'heading 1', `<w:pPr>${inList(1)}<w:outlineLvl w:val="0"/></w:pPr>`) +
      style('Kop2', 'heading 2', `<w:basedOn w:val="Kop1"/><w:pPr>${inList(1, 1)}<w:outlineLvl w:val="1"/></w:pPr>`) +
      style('Lijst', 'List Number', `<w:pPr>${inList(2)}</w:pPr>`)
    const of = (id: string) => `<w:pStyle w:val="${id}"/>`
    const body = [
      p('Calls', of('Kop1')),
      p('Bad language', of('Kop2')),
      p('Warn them.', of('Lijst')),
      p('Threats', of('Kop2')),
      p('End it.', of('Lijst')),
      p('Not counted', `${of('Kop1')}${inList(0)}`),
      p('Letters', of('Kop1')),
    ]
    const lines = await read(body.join(''), numbering, styles)
    expect(lines).toEqual([
      '# 1 Calls',
      '# 1.1 Bad language',
      '1) Warn them.',
      '# 1.2 Threats',
      '2) End it.',
      '# Not counted',
      '# 2 Letters',
    ])
  })

  test('in a text whose headings are numbered and in bold, what is numbered besides is a step, with words and bullets between', async () => {
    const numbering =
      list(0, level(0)) + num(1, 0) + list(1, level(0)) + num(2, 1) + list(2, level(0, { format: 'bullet', text: '•' })) + num(3, 2)
    const bold = '<w:b/>'
    const body = [
      p('Calls', inList(1, 0), bold),
      p('Warn them', inList(2, 0)),
      p('Kindly', inList(3, 0)),
      p('End it', inList(2, 0)),
      p('Say why.'),
      p('Write it down', inList(2, 0)),
      p('Letters', inList(1, 0), bold),
      p('Read them.'),
    ]
    const text = (await read(body.join(''), numbering)).join('\n')
    expect(splitByHeadings(text, '').map(({ heading }) => heading)).toEqual(['1. Calls', '2. Letters'])
    for (const line of ['1. Warn them', '- Kindly', '2. End it', 'Say why.', '3. Write it down']) expect(text).toContain(line)
  })

  test('what was deleted is not on paper, what was put in is, and a text box stands once', async () => {
    const body =
      head +
      `<w:p><w:r><w:t>Say </w:t></w:r><w:del><w:r><w:delText>nothing</w:delText></w:r></w:del><w:ins><w:r><w:t>this</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>` +
      `<w:p><w:r><w:t>Beside:</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p('In a box.')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('In a box.')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
      `<w:tbl><w:tr><w:tc>${p('In a table.')}</w:tc></w:tr></w:tbl>`
    expect(await read(body, '')).toEqual(['# Calls', 'Say this.', 'Beside:', 'In a box.', 'In a table.'])
  })

  // One broken file must not hold up the bot in which alerts go out.
  test('a file that counts, nests or comments without end is read, or said to be none', async () => {
    for (const format of ['lowerRoman', 'upperRoman', 'lowerLetter', 'cardinalText']) {
      const numbering = list(0, level(0, { format, start: Number.MAX_SAFE_INTEGER })) + num(1, 0)
      expect(await read(head + p('Warn them', inList(1, 0)), numbering)).toContain(`${Number.MAX_SAFE_INTEGER}. Warn them`)
    }
    const nested = (deep: number) => `${'<w:sdt>'.repeat(deep)}${p('Within.')}${'</w:sdt>'.repeat(deep)}`
    expect(await read(head + nested(100), '')).toContain('Within.')
    await expect(read(head + nested(100_000), '')).rejects.toThrow('is not a Word document that can be read')
    expect(await read(`${head}<!-- a > b -->${p('Said.')}<!--${'<!--'.repeat(1_000_000)}`, '')).toContain('Said.')
  })

  test('a list without end of letters goes on as Word does, and a broken list is one of dashes', async () => {
    const numbering = list(0, level(0, { format: 'lowerLetter', start: 26 })) + num(1, 0) + num(9, 99)
    expect(
      await read(head + p('One', inList(1, 0)) + p('Two', inList(1, 0)) + p('Three', inList(9, 0)) + p('Four', inList(8, 0)), numbering),
    ).toEqual([...['# Calls', 'z. One', 'aa. Two', '- Three', '- Four']])
  })

  test('the doctor says where typed numbers are out of their order', async () => {
    const text = (await read(head + p('1. Warn them.') + p('3. End it.') + p('2. Say why.'), '')).join('\n')
    expect(outlineOf(text).warnings.join()).toContain('“3. End it.” comes after “1. Warn them.”: are the numbers in their order?')
  })
})
