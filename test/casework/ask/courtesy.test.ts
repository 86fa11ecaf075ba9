import { courtesyTo, smallTalk } from '../../../src/casework/ask/courtesy.js'
import { words } from '../counter.js'
import { here, openAskDesk } from './guide.js'

describe('a polite word', () => {
  test.each(['thanks', 'Thank you so much!', 'ta', 'cheers mate', 'ok thanks', 'thx', 'diolch'])('"%s" is answered as thanks', (said) => {
    expect(courtesyTo(said)).toContain('You are welcome.')
  })

  test.each(['bye', 'Goodbye.', 'ok bye', 'thanks, bye', 'good night', 'see you', 'ta ta', 'cheerio'])(
    '"%s" is answered as a goodbye',
    (said) => {
      expect(courtesyTo(said)).toContain('Goodbye.')
    },
  )

  test.each(['ok', 'OK!', 'got it', 'will do', 'great', 'understood', 'I see'])('"%s" is answered shortly', (said) => {
    expect(courtesyTo(said)).toContain('Good.')
  })

  test.each([
    'thanks, he rang again',
    'ok what now',
    'he said goodbye and hung up',
    'goodbye cruel world',
    'right, she has a knife',
    'good manager',
    'no',
    'ta for nothing he said',
    'bye he said, for ever',
    'ok and',
    'right, and?',
  ])('"%s" is more than that', (said) => {
    expect(smallTalk(said, [])).toBeUndefined()
  })

  test('gets no card of commands, and where a threat is open the alarm instead', async () => {
    const { ask } = openAskDesk()
    expect(await ask.question('thanks', here)).toEqual({
      answer: 'sentence',
      text: 'You are welcome. I am here if anything else comes up.',
      tone: 'note',
    })
    await ask.question('he will kill himself', here)
    for (const said of ['thanks', 'ok', 'bye', 'hello?', 'hi', 'help', '??'])
      expect(words(await ask.question(said, here))).toContain('One press tells everybody on duty')
  })
})

// Letters that are not ours are no marks: a threat in them was once answered with what the bot can do.
test.each([
  'я покончу с собой сегодня',
  'سأقتل نفسي الليلة',
  '我今晚就去死',
  'मैं उसे मार दूंगा',
  'hello я убью вас всех',
  'ok 我要杀了他',
  'help меня убьют',
  'thanks, θα σας σκοτώσω',
])('what is said in other letters is read, whatever stands beside it: "%s"', (said) => {
  expect(smallTalk(said, [])).toBeUndefined()
})

test.each(['help', 'Help me!', '?', ' ??? ', 'HELP.'])('asks for help with the bot: "%s"', (said) => {
  expect(smallTalk(said, [])).toMatchObject({ answer: 'card', card: { preview: 'What I can do' } })
})
