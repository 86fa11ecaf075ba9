import { outlineOf, splitByHeadings } from '../../src/guidance/own-procedure/own-procedure.js'

const body = 'The officer writes down what was said and tells the manager about it at once, every time.\n'.repeat(3)
const document = (headings: readonly string[]): string => headings.map((heading) => `${heading}\n\n${body}`).join('\n')
const seen = (headings: readonly string[]): string[] => splitByHeadings(document(headings), '').map(({ heading }) => heading)

const numbers = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']

test('parts, sections and chapters in words are headings', () => {
  for (const part of ['Part', 'Section', 'Chapter', 'PART'])
    for (const mark of [':', ' –', ' -']) {
      const headings = numbers.map((number) => `${part} ${number}${mark} Calls and letters`)
      expect(seen(headings)).toEqual(headings)
    }
})

test('a sentence that begins with a part is none', () => {
  expect(seen(['1. Calls', 'Part one of this rule says that nobody shouts', '2. Letters'])).toEqual(['1. Calls', '2. Letters'])
})

test('Roman numbers have parts', () => {
  const headings = ['I. Calls', 'II. Letters', 'II.1 Answering', 'II.2 Filing', 'III. Visits', 'III.1.1 At the desk']
  expect(seen(headings)).toEqual(headings)
})

test.each([
  [['A1 Calls', 'A2 Letters', 'B1 Visits', 'B2 Chats', 'C1 Threats']],
  [['A. Calls', 'A.1 Ending a call', 'A.2 Logging it', 'B. Letters', 'B.1 Filing']],
  [['A1.1 Calls', 'A1.2 Letters', 'A2.1 Visits']],
])('letters have parts: %j', (headings) => {
  expect(seen(headings)).toEqual(headings)
})

test('a paper size is none', () => {
  expect(seen(['1. Calls', 'A4 Paper is kept in the stationery room', '2. Letters'])).toEqual(['1. Calls', '2. Letters'])
})

test.each(['=====', '-------'])('what underlines a heading in Markdown is not quoted: %s', (line) => {
  const passages = splitByHeadings(`Calls\n${line}\n\n${body}\nLetters\n${line}\n\n${body}`, '')
  expect(passages).toEqual(['Calls', 'Letters'].map((heading) => ({ heading, words: body.trim(), file: '' })))
})

test('a passage that holds nearly the whole file is looked at', () => {
  expect(outlineOf(`${body.repeat(4)}\n1. The end\n\nGo home.`).warnings.join()).toContain('holds nearly the whole file')
  expect(outlineOf(document(['1. Calls', '2. Letters', '3. Visits'])).warnings).toEqual([])
})
