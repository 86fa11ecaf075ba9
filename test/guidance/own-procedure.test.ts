import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadOwnProcedure, splitByHeadings } from '../../src/guidance/own-procedure.js'

const MARKDOWN = `# Contact procedure

## 4.2 Bad language
Warn the customer **once**, then end the call.

## 9 Threats
Ring the duty desk on 4400.
1. Write down the words.
2. Tell the duty desk.
`
const NUMBERED = `Contents
1. Introduction
2. Ending a call

1. Introduction
We are kind.

2. Ending a call
Say goodbye. Then hang up.
13. a) Map of calls
Turn left.
`

function saved(content: string | Buffer, name = 'procedure.md'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'own-')), name)
  writeFileSync(file, content)
  return file
}

test('splits Markdown by its headings and keeps the words as they are', () => {
  expect(splitByHeadings(MARKDOWN, 'p.md')).toEqual([
    { heading: '4.2 Bad language', words: 'Warn the customer **once**, then end the call.', file: 'p.md' },
    { heading: '9 Threats', words: 'Ring the duty desk on 4400.\n1. Write down the words.\n2. Tell the duty desk.', file: 'p.md' },
  ])
})

test('splits text by numbered headings and leaves a contents list out', () => {
  const headings = splitByHeadings(NUMBERED, 'p.txt').map(({ heading, words }) => [heading, words])
  expect(headings).toEqual([
    ['1. Introduction', 'We are kind.'],
    ['2. Ending a call', 'Say goodbye. Then hang up.'],
    ['13. a) Map of calls', 'Turn left.'],
  ])
})

test('quotes the section that bears on the question first', async () => {
  const own = await loadOwnProcedure(saved(MARKDOWN))
  expect(own('customer uses bad langage')[0]).toMatchObject({ heading: '4.2 Bad language' })
  expect(own('qqqq')).toEqual([])
})

test('a procedure saved under Windows is read the same', async () => {
  const own = await loadOwnProcedure(saved(`﻿${MARKDOWN.replaceAll('\n', '\r\n')}`))
  expect(own('bad language')[0]?.words).toBe('Warn the customer **once**, then end the call.')
})

test.each([
  ['is missing', () => '/nowhere/procedure.md', /cannot be read. Check the path/],
  ['is a folder', () => mkdtempSync(join(tmpdir(), 'own-')), /cannot be read/],
  ['has no headings', () => saved('just words'), /Start each section with/],
  ['is empty', () => saved(''), /Start each section with/],
  ['is a Word document', () => saved(Buffer.from([0x50, 0x4b, 3, 4, 0, 0])), /Save the procedure as plain text or Markdown/],
  ['is far too big', () => saved('x'.repeat(5_000_001)), /bigger than 5 MB/],
])('says what to do when the file %s', async (_, file, words) => {
  await expect(loadOwnProcedure(file())).rejects.toThrow(words)
})
