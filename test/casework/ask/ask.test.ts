import type { AlertSoFar } from '../../../src/casework/ask/alerts-so-far.js'
import type { Conversation } from '../../../src/casework/ask/thread.js'
import { verbs, words } from '../counter.js'
import { ada, greg, lena, priya, sam, tess } from '../test-office.js'
import { here, openAskDesk } from './guide.js'

/** The words that the button of a verb takes along. */
const taken = (answer: Parameters<typeof words>[0], verb: string): string | undefined =>
  new RegExp(`"verb":"${verb}","data":\\{"given":\\{"text":"([^"]*)"`).exec(JSON.stringify(answer))?.[1]

describe('a threat that was told before something else was asked', () => {
  const told = 'she said she will hang herself'
  const raised: AlertSoFar = {
    record: 'AR-2026-0001' as AlertSoFar['record'],
    version: 1,
    raisedAt: '2026-03-03T10:00:30.000Z' as AlertSoFar['raisedAt'],
    said: told,
    stands: { words: 'Tom has it', tone: 'good' },
    lines: [],
  }

  test.each(['where is the lunch menu', 'he swears at me', 'he rang again'])(
    'stands below the answer to “%s” with its words and its button, and the question stays out of its alert',
    async (question) => {
      const { ask } = openAskDesk()
      await ask.question(told, here)
      const answer = await ask.question(question, here)
      expect(words(answer)).toContain(`I know of no senior who has it`)
      expect(words(answer)).toContain(`“${told}”`)
      expect(taken(answer, 'command:/at-risk')).toBe(told)
      expect(answer).toMatchObject({ card: { asked: { harm: true } } })
      // Quietly: no red card.
      expect(JSON.stringify(answer)).not.toContain('"style":"attention"')
    },
  )

  test('is not told of once somebody senior was told of it from there', async () => {
    const { ask } = openAskDesk({ alerts: async () => [raised] })
    await ask.question(told, here)
    expect(words(await ask.question('where is the lunch menu', here))).not.toContain('I know of no senior')
  })
})

