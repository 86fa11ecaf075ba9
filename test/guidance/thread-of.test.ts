import type { Chances } from '../../src/guidance/understanding/chances.js'
import type { Colleagues } from '../../src/guidance/understanding/colleagues.js'
import { threadOf } from '../../src/guidance/understanding/thread-of.js'

const said = (more: Partial<Chances> = {}): Chances => ({ topics: [1], atRisk: 0.02, outOfScope: 0.05, vague: 0.02, belongs: 0, ...more })
const threat = said({ atRisk: 0.95 })
const vague = said({ vague: 0.9 })
const aside = said({ outOfScope: 0.95 })

/** Messages whose reading is given: alone, and after what came before. */
const read = (
  messages: readonly (readonly [text: string, alone: Chances, after?: Partial<Chances>, whereOnly?: string])[],
  joined: readonly (readonly [text: string, alone: Chances])[] = [],
  colleagues: Colleagues = [],
) => {
  const of = (text: string) => {
    const found = messages.find(([words]) => words === text)
    if (!found) throw new Error(`No reading of "${text}" is given.`)
    return found
  }
  return threadOf(
    messages.map(([text]) => text),
    async (text) => [...messages, ...joined].find(([words]) => words === text)?.[1] ?? said(),
    async (text, before) => {
      const [, alone, after, whereOnly] = of(text)
      return whereOnly === undefined || before === whereOnly ? { ...alone, ...after } : alone
    },
    () => undefined,
    undefined,
    colleagues,
  )
}

test('a follow-up that is too vague by itself keeps the threat, and the alert has the threat’s words alone', async () => {
  const { said: now, telling } = await read([
    ['he says he will jump', threat],
    ['and then?', vague],
  ])
  expect(now.atRisk).toBeGreaterThanOrEqual(0.9)
  expect(telling).toEqual(['he says he will jump'])
})

test('what is asked about a threat keeps it, even where it makes sense alone', async () => {
  const { said: now, telling } = await read([
    ['he says he will jump', threat],
    ['who rings the police', said(), { belongs: 0.9 }],
  ])
  expect(now.atRisk).toBeGreaterThan(0.5)
  expect(telling).toEqual(['he says he will jump'])
})

test('what is told about a threat goes with it', async () => {
  const { telling } = await read([
    ['he says he will jump', threat],
    ['do I stay on the line', said(), { belongs: 0.9 }],
    ['he is at 9 Mill Lane', vague],
    ['ok thanks', vague],
  ])
  expect(telling).toEqual(['he says he will jump', 'he is at 9 Mill Lane'])
})

test('an aside neither is an alarm nor ends one', async () => {
  const first = await read([
    ['he says he will jump', threat],
    ['what is the wifi password', aside, { belongs: 0.1 }],
  ])
  expect(first.said.atRisk).toBeLessThan(0.1)
  expect(first.messages).toEqual(['what is the wifi password'])
  const then = await read([
    ['he says he will jump', threat],
    ['what is the wifi password', aside, { belongs: 0.1 }],
    ['what now', vague],
  ])
  expect(then.said.atRisk).toBeGreaterThanOrEqual(0.9)
  expect(then.telling).toEqual(['he says he will jump'])
})

test('what is about somebody else begins anew, and what follows it is about that', async () => {
  const { said: now, messages } = await read([
    ['he says he will jump', threat],
    ['another caller swears at me', said(), { belongs: 0.05 }],
    ['what do I say', vague],
  ])
  expect(now.atRisk).toBeLessThan(0.1)
  expect(messages).toEqual(['another caller swears at me', 'what do I say'])
})

test('three threats by three people are never one alert', async () => {
  const { telling } = await read([
    ['he says he will jump', threat],
    ['a woman says she will stab her boss', threat, { belongs: 0.05 }],
    ['now a third one has taken tablets', threat, { belongs: 0.1 }],
  ])
  expect(telling).toEqual(['now a third one has taken tablets'])
})

test('a threat after something else is heard, and what led to it is not sent along', async () => {
  const { said: now, telling } = await read([
    ['he wants my surname', said()],
    ['or he will find me and break my legs', threat, { belongs: 0.9 }],
  ])
  expect(now.atRisk).toBeGreaterThanOrEqual(0.9)
  expect(telling).toEqual(['or he will find me and break my legs'])
})

