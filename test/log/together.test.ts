import { together } from '../../src/log/together.js'

/** A database that takes each errand when it is let. */
const slow = () => {
  const asked: (readonly number[])[] = []
  const waits: (() => void)[] = []
  const all = async (some: readonly number[]) => {
    asked.push(some)
    await new Promise<void>((resolve) => waits.push(resolve))
    return some.map((one) =>
      one < 0 ? { status: 'rejected' as const, reason: new Error(`${one} is refused`) } : { status: 'fulfilled' as const, value: one * 2 },
    )
  }
  return { asked, all, letOn: () => waits.shift()?.() }
}
const moment = () => new Promise((resolve) => setImmediate(resolve))

test('what is wanted in one moment is asked together, and what comes meanwhile too; each is answered for itself', async () => {
  const { asked, all, letOn } = slow()
  const ask = together(all, 'in turn')
  const first = [ask(1), ask(-2), ask(3)].map((one) => one.catch((fault: Error) => fault.message))
  await moment()
  const later = [ask(4), ask(5)]
  await moment()
  expect(asked).toEqual([[1, -2, 3]])
  letOn()
  expect(await Promise.all(first)).toEqual([2, '-2 is refused', 6])
  await moment()
  expect(asked).toEqual([
    [1, -2, 3],
    [4, 5],
  ])
  letOn()
  expect(await Promise.all(later)).toEqual([8, 10])
})

test('a few go at once, so that one that hangs holds nobody back', async () => {
  const { asked, all } = slow()
  const ask = together(all)
  for (const one of [1, 2, 3]) {
    void ask(one)
    await moment()
  }
  expect(asked).toEqual([[1], [2], [3]])
  // All three hang; whoever comes then does not wait for them.
  void ask(4)
  while (asked.length < 4) await moment()
  expect(asked[3]).toEqual([4])
})

test('when the errand fails as a whole, everybody on it hears it, and the next goes', async () => {
  let fails = true
  const ask = together(async (some: readonly number[]) => {
    if (fails) throw new Error('away')
    return some.map((value) => ({ status: 'fulfilled' as const, value }))
  }, 'in turn')
  await expect(Promise.all([ask(1), ask(2)])).rejects.toThrow('away')
  fails = false
  expect(await ask(3)).toBe(3)
})
