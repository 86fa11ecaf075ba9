/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})

const slips = [
  ["he'll kill the judge", "he'll bill the judge"],
  ['he will kill me', 'he will call me'],
  ['he will burn the heating down', 'he will turn the heating down'],
] as const
const told = (threat: string, meant: string): string[] => [
  `I misheard, he said ${meant}`,
  `he says ${threat} - sorry, I misheard, he said ${meant}`,
  `he said ${threat}. Sorry, misread: ${meant}`,
  `i thought he said ${threat} but he said ${meant}`,
  `he said ${threat}, typo, ${meant}`,
]

test.each(slips.flatMap(([threat, meant]) => told(threat, meant)))(
  'what the message takes back itself is asked back and not shouted: %s',
  async (text) => {
    expect(await guidance.understand(text)).toMatchObject({ atRisk: false, telling: [], askBack: expect.any(Boolean) })
  },
)

test.each([
  // What it was instead alarms, or something beside it does.
  'I misheard, he said he will kill the wife, not the judge',
  "I misheard, he says he'll jump off the bridge",
  "he says he'll kill himself i misheard he said he'll kill me",
  "he said he'll bill the judge, not kill, and he has a knife",
  "he says he'll kill the judge and then himself. sorry, misheard, he said bill the judge",
  "he'll kill the judge, he'll kill him. Sorry I misheard, he said bill the judge",
  "he'll kill the judge - I misheard, he said bill the judge, and he will burn us down",
  // The caller takes it back, or nobody does (s9).
  "he said he'll kill the judge, then said he misheard",
  "he said he'll kill the judge, he says I misheard, he said bill the judge",
  "he says he'll kill the judge, I mean it",
  "I'll kill you all, I mean you deserve it",
  "he says he'll kill the judge, he was joking",
  "he'll kill the judge. I mean he sounded calm",
  'she will hang herself, I mean she said it twice',
  // No word for another.
  "he says he'll kill the judge, sorry, I misread, he wants a leaflet",
])('in doubt the alarm stays: %s', async (text) => {
  expect(await guidance.understand(text)).toMatchObject({ atRisk: true })
})

test.each([
  ['she says she will jump off the bridge', 'he says he will kill the judge'],
  ['he says he will kill the judge', 'and then he will stab his wife'],
])('of two threats one is taken back, and the other stays: %s; %s', async (first, second) => {
  const heard = await guidance.understand('I misheard, he said bill the judge', [first, second])
  expect(heard.atRisk || heard.waiting.length > 0).toBe(true)
})

test('in a conversation an earlier threat is taken back by it, and another is not', async () => {
  const back = 'I misheard, he said bill the judge'
  expect(await guidance.understand(back, ['he says he will kill the judge'])).toMatchObject({ atRisk: false })
  const after = await guidance.understand('what is the wifi password', [
    'she says she will jump',
    'another caller: he will kill the judge, sorry, misheard, bill the judge',
  ])
  expect(after.atRisk || after.waiting.length > 0).toBe(true)
})
