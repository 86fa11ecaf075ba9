/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})
/** The last message, read after those before it. */
const read = (said: string) => {
  const messages = said.split(' >> ')
  return guidance.understand(messages.at(-1) ?? '', messages.slice(0, -1))
}

test.each([
  'he has a knife',
  'she pulled a knife',
  'customer in reception has a machete',
  // What was told before it takes nothing from it.
  'he keeps shouting >> and he has a knife',
  'he swears at me >> and hes got a gun',
  'heads will roll >> he has a knife',
  'he has a knife >> what do i do',
])('a weapon in a hand alarms, said in however few words: %s', async (said) => {
  expect(await read(said)).toMatchObject({ atRisk: true })
})

test.each([
  'customer wants to know if he has a gun licence',
  'heads will roll, she says >> at the council meeting on friday',
  'Mindi Kaur rang about her case',
  'mrs mindi wants to speak to a manager',
])('what only sounds like it does not: %s', async (said) => {
  expect(await read(said)).toMatchObject({ atRisk: false })
})

test.each([
  'sent my manager a bullet >> what do i do',
  'gave the senior a black eye >> do i log it',
  'he will jump >> sent my manager a knife',
])('what a customer does to somebody senior is not handed on to them: %s', async (said) => {
  expect(await read(said)).toMatchObject({ atRisk: true })
  expect(await read(said)).not.toHaveProperty('handed')
})

// Who is harmed: whoever is meant by the second half, since the first is what an office hears every day.
test.each([
  "he says he'll sue us or shoot us",
  "he says he'll take us to court or burn us down",
  "he'll write to the papers and then he'll strangle the officer",
])('what hurts nobody hides no threat in the same breath: %s', async (said) => {
  expect(await read(said)).toMatchObject({ atRisk: true })
})

test.each(["he'll ring back and shoot you an email", 'he will check the form and shoot us down in flames'])(
  'and what only sounds like one is none: %s',
  async (said) => {
    expect(await read(said)).toMatchObject({ atRisk: false })
  },
)

const reports = ['says he’ll kill the judge', 'she wrote that she’d jump off the bridge', 'he says he will burn us down']
const corrections = [
  'sorry, no, he was reading me a line out of his novel',
  'no, it was a line out of her play',
  'my mistake, she was quoting a song',
  'wait, no, that was a quote from his favourite film',
  'no, she was reading from her book',
]
test.each(reports.flatMap((report) => corrections.map((correction) => `${report} >> ${correction}`)))(
  'what the asker takes back as read out is an alarm no more: %s',
  async (said) => {
    expect(await read(said)).toMatchObject({ atRisk: false, waiting: [] })
  },
)

test.each([
  'says he’ll kill the judge >> he says it was a line out of his novel',
  'says he’ll kill the judge >> he says he didn’t mean it',
  'says he’ll kill the judge >> she told me no, he was joking',
  'says he’ll kill the judge >> it was in his novel too',
  'says he’ll kill the judge >> sorry, no, he was reading me a line out of his novel and now he says he will kill me',
  'says he’ll kill the judge >> no he was reading his book when he said it',
  'says he’ll kill the judge >> no, she was reading me a page of her book and said it again',
])('what the caller takes back stays one, and so does what is told beside it: %s', async (said) => {
  const understood = await read(said)
  expect(understood.atRisk || understood.waiting.length > 0).toBe(true)
})

describe('a threat to one of us at home', () => {
  const shown = async (said: string) => {
    const understood = await read(said)
    return { understood, say: guidance.short('9', said.split(' >> ').at(-1) ?? '', understood).harm }
  }

  test.each(['hes going to kill me >> my husband i mean', 'my husband says he will kill me tonight', 'hes going to kill me >> my ex'])(
    'alarms, and has the words for it: nothing about a call: %s',
    async (said) => {
      const { understood, say } = await shown(said)
      expect(understood).toMatchObject({ atRisk: true, atHome: true })
      expect(say?.lines[0]).toContain('emergency services')
      expect(JSON.stringify(say)).not.toMatch(/call(?! the emergency)|customer/)
    },
  )

  test.each(['he says he will kill me and my husband', 'caller says he will kill me'])(
    'is not what a customer threatens: %s',
    async (said) => {
      expect((await shown(said)).understood).not.toHaveProperty('atHome')
    },
  )
})

const wishes = [
  'I’d be better off dead',
  'I would rather be dead',
  'I wish I was dead',
  'I have nothing left to live for',
  'I see no point in living',
]
const told = [
  (words: string) => `Customer's just said '${words}'.`,
  (words: string) => `he said “${words}” and I think he is only fed up`,
  (words: string) => `${words}, she said. do I need to do anything`,
  (words: string) => `chap on the phone goes ${words} but he laughed`,
]
test.each(wishes.flatMap((words) => told.map((tell) => tell(words))))(
  'who would rather be dead is taken at their word, whatever the asker makes of it: %s',
  async (said) => {
    expect(await read(said)).toMatchObject({ atRisk: true })
  },
)

const things = ['deadline’s', 'caseload is', 'inbox is', 'printer is']
test.each([
  ...things.map((thing) => `this ${thing} going to murder me. who signs off a mail folder for a customer's emails`),
  'cut someone off by accident, pressed the wrong button. terminated call log yes or no',
  'I accidentally cut the caller off, do I log that',
  ...['court', 'legal action', 'her solicitor', 'the ombudsman'].map(
    (by) => `She's threatening us with ${by}. may I end the call for that`,
  ),
  'the printer would be better off dead, where do I send a letter to print',
])('what is no person threatens nobody, and a line that is cut harms none: %s', async (said) => {
  expect(await read(said)).toMatchObject({ atRisk: false })
})