describe('a threat that nobody has yet', () => {
  const threatOf = ['he says he will jump', threat] as const

  test.each([
    'it was a joke, he says',
    'he is laughing now',
    'she has calmed down and said sorry',
    'his sister has a number on the case, do I give it to somebody',
    'who is on call tonight',
    'flat 9 on the third floor',
    'says he never meant it',
    'another thing, he has a knife with him',
    'by the way he is on his own',
    'he has sent another letter',
    'can he have a call back from someone else',
    'who speaks urdu here',
    'should I still note it',
    'does that count',
    'or do we let it lie',
    'can i move on to the next call now',
  ])('stays open after what the reader finds no connection in: %s', async (text) => {
    const { said: now } = await read([threatOf, [text, said(), { belongs: 0.05 }]])
    expect(now.atRisk).toBeGreaterThanOrEqual(0.9)
  })

  test.each([
    'different caller now, she wants my surname',
    'next one: he wants the director',
    'by the way, who keeps the spare headsets',
    'how often is a record of an adjustment looked at',
    'somebody who sends forty letters a week',
  ])('is no part of something else: %s', async (text) => {
    const { said: now, telling } = await read([threatOf, [text, said(), { belongs: 0.05 }]])
    expect([now.atRisk < 0.1, telling]).toEqual([true, [text]])
  })

  test.each(['who sees me home tonight', 'do I walk through the car park alone'])(
    'against staff stays open while they ask for their own safety: %s',
    async (text) => {
      const { said: now } = await read([
        ['he says he will wait for me with a hammer', threat],
        [text, said(), { belongs: 0.05 }],
      ])
      expect(now.atRisk).toBeGreaterThanOrEqual(0.9)
    },
  )

  test('is no part of what is asked about a thing of the office, whatever the reader finds', async () => {
    const { said: now, waiting } = await read([threatOf, ['and who do I ask for a new mouse', aside, { belongs: 0.9 }]])
    expect([now.atRisk < 0.1, waiting]).toEqual([true, ['he says he will jump']])
    const asked = await read([threatOf, ['who rings the police from this laptop', aside, { belongs: 0.9 }]])
    expect(asked.said.atRisk).toBeGreaterThanOrEqual(0.9)
  })

  test('is no part of an aside, and is there again after it', async () => {
    const thread = [threatOf, ['is there soup today', aside, { belongs: 0.05 }], ['he said it again', vague]] as const
    expect((await read(thread.slice(0, 2))).said.atRisk).toBeLessThan(0.1)
    expect((await read(thread)).telling).toEqual(['he says he will jump', 'he said it again'])
  })

  test('is come back to after another caller, where the reader finds it meant', async () => {
    const { telling } = await read([
      threatOf,
      ['different caller now, she wants my surname', said(), { belongs: 0.05 }],
      ['the one on the bridge waves', said(), { belongs: 0.9 }, 'he says he will jump'],
    ])
    expect(telling).toEqual(['he says he will jump', 'the one on the bridge waves'])
  })

  test('is closed by whoever says that a senior has it: what is unconnected is read alone then, and "again" opens it', async () => {
    const handed = [threatOf, ['told my manager, she has it', said(), { belongs: 0.9 }]] as const
    const { said: now } = await read([...handed, ['he cannot read the letter', said(), { belongs: 0.05 }]])
    expect(now.atRisk).toBeLessThan(0.1)
    const asked = await read([...handed, ['and then', vague]])
    expect([asked.said.atRisk >= 0.9, asked.handed]).toEqual([true, true])
    const again = await read([...handed, ['he said it again', vague]])
    expect([again.said.atRisk >= 0.9, again.handed]).toEqual([true, undefined])
  })

  test.each([
    'she is with the paramedics now',
    'my manager rang 999',
    'the senior did it, he is safe',
    'it has been reported to the police',
    'all passed up and the police are on it',
    'thats all dealt with',
    'hazel has signed for it',
  ])('is closed by whoever says that it is dealt with: %s', async (text) => {
    const { said: now } = await read([
      threatOf,
      [text, said(), { belongs: 0.9 }],
      ['this lady has had two letters and wants a third', said(), { belongs: 0.05 }],
    ])
    expect(now.atRisk).toBeLessThan(0.1)
  })

  test('is not open where the same message says so', async () => {
    const { said: now } = await read([
      ['he said he would hang himself, my manager rang 999', threat],
      ['this lady has had two letters and wants a third', said(), { belongs: 0.05 }],
    ])
    expect(now.atRisk).toBeLessThan(0.1)
  })

  test.each([
    'my manager is out',
    'nobody senior has it',
    'should I tell my manager',
    'he says he told his manager',
    'he was reported for it in may',
    'has it been reported',
    'it was passed on to me',
    'the neighbours police are on the road',
    'the police were called last time he did this',
    'police were called on him before',
    'the police have been told',
    'his wife says the police have been called',
    'my manager has this week off',
    'my manager is dealing with another caller',
    'I hope my manager has it',
    'I will go when my manager has it',
    'if he rings again, my manager has it',
    'I have told him that the manager rings back',
    'told him my manager is out',
    'told my manager I am at the dentist at three',
    'my manager rang the police about him last month',
    'he has it in hand',
    'he says a senior has it',
    'passed it to a senior citizen',
    'gave my manager the day off',
  ])('is not closed by: %s', async (text) => {
    const { said: now } = await read([
      threatOf,
      [text, said(), { belongs: 0.05 }],
      ['he cannot read the letter', said(), { belongs: 0.05 }],
    ])
    expect(now.atRisk).toBeGreaterThanOrEqual(0.9)
  })

  test('is closed by a senior’s name, and not where that line alarms by itself, nor by a coat', async () => {
    const line = 'Grace has it now'
    const seniors = [{ name: 'Grace Obi', senior: true }]
    const on = ['he cannot read the letter', said(), { belongs: 0.05 }] as const
    expect((await read([threatOf, [line, said(), { belongs: 0.9 }], on], [], seniors)).said.atRisk).toBeLessThan(0.1)
    const coat = ['Grace has it over her arm', said(), { belongs: 0.9 }] as const
    expect((await read([threatOf, coat, on], [], seniors)).said.atRisk).toBeGreaterThanOrEqual(0.9)
    const { said: now, telling, handed } = await read([threatOf, [line, threat, { belongs: 0.9 }], on], [], seniors)
    expect([now.atRisk >= 0.9, handed]).toEqual([true, undefined])
    expect(telling).toContain(line)
  })

  test.each(['sorry, I misheard, he will mend the pump', 'wrong window, that was my training'])(
    'is taken back by the asker’s own word: %s',
    async (text) => {
      const taken = [threatOf, [text, said(), { belongs: 0.9 }]] as const
      expect((await read(taken)).said).toMatchObject({ atRisk: 0.02, vague: 1 })
      expect((await read([...taken, ['he is deaf', said(), { belongs: 0.9 }]])).said.atRisk).toBeLessThan(0.1)
    },
  )

  test.each([
    'he says I misheard',
    'he says it was a mistake',
    'forget it he says',
    'no he was reading his book when he said it',
    'no he was reading his book',
    'no he was reading from his book when he said it',
    'no he was reading me his book, but not before he said it',
    'sorry, no, she was reading me her own poem',
    'sorry, no, he was reading me his song',
    'sorry, no, he was reading me a line out of a play, the pills are on the table',
  ])('is not taken back by theirs: %s', async (text) => {
    const { said: now } = await read([threatOf, [text, said(), { belongs: 0.05 }]])
    expect(now.atRisk).toBeGreaterThanOrEqual(0.9)
  })

  test('is sent without what the asker says of themselves', async () => {
    const { telling } = await read([
      threatOf,
      ['my manager is at lunch', said(), { belongs: 0.9 }],
      ['told the team leader', said(), { belongs: 0.9 }],
      ['he is at the north end', vague],
      ['log where', vague],
    ])
    expect(telling).toEqual(['he says he will jump', 'he is at the north end'])
  })
})

