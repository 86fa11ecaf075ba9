import { openReader } from '../../../src/casework/subject-access/marked.js'
import { whoIs } from '../../../src/casework/subject-access/who.js'
import { testOffice } from '../../procedures/test-office.js'

const office = testOffice()
const who = whoIs({ is: 'customer', customer: { name: 'Katherine Bloggsworth' }, also: [] }, office, [])
const { names } = openReader(who, office, () => false)

describe('a name in somebody’s words', () => {
  test.each(['Katherine Bloggsworth shouted.', 'K. Bloggsworth shouted.'])('surely: %s', (text) => expect(names(text)).toBe('surely'))

  test.each([
    'Then Kate Blogsworth rang.',
    'Then Katherine Blogsworht rang.',
    'then kathy bloggswort rang',
    'It was about Ms Bloggswurth again.',
    'It was Kathryn BLOGGSWERTH.',
  ])('possibly, misspelt or for short: %s', (text) => expect(names(text)).toBe('possibly'))

  test.each([
    'Katherine rang.',
    'The goods were worth nothing.',
    'Blog posts were worth reading.',
    'Kate Bloggs rang.',
    'A customer from Wordsworth House rang.',
  ])('not at all: %s', (text) => expect(names(text)).toBeUndefined())
})

test('a short name is looked for as it is written only: too much is one letter away from it', () => {
  const kim = openReader(whoIs({ is: 'customer', customer: { name: 'Ann Kim' }, also: [] }, office, []), office, () => false)
  expect(['Ann Kin rang.', 'Anna Kit rang.', 'Tim rang.'].map(kim.names)).toEqual([undefined, undefined, undefined])
  expect(kim.names('Ann Kim rang.')).toBe('surely')
})

describe('a reference of theirs in somebody else’s words', () => {
  const cases = whoIs({ is: 'customer', customer: { cases: ['IC-123456'] }, also: [] }, office, ['TC-2026-0042'])
  const reader = openReader(cases, office, () => false)
  test.each([
    'It was about IC-123456.',
    'It was about ic 123456 again.',
    'It was about IC\u00a0123456.',
    'It was about IC\u2011123456.',
    'It was about IC – 123456.',
    'as in IC/123456',
    'See TC\u20112026\u20110042.',
    'See tc 2026 0042.',
  ])('is known however it is written: %j', (text) => expect(reader.names(text)).toBe('surely'))

  test.each(['It was about IC 123457.', 'It was about IC 1234567.', 'MIC 123456 was not it.', 'He rang in 2026, 42 times.'])(
    'is not another: %j',
    (text) => expect(reader.names(text)).toBeUndefined(),
  )
})
