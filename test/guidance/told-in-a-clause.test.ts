/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import fc from 'fast-check'
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { clausesOf } from '../../src/guidance/understanding/windows.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})

const ordinary = [
  ['we talked about the parking fine for ten minutes, he was fine about it', 'then he asked how long a review takes, what do I tell him'],
  [
    'the letter was about his father’s pension, I read it out to him',
    'afterwards he wanted the address of the ombudsman. Is it on our website?',
  ],
  [
    'caller had three questions on the form and I went through them one by one',
    'he wanted the address for posting it too. which address is it',
  ],
] as const
const passing = [
  'he said he has the rope ready in the garage',
  'she told me she took all her tablets this morning',
  'he says he will stab whoever opens the letter',
]

test.each(passing.flatMap((threat) => ordinary.map(([before, after]) => [before, threat, after])))(
  'hears what is told in passing: %s, %s, %s',
  async (...told) => {
    expect((await guidance.understand(told.join(', '))).atRisk).toBe(true)
  },
)

test.each(ordinary)('does not alarm over the same without it: %s, %s', async (...told) => {
  expect((await guidance.understand(told.join(', '))).atRisk).toBe(false)
})

test('makes nothing up and leaves nothing out: the clauses are the words of the message in their order', () => {
  const joins = /\b(?:and then|and|but|then|cos|because)\b/g
  const plain = (text: string): string =>
    text
      .replace(joins, ' ')
      .replace(/[^a-z]+/g, ' ')
      .trim()
  const word = fc.constantFrom('he', 'said', 'and', 'then', 'stop', ',', '.', '\n', 'but', 'jump', 'off')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      expect(plain(clausesOf(words.join(' ')).join(' '))).toBe(plain(words.join(' ')))
    }),
  )
  expect(clausesOf('he says he will jump tonight')).toEqual(['he says he will jump tonight'])
})
