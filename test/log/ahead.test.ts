import { asFastAsItComes } from '../../src/log/ahead.js'

const until = () => new Promise(setImmediate)

/** Gives so many numbers; `given`: how many it was asked for. */
const numbers = (count: number, fault?: Error) => {
  const seen = { given: 0, ended: false }
  const all = async function* () {
    try {
      for (; seen.given < count; seen.given += 1) yield seen.given
      if (fault) throw fault
    } finally {
      seen.ended = true
    }
  }
  return { all, seen }
}

test('what comes is fetched while what came is worked on, as much as may wait and no more, and passed once, in its order', async () => {
  const { all, seen } = numbers(20)
  const passed: number[] = []
  const waited: number[] = []
  for await (const one of asFastAsItComes(all(), { weigh: () => 10, most: 50 })) {
    passed.push(one)
    await until()
    waited.push(seen.given - passed.length)
  }
  expect(passed).toEqual(Array.from({ length: 20 }, (_, one) => one))
  expect(Math.max(...waited)).toBeGreaterThanOrEqual(4)
  expect(Math.max(...waited)).toBeLessThanOrEqual(5)
})

test('a fault is thrown when all that came before it was worked on', async () => {
  const { all, seen } = numbers(3, new Error('away'))
  const passed: number[] = []
  const work = async () => {
    for await (const one of asFastAsItComes(all(), { weigh: () => 1, most: 100 })) {
      passed.push(one)
      await until()
    }
  }
  await expect(work()).rejects.toThrow('away')
  expect([passed, seen.ended]).toEqual([[0, 1, 2], true])
})

test('whoever breaks off ends what gives, though it waits for room or finds a fault', async () => {
  for (const { all, seen } of [numbers(100), numbers(1, new Error('away'))]) {
    for await (const _ of asFastAsItComes(all(), { weigh: () => 1, most: 2 })) {
      await until()
      break
    }
    expect(seen.ended).toBe(true)
  }
})
