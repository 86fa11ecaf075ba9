import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { splitByHeadings } from '../../src/guidance/own-procedure/own-procedure.js'

const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
const saved = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
/** A PDF as it is written by hand: a page for each text, or none. */
const pdfOf = (pages: readonly string[]): string => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, page) => `${3 + page * 2} 0 R`).join(' ')}]>>`,
    ...pages.flatMap((stream, page) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${4 + page * 2} 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>`,
      `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    ]),
  ]
  const bodies = objects.map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`)
  return `%PDF-1.4\n${bodies.join('')}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`
}
/** Words at a height, in a size; a word may come in pieces. */
const at = (height: number, size: number, ...pieces: readonly string[]): string =>
  `BT /F ${size} Tf 50 ${height} Td ${pieces.map((piece) => `(${piece}) Tj`).join(' ')} ET`

const files = {
  printed: join(__dirname, '../data/procedure.pdf'),
  byHand: saved('hand.pdf', pdfOf([[at(700, 16, '1. Ca', 'lls'), at(670, 10, 'End', ' the call.')].join('\n')])),
  pictures: saved('pictures.pdf', pdfOf(['0 0 100 100 re f'])),
  broken: saved('broken.pdf', readFileSync(join(__dirname, '../data/procedure.pdf')).subarray(0, 300)),
}
/** What the built bot reads: the library that knows PDFs is a module of a kind that these tests cannot load. */
const read = JSON.parse(
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { readProcedure } = await import(process.argv[1])
       const all = Object.entries(JSON.parse(process.argv[2])).map(async ([name, file]) => [name, await readProcedure(file).catch(({ message }) => ({ text: message, leftOut: [] }))])
       process.stdout.write(JSON.stringify(Object.fromEntries(await Promise.all(all))))`,
      `file://${join(__dirname, '../../dist/guidance/own-procedure/read-text.js')}`,
      JSON.stringify(files),
    ],
    { encoding: 'utf8' },
  ),
) as Record<keyof typeof files, { readonly text: string; readonly leftOut: readonly string[] }>

describe('a procedure that is kept as a PDF', () => {
  test('is read with its headings, and without what stands at the foot of every page', () => {
    const sections = splitByHeadings(read.printed.text, 'p')
    expect(sections.map(({ heading }) => heading)).toEqual([
      'Handling difficult contact',
      '1. Calls',
      '2. Letters',
      '3. Meetings',
      '4. Records',
    ])
    expect(sections[1]?.words).toMatch(/Stay calm and courteous\. [\s\S]* what\nyou can do [\s\S]*Count to ten\./)
    expect(read.printed.text).not.toMatch(/page \d/)
    expect(read.printed.leftOut).toEqual(['left out: what stands at the same place of most pages (“Contact procedure, page 1”).'])
  })

  test('is read whole, though a word comes in pieces', () => {
    expect(read.byHand.text).toBe('# 1. Calls\nEnd the call.')
  })

  test('says what to do when it holds pictures only, or is broken', () => {
    expect(read.pictures.text).toMatch(/holds pictures of pages and no text\. Save the procedure as Word/)
    expect(read.broken.text).toMatch(/cannot be read: it is broken, or locked with a password\. Save the procedure as Word/)
  })
})
