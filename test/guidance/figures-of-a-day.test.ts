/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})
const isRed = async (text: string): Promise<boolean> => (await guidance.understand(text)).atRisk

test.each([
  'the man said he was so bored on hold he could have died',
  'he exploded when I said two weeks, then thanked me',
  "he can't go on like this, he says, the website keeps logging him out",
  "says he'll end it there and not appeal",
  'she hung herself a new calendar she told me, chatty soul',
  'she takes tablets for her nerves and asked me to speak slowly',
  "the woman who was suicidal in spring sent us a thank-you card, she's well",
  'he rang to say the threat he reported last month has been dealt with, thanks',
  "quietened down. says sorry, his dog's at the vet. where does that leave us",
  "he's stopped and said sorry, said his dog died this morning. do I still have to end it like I said",
  'she has apologised, the cat was put to sleep on Friday. do I carry on',
  "he's calmed down now, says sorry, he's not slept",
])('an ordinary day raises no alarm: %s', async (text) => {
  expect(await isRed(text)).toBe(false)
})

test.each([
  "he said you've saved my life for the last time, tonight I end it",
  "he said he'd murder his wife",
  "he'd murder a pint and then his brother, he says",
  "he can't go on like this, he says",
  "he can't go on like this, the website is down and he will kill himself",
  "says he'll end it there and not wake up",
  "says he'll end it tonight",
  "she's going to jump off the bridge",
  'she hung herself in the garage',
  'she hung herself a rope from the ceiling',
  'he cut himself off his arm, there is blood everywhere',
  'he cut himself and went quiet',
  'she takes tablets for her nerves and has taken all of them',
  'she is on tablets for her heart and will swallow the lot',
  'the woman who was suicidal in spring rang, she will jump tonight',
  'the woman who was suicidal in spring sent a card, goodbye, she is not well',
  'he says he will blow us up when I said two weeks',
  'the threat he made last month, he will do it tonight',
  'he rang to say the threat he reported has been dealt with, and now he will kill me',
  'his dog died on Friday and now he says there is nothing left to get up for, he has said goodbye to me',
  "he says sorry for everything, he's not slept, tonight he'll make it stop for good",
  'her cat was put to sleep and she wants to be put to sleep too',
  "he'll have her dog put down and her next",
  "he wants the neighbour's dog dead",
  "he says he'll see her dog dead",
])('and what is meant in earnest still does: %s', async (text) => {
  expect(await isRed(text)).toBe(true)
})
