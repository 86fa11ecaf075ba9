/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { takingLeave } from '../../src/guidance/understanding/leave-taking.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})
const alarmed = async (texts: readonly string[]): Promise<string[]> => {
  const red: string[] = []
  for (const text of texts) if ((await guidance.understand(text)).atRisk) red.push(text)
  return red
}

const bodies = ['coroner', 'council', 'bank', 'county court', 'town hall', 'school']
const sent = ['I said ask the', 'I told her to try the', 'told him to write to the', 'I gave her the number of the']
const thanks = [
  'he said thanks love',
  'she said ta duck',
  'said cheers mate',
  'she said thank you dear',
  'he said bless you',
  'she said ok, thanks my love',
]

test('whoever is sent to another office and says thanks is in no danger', async () => {
  const told = bodies.flatMap((body) => sent.flatMap((said) => thanks.map((thank) => `${said} ${body}, ${thank}`)))
  expect(
    await alarmed([
      ...told,
      'his brother hanged himself in 2011, he wants the inquest papers, I said ask the coroner, he said thanks love',
    ]),
  ).toEqual([])
})

test('nor is who has left a message and will ring again', async () => {
  const told = ['Sandra', 'Tom'].flatMap((name) =>
    ['took a message', 'left a number'].flatMap((left) =>
      ['he’ll ring Thursday', 'she’ll try Monday', 'he will call back tomorrow'].map(
        (then) => `wanted ${name}, ${name}’s on leave, ${left}, ${then}`,
      ),
    ),
  )
  expect(await alarmed(told)).toEqual([])
})

test('a farewell stays one, and so does harm that is told beside the thanks', async () => {
  const told = [
    'he said thanks for everything love, goodbye',
    'she said bye, love you all',
    'he’ll hang himself he says, I said ask the council, he said thanks love',
    'she has taken all her tablets, I told her to try the doctor, she said thanks love',
    'I said ask the council, he said thanks love, I’ll be dead by then',
    'he will jump off the bridge, left a number, he’ll try Monday',
    'wants his file, I said ask the court, she said thanks dear, then she said she will kill herself tonight',
  ]
  expect(await alarmed(told)).toEqual(told)
})

test.each([
  'they cut him down in time on Sunday, left a message, he’ll try again tomorrow',
  'pulled out of the canal last week, left a message, she’ll try again Monday',
  'they cut him down in time, wanted Sandra, Sandra’s on leave, left a message, he’ll try tomorrow',
  'left a message, he will try again tomorrow',
])('who will try again is not put into other words: %s', (told) => {
  expect(takingLeave(told)).toBe(told)
})

test.each([
  'he knows where my kids go, said the school and said thanks love',
  'he knows where my kids go, he told them the school and said thanks love',
  'she gave him the number of the school, said cheers mate',
  'caller sent them to the court, he said thanks love',
])('what a customer says is no word of ours: %s', (told) => {
  expect(takingLeave(told)).toBe(told)
})

test.each([
  'I said the council and he said thanks love',
  'we told her to try the bank, she said ta duck',
  'I’ve sent him to the court, said cheers mate',
  'wants his deeds, told him to ask the council, he said thanks love',
])('what we say is, with or without "I": %s', (told) => {
  expect(takingLeave(told)).not.toBe(told)
})
