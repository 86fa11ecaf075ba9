/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})
const red = async (texts: readonly string[]): Promise<readonly string[]> => {
  const alarmed: string[] = []
  for (const text of texts) if ((await guidance.understand(text)).atRisk) alarmed.push(text)
  return alarmed
}

const harmless = [
  'he told me his dad hanged himself when he was a boy, now he wants his records from the school',
  'her gran passed away, she asked for the deadline to be moved',
  'her father died on sunday so the hearing was moved, she needs a new date from us',
  'a lady whose husband killed himself in 2005 wants his employment records',
  'her partner was shot in the war, she wants his medical records',
  "her husband took his own life in 1998 and she's after his hospital notes, she weeps, she apologises",
  'gentleman asks whether his late daughter’s university must give him what it held. She jumped in front of a train in her second year. He spoke steadily',
  "customer says he was threatened by his landlord years ago, it's in his complaint about the council",
  "he said he's going away for good to Spain, so send letters there",
  'he is retiring to Devon, wants letters at the new address',
  'he said the hold music makes him lose the will to live',
  'she said the council will be the death of that high street, wants FOI help',
  "caller said he'd go to the ends of the earth to get his file",
  'he was livid and said heads would roll',
  'she said over her dead body would she fill in another form',
  'where in the procedure is the bit about customers who threaten to harm a member of staff',
  'part 9 says "threats of self-harm", what form do we use',
  'the part about threats to harm members of the public, is that s11',
  'does the guidance say what counts as a threat of self-harm',
]
test('what was long ago, a family’s grief, a move and the procedure’s own words raise no alarm', async () => {
  expect(await red(harmless)).toEqual([])
})

// A missed threat is far worse than a false alarm: beside every one of them, and in its own words told of now.
const threats = ['and he says he will hang himself tonight', 'he will kill me, he says', 'and she has taken all her tablets']
test.each(threats)('a threat beside any of them is found: %s', async (threat) => {
  const beside = harmless.map((text) => `${text}. ${threat}`)
  expect(beside.length - (await red(beside)).length).toBe(0)
})

test('the same words told of now, or to be done again, still raise it', async () => {
  const earnest = [
    'her gran passed away and she wants to be with her',
    'his dad hanged himself when he was a boy and he will do the same',
    'his dad hanged himself',
    'her husband took his own life in 1998 and she cannot go on',
    'his late daughter jumped in front of a train in her second year and he is on the platform now',
    "he took an overdose in '91 and has taken another",
    'her son took an overdose in 10 minutes of hanging up on us',
    'her husband took an overdose in 2026',
    'her son took an overdose in his first year',
    'his brother hanged himself in 20',
    "he mentioned the overdose he took back in '91, he's been right as rain since and will take one tonight",
    'her husband died and she will follow him',
    'her husband passed away, she cannot go on without him',
    'his wife died because of us and he will make us pay',
    'he was threatened by his landlord and he will stab him',
    'he was stabbed by his neighbour just now',
    'he has lost the will to live',
    'she says she lost the will to live and has the pills out',
    'he says he is going away for good',
    'she is going away for good to be with her late husband',
    'he will be the death of my colleague, he has a knife',
    'over her dead body, she says, and she has a rope',
    'he was livid and said heads would roll and he knows where I live',
    'caller threatens to harm a member of staff',
    'a customer made threats of self-harm, which section is it',
    'he threatens to harm himself, where in the procedure is that',
    'there is an imminent threat, he is outside with a knife, which part says 999',
  ]
  const found = await red(earnest)
  expect(earnest.filter((text) => !found.includes(text))).toEqual([])
})

test('a grumble about a thing hides neither what is asked nor a threat', async () => {
  for (const grumble of [
    'this printer is killing me,',
    'my back is killing me,',
    'the coffee machine has died,',
    'this heat is killing me,',
  ]) {
    const { covered, sections } = await guidance.understand(`${grumble} how do I print a terminated call log`)
    expect([grumble, covered, sections[0]]).toEqual([grumble, true, '14'])
    expect((await guidance.understand(`${grumble} he says he will kill himself`)).atRisk).toBe(true)
    expect((await guidance.understand(`${grumble} how do I change the toner`)).covered).toBe(false)
  }
})
