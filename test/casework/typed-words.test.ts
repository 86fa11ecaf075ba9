import fc from 'fast-check'
import type { DialogView, RawValues } from '../../src/casework/arrival.js'
import { openCounter, shown, words } from './counter.js'
import { sam } from './test-office.js'

/** What a person types into the fields of a step: anything, right or wrong. */
const scrap = fc.oneof(
  fc.constantFrom('', ' ', 'soon', '2026-03-02', '9:05', 'no', 'yes', 'other', 'broken', 'lena'),
  fc.string({ maxLength: 300 }),
)
const quotes = fc.array(fc.record({ who: scrap, words: scrap }), { maxLength: 3 })
const typing = fc.record({
  what: scrap,
  kind: fc.constantFrom('broken', 'missing', 'other', ''),
  else: scrap,
  room: scrap,
  on: scrap,
  hurt: fc.constantFrom('yes', 'no', ''),
  manager: fc.constantFrom('lena', 'nobody', ''),
  quotes,
  injury: scrap,
})
const move = fc.oneof(
  fc.constantFrom('next', 'back', 'redraw', 'next', 'close', 'away', 'there', 'restart'),
  fc.record({ change: fc.constantFrom('what', 'details', 'injury', 'no such step') }),
  fc.record({ add: fc.constantFrom('quotes', 'what', '__proto__') }),
)

/** Everything typed in the fields that this view draws. */
const draws = (view: DialogView, typed: Record<string, unknown>): RawValues =>
  Object.fromEntries(view.fields.map(({ name }) => [name, typed[name] as string]))

test('no sequence of moves in a dialog loses a typed word', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(move, typing), { minLength: 1, maxLength: 14 }), async (moves) => {
      const counter = openCounter()
      let view = shown(await counter.command(sam, '/chair'))
      const last = new Map<string, RawValues>()
      let away = false
      for (const [next, typed] of moves) {
        const values = draws(view, typed)
        if (view.fields.length > 0) last.set(view.step.name, values)
        if (next === 'away' || next === 'there') {
          away = next === 'away'
          counter.log.setAway(away)
          const answer = await counter.form(sam, view, 'redraw', values)
          // A process that has just begun knows nothing while the log is away: it says so, and the words stay on the screen.
          if (answer.answer === 'sentence') {
            expect(answer.text).toContain('still on this screen')
            return undefined
          }
          view = shown(answer)
        } else if (next === 'close') {
          await counter.close(sam, view, values)
          const resumed = await counter.press(sam, `resume:${view.draft}`)
          // A form in which nothing was typed is let go when it is closed.
          if (resumed.answer === 'sentence') return expect(wrote(last)).toBe(false)
          view = shown(resumed)
        } else if (next === 'restart') {
          view = shown(await counter.form(sam, view, 'redraw', values))
          if (!away) counter.restart()
        } else {
          view = shown(await counter.form(sam, view, next, values))
        }
        const kept = last.get(view.step.name)
        if (kept) for (const [name, value] of Object.entries(kept)) expect(startOf(view.values[name], value)).toEqual(value)
      }
      return undefined
    }),
    { numRuns: 80, seed: 7 },
  )
})

const wrote = (typed: ReadonlyMap<string, RawValues>): boolean =>
  [...typed.values()].some((values) =>
    Object.entries(values).some(
      ([name, value]) =>
        !['on', 'manager'].includes(name) &&
        /\S/.test(Array.isArray(value) ? value.flatMap((item) => Object.values(item)).join('') : String(value)),
    ),
  )

/** One more item may have been added behind those that were typed. */
const startOf = (shownValue: RawValues[string] | undefined, typed: RawValues[string]): unknown =>
  Array.isArray(typed) && Array.isArray(shownValue) ? shownValue.slice(0, typed.length) : shownValue

test('whatever a channel sends, a form answers with a dialog or a sentence and no fault', async () => {
  const names = fc.constantFrom(
    'what',
    'kind',
    'quotes',
    'quotes.0.who',
    'quotes.999.words',
    'quotes.-1.who',
    '__proto__',
    'constructor',
    'toString',
    'on',
  )
  const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.array(fc.dictionary(fc.string(), fc.string())))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, anything)), fc.constantFrom('what', 'details', 'toString', ''), async (sent, step) => {
      const counter = openCounter()
      const view = shown(await counter.command(sam, '/chair'))
      const answer = await counter.form(sam, { ...view, step: { ...view.step, name: step } }, 'next', Object.fromEntries(sent))
      expect(words(answer)).not.toContain('Something went wrong')
      expect(counter.told.filter(({ tells }) => tells === 'fault')).toEqual([])
    }),
    { numRuns: 150, seed: 7 },
  )
})
