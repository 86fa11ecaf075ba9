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

describe('what was passed on long ago', () => {
  test.each([
    'he complained last month and it was escalated, nothing happened, and he will kill himself if he gets no answer',
    'I complained last month and was told it was escalated. Nothing happened. I cannot go on, I am going to end my life this weekend.',
    'caller says his complaint was sorted last year, it was dealt with by my team, and he is going to burn the office down',
    'she rang last week and it was logged. she says she has taken all her tablets',
    'customer rang yesterday about his refund, it was passed on to finance, he says he will stab whoever answers next',
  ])('takes nothing from a threat that is told beside it: %s', async (text) => {
    expect((await guidance.understand(text)).atRisk).toBe(true)
  })

  test.each(['he has just rung, he is on the bridge', 'he says he will do it tonight'])(
    'takes nothing from what is told after it: %s',
    async (text) => {
      expect((await guidance.understand(text, ['a man said last month he would jump, it was all passed on'])).atRisk).toBe(true)
    },
  )

  test.each([
    'a man said last month that he would jump, it was all passed on',
    'he said last month he was going to kill himself, it was passed on, what do I log',
    'he rang last month saying he was suicidal, he said he would hang himself, it was all reported at the time',
    'one of my staff took the call where the man said he’d hang himself, it was passed on last week',
    'last year somebody threatened to burn the office down, that was reported, is there a record',
  ])('is no alarm itself: %s', async (text) => {
    expect((await guidance.understand(text)).atRisk).toBe(false)
  })
})
