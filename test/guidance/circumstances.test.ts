import { type Circumstances, circumstancesOf } from '../../src/guidance/understanding/circumstances.js'

describe('who may come to harm', () => {
  test.each<[string, Circumstances['harmed']]>([
    ['he has threatened to kill me', 'staff'],
    ['says he will burn the office down', 'staff'],
    ['bloke says he knows where i live', 'staff'],
    ['he will be waiting outside', 'staff'],
    ['she said she would get one of our case officers', 'staff'],
    ['he says he will kill himself', 'self'],
    ['he told me he will hurt himself and not to ring anybody', 'self'],
    ['she wants to end it all', 'self'],
    ['going to hurt his ex wife', 'others'],
    ['he will stab somebody', 'others'],
    ['he will kill himself and take his kids, then stab his wife', 'both'],
    ['says she will kill herself and burn the office', 'both'],
  ])('%s: %s', (text, harmed) => {
    expect(circumstancesOf([text], 'others').harmed).toBe(harmed)
    expect(circumstancesOf([text], 'self').harmed).toBe(harmed)
  })

  test('what we write down says nothing of how they reached us', () => {
    expect(circumstancesOf(['who writes that down']).medium).toBe('unsaid')
    expect(circumstancesOf(['she writes that she is deaf']).medium).toBe('writing')
  })

  test('an objection is to the warning that was told before it', () => {
    expect(circumstancesOf(['I warned her about her language', 'she says I cannot hang up on her']).moment).toBe('objects')
    expect(circumstancesOf(['she shouts', 'she says I cannot hang up on her']).moment).toBe('unsaid')
  })

  test('is what the model read, where the words leave it open', () => {
    expect(circumstancesOf(['she is in danger'], 'self').harmed).toBe('self')
    expect(circumstancesOf(['she is in danger']).harmed).toBeUndefined()
  })

  // "I am ending this call" is for nobody who hurts somebody else while we wait for a colleague.
  test.each([
    'caller says he is going to shoot his nephew tonight, I am waiting for Grace',
    'he says he will stab his stepson, he wanted to speak to Tom',
    'she will hurt her ex-wife’s cousin, I put her through to Grace',
    'he says he will harm somebody, what do Tom and I do',
  ])('a colleague who is only mentioned is not whom it is meant for: %s', (text) => {
    const colleagues = ['Grace Obi', 'Tom Ash'].map((name) => ({ name, senior: true }))
    expect(circumstancesOf([text], 'others', colleagues).harmed).toBe('others')
    expect(circumstancesOf([text], 'both', colleagues).harmed).not.toBe('staff')
  })

  test('stays with a thread', () => {
    expect(circumstancesOf(['he has threatened to kill me', 'he is still on the line'], 'self')).toEqual({
      harmed: 'staff',
      medium: 'phone',
      moment: 'unsaid',
    })
  })
})

test.each<[string, Circumstances['medium']]>([
  ['caller keeps swearing', 'phone'],
  ['he hung up on me', 'phone'],
  ['he emailed yesterday and is on the phone now', 'phone'],
  ['letter says he will kill himself', 'writing'],
  ['abusive e-mails every day', 'writing'],
  ['voicemail full of filth', 'writing'],
  ['he writes in his email that he will find me', 'writing'],
  ['letter says we are all thieves', 'writing'],
  ['he rang and called me names', 'phone'],
  ['he is rude', 'unsaid'],
  ['he swears at me', 'unsaid'],
])('%s comes by: %s', (text, medium) => {
  expect(circumstancesOf([text]).medium).toBe(medium)
})

test.each<[string, Circumstances['moment']]>([
  ['he was abusive from the outset', 'outset'],
  ['screaming abuse as soon as I picked up', 'outset'],
  ['I told her to stop swearing', 'explained'],
  ['I’ve asked him to calm down', 'explained'],
  ['I have warned him', 'warned'],
  ['warned him and he says he is not happy with that', 'objects'],
  ['warned her, she still calls me names', 'continues'],
  ['he talks over me, I did give a warning', 'continues'],
  ['he was rude and has now turned threatening', 'turned'],
  ['I have just hung up on him', 'over'],
  ['nothing further to add and she rings again', 'told'],
  ['they exhausted our complaints process', 'exhausted'],
  ['he rings nine times a day', 'persistent'],
  ['same question over and over', 'persistent'],
  ['swearing from the outset, I had not said a word', 'outset'],
  ['I warned her twice and she is still swearing', 'continues'],
  ['I told him to stop and he says it is free speech', 'explained'],
  ['emails every day about the same complaint', 'persistent'],
  ['we have given our final answer, there is nothing more to say', 'told'],
  ['I hung up on him', 'over'],
  ['should I warn him first', 'unsaid'],
  ['I have not asked him to stop yet', 'unsaid'],
  ['caller swears at me', 'unsaid'],
  ['she rang off before I could answer', 'gone'],
  ['he put the phone down on me', 'gone'],
  ['he will jump, he said, and then the line went dead', 'gone'],
  ['had to end a call with a shouter', 'over'],
  ['what do I say when I put the phone down', 'unsaid'],
  ['can I end the call', 'unsaid'],
  ['I warned him and he says we have no right to end it', 'objects'],
  ['I said I would end it and she is still at it', 'continues'],
  ['he was grumpy and is now making threats', 'turned'],
  ['started threatening the moment, from the first second, I picked up', 'outset'],
  ['there is nothing new that I can tell her and she writes daily', 'persistent'],
  ['I have explained that there is no more I can say', 'told'],
])('%s is the moment: %s', (text, moment) => {
  expect(circumstancesOf([text]).moment).toBe(moment)
})

test('who is back on the line has not gone from it', () => {
  const hungUp = ['he says he will jump', 'he hung up']
  expect(circumstancesOf(hungUp).moment).toBe('gone')
  expect(circumstancesOf([...hungUp, 'he rang back']).moment).toBe('unsaid')
})

test('a threat of which nothing more is said is to us, and no script for despair', () => {
  expect(circumstancesOf(['caller is making threats'], 'both').harmed).toBe('staff')
  expect(circumstancesOf(['she threatens to do something to herself'], 'both').harmed).toBe('both')
})

test('the newest message says how far it is, an earlier one what it leaves open', () => {
  expect(circumstancesOf(['caller swears at me', 'I warned him and he goes on'])).toEqual({ medium: 'phone', moment: 'continues' })
  expect(circumstancesOf(['I warned the caller and he goes on', 'what now']).moment).toBe('continues')
})

test.each<[string, Circumstances['moment']]>([
  ['i tell him stop, he no stop', 'explained'],
  ['i explained that it is not acceptable, no better', 'explained'],
  ['how do i say to him stop', 'unsaid'],
  ['she slammed the phone down after calling me names', 'gone'],
  ['was only difficult at first, now she is screaming abuse', 'turned'],
  ['he is through our complaints process and rings again', 'exhausted'],
  ['I wrote to her that there is nothing we can add and here she is again', 'told'],
])('how far it is, told otherwise: %s', (text, moment) => {
  expect(circumstancesOf([text]).moment).toBe(moment)
})

test.each<[string, Circumstances['medium']]>([
  ['lady on line, I cannot make her understand the letter', 'phone'],
  ['do I put my name on the letter, he was nasty on phone', 'writing'],
])('how it reached us, told otherwise: %s', (text, medium) => {
  expect(circumstancesOf([text]).medium).toBe(medium)
})