test('a visit whose purpose is told one message later is no threat', async () => {
  const coming = ['he says he is coming down here', threat] as const
  const whole = ['he says he is coming down here with his papers', said()] as const
  const { said: now, telling } = await read([coming, ['with his papers', said()]], [whole])
  expect([now.atRisk < 0.1, telling]).toEqual([true, []])
  const armed = await read(
    [coming, ['with his hammer', said(), { belongs: 0.9 }]],
    [['he says he is coming down here with his hammer', threat]],
  )
  expect(armed.said.atRisk).toBeGreaterThanOrEqual(0.9)
})

test.each([
  ['he says heads will be on spikes', 'at the council meeting, he means'],
  ['she will blow the lot up', "it's a photograph, she wants it bigger"],
  ['he is coming with his dog', 'its a guide dog'],
])('a figure of speech that is explained one message later is no threat: %s >> %s', async (figure, explained) => {
  const { said: now, telling } = await read(
    [
      [figure, threat],
      [explained, said(), { belongs: 0.9 }],
    ],
    [[`${figure} ${explained}`, said()]],
  )
  expect([now.atRisk < 0.1, telling]).toEqual([true, []])
})

test('what is explained and is a threat still, and what is only made light of, stays one', async () => {
  const armed = await read(
    [
      ['heads will roll', threat],
      ['at the council meeting, with his axe', said(), { belongs: 0.9 }],
    ],
    [['heads will roll at the council meeting, with his axe', threat]],
  )
  expect(armed.said.atRisk).toBeGreaterThanOrEqual(0.9)
  const light = await read(
    [
      ['he says he will jump', threat],
      ['only joking, he says', said(), { belongs: 0.9 }],
    ],
    [],
  )
  expect(light.said.atRisk).toBeGreaterThanOrEqual(0.9)
})

test('somebody else is somebody else after a threat that a senior has, whatever the reader finds', async () => {
  const { said: now, telling } = await read([
    ['she says she will jump', threat],
    ['my manager has her now', said(), { belongs: 0.9 }],
    ['different caller, he swore and I ended it', said(), { belongs: 0.9 }],
  ])
  expect([now.atRisk < 0.1, telling]).toEqual([true, ['different caller, he swore and I ended it']])
})

test('a joke is no alarm where nothing was threatened', async () => {
  const { said: now } = await read([
    ['he makes fun of my name', said()],
    ['says he was only having a laugh', said({ atRisk: 0.6 }), { belongs: 0.9, atRisk: 0.1 }],
  ])
  expect(now.atRisk).toBeLessThan(0.2)
})

test('vague after vague stays vague', async () => {
  const { said: now } = await read([
    ['he rang again', vague],
    ['what now', vague],
  ])
  expect(now.vague).toBeGreaterThan(0.5)
  expect(now.atRisk).toBeLessThan(0.1)
})
