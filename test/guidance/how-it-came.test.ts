import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import { inShort } from '../../src/guidance/words-to-say/in-short.js'

const threats = ['he’ll hang himself', 'she is going to take all her tablets', 'says he will drown himself', 'he wants to end it all']
const written = [
  'postcard:',
  'handwritten, shaky:',
  'christmas card from him:',
  'comment card in the tray:',
  'whatsapp from a customer:',
  'sms:',
  'on the survey it says',
  'chat window:',
  'google review says',
  'note through the letterbox:',
  'note pinned to his file:',
  'DM on instagram:',
  'the appeal form has on its last page that',
  'scribbled on the back of a bill:',
]

test('what came in writing is known for it, however it came', () => {
  const told = written.flatMap((way) => threats.map((threat) => `${way} ${threat}`))
  expect(told.filter((text) => circumstancesOf([text], 'self').medium !== 'writing')).toEqual([])
})

test('how something is to look, and what we note, is no writing of theirs', () => {
  for (const text of [
    'she wants it in big letters',
    'he needs large print',
    'caller on now, I made a note',
    'do I put a note on the case',
    'he pays by card',
  ])
    expect([text, circumstancesOf([text]).medium]).not.toEqual([text, 'writing'])
})

const enders = ['puts the phone down', 'rings off', 'hangs up', 'is off the phone']
const notYet = ['as soon as', 'the minute', 'when', 'before', 'once', 'the moment', 'until']

test('who will ring off is still on the line, whatever they will do then', () => {
  const told = notYet.flatMap((time) =>
    ['he', 'she'].flatMap((who) => enders.map((end) => `${who} says ${who}’ll do it ${time} ${who} ${end}`)),
  )
  const held = [
    'I daren’t put the phone down on her',
    'I can’t hang up',
    'I’ve not hung up',
    'if I hang up she’ll do it',
    'I haven’t put the phone down yet',
  ]
  expect([...told, ...held].filter((text) => /gone|over/.test(circumstancesOf([text], 'self').moment))).toEqual([])
})

test('who has rung off is gone, and who was cut off by us has been', () => {
  const moment = (text: string) => circumstancesOf([text], 'self').moment
  for (const text of [
    'she said she will jump and hung up',
    'he put the phone down',
    'she has rung off',
    'when I asked where he hung up on me',
  ])
    expect([text, moment(text)]).toEqual([text, 'gone'])
  expect(moment('I hung up on him')).toBe('over')
})

test('a question about warnings gives none, and a warning given is one', () => {
  const moment = (text: string) => circumstancesOf([text]).moment
  const questions = [
    'how many warnings before I may put the phone down on someone swearing',
    'how many warnings do I give before I end a call',
    'do I need to give a warning first if he is just rude',
    'must I give two warnings',
    'is one warning enough',
    'what do I say in a first warning',
  ]
  expect(questions.filter((text) => /warned|continues|objects|over/.test(moment(text)))).toEqual([])
  expect(moment('I gave him two warnings and he is still at it')).toBe('continues')
  expect(moment('I warned her')).toBe('warned')
})

test.each([
  'I said please stop',
  'we said could you stop',
  'asked him nicely to stop',
  'I’ve just said mind your language',
  'asked her to calm down',
])('who was asked to stop has had it explained: %s', (text) => {
  expect(circumstancesOf(['he keeps swearing at me', text, 'he hasn’t']).moment).toBe('explained')
})

test.each([
  'the head has said his complaints are exhausted',
  'the process is finished for her, the head says',
  'she has been through all our stages',
  'all our stages are done',
  'his complaints have been exhausted',
  'the head of department has closed it, he writes again',
])('a complaint that has come to its end is not invited again: %s', (text) => {
  expect(circumstancesOf([text]).moment).toBe('exhausted')
})

test('of a voicemail nothing was written', () => {
  const text = 'voicemail from last night, he says he will hang himself'
  const of = { ...circumstancesOf([text], 'self'), atRisk: true, situation: 'at-risk' }
  expect(inShort('9', text, of).harm?.say).toEqual([
    'A customer left a message that they may harm themselves. I am passing you the whole message.',
  ])
})

test.each([
  'woh keh raha hai ke main tumhare daftar walon ko jaan se maar dunga',
  'aapke daftar ko jala dunga bola',
  'mowi ze spale wasze biuro',
])('a threat to our office in another language is to us: %s', (text) => {
  expect(circumstancesOf([text], 'both').harmed).toBe('staff')
})
