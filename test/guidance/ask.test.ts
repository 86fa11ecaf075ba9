/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { PassThrough, Readable } from 'node:stream'
import { answerAsText, answerLines, type Guidance, openGuidance } from '../../src/guidance/guidance.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})

async function asked(lines: string[]): Promise<{ answers: Record<string, unknown>[]; log: string }> {
  const [output, log] = [new PassThrough(), new PassThrough()]
  await answerLines(guidance, { input: Readable.from(lines.map((line) => `${line}\n`)), output, log })
  const rows = String(output.read() ?? '')
    .split('\n')
    .filter(Boolean)
  return { answers: rows.map((row) => JSON.parse(row)), log: String(log.read() ?? '') }
}

test('answers each line with its id and what is understood, and the words to say', async () => {
  const { answers } = await asked(['{"id":"q1","text":"he wants my surname"}', '{"id":2,"text":"what is for lunch"}'])
  expect(answers).toEqual([
    {
      id: 'q1',
      sections: expect.arrayContaining(['8']),
      situation: 'giving-name',
      atRisk: false,
      action: 'withheld-name',
      covered: true,
      ask_back: false,
      alert_words: null,
      actions: ['withheld-name'],
      say: expect.arrayContaining([expect.stringContaining('My name is')]),
    },
    {
      id: 2,
      sections: [],
      situation: 'none',
      atRisk: false,
      action: 'none',
      covered: false,
      ask_back: false,
      alert_words: null,
      actions: [],
      say: [],
    },
  ])
})

test('reads a line with the messages before it, and tells what an alert from here would send', async () => {
  const { answers } = await asked([
    '{"id":1,"before":["he says he will jump off the bridge","what is for lunch"],"text":"what do I do now"}',
  ])
  expect(answers).toEqual([
    expect.objectContaining({ atRisk: true, ask_back: false, alert_words: 'he says he will jump off the bridge', actions: ['at-risk'] }),
  ])
})

test('asks back what is too vague: no harm, no words to say, the alarm among the buttons', async () => {
  const { answers } = await asked(['{"id":1,"text":"he rang again"}'])
  expect(answers).toEqual([
    expect.objectContaining({
      ask_back: true,
      atRisk: false,
      covered: false,
      sections: [],
      say: [],
      alert_words: null,
      actions: ['at-risk'],
    }),
  ])
})

test('says the words as the office has them, and gives what a press on the alarm of a waiting threat sends', async () => {
  const [output, log] = [new PassThrough(), new PassThrough()]
  const lines = [
    { id: 1, text: 'she says she will kill herself tonight' },
    { id: 2, text: 'has anyone got the code for the photocopier', before: ['bloke says he will set fire to himself outside our office'] },
    { id: 3, text: 'how do i fill in the note', before: ['he says he will jump', 'passed it to Grace'] },
  ]
  await answerLines(guidance, { input: Readable.from(lines.map((line) => `${JSON.stringify(line)}\n`)), output, log }, office)
  const answers = String(output.read() ?? '')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row))
  expect(answers[0].say.join()).toContain('now, on 999.')
  expect(answers[1]).toMatchObject({
    atRisk: false,
    alert_words: 'bloke says he will set fire to himself outside our office',
    actions: ['at-risk'],
  })
  // Whom the office knows has it.
  expect(answers[2].say).toEqual([])
  expect(answers[2].alert_words ?? '').not.toContain('Grace')
})
const office = { names: { emergencyNumber: '999' }, colleagues: [{ name: 'Grace Obi', senior: true }] }

test('answers a line with a field that nobody knows, and names the field on the log', async () => {
  const { answers, log } = await asked(['{"id":1,"text":"he wants my boss","befor":["secret words"]}'])
  expect(answers.map(({ id }) => id)).toEqual([1])
  expect(log).toContain('Line 1 has fields that I do not know: befor.')
  expect(log).not.toContain('secret words')
})

test('names a malformed line on the log, without its words, and goes on', async () => {
  const { answers, log } = await asked(['{"id":"a"', '{"id":"b"}', '[]', '', '{"id":"c","text":"he wants my boss"}'])
  expect(answers.map(({ id }) => id)).toEqual(['c'])
  expect(log.trim().split('\n')).toHaveLength(3)
  expect(log).toContain('Line 1 is not a question')
})

test('answers at once, before the next line comes', async () => {
  const [input, output, log] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const done = answerLines(guidance, { input, output, log })
  input.write('{"id":1,"text":"he wants my boss"}\n')
  const [first] = await new Promise<string[]>((resolve) => output.once('data', (row) => resolve([String(row)])))
  expect(first).toContain('"id":1')
  input.end()
  await done
})

test('tells people what to do, what to say and who decides', async () => {
  const answer = await answerAsText(guidance, 'caller keeps swearing at me', { complaintsPage: 'the moan page' }, ['/terminated-call'])
  expect(answer).toMatch(/On the phone you can say:\n {2}“You are swearing at me/)
  expect(answer).toContain('Step by step')
  expect(answer).toContain('the moan page')
  expect(answer).toContain('Who decides')
  expect(answer).toContain('/terminated-call')
})

test('tells people about harm before anything else', async () => {
  expect(await answerAsText(guidance, 'she says she will kill herself tonight', {}, [])).toMatch(/^SOMEBODY MAY COME TO HARM/)
})

test('says plainly that a question is not covered, and offers a person', async () => {
  const answer = await answerAsText(guidance, 'what is for lunch', {}, [])
  expect(answer).toMatch(/^The procedure does not answer this\.\nAsk your line manager/)
})

test('asks people back what was said or done where a line is too vague', async () => {
  const answer = await answerAsText(guidance, 'he rang again', {}, [])
  expect(answer).toMatch(/^What did they say or do\?/)
  expect(answer).not.toContain('SOMEBODY MAY COME TO HARM')
})
