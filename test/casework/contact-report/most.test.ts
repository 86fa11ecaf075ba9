import fc from 'fast-check'
import { type Bound, most } from './most.js'

/** By trying every one. */
const tried = (aim: readonly number[], bounds: readonly Bound[], up: number): number | undefined => {
  const sum = (of: readonly number[], values: readonly number[]) => of.reduce((all, one, place) => all + one * (values[place] ?? 0), 0)
  let best: number | undefined
  const walk = (values: readonly number[]): void => {
    if (values.length === aim.length) {
      if (bounds.some(({ of, from, to }) => sum(of, values) < from || sum(of, values) > to)) return
      best = Math.max(best ?? Number.NEGATIVE_INFINITY, sum(aim, values))
      return
    }
    for (let next = 0; next <= up; next += 1) walk([...values, next])
  }
  walk([])
  return best
}

test('the most that fits within bounds is what trying every number finds', () => {
  const row = fc.array(fc.constantFrom(0, 0, 1), { minLength: 4, maxLength: 4 })
  const bound = fc.record({ of: row, from: fc.integer({ min: 0, max: 4 }), more: fc.integer({ min: 0, max: 4 }) })
  fc.assert(
    fc.property(fc.array(fc.constantFrom(-1, 0, 1), { minLength: 4, maxLength: 4 }), fc.array(bound, { maxLength: 5 }), (aim, some) => {
      const whole = { of: [1, 1, 1, 1], from: 0, to: 6 }
      const bounds = [whole, ...some.map(({ of, from, more }): Bound => ({ of, from, to: from + more }))]
      expect(most(aim, bounds)).toEqual(tried(aim, bounds, 6))
    }),
    { numRuns: 150 },
  )
})
