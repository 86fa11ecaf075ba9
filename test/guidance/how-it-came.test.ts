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

test.each([
  'he rang about the review of his case and says he will hang himself',
  'he rings, says he’ll top himself, do I put a note in the file',
  'she rang, I have notes from the call, she will jump',
  'rang about the survey, says she will jump',
  'wants the complaint form in Polish or he jumps, he is ringing again',
])('a thing that is only named is not how it came: %s', (text) => {
  expect(circumstancesOf([text], 'self').medium).toBe('phone')
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
  for (const text of [
    'she has taken her tablets, and after she put the phone down I froze',
    'once he put the phone down I saw his note, he will hang himself',
  ])
    expect([text, moment(text)]).toEqual([text, 'gone'])
  expect(moment('after I put the phone down it sank in, he said he will hang himself')).toBe('over')
  for (const text of ['when I put the phone down she will do it', 'she will jump when I put the phone down'])
    expect([text, /gone|over/.test(moment(text))]).toEqual([text, false])
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
  for (const text of [
    'I gave him two warnings and he is still at it',
    'can I end the call now, I gave him a warning and he still swears',
    'do I end it now, he has had two warnings and carries on',
    'should I hang up, she ignored my one warning',
  ])
    expect([text, moment(text)]).toEqual([text, 'continues'])
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

test.each([
  'her complaint is overdue, I warned her and she keeps swearing',
  'his complaint is over a year old',
  'the complaint was over his phone bill',
  'her complaint is done by e-mail',
  'the process is over his head',
  'he wants the number of the ombudsman',
])('a complaint that nobody has closed goes on: %s', (text) => {
  expect(circumstancesOf([text]).moment).not.toBe('exhausted')
})

test('what is written is no voicemail, and ours to them is none of theirs', () => {
  for (const text of [
    'he e-mailed that he will hang himself, I rang back and got his voicemail',
    'letter says he will hang himself, I left a message on his answerphone',
    'she rang to say she will jump, I rang back and got her voicemail',
  ])
    expect([text, circumstancesOf([text], 'self').recorded]).toEqual([text, undefined])
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

test.each(['tiene un cuchillo en la oficina y se va a cortar las venas', 'khudkushi karega daftar mein'])(
  'whoever may be in despair at an office is not told that threats are unacceptable: %s',
  (text) => {
    expect(circumstancesOf([text], 'both').harmed).not.toBe('staff')
  },
)

test('what is said on a recording is said to nobody who listens', () => {
  for (const text of [
    'voicemail, retrieved 8am: he will kill the girl on the phone',
    'a voicemail from a caller who swears at me',
    'message on our answerphone, caller says he will come',
  ])
    expect([text, circumstancesOf([text], 'staff').medium]).toEqual([text, 'writing'])
  expect(circumstancesOf(['she is on the phone and says she left a voicemail']).medium).toBe('phone')
})
