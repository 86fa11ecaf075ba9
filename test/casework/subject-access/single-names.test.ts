import { openReader } from '../../../src/casework/subject-access/marked.js'
import { ordinaryWords } from '../../../src/casework/subject-access/ordinary-words.js'
import { whoIs } from '../../../src/casework/subject-access/who.js'
import { testOffice } from '../../procedures/test-office.js'
import { commonNames } from './common-names.js'

const office = testOffice()
const reader = openReader(whoIs({ is: 'customer', customer: { name: 'Jo Bloggs' }, also: [] }, office, []), office, () => false)
const marked = (text: string) => reader.pieces(text).flatMap(({ words, mark }) => (mark ? [words] : []))

const names = ['Margaret', 'Otterly', 'Mohammed', 'Nguyen', 'Kowalski', 'Ahmed', 'Kelly', 'Marion', 'MARGARET', 'Zoë']
const places: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `${name} told us that he beats her.`,
  (name) => `She rang back. ${name} is afraid of him.`,
  (name) => `Neighbour: ${name}, flat 3`,
  (name) => `His wife (${name}) rang.`,
  (name) => `- ${name} rang`,
  (name) => `It was so.\n${name} rang.`,
  (name) => `They said: “${name} did it.”`,
]
// Nobody knows them, and they go to whoever asks.
test('a single name that nobody knows is looked at wherever it stands, also where a sentence begins', () => {
  const missed = names.flatMap((name) => places.flatMap((place) => (marked(place(name)).includes(name) ? [] : [place(name)])))
  expect(missed).toEqual([])
})

// Whatever name it is: the ten above were chosen by whoever had read the list of ordinary words.
test('no common name is an ordinary word, but five with which every second note begins', () => {
  expect(commonNames.length).toBeGreaterThan(1_900)
  expect(commonNames.filter((name) => ordinaryWords.has(name))).toEqual(['branch', 'case', 'good', 'house', 'read'])
  const told = ['Dave', 'Brian', 'Sandra', 'Wood', 'King', 'Page', 'Little', 'Dolly', 'Mick', 'Will', 'June', 'May', 'April', 'August']
  expect(told.filter((name) => !marked(`${name} told us that he beats her.`).includes(name))).toEqual([])
  expect(told.filter((name) => !marked(`She is afraid. Then ${name} rang.`).includes(name))).toEqual([])
})

// A copy in which every sentence has a hole cannot be read.
test.each([
  'Yesterday they rang twice. Nobody answered. Unfortunately the line was bad.',
  'Neighbours complained. Police came. Afterwards it was quiet.',
  'Explained the policy. Warned them. Ended the call.',
  'IC-1234 was the case. AB/99887 is another.',
  'Will they ring? May we write? Will ring back on 3 June, in May 2026 or early August. June 2026, 5 and 6 April.',
  'Threatened to come to the office: Asked to stop.',
])('words with which sentences begin are nobody’s name: %s', (text) => expect(marked(text)).toEqual([]))
