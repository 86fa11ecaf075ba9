import fc from 'fast-check'
import { MOMENTS } from '../../src/guidance/understanding/moments.js'
import { HEARERS, momentBeside, TAUGHT, type Taught, taughtOf } from '../../src/guidance/understanding/taught-moment.js'

/** A reader that is so sure of one moment, and holds all others for equally likely. */
const heard = (moment: Taught, sure: number) =>
  taughtOf(
    Float32Array.from([
      ...TAUGHT.map((each) => Math.log(each === moment ? sure : (1 - sure) / (TAUGHT.length - 1))),
      ...HEARERS.map(() => 0),
    ]),
  )

test('where the words tell of no step, the likeliest that the reader hears is it', () => {
  expect(momentBeside('unsaid', heard('warned', 0.4))).toBe('warned')
  expect(momentBeside('unsaid', heard('again', 0.4))).toBe('persistent')
  expect(momentBeside('unsaid', heard('fresh', 0.9))).toBe('unsaid')
})

test('"merely rude so far" and "about something else" are one, and count as one', () =>
  expect(
    momentBeside(
      'unsaid',
      taughtOf(Float32Array.from([...TAUGHT.map((each) => ({ fresh: 2, other: 2, warned: 2.5 })[each as string] ?? -9), 0, 0, 0, 0])),
    ),
  ).toBe('unsaid'))

test.each([
  ['turned', 0.6],
  ['exhausted', 0.8],
] as const)('%s leaves a customer without words, or without a process: it takes more to be believed', (moment, enough) => {
  expect(momentBeside('unsaid', heard(moment, enough - 0.01))).toBe('unsaid')
  expect(momentBeside('unsaid', heard(moment, enough + 0.01))).toBe(moment)
  expect(momentBeside(moment, heard(moment, 0.3))).toBe(moment)
})

test('what the words tell is doubted only by a reader who is far surer of something else', () => {
  expect(momentBeside('explained', heard('warned', 0.3))).toBe('explained')
  expect(momentBeside('explained', heard('warned', 0.9))).toBe('warned')
})

test('whoever goes on after a warning has been warned: the words know more of it', () =>
  expect(momentBeside('continues', heard('warned', 0.9))).toBe('continues'))

test.each(TAUGHT.flatMap((taught) => (['over', 'gone', 'past'] as const).map((words) => [words, taught] as const)))(
  'a call that the words say is over (%s) is over, also where the reader would rather say %s',
  (words, taught) => expect(momentBeside(words, heard(taught, 0.75))).toBe(words),
)

test('whatever is said, it is a moment that the words or the reader hold for possible', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...MOMENTS),
      fc.array(fc.double({ min: -20, max: 20, noNaN: true }), {
        minLength: TAUGHT.length + HEARERS.length,
        maxLength: TAUGHT.length + HEARERS.length,
      }),
      (words, scores) => {
        const told = taughtOf(Float32Array.from(scores))
        expect([...told.moments.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
        expect([...told.hearers.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
        expect(MOMENTS).toContain(momentBeside(words, told))
      },
    ),
  ))
