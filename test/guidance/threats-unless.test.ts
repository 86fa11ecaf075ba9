/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { openGuidance } from '../../src/guidance/guidance.js'
import { threatensUnless } from '../../src/guidance/understanding/threats-unless.js'

/** What a caller wants, and what is done if they do not get it: {act} is told of "she" or "he". */
const shapes = [
  'wants the decision changed or {act}, which form is that',
  'change it, otherwise {act}',
  'either we reopen the case or {act}',
  'unless we ring back {act}',
  '{act} unless somebody rings by four',
  'if nobody rings {act}, says the message',
  '{act} if we turn this down',
  'no call back by noon and {act}',
  'one more letter from us and {act}',
  'call back by Friday or {act}',
]
const people = ['he', 'she', 'the caller', 'my customer', 'he says he', 'she swears she']
const ends = [
  'jumps off the multi-storey',
  'jumps in front of the first train',
  'goes off the bridge',
  'goes under a lorry',
  'will go off the roof',
  'ends it tonight',
  'is ending it all',
  'hangs himself',
  'does herself in',
  'takes the lot tonight',
  'swallows all her tablets',
  'cuts his wrists',
  'drinks bleach',
  'sets light to himself',
  'walks into the sea',
]
const hurts = [
  'stabs his social worker',
  'will kill the judge',
  'hurts her kids',
  'burns our office down',
  'comes down here with a knife',
  'sets fire to the building',
]
const told = (acts: readonly string[]): string[] =>
  shapes.flatMap((shape) => people.flatMap((who) => acts.map((act) => shape.replace('{act}', `${who} ${act}`))))

test('what somebody does to themselves unless they get their way is a threat, in whatever order and by whoever it is told', () => {
  expect(told(ends).filter((text) => threatensUnless(text) !== 'self')).toEqual([])
})

test('so is what they do to somebody else', () => {
  expect(told(hurts).filter((text) => threatensUnless(text) !== 'others')).toEqual([])
})

test('what somebody does unless they get their way, and harms nobody by, is none', () => {
  const harmless = [
    'goes to the ombudsman',
    'goes to the press',
    'goes off to his sister’s',
    'goes under a new name',
    'goes over to the other office',
    'jumps the queue',
    'jumps to conclusions',
    'takes it to court',
    'takes the train',
    'takes the lot to a solicitor',
    'ends the call',
    'hangs up',
    'hangs on',
    'will ring again',
    'does it online',
    'cuts us off',
    'drops the case',
    'burns the letter',
    'comes in with his papers',
    'brings a knife and fork',
    'shoots us an email',
    'sets up a standing order',
    'kills himself laughing',
    'is off the phone',
  ]
  expect(told(harmless).filter((text) => threatensUnless(text) !== undefined)).toEqual([])
})

// Words of an act in another sense, by a hand that had not read the rule.
test.each([
  'she has Asperger’s, she takes everything literally, should I ring or write',
  'if he doesn’t pay the bailiffs they take everything',
  'unless we answer she takes everything to Citizens Advice',
  'unless we answer he takes the whole box to the MP',
  'if he doesn’t renew by Friday he goes off the car park list',
  'if we don’t cancel it he goes in front of the bus lane adjudicator',
  'if she doesn’t leave at three she runs into traffic',
  'wants a blue badge bay, otherwise it’s the train for him',
  'if we don’t finish by one she has to take her tablets',
  'if he loses he goes in the dock',
  'as soon as I put her through she finds me on the line again',
  'if we don’t answer he’ll attack us in the press',
  'if our copy is too small she’ll blow it up herself',
  'the step is loose, mend it or somebody gets hurt',
  'if we can’t read the scan he brings his shotgun certificate in',
  'if nobody rings he brings a bread knife for the cake',
])('what an act’s words say in another sense is no threat: %s', (text) => {
  expect(threatensUnless(text)).toBeUndefined()
})

test.each([
  ['she has her pills out, unless we ring she takes everything', 'self'],
  ['unless we ring she takes everything in the cabinet', 'self'],
  ['call back or she runs into traffic', 'self'],
  ['no answer by noon and he goes off the car park roof', 'self'],
  ['ring him or he goes in front of the bus', 'self'],
  ['unless we ring he comes in with a shotgun', 'others'],
  ['unless we pay he blows it up, the whole office', 'others'],
  ['pay or somebody gets hurt', 'others'],
] as const)('and in their own sense they are one: %s: %s', (text, whom) => {
  expect(threatensUnless(text)).toBe(whom)
})

test.each([
  ['if I hang up she says she’ll do it', 'self'],
  ['he’ll do it if we ring off, he says', 'self'],
  ['as soon as I put the phone down he is going to do it', 'self'],
  ['if I hang up she says she’ll do it again', undefined],
  ['if I hang up she says she’ll do it online', undefined],
  ['the form is half done, if I hang up she says she’ll do it', undefined],
  ['pay up or there’ll be blood', 'others'],
  ['or it’s the river for her', 'self'],
  ['the letter says: unless you answer I jump off the bridge', 'self'],
  // Of the asker's own temper, of a story, of the act itself, and of what was never said.
  ['if he rings again I jump out of the window', undefined],
  ['in his novel the hero says he jumps off the bridge unless the king relents', undefined],
  ['what do I do when he jumps off a bridge', undefined],
  ['is it my fault if the caller kills himself', undefined],
  ['she never said that unless we ring she jumps off the bridge', undefined],
  ['if he swears again my manager says she ends it', undefined],
] as const)('what is told in other shapes: %s: %s', (text, whom) => {
  expect(threatensUnless(text)).toBe(whom)
})

test('such a threat alarms whatever else is asked beside it, and has the words for whom it threatens', async () => {
  const { understand, short } = await openGuidance()
  const shown = async (text: string) => {
    const understood = await understand(text)
    return {
      atRisk: understood.atRisk,
      harmed: understood.harmed,
      say: short(understood.sections[0], text, understood).harm?.say.join(' '),
    }
  }
  const notQualified = expect.stringContaining('not qualified') as string
  for (const text of [
    'wants a manager and the outcome changed or he jumps off the multistorey, which form is it for a manager call back',
    'unless we reopen the case she goes off the bridge',
    'if I hang up she says she’ll do it',
    'if we don’t ring he ends it',
  ])
    expect(await shown(text)).toEqual({ atRisk: true, harmed: 'self', say: notQualified })
  for (const text of [
    'wants an answer or he goes to the press',
    'unless we ring he goes off to his sister’s',
    'if I hang up she says she’ll ring again',
  ])
    expect(await shown(text)).toMatchObject({ atRisk: false })
})
