import type { Gathered } from '../../src/casework/subject-access/gathered.js'
import { copyAsJson } from '../../src/letters/copy-document.js'
import { recordId, testOffice, tuesday } from '../procedures/test-office.js'

const of = { request: recordId('SR-2026-0001'), office: testOffice(), now: new Date(tuesday), forThem: true }
/** Letters stand for what happened, in its order; each at a minute of its own. Small ones are what people did. */
const copied = (letters: string): readonly { readonly on: string; readonly what: string; readonly each?: readonly string[] }[] => {
  const happened = [...letters].map((letter, minute) => ({
    on: `${minute}`,
    ...(letter === letter.toUpperCase() && { byItself: true as const }),
    what: [{ words: letter }],
    said: [],
  }))
  const record = { record: recordId('TC-2026-0001'), what: 'Log', opened: '3 March 2026', because: 'theirs' as const, happened }
  const found: Gathered = { name: 'Jo', records: [record], unfinished: [], looks: [], counted: [], unread: 0, newer: [] }
  const [told] = JSON.parse(copyAsJson(found, of).toString()).records
  return told.happened
}
const linesOf = (letters: string): readonly string[] => copied(letters).map(({ on, what }) => `${what} ${on}`)

// Twenty lines of two reminders hide the one line that matters to whoever reads it.
test.each([
  ['ABABAB', ['A 0, and 2 more until 4', 'B 1, and 2 more until 5']],
  ['XABABY', ['X 0', 'A 1, and 1 more until 3', 'B 2, and 1 more until 4', 'Y 5']],
  ['AABBAABB', ['A 0, and 3 more until 5', 'B 2, and 3 more until 7']],
  ['ABCABC', ['A 0, and 1 more until 3', 'B 1, and 1 more until 4', 'C 2, and 1 more until 5']],
  ['ABXABY', ['A 0', 'B 1', 'X 2', 'A 3', 'B 4', 'Y 5']],
  ['ABA', ['A 0', 'B 1', 'A 2']],
  ['AAA', ['A 0, and 2 more until 2']],
])('reminders that take turns are one line each, and what comes between is none of them: %s', (letters, lines) => {
  expect(linesOf(letters)).toEqual(lines)
})

test.each(['hghg', 'hAhA', 'pupupu'])('what people decide in turns is no reminder, and stays in its order: %s', (letters) => {
  expect(linesOf(letters)).toEqual([...letters].map((letter, minute) => `${letter} ${minute}`))
})

test('for a program every moment is there', () => {
  expect(copied('ABABX').map(({ each }) => each)).toEqual([['0', '2'], ['1', '3'], undefined])
})
