import { toldAlready } from '../../src/casework/ask/told-already.js'
import { ownWords } from '../../src/guidance/understanding/threats-own-words.js'
import { instant, type RecordId } from '../../src/procedures/words.js'

const threats = [
  'she says she has the tablets in front of her, still on the phone',
  'he will hang himself tonight',
  'caller says he will stab his wife',
  'says he’ll burn the office down',
]
const pleas = [
  'HELP',
  'please help',
  'omg',
  'what do I say',
  'what do I answer him?',
  'who do I tell',
  'I am unsure whether to refer it',
  'is this anything?',
]

test('the plea, the question and the doubt of whoever passes a threat on stay out of its alert', () => {
  const joined = threats.flatMap((threat) =>
    pleas.flatMap((plea) => [`${threat}. ${plea}`, `${threat}, ${plea}`].map((line) => ({ line, threat }))),
  )
  expect(joined.filter(({ line, threat }) => ownWords(line) !== threat && ownWords(line) !== `${threat}.`).map(({ line }) => line)).toEqual(
    [],
  )
  for (const [line, own] of [
    ['shes got the tablets in front of her, still on the phone HELP', 'shes got the tablets in front of her, still on the phone'],
    ['he says he will jump what do i say', 'he says he will jump'],
    ['sorry is this anything? he laughed and went “there’s always the bridge”', 'he laughed and went “there’s always the bridge”'],
  ])
    expect(ownWords(line ?? '')).toBe(own)
})

test.each([
  'he said “what do I do now? I want to die”',
  'she keeps saying please help me, she has taken them all',
  'HELP',
  'what do I do if she jumps tonight',
  'he asked what do I say to my children before I hang myself',
  'I want to die. I cannot go on.',
  'is he going to kill himself',
  'she wrote ‘help me, I am going to end it’ on the form',
  'do I call the police on a man who will shoot his boss',
])('in doubt all of it goes: %s', (line) => {
  expect(ownWords(line)).toBe(line)
})

describe('a quotation and the sentence of a threat are never cut', () => {
  const last = [
    'and so will I',
    'and nor shall I',
    'and so am I',
    'or I will',
    'and I am not sure I want to see it',
    'what do I do now?',
    'help me',
    'please',
    'and who do I tell',
    'I don’t know what to do',
    "and it's done",
  ]
  const first = ['when you read this the house is empty', 'it will all be over by Friday', 'nobody needs me here']
  const marks = [
    ["'", "'"],
    ['‘', '’'],
    ['"', '"'],
    ['“', '”'],
    ['«', '»'],
  ] as const
  const between = [', ', '. ', '; ', '! ']
  const quoted = marks.flatMap(([open, close]) =>
    first.flatMap((one) => between.flatMap((mark) => last.map((two) => `${open}${one}${mark}${two}.${close}`))),
  )
  test.each([
    ['alone at the end', (quote: string) => `card in the post, at the foot: ${quote} Came on Monday.`],
    ['behind a comma', (quote: string) => `card in the post, at the foot, ${quote}`],
    ['after a verb', (quote: string) => `she wrote ${quote} on the card`],
  ])('%s', (_, tell) => {
    const lines = quoted.map((quote) => ({ quote, own: ownWords(tell(quote)) }))
    expect(lines.filter(({ quote, own }) => !own.includes(quote)).map(({ own }) => own)).toEqual([])
  })
  test('what is asked of us beside a quotation is cut all the same', () => {
    const told = marks.map(([open, close]) => `he wrote ${open}it ends tonight, and so do I${close}`)
    expect(told.filter((line) => ownWords(`${line}, what do I say? HELP`) !== line)).toEqual([])
  })
  test('without marks, what is joined to it belongs to it', () => {
    const lines = threats.flatMap((threat) =>
      [', and so will I', ', and nor can I', '; and so shall we', ', or should I say tonight', ', and I may be next'].map(
        (more) => threat + more,
      ),
    )
    expect(lines.filter((line) => ownWords(line) !== line)).toEqual([])
  })
  test('what they say is theirs, and no plea of ours', () => {
    const lines = threats.flatMap((threat) =>
      ['she said, help me', 'he keeps saying, please help', 'I am not sure I will see the morning'].map((more) => `${threat}. ${more}`),
    )
    expect(lines.filter((line) => ownWords(line) !== line)).toEqual([])
  })
})

test('no threat is ever lost, and nothing is ever sent empty', () => {
  const lines = threats.flatMap((threat) => pleas.flatMap((plea) => [`${plea} ${threat}`, `${plea}. ${threat}`, `${plea}`]))
  const kept = (line: string): boolean =>
    ownWords(line).length > 0 && threats.every((threat) => !line.includes(threat) || ownWords(line).includes(threat))
  expect(lines.filter((line) => !kept(line))).toEqual([])
})

test('the seniors who have a threat’s own words have the line that it was told in', () => {
  const text = 'he will jump. please help, what do I say to him, who do I tell, what do I do'
  const line = { text, own: ownWords(text), saidAt: instant(new Date(1)), alarms: true }
  const alert = { record: 'AR-2026-0001' as RecordId, raisedAt: instant(new Date(2)), said: ownWords(text) }
  expect(toldAlready([line], [alert as never])).toMatchObject({ by: { record: 'AR-2026-0001' } })
})
