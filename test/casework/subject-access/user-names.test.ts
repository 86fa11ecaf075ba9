import { openReader } from '../../../src/casework/subject-access/marked.js'
import { whoIs } from '../../../src/casework/subject-access/who.js'
import { testOffice } from '../../procedures/test-office.js'

const office = testOffice()
const readerFor = (name: string) => openReader(whoIs({ is: 'customer', customer: { name }, also: [] }, office, []), office, () => false)
const people = [
  ['Jo', 'Bloggs'],
  ['Katherine', 'Smith'],
  ['Zoë', "O'Neill"],
  ['Li', 'Xiaolong'],
] as const
const small = (text: string): string => text.normalize('NFD').replace(/[^A-Za-z]/g, '')

/** How people sign in, out of a first and a family name. */
const forms: Readonly<Record<string, (given: string, family: string) => string>> = {
  'initial and family': (given, family) => `${given.charAt(0)}${family}`,
  'family and initial': (given, family) => `${family}${given.charAt(0)}`,
  'both in one': (given, family) => `${given}${family}`,
  'family first in one': (given, family) => `${family}${given}`,
  'with a dot': (given, family) => `${given}.${family}`,
  'family first with a dot': (given, family) => `${family}.${given}`,
  'initial with a dot': (given, family) => `${given.charAt(0)}.${family}`,
  'with a low line': (given, family) => `${given}_${family}`,
  'family first with a low line': (given, family) => `${family}_${given}`,
  'initial with a low line': (given, family) => `${given.charAt(0)}_${family}`,
  'with a hyphen': (given, family) => `${given}-${family}`,
  'with a number': (given, family) => `${given.charAt(0)}${family}82`,
  'with a middle initial': (given, family) => `${given.charAt(0)}x${family}`,
}
const cases: Readonly<Record<string, (text: string) => string>> = {
  'in small letters': (text) => text.toLowerCase(),
  'with capitals': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
}
const settings: Readonly<Record<string, (user: string) => string>> = {
  alone: (user) => `then ${user} rang again`,
  'as an address': (user) => `it came from ${user}@mail.example`,
  'as a mention': (user) => `see @${user}, of yesterday`,
  'at the end': (user) => `Signed: ${user}`,
}
const all = people.flatMap(([given, family]) =>
  Object.entries(forms).flatMap(([form, written]) =>
    Object.entries(cases).flatMap(([how, cased]) =>
      Object.entries(settings).map(([where, set]) => ({
        name: form === 'with a middle initial' ? `${given} Xenia ${family}` : `${given} ${family}`,
        what: `${form}, ${how}, ${where}`,
        text: set(cased(written(small(given), small(family)))),
      })),
    ),
  ),
)

// Whoever asks must not miss what is theirs since somebody wrote how they sign in.
test('a user name made of a name is found, however it is made, written and set', () => {
  const missed = all.flatMap(({ name, what, text }) => (readerFor(name).names(text) ? [] : [`${name}: ${what}: ${text}`]))
  expect(all.length).toBe(people.length * Object.keys(forms).length * Object.keys(cases).length * Object.keys(settings).length)
  expect(missed).toEqual([])
})

test.each(['JBloggs', 'jbloggs', 'bloggsj', 'JoBloggs', 'bloggsjo', 'jbloggs82'])(
  'one in a single word may be a namesake’s, so it is only to be looked at: %s',
  (user) => expect(readerFor('Jo Bloggs').names(`It was ${user} again.`)).toBe('possibly'),
)

// A hundred records to look through for one that is theirs would hide it as well.
test.each([
  ['Anna Long', 'It went along with what he said.'],
  ['Sam Hall', 'We shall see.'],
  ['George Ray', 'The gray one.'],
  ['Sarah Parker', 'He said that parkers were fined.'],
  ['Emma Walker', 'She walked on.'],
  ['Jo Bloggs', 'The mbloggs account.'],
  ['Jo Bloggs', 'It was jobs again.'],
])('a word is no user name: %s, in “%s”', (name, text) => expect(readerFor(name).names(text)).toBeUndefined())
