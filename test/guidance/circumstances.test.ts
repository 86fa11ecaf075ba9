import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'

test.each([
  ['he writes in his email that he will find me', 'writing'],
  ['letter says we are all thieves', 'writing'],
  ['caller shouts at me', 'phone'],
  ['he rang and called me names', 'phone'],
  ['he is rude', 'unsaid'],
] as const)('how it reaches us: %s', (text, medium) => {
  expect(circumstancesOf(text).medium).toBe(medium)
})

test.each([
  ['swearing from the outset, I had not said a word', 'outset'],
  ['I warned her twice and she is still swearing', 'warned'],
  ['I told him to stop and he says it is free speech', 'warned'],
  ['emails every day about the same complaint', 'persistent'],
  ['we have given our final answer, there is nothing more to say', 'exhausted'],
  ['I hung up on him', 'over'],
  ['he swears at me', 'unsaid'],
] as const)('where it stands: %s', (text, moment) => {
  expect(circumstancesOf(text).moment).toBe(moment)
})