describe('an answer', () => {
  test('says in short what to do and what to say, with its section and the one button, whose form begins with the words', async () => {
    const answer = await openAskDesk().ask.question('he swears at me', here)
    for (const said of ['Take the facts.', 'You can say:', 'What to say about 4.unacceptable.', 'Procedure, section 4.unacceptable'])
      expect(words(answer)).toContain(said)
    expect(taken(answer, 'command:/difficult-call')).toBe('he swears at me')
    expect(verbs(answer).slice(0, 2)).toEqual(['command:/difficult-call', 'steps:4.unacceptable'])
    expect(words(answer)).not.toContain('Who decides')
  })

  test('has every step, who decides and the other buttons a press away, and leads back', async () => {
    const answer = await openAskDesk().ask.steps('he swears at me', '4.unacceptable', here)
    for (const said of ['It looks like Abusive contact.', 'Ring back.', 'Who decides: ', 'You can also ask Lena Marsh'])
      expect(words(answer)).toContain(said)
    expect(taken(answer, 'command:/terminated-call')).toBe('he swears at me')
    expect(verbs(answer)).toContain('ask:4.unacceptable')
  })

  test('offers the log of what came in writing, begun with the words, and nothing of a call', async () => {
    const { ask } = openAskDesk()
    const answer = await ask.question('his letter swears at me', here)
    expect(taken(answer, 'command:/written-contact')).toBe('his letter swears at me')
    expect(verbs(answer).filter((verb) => /call/.test(verb))).toEqual([])
    expect(verbs(await ask.steps('his letter swears at me', '4.unacceptable', here)).filter((verb) => /call/.test(verb))).toEqual([])
  })

  test('offers no log of an ended call where they ended it, and asks how one is instead', async () => {
    const { ask } = openAskDesk()
    for (const answer of [
      await ask.question('he swore and hung up', here),
      await ask.steps('he swore and hung up', '4.unacceptable', here),
    ]) {
      expect(verbs(answer)).toContain('command:/need-support')
      expect(verbs(answer)).not.toContain('command:/terminated-call')
    }
  })

  test('leads through a process map one question at a time, to its end', async () => {
    const { ask } = openAskDesk()
    expect(verbs(await ask.question('which map', here))).toContain('walk:13.a')
    const screen = (path: string) => ask.walk(path) ?? { answer: 'nothing' as const }
    const first = screen('13.a')
    expect([words(first), verbs(first).slice(0, 2)]).toEqual([
      expect.stringContaining('Has it been explained?'),
      ['walk:13.a/0', 'walk:13.a/1'],
    ])
    const second = screen('13.a/1')
    expect(words(second)).toContain('Would a call settle it?')
    expect(words(second)).not.toContain('Has it been explained?')
    expect(words(screen('13.a/0'))).toContain('The officer explains.')
    expect(words(screen('13.a/0'))).not.toContain('Would a call settle it?')
    expect(words(screen('13.a/1/0'))).toContain('Ring them.')
    for (const nowhere of ['13.z', '13.a/7', '13.a/1/0/0', '13.a/x', '8', ''])
      expect([nowhere, ask.walk(nowhere)]).toEqual([nowhere, undefined])
  })

  test('names the line manager for what the office has no procedure for, instead of a dead button', async () => {
    const { ask } = openAskDesk({ procedures: [] })
    const answer = await ask.question('she wants my boss', here)
    expect(words(answer)).toContain('To pass this on: talk to Lena Marsh, your line manager.')
    expect(words(answer)).toContain('If the complaint is about them, go to a peer of theirs or somebody above.')
    expect(verbs(answer)).not.toContain('command:/escalate')
  })

  test('asked in a channel may be shared there: the section’s own lines, nothing of the question, and nothing about harm', async () => {
    const { ask } = openAskDesk()
    const there: Conversation = { by: sam.id, where: 'slack/C1' }
    expect(verbs(await ask.question('he swears at me', here)).filter((verb) => verb.startsWith('share:'))).toEqual([])
    expect(verbs(await ask.question('he will kill himself', there)).filter((verb) => verb.startsWith('share:'))).toEqual([])
    const { ask: afresh } = openAskDesk()
    const asked = await afresh.question('Mr Tully of Leeds swears at me', there)
    expect(verbs(asked)).toContain('share:4.unacceptable')
    const shared = afresh.share('4.unacceptable', there, 'slack')
    expect(shared).toMatchObject({ answer: 'shared', conversation: 'C1' })
    if (shared?.answer !== 'shared') throw new Error('nothing was shared')
    expect(JSON.stringify(shared.card)).toContain('Take the facts.')
    expect(JSON.stringify(shared.card)).toContain('Sam')
    expect(JSON.stringify(shared.card)).not.toMatch(/Tully|Leeds|Somebody may come/)
  })

  test('is shared only where this person asked, on this channel, within ten minutes', async () => {
    const { ask, pass } = openAskDesk()
    const there: Conversation = { by: sam.id, where: 'slack/C1' }
    await ask.question('he swears at me', there)
    await ask.question('he swears at me', here)
    const refusals = () => [
      ask.share('4.unacceptable', { ...there, where: 'slack/C2' }, 'slack'),
      ask.share('4.unacceptable', { ...there, by: lena.id }, 'slack'),
      ask.share('4.unacceptable', there, 'teams'),
      ask.share('4.unacceptable', here, 'console'),
      ask.share('4.unacceptable', { ...there, where: '' }, 'slack'),
    ]
    for (const refused of refusals()) expect(refused).toMatchObject({ answer: 'sentence', tone: 'refused' })
    expect(ask.share('no section', there, 'slack')).toBeUndefined()
    pass(11)
    expect(ask.share('4.unacceptable', there, 'slack')).toMatchObject({ answer: 'sentence', tone: 'refused' })
  })

  test('offers no other reading that stands at the top already', async () => {
    const { ask } = openAskDesk()
    expect(verbs(await ask.otherwise('he will kill himself', '4.unacceptable', here))).not.toContain('ask:9')
  })

  test('puts harm first, and one more press tells the seniors with the words', async () => {
    const answer = await openAskDesk().ask.question('he will kill himself', here)
    expect(verbs(answer)[0]).toBe('command:/at-risk')
    expect(taken(answer, 'command:/at-risk')).toBe('he will kill himself')
    expect(words(answer)).toContain('Ring the emergency services.')
    expect(words(answer).match(/You can say/g)).toHaveLength(1)
  })

  test('to a question after one about harm offers an alert with the threat’s own words, so that the seniors read what was said', async () => {
    const { ask } = openAskDesk()
    await ask.question('he will kill himself', here)
    const answer = await ask.question('and if he rings back?', here)
    expect(taken(answer, 'command:/at-risk')).toBe('he will kill himself')
    expect(taken(await ask.question('he will kill himself', here), 'command:/at-risk')).toBe('he will kill himself')
  })

  test('says plainly that something is not covered, and offers a person and the nearest readings', async () => {
    const answer = await openAskDesk().ask.question('what is for lunch', here)
    expect(words(answer)).toContain('The procedure does not answer this')
    expect(words(answer)).toContain('Ask Lena Marsh, your line manager.')
    expect(verbs(answer)).toEqual(expect.arrayContaining(['ask:7.demand', 'ask:8']))
  })

  test('that was not meant is read the other way, and the first reading stays on offer', async () => {
    const answer = await openAskDesk().ask.otherwise('he swears at me', '8', here)
    expect(words(answer)).toContain('Giving your name')
    expect(verbs(answer)).toEqual(expect.arrayContaining(['ask:4.unacceptable', 'ask:7.demand']))
  })

  test('quotes the office’s own procedure word for word, with its heading: a press away, or at once where ours does not answer', async () => {
    const { ask } = openAskDesk({ ownWords: 'Count to *ten* first.' })
    const button = JSON.stringify(await ask.question('he swears at me', here))
    expect(button).toContain('All the steps, and your own procedure')
    for (const answer of [await ask.steps('he swears at me', '4.unacceptable', here), await ask.question('what is for lunch', here)])
      expect(words(answer)).toMatch(/4\.2 Rude callers[\s\S]*Count to \*ten\* first\./)
  })

  test('to a very long question still fits on the buttons of every platform', async () => {
    const answer = await openAskDesk().ask.question('he said "no" and "kill" \n'.repeat(5000), here)
    for (const [, data = ''] of JSON.stringify(answer).matchAll(/"data":(\{"given":\{"text":"(?:[^"\\]|\\.)*"\}\})/g))
      expect(data.length).toBeLessThan(2000)
  })

  test('to nothing is a question, and to a greeting where to begin', async () => {
    const { ask } = openAskDesk()
    expect(words(await ask.question(' ', here))).toContain('What is happening?')
    for (const words of ['hello!', 'Hello there my friend', 'good morning everyone'])
      expect([words, verbs(await ask.question(words, here))]).toEqual([
        words,
        ['command:/difficult-call', 'command:/terminated-call', 'command:/customer', 'command:/help', 'command:/at-risk'],
      ])
    expect(verbs(await ask.question('help', here))).toContain('command:/my-work')
    expect(verbs(await ask.question('hello, he keeps swearing at me', here))).not.toContain('command:/customer')
  })
})

test('is read with everybody who works here, and with who of them is a senior', async () => {
  const { ask, staff } = openAskDesk()
  await ask.question('told Tess', here)
  const senior = { [lena.name]: true, [greg.name]: true, [priya.name]: true, [sam.name]: false, [tess.name]: false, [ada.name]: false }
  expect(Object.fromEntries(staff().map((one) => [one.name, one.senior]))).toEqual(senior)
})

describe('a thread', () => {
  test('is what was said in the last ten minutes, and not the message itself', async () => {
    const { ask, heard, pass } = openAskDesk()
    for (const text of ['one', 'two', 'three']) await ask.question(text, here)
    expect(heard.at(-1)?.before).toEqual(['one', 'two'])
    await ask.otherwise('three', '8', here)
    expect(heard.at(-1)?.before).toEqual(['one', 'two'])
    pass(11)
    await ask.question('and now?', here)
    expect(heard.at(-1)?.before).toEqual([])
  })

  test('belongs to its conversation: a channel knows nothing of a direct message, nor one channel of another', async () => {
    const { ask, heard } = openAskDesk()
    await ask.question('he will kill himself', here)
    for (const where of ['slack/C1', 'slack/C2']) {
      const answer = await ask.question('and then?', { ...here, where })
      expect(heard.at(-1)?.before).toEqual([])
      expect(words(answer)).not.toContain('kill')
    }
    await ask.question('and then?', here)
    expect(heard.at(-1)?.before).toEqual(['he will kill himself'])
  })

  test('of two people in one channel are two threads', async () => {
    const { ask, heard } = openAskDesk()
    await ask.question('he will kill himself', { by: sam.id, where: 'slack/C1' })
    await ask.question('and then?', { by: lena.id, where: 'slack/C1' })
    expect(heard.at(-1)?.before).toEqual([])
  })
})

describe('what is too vague', () => {
  test('is asked back, with the alarm a press away and nothing that shouts', async () => {
    const answer = await openAskDesk().ask.question('he rang again', here)
    expect(words(answer)).toContain('What did they say or do?')
    expect(words(answer)).not.toContain('Somebody may come to harm')
    expect(verbs(answer)).toEqual(['command:/at-risk'])
  })

  test('sends no alert that reads "he rang again": the press asks for the words', async () => {
    const answer = await openAskDesk().ask.question('he rang again', here)
    expect(taken(answer, 'command:/at-risk')).toBeUndefined()
  })
})

test('of questions only the section of the answer is counted', async () => {
  const { ask, counted } = openAskDesk()
  await ask.question('he swears at me', here)
  await ask.question('what is for lunch', here)
  expect(counted).toEqual(['4.unacceptable', 'not covered'])
})
