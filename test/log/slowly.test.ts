import fc from 'fast-check'
import { slowly, sortedSlowly } from '../../src/log/slowly.js'

test('a long list comes in the order that sort gives it', async () => {
  const lists = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat()), { maxLength: 4_000, size: 'max' })
  await fc.assert(
    fc.asyncProperty(lists, async (list) => {
      const compare = ([one]: readonly [string, number], [other]: readonly [string, number]) => (one < other ? -1 : one > other ? 1 : 0)
      expect(await sortedSlowly(list, compare)).toEqual([...list].sort(compare))
    }),
    { numRuns: 20 },
  )
})

test('a walk passes everything once, and everybody else has a turn in between', async () => {
  let turns = 0
  let over = false
  const others = (): void => {
    turns += 1
    if (!over) setImmediate(others)
  }
  setImmediate(others)
  async function* documents() {
    for (let one = 0; one < 1_050; one += 1) yield one
  }
  const passed: number[] = []
  for await (const one of slowly(documents())) passed.push(one)
  over = true
  expect(passed).toEqual(Array.from({ length: 1_050 }, (_, one) => one))
  expect(turns).toBeGreaterThanOrEqual(10)
})
