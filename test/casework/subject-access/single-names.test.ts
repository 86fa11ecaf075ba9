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

/** Each of these names is marked where it stands in what is told, for * . */
const isLookedAt =
  (called: readonly string[]) =>
  (told: string): void => {
    for (const name of called) {
      const text = told.replaceAll('*', name)
      expect([text, marked(text).join(' ').includes(name)]).toEqual([text, true])
    }
  }

// "From April" is a date or a person: her name would go to whoever asks, and a person can let a date pass.
test.each([
  'Party 48213 * Lopez rang',
  'It is case 120456, * says',
  'I spoke to * about it',
  'a complaint from *',
  'It was passed on by *',
  'Lena and * rang',
  'He is a friend of *',
  'Lena or * rings',
  'It was quiet after * rang',
  'Not before * came, not since * left, not until * rang',
  'a quarrel between Lena and *',
  'He heard it through *',
  'It is in *’s letter',
])('a name that is a month’s too is looked at beside what may stand before a person: %s', isLookedAt(['June', 'May', 'April', 'August']))
test.each([
  'We wrote in June, since May, and at the end of April.',
  'Rang from 3 June to 5 August, by June 2026, from April to June 2026, and in April, May and June.',
  'A letter of 6 April and 7 May, and last August.',
])('a month beside what dates it is nobody’s name: %s', (text) => expect(marked(text)).toEqual([]))

// The head of every second note: whoever looks at forty marks that are none passes over the one that is.
test.each([
  'Tue 3 Mar: rang twice. Wed 4 Mar: rang again.',
  'Rang on Tue, last Fri, Sat morning and every Mon.',
  'We wrote on 12 Sept, 1 Dec, in Oct, and in Nov and Dec.',
  'Tue: rang. Wed: rang again.\nThurs: quiet.',
  'Mar 2026, Tue or Wed 5 Aug.',
])('a day or a month cut short is nobody’s name beside what dates it, also where a customer is called so: %s', (text) => {
  const called = openReader(
    whoIs({ is: 'customer', customer: { name: 'Jo Bloggs' }, also: [] }, office, []),
    office,
    (word) => word === 'mar',
  )
  expect(marked(text)).toEqual([])
  expect(called.pieces(text).filter(({ mark }) => mark)).toEqual([])
})
test.each([
  'Party 48213 * Lopez rang.',
  'It is case 120456, * says.',
  'I spoke to * about it.',
  'a complaint from *',
  'It was passed on by *.',
  '* Nguyen rang.',
  'He is a friend of *',
  '*’s letter came',
])('whoever is called as a day or a month is cut short is looked at all the same: %s', isLookedAt(['Tue', 'Mar', 'Jan', 'Jun']))

// A copy in which every sentence has a hole cannot be read.
test.each([
  'Yesterday they rang twice. Nobody answered. Unfortunately the line was bad.',
  'Neighbours complained. Police came. Afterwards it was quiet.',
  'Explained the policy. Warned them. Ended the call.',
  'IC-1234 was the case. AB/99887 is another.',
  'Will they ring? May we write? Will ring back on 3 June, in May 2026 or early August. June 2026, 5 and 6 April.',
  'Threatened to come to the office: Asked to stop.',
])('words with which sentences begin are nobody’s name: %s', (text) => expect(marked(text)).toEqual([]))
