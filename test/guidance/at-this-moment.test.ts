import { atThisMoment, harmAtThisMoment } from '../../src/guidance/understanding/at-this-moment.js'
import type { Understanding } from '../../src/guidance/understanding/judge.js'
import type { Moment } from '../../src/guidance/understanding/moments.js'
import type { Hearer, TaughtMoment } from '../../src/guidance/understanding/taught-moment.js'

const understood = (section: string): Understanding => ({
  sections: [...new Set([section, '4.unacceptable', '2'])],
  situation: 'giving-name',
  action: 'none',
  atRisk: false,
  atRiskScore: 0,
  covered: true,
  askBack: false,
  telling: [],
  waiting: [],
  facts: [],
  others: [],
  medium: 'unsaid',
  moment: 'unsaid',
})
const heard = (moment: Moment, share: number, hearer: Hearer, sure: number): TaughtMoment => ({
  moments: new Map<Moment, number>([
    [moment, share],
    ['unsaid', 1 - share],
  ]),
  hearers: new Map([[hearer, sure]]),
  harm: 0,
})

test('whoever has asked a caller to stop and is insulted again is told how to warn them, whatever else was told beside it', () => {
  const told = atThisMoment(understood('8'), heard('explained', 0.6, 'line', 0.5), false)
  expect(told).toMatchObject({ moment: 'explained', sections: ['4.unacceptable', '8', '2'], action: 'terminated-call' })
})

test.each<[string, TaughtMoment]>([
  ['nobody of ours is being insulted now: one of ours is to be told', heard('outset', 0.9, 'ours', 0.9)],
  ['it is hardly surer than not', heard('explained', 0.59, 'line', 0.9)],
  ['they have stopped', heard('stopped', 0.9, 'line', 0.9)],
])('what is asked stays first where %s', (_, taught) => expect(atThisMoment(understood('8'), taught, false).sections[0]).toBe('8'))

test('what the reader holds for no conduct is none: "do I pass it up just because he asked"', () =>
  expect(
    atThisMoment({ ...understood('7'), sections: ['7', '7.demand', '13', '4.unacceptable'] }, heard('explained', 0.9, 'line', 0.9), false)
      .sections[0],
  ).toBe('7'))

test.each(['4.unacceptable', '4.difficult', '5', '6', '10', '10.channels', '11.police', '14'])(
  '%s has words for conduct already, and stays first',
  (section) => expect(atThisMoment(understood(section), heard('warned', 1, 'line', 1), false).sections[0]).toBe(section),
)

test('where nobody is there to be spoken to, no words to say are shown', () => {
  expect(atThisMoment(understood('10'), heard('unsaid', 1, 'nobody', 0.7), false).toKnow).toBe(true)
  expect(atThisMoment(understood('10'), heard('unsaid', 1, 'nobody', 0.69), false).toKnow).toBeUndefined()
})

test('whoever asks for words has them, for whomever they are', () =>
  expect(atThisMoment(understood('12'), heard('unsaid', 1, 'nobody', 1), false, 'what do I say to her').toKnow).toBeUndefined())

test('who objects may have been polite: what they ask for stays first', () =>
  expect(atThisMoment(understood('8'), heard('objects', 0.9, 'line', 0.9), false).sections[0]).toBe('8'))

test('who is on the line in so many words is there', () =>
  expect(atThisMoment({ ...understood('10'), facts: ['still-on'] }, heard('unsaid', 1, 'nobody', 1), false).toKnow).toBeUndefined())

test('who has stopped is served on, and no call is told as ended that nobody ended', () => {
  const told = atThisMoment(understood('6'), heard('stopped', 0.9, 'line', 0.9), false)
  expect(told).toMatchObject({ sections: ['4.unacceptable', '6', '2'], situation: 'offensive-or-insulting' })
  expect(atThisMoment(understood('6'), heard('over', 0.9, 'ours', 0.9), false).sections[0]).toBe('6')
})

test('a call that may be ended at once is told as one', () =>
  expect(atThisMoment(understood('8'), heard('outset', 0.9, 'line', 0.9), false).situation).toBe('abusive-or-threatening'))

test('whoever was told of before may still be there, and keeps the words', () =>
  expect(atThisMoment(understood('10'), heard('unsaid', 1, 'nobody', 1), true).toKnow).toBeUndefined())

test.each<[string, 'phone' | 'writing' | 'unsaid', Hearer, number, string]>([
  ['a reply by card or counter that no rule knows is heard as one', 'unsaid', 'writing', 0.5, 'writing'],
  ['what hardly sounds like writing is left open', 'unsaid', 'writing', 0.49, 'unsaid'],
  ['what is told to be a call is written only where it is surely so', 'phone', 'writing', 0.89, 'phone'],
  ['a letter that somebody on the line rings about is spoken of', 'writing', 'line', 0.9, 'phone'],
  ['and stays one where that is not sure', 'writing', 'line', 0.89, 'writing'],
])('%s', (_, medium, hearer, sure, then) =>
  expect(atThisMoment({ ...understood('8'), medium }, heard('unsaid', 1, hearer, sure), false).medium).toBe(then),
)

test('whoever turns to their manager has words for the manager, and only where that is sure and nobody is on the line', () => {
  const told = (sure: number, before = false) => atThisMoment(understood('4.unacceptable'), heard('unsaid', 1, 'ours', sure), before).toOurs
  expect([told(0.85), told(0.84), told(1, true)]).toEqual([true, undefined, undefined])
})

describe('harm', () => {
  const harm = { ...understood('9'), atRisk: true }
  const at = (of: Understanding, hearer: Hearer, sure: number, before = false) => {
    const { medium, moment } = harmAtThisMoment(of, heard('unsaid', 1, hearer, sure), before)
    return `${medium} ${moment}`
  }
  test('who has rung off is not spoken to', () => expect(at(harm, 'ours', 0.75)).toBe('unsaid past'))
  test('who may be on the line keeps their words', () => {
    expect(at(harm, 'ours', 0.74)).toBe('unsaid unsaid')
    expect(at(harm, 'nobody', 1, true)).toBe('unsaid unsaid')
    expect(at({ ...harm, facts: ['still-on'] }, 'nobody', 1)).toBe('unsaid unsaid')
    expect(at({ ...harm, facts: ['speaks-to-them'] }, 'ours', 1)).toBe('unsaid unsaid')
  })
  test('what was written is passed on, and a call is never taken for a letter', () => {
    expect(at(harm, 'writing', 0.5)).toBe('writing unsaid')
    expect(at({ ...harm, medium: 'phone' }, 'writing', 1)).toBe('phone unsaid')
  })
})
