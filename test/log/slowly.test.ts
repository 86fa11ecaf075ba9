import fc from 'fast-check'
import { mongo } from 'mongoose'
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

const walked = async (bytes: Uint8Array): Promise<readonly { readonly _id: string }[]> => {
  let given: Uint8Array | null = bytes
  const cursor = {
    next: async () => {
      const one = given
      given = null
      return one
    },
    readBufferedDocuments: () => [],
    close: async () => {},
  }
  const passed: { _id: string }[] = []
  for await (const some of slowly(collectionOf(0, () => cursor))) passed.push(...some)
  return passed
}

test('a walk reads every text as the driver does, and throws where the driver throws: none is taken for another that its bytes do not say', async () => {
  const { BSON } = mongo
  const texts = fc.string({ unit: fc.constantFrom('a', '\ufffd', 'é', '語', '😀'), maxLength: 60 })
  const anywhere = fc.record({
    _id: texts,
    list: fc.array(texts, { maxLength: 3 }),
    within: fc.record({ text: texts }),
    none: fc.constant(null),
  })
  await fc.assert(
    fc.asyncProperty(anywhere, fc.nat(), fc.boolean(), async (doc, place, isAltered) => {
      const bytes = Buffer.from(BSON.serialize(doc))
      const at = [...bytes.keys()].filter((one) => (bytes[one] ?? 0) >= 0x80 && one > 8)
      const altered = at[place % at.length]
      if (isAltered && altered !== undefined) bytes[altered] = 0x81
      const asDriver = (() => {
        try {
          return [BSON.deserialize(bytes)]
        } catch {
          return 'refused'
        }
      })()
      expect(await walked(bytes).catch(() => 'refused')).toEqual(asDriver)
    }),
    { numRuns: 300 },
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
