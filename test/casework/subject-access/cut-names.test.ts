import { gather } from '../../../src/casework/subject-access/gather.js'
import { openReader } from '../../../src/casework/subject-access/marked.js'
import { takeOut } from '../../../src/casework/subject-access/take-out.js'
import { whoIs } from '../../../src/casework/subject-access/who.js'
import type { Subject } from '../../../src/procedures/procedure.js'
import { testOffice } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'

const office = testOffice()
const patel: Subject = { is: 'customer', customer: { name: 'Asha Patel' }, also: [] }
const { names } = openReader(whoIs(patel, office, []), office, () => false)

// What is theirs and is not found is refused to them without anybody knowing.
test.each([
  ...['Asha P. rang.', 'It was asha p. again.', 'It was Asha P again.', 'Asha Pat. rang.'],
  ...['It was Asha Patl again.', 'Patl rang.', 'It was asha.patl.'],
  ...[
    'then apatl rang',
    'It came from apatl@mail.example',
    'see @apattel',
    'It was ashapatl.',
    'see @ashap',
    'ashap82 wrote it',
    'see @apat',
    'patlea@mail.example',
  ],
])('a name that is cut, or has a letter wrong, may be theirs: %s', (text) => {
  expect([text, names(text)]).toEqual([text, 'possibly'])
})

// A hundred records to look through for one that is theirs would hide it as well.
test.each([
  ...['Asha rang.', 'Asha please ring.', 'Asha I think it was.', 'Asha, P was said.', 'A. Patterson rang.', 'P. rang.'],
  ...['see @jpatl', 'see @bpatel', 'The ashes were cold.', 'A pat on the back.', 'Apart from that, nothing.', 'the path is long'],
])('what is another’s, or no name, is not theirs: %s', (text) => expect([text, names(text) ?? 'not']).toEqual([text, 'not']))

test('such a find is to be checked by whoever reviews, and in no copy by itself', async () => {
  const here = openArrangementOffice()
  const record = await here.approved({ facts: 'It began when Quentin Z. of the club rang.' })
  const found = await gather(here.desk, { is: 'customer', customer: { name: 'Quentin Zimmer' }, also: [] })
  expect(found.records.map((one) => [one.record, one.because])).toEqual([[record, 'possibly named in another record']])
  const words = found.records.flatMap(({ happened }) => happened.flatMap(({ said }) => said.flatMap((one) => one.words)))
  expect(words.map((one) => one.words).join('')).toContain('Quentin Z. of the club')
  expect(takeOut(found).records).toEqual([])
})

test('a long account is looked through in a moment, however many words in it are near', () => {
  const text = Array.from({ length: 20_000 }, (_, at) => `apxt${at % 997} said nothing of it`).join(' ')
  expect(names(text)).toBeUndefined()
  expect(names(`${text} Asha P. rang.`)).toBe('possibly')
})
