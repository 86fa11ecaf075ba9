import fc from 'fast-check'
import { each, slowly, sortedSlowly, takeSlowly } from '../../src/log/slowly.js'
import { cursorOver } from './cursor-over.js'

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

const documents = (count: number) => Array.from({ length: count }, (_, one) => ({ _id: String(one) }))
const collectionOf = (count: number, find = (): object => cursorOver(documents(count), 170)) =>
  ({ collection: { find } }) as unknown as Parameters<typeof slowly<{ _id: string }>>[0]

test.each([0, 1, 169, 170, 171])('a walk over %i passes each once, in its order', async (count) => {
  const passed: { _id: string }[] = []
  for await (const some of slowly(collectionOf(count))) passed.push(...some)
  expect(passed).toEqual(documents(count))
})

test('a walk whose database goes away in the middle throws what it says, and lets the cursor go', async () => {
  const cursor = cursorOver(documents(400), 170)
  const close = jest.spyOn(cursor, 'close')
  const next = cursor.next
  let batches = 0
  cursor.next = async () => {
    batches += 1
    if (batches === 3) throw new Error('away')
    return next()
  }
  let passed = 0
  const walk = async () => {
    for await (const some of slowly(collectionOf(400, () => cursor))) passed += some.length
  }
  await expect(walk()).rejects.toThrow('away')
  expect(passed).toBe(340)
  expect(close).toHaveBeenCalledTimes(1)
})

test('a walk passes everything once, and everybody else has a turn in between', async () => {
  let turns = 0
  let over = false
  const others = (): void => {
    turns += 1
    if (!over) setImmediate(others)
  }
  setImmediate(others)
  const passed: { _id: string }[] = []
  for await (const some of slowly(collectionOf(1_050))) passed.push(...some)
  over = true
  expect(passed).toEqual(documents(1_050))
  expect(turns).toBeGreaterThanOrEqual(10)
})

test('of several collections each is asked for as soon as the one before has come, and what came is taken in its order', async () => {
  const asked: string[] = []
  const taken: string[] = []
  const find = (name: string, count: number) => (): object => {
    asked.push(`${name} after ${taken.length}`)
    return cursorOver(documents(count), 170)
  }
  const of = (name: string, count: number) =>
    each<{ _id: string }>(collectionOf(count, find(name, count)), ({ _id }) => void taken.push(name + _id))
  await takeSlowly(
    (async function* () {
      yield* of('a', 340)
      yield* of('b', 10)
    })(),
  )
  expect(taken).toEqual([...documents(340).map(({ _id }) => `a${_id}`), ...documents(10).map(({ _id }) => `b${_id}`)])
  expect(asked[0]).toBe('a after 0')
  // Not all of the first is worked on by then.
  expect(Number(/\d+$/.exec(asked[1] ?? '')?.[0])).toBeLessThan(340)
})
