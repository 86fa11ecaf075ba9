/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { type OurManner, ourManner } from '../../src/guidance/understanding/about-one-of-us.js'
import { wordsToSay } from '../../src/guidance/words-to-say/in-short.js'

const here = ['Tom Fairley', 'Grace Obi', 'Deepa Nair'].map((name) => ({ name, senior: false }))
const us = [
  'my colleague',
  'our manager',
  'one of my officers',
  'the woman next to me',
  'Tom',
  'grace obi',
  'a member of staff',
  'my team leader',
]
const did = [
  'was rude to a caller',
  'shouted at a customer',
  'swore at an old lady',
  'keeps being abusive to callers',
  'is sarcastic with customers',
  'hung up on a client',
  'lost her temper and yelled at a customer',
]
const saying = [
  'a customer says',
  'she says',
  'caller complains that',
  'he claims',
  'the customer told me',
  'he is unhappy because',
  'says',
]

test('what a colleague does to a customer, of which nobody complains, is seen', () => {
  const all = us.flatMap((who) => did.map((act) => `${who} ${act}`))
  expect(all.filter((text) => ourManner(text, here) !== 'seen')).toEqual([])
})

test('what a customer says of one of us is complained of', () => {
  const all = [...us, 'I'].flatMap((who) => saying.flatMap((says) => [`${says} ${who} was rude`, `${says} ${who} shouted at her`]))
  expect(all.filter((text) => ourManner(text, here) !== 'complained-of')).toEqual([])
})

test.each<[string, OurManner | undefined]>([
  ['I lost my temper with a caller', 'own'],
  ['i was short with a lady earlier and I feel bad', 'own'],
  ['I swore at a customer', 'own'],
  ['a customer says I was rude and wants to complain', 'complained-of'],
  ['my colleague shouted at a customer and now she wants to complain', 'complained-of'],
  // What they do to one of us is theirs.
  ['a caller was rude to my colleague', undefined],
  ['my manager was shouted at by a customer', undefined],
  ['Grace was sworn at by a caller', undefined],
  ['he says I am useless and keeps swearing at me', undefined],
  ['she says I was rude and she is shouting at me', undefined],
  ['he is rude to me and my colleague', undefined],
  ['I told a customer off for swearing at me', undefined],
  ['Tom rang a customer back', undefined],
])('%s: %s', (text, manner) => {
  expect(ourManner(text, here)).toBe(manner)
})

describe('as it is answered', () => {
  let guidance: Guidance
  beforeAll(async () => {
    guidance = await openGuidance()
  })
  const answered = async (text: string) => {
    const understood = await guidance.understand(text, [], here)
    const [section] = understood.covered ? understood.sections : []
    return { section, say: wordsToSay(guidance.short(section, text, understood)).join(' ') }
  }

  test.each([
    'my colleague was rude to a caller',
    'Tom shouted at a customer',
    'the man next to me talks to callers like dirt',
    'my colleague swore at a customer on the phone',
  ])('whom to ask, and no script: %s', async (text) => {
    expect(await answered(text)).toEqual({ section: undefined, say: '' })
  })

  test.each([
    'a customer says I was rude and wants to complain',
    'caller says Grace was rude to her',
    'she says my colleague hung up on her',
  ])('the service complaint of section 7: %s', async (text) => {
    expect(await answered(text)).toEqual({ section: '7.dissatisfied', say: expect.stringContaining('service complaint about that') })
  })

  test('one’s own temper is for the line manager', async () => {
    expect(await answered('I lost my temper and swore at a caller')).toEqual({
      section: '2',
      say: expect.stringContaining('difficult contact'),
    })
  })

  test.each([
    'she says my colleague was rude and she will kill herself',
    'my colleague shouted at a customer and he says he will stab him',
  ])('harm comes first: %s', async (text) => {
    expect(await guidance.understand(text, [], here)).toMatchObject({ atRisk: true })
  })
})
