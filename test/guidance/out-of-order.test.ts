import { outlineOf, splitByHeadings } from '../../src/guidance/own-procedure/own-procedure.js'

const body = 'The officer writes down what was said and tells the manager about it at once, every time.\n'.repeat(3)
const document = (headings: readonly string[], below = (_: number) => ''): string =>
  headings.map((heading, at) => `${heading}\n\n${body}${below(at)}`).join('\n')
const seen = (text: string): string[] => splitByHeadings(text, '').map(({ heading }) => heading)
const titled = (numbers: readonly number[], as: (number: number) => string) =>
  numbers.map((number) => `${as(number)} About ${'abcdefghijkl'[number]}${number}`)

const styles: readonly (readonly [string, (number: number) => string])[] = [
  ['1.', (number) => `${number}.`],
  ['4.2', (number) => `4.${number}`],
  ['Step 3:', (number) => `Step ${number}:`],
  ['Section 3 –', (number) => `Section ${number} –`],
]
const orders = [
  [1, 2, 4, 3, 5],
  [1, 2, 3, 5, 4, 6],
  [1, 3, 2, 4],
  [1, 2, 3, 4, 5, 6, 7, 8, 10, 9],
  [2, 1, 3, 4],
]

// What stands below a heading that is not seen is quoted under another one: somebody on a call reads out the wrong rule.
describe.each(styles)('headings numbered %s', (_, as) => {
  test.each(orders.map((order) => [order.join(', '), order] as const))(
    'in the order %s are all headings, and it is said',
    (_order, order) => {
      const headings = titled(order, as)
      expect(seen(document(headings))).toEqual(headings)
      expect(outlineOf(document(headings)).warnings.join('\n')).toMatch(/are the numbers in their order\?/)
    },
  )

  test('in their order are not doubted; where one is missing, it is said', () => {
    expect(outlineOf(document(titled([1, 2, 3, 4, 5], as))).warnings).toEqual([])
    expect(outlineOf(document(titled([1, 2, 4, 5], as))).warnings).toEqual([expect.stringContaining('is something missing between them?')])
  })
})

const lists = [
  [1, 2, 4, 3],
  [1, 3, 2],
  [1, 2, 3, 1, 2],
  [1, 2, 3, 5, 4, 6, 7, 8, 10, 9],
  [1, 2, 2, 3],
]
const marks: readonly (readonly [string, (number: number) => string])[] = [
  ['1.', (number) => `${number}. Tell them ${number}`],
  ['1)', (number) => `${number}) Tell them ${number}`],
  ['(1)', (number) => `(${number}) Tell them ${number}`],
  ['Step 1:', (number) => `Step ${number}: Tell them ${number}`],
  ['1.1', (number) => `2.${number}. Tell them ${number}`],
]
describe.each(marks)('steps numbered %s', (_, as) => {
  test.each(lists.map((list) => [list.join(', '), list] as const))(
    'in the order %s are no headings, and it is said where they stand',
    (_list, list) => {
      const steps = list.map(as)
      const headings = ['1. Calls', '2. Letters', '3. Visits']
      const text = document(headings, (at) => (at === 1 ? `${steps.join('\n')}\n` : ''))
      const passages = splitByHeadings(text, '')
      expect(passages.map(({ heading }) => heading)).toEqual(headings)
      for (const step of steps) expect(passages[1]?.words).toContain(step)
      expect(outlineOf(text).warnings.join('\n')).toMatch(/Below “2\. Letters”/)
    },
  )
})

test('a heading right above its steps stays one, and steps that begin anew after other words are another list', () => {
  const text =
    '1. Calls\n1. Warn them.\n2. End it.\n\n2. Letters\n1. Read it.\n3. File it.\n2. Answer.\n\n3. Visits\n1. Ask them in.\n2. Listen.\n\nAfterwards:\n1. Write it down.\n'
  expect(seen(text)).toEqual(['1. Calls', '2. Letters', '3. Visits'])
  expect(outlineOf(text).warnings.filter((one) => one.includes('number'))).toEqual([
    'Below “2. Letters”, “3. File it.” comes after “1. Read it.”: are the numbers in their order?',
    'Below “2. Letters”, “2. Answer.” comes after “3. File it.”: are the numbers in their order?',
  ])
})

test('below a list of five thousand lines the next heading is still seen', () => {
  const text = `1. Calls\n\n${Array.from({ length: 5_000 }, (_, at) => `${(at * 7) % 900}. Say it`).join('\n')}\n\n2. Letters\n\nRead them.`
  expect(seen(text)).toContain('2. Letters')
})

test('a step that is missing right below a heading is told, however the list is indented', () => {
  for (const indent of ['', '   ', '\t'])
    expect(outlineOf(`## Calls\n\n${indent}1. Warn\n${indent}3. End\n`).warnings).toEqual([
      `Below “Calls”, “3. End” comes after “1. Warn”: are the numbers in their order?`,
    ])
})
