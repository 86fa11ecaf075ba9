/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { passages } from '../../src/guidance/passages/passages.js'
import { asksToKnow } from '../../src/guidance/understanding/asks-to-know.js'
import { inShort, wordsToSay } from '../../src/guidance/words-to-say/in-short.js'

/** What somebody may want to know of each section. */
const topics: Readonly<Record<string, string>> = {
  '1': 'the yearly review of this procedure',
  '2': 'support for staff',
  '3': 'the staff code of conduct',
  '4': 'challenging behaviour',
  '4.difficult': 'difficult behaviour',
  '4.persistent': 'unreasonable persistence',
  '4.unacceptable': 'unacceptable behaviour',
  '5': 'a service adjustment',
  '6': 'the log of an ended call',
  '7': 'an escalation',
  '7.outcome': 'the explanation of a case outcome',
  '7.dissatisfied': 'a service complaint',
  '7.demand': 'a call back from a manager',
  '8': 'the rule on full names',
  '9': 'a customer at risk',
  '10': 'a restriction',
  '10.case': 'no further contact on a case',
  '10.people': 'a single point of contact',
  '10.channels': 'a restriction to letters',
  '10.mail': 'a mail management folder',
  '10.decision': 'the decision on a restriction',
  '11': 'legal action',
  '11.police': 'a report to the police',
  '12': 'the duty of care of managers',
  '13': 'the process map',
  '14': 'the terminated call log',
  '15': 'an adjustment record',
}

const asked = [
  (it: string) => `who decides about ${it}?`,
  (it: string) => `Who is responsible for ${it}`,
  (it: string) => `where is ${it} written down`,
  (it: string) => `what is ${it}?`,
  (it: string) => `how long does ${it} take`,
  (it: string) => `how often is ${it} looked at`,
  (it: string) => `when does ${it} fall due?`,
  (it: string) => `which section is about ${it}`,
  (it: string) => `By whom is ${it} approved?`,
  (it: string) => `how many kinds of ${it} are there`,
  (it: string) => `hi, quick question: who signs off ${it}?`,
  (it: string) => `I'm new here. What is ${it}?`,
  (it: string) => `does anyone know where I find ${it}`,
  (it: string) => `${it}, who looks after that?`,
  (it: string) => `Is there a form for ${it}?`,
]

test('every section has something that may be asked of it', () => {
  expect(Object.keys(topics).sort()).toEqual(passages.map(({ id }) => id).sort())
})

test('what is asked to know is known by its words, of every section and however it is asked', () => {
  const all = Object.values(topics).flatMap((it) => asked.map((ask) => ask(it)))
  expect(all.filter((text) => !asksToKnow(text))).toEqual([])
})

test.each([
  'How many warnings do I have to give?',
  'what is the difference between a restriction and an adjustment?',
  'do I need to tell my manager?',
  'does every ended call need a log',
  'who decides if a customer is restricted',
  'can the review be after three months',
  'how do I fill in the log',
  'Who do I send the log to? And by when?',
])('so is this: %s', (text) => {
  expect(asksToKnow(text)).toBe(true)
})

const people = [
  'he',
  'she',
  'they',
  'the caller',
  'caller',
  'a customer',
  'this customer',
  'my customer',
  'the man',
  'somebody',
  'someone',
  'a lady',
]
const acts = [
  'keeps swearing',
  'wants a manager',
  'will not stop',
  'is shouting at me',
  'asks for my name',
  'has written again',
  'rang nine times',
  'is unhappy with the outcome',
  'recorded the call',
  'cries',
  'says I have to',
  'threatened me',
]
const ofThem = [
  (told: string) => `${told}, how many warnings do I have to give?`,
  (told: string) => `${told}. who decides about a restriction?`,
  (told: string) => `who do I tell if ${told}`,
  (told: string) => `what is the rule when ${told}`,
  (told: string) => `when does a review fall due where ${told}`,
  (told: string) => `do I need to tell my manager that ${told}`,
  (told: string) => `is it one for the log if ${told}?`,
]
const forWords = [
  (it: string) => `what do I say about ${it}?`,
  (it: string) => `how do I put ${it} in words`,
  (it: string) => `what should I write about ${it}`,
  (it: string) => `which words do I use for ${it}`,
  (it: string) => `what do I tell a customer about ${it}`,
  (it: string) => `how do I explain ${it}`,
  (it: string) => `what is the script for ${it}`,
  (it: string) => `how should I answer a question about ${it}`,
]
/** Asked in a contact, as likely as not. */
const onTheLine = [
  'can I hang up',
  'am I allowed to put the phone down?',
  'must I stay on the line',
  'may I end the call',
  'when can I end it',
  'do I have to give my surname?',
  'do I have to listen to this',
  'should I warn first',
  'can I refuse to go on',
  'do I have to ring back',
  'what do I do',
  'how do I handle it',
  'what is the best way to calm things down',
  'where do I go from here',
  'what is the next step',
  'who do I put on the phone now',
  'will hold until a manager comes',
  'wants to know who decides about a restriction',
  'asking where the log is kept',
  'I have just ended a call. who gets the log?',
  'I was called names. do I need to tell my manager?',
  'how many warnings before this call can end',
]

test('whoever tells of somebody keeps the words, whatever is asked beside it', () => {
  const all = people.flatMap((who) => acts.flatMap((act) => ofThem.map((ask) => ask(`${who} ${act}`))))
  expect(all.filter(asksToKnow)).toEqual([])
})

test('whoever asks for words, or may be in a contact, keeps them too', () => {
  const all = [...Object.values(topics).flatMap((it) => forWords.map((ask) => ask(it))), ...onTheLine]
  expect(all.filter(asksToKnow)).toEqual([])
})

test('what is asked to know has its two lines and nothing to say, in every section, unless somebody is at risk', () => {
  const of = { medium: 'unsaid', moment: 'unsaid', situation: 'none', toKnow: true } as const
  for (const { id } of passages) {
    const shown = inShort(id, '', { ...of, atRisk: false })
    expect(shown.answer).toEqual({ lines: expect.any(Array), say: [] })
    expect(wordsToSay(inShort(id, '', { ...of, atRisk: true, harmed: 'self' }))).not.toEqual([])
  }
})

describe('as it is read', () => {
  let guidance: Guidance
  beforeAll(async () => {
    guidance = await openGuidance()
  })
  const said = async (told: string) => {
    const messages = told.split(' >> ')
    const understood = await guidance.understand(messages.at(-1) ?? '', messages.slice(0, -1))
    return wordsToSay(guidance.short(understood.sections[0], messages.at(-1) ?? '', understood))
  }

  test.each([
    'How many warnings do I have to give?',
    'who can lift a restriction?',
    'when does a review fall due?',
    'where is the log kept?',
    'do I need to tell my manager?',
    'hi >> who can lift a restriction?',
    'what is the wifi password >> who can lift a restriction?',
    'who owns a record >> and when does a review fall due?',
  ])('there is nobody to say anything to: %s', async (told) => {
    expect(await said(told)).toEqual([])
  })

  test.each([
    'he keeps swearing at me >> How many warnings do I have to give?',
    'caller wants a manager >> who decides that?',
    'she rings every day about the same thing >> who can restrict contact?',
    'a restricted customer is on the phone >> where is the record kept?',
  ])('somebody told of before may still be there: %s', async (told) => {
    expect(await said(told)).not.toEqual([])
  })

  test('a threat that waits keeps the words', async () => {
    expect(await guidance.understand('who can lift a restriction?', ['he says he will jump'])).not.toHaveProperty('toKnow')
  })
})
