import { promptForFacts } from '../../../src/procedures/shared/plain-facts.js'

describe('the gentle prompt for facts only', () => {
  it.each([
    'He was rude to me from the beginning.',
    'A nasty caller.',
    'Typical of this customer.',
    'She ranted about her case.',
    'He was clearly drunk.',
    'He is mental.',
    'She is a mental case.',
    'He was asked to stop: a rude man.',
    'I asked him to stop, and he was rude.',
    'He complained. He was rude throughout.',
    'He called the office at nine and was rude.',
    'He kept calling and was nasty.',
    'They were rude. He said: you are useless',
    '“Good morning”, he said. A rude man.',
    "He didn't stop: a nasty caller who wouldn't listen.",
  ])('asks about what reads as an opinion: %s', (words) => {
    expect(promptForFacts(words)).toMatch(/may read as an opinion/)
  })

  it.each([
    'He said "I know where you live" and went on.',
    'The customer told me “do your job” twice.',
    'She shouted: get me the boss.',
    "He then said 'you will see' to me.",
    'The customer said, I will come to your office.',
    '“You stupid cow”, he said, and rang off.',
    '"Are you mad? Clearly you are!" was what I heard.',
    "His words were: 'a pathetic, useless office'.",
    'Er sagte: „Sie Idiot“ und legte auf.',
    'He was shouting “You stupid cow',
    'He kept saying: you are useless',
  ])('asks about words that look quoted: %s', (words) => {
    expect(promptForFacts(words)).toMatch(/Put them under quotes/)
  })

  it.each([
    'The customer swore at me four times. I asked them to stop, and warned them twice.',
    "The customer didn't stop, so I ended the call. It was the customers' second call.",
    'They raised their voice and repeated the same question for twenty minutes.',
    'He called me an idiot, and then he called my manager stupid.',
    'He asked whether I was mad, and rang off.',
    'She accused me of being rude, and complained that our letter was ridiculous.',
    'He described my manager as pathetic and referred to me as an idiot.',
    'She used the word idiot four times.',
    'He kept calling our manager a stupid cow.',
    'He e-mailed that I am an idiot, and claimed that the office is crazy.',
    'The customer has a mental illness and asked for a larger print.',
    'He rang about the Mental Capacity Act and his mental health.',
    '',
  ])('leaves a plain account alone: %s', (words) => {
    expect(promptForFacts(words)).toBeUndefined()
  })

  it.each(["'a ", '‘', '“x', 'said ', 'difficult ', '(’', 'said:', "' ", '"x" ', '"a', "x'"])(
    'comes to an answer on a very long account of %j',
    (piece) => {
      expect(['string', 'undefined']).toContain(typeof promptForFacts(piece.repeat(100_000)))
    },
  )
})
