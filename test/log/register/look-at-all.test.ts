import type { Collections } from '../../../src/log/collections.js'
import { lookAtAll } from '../../../src/log/register/look-at-all.js'
import { intoEnd } from '../../../src/log/register/small-thing.js'
import type { Keys } from '../../../src/log/sealing/keys.js'
import { cursorOver } from '../cursor-over.js'

const things = 1_000
const most = 25

test('while every small thing is looked at, everybody else has a turn after each few of them', async () => {
  let looked = 0
  const keys = {
    hash: (parts: readonly unknown[]) => {
      looked += 1
      return JSON.stringify(parts).padEnd(40, '.')
    },
    epochs: {},
  } as unknown as Keys
  const now = new Date('2026-12-01T09:00:00.000Z')
  const ends = Array.from({ length: things }, (_, n) => ({ _id: `shown/TC-2026-${n}`, ...intoEnd(keys, `shown/TC-2026-${n}`, now).$set }))
  const over = (docs: readonly object[]) => ({ collection: { find: () => cursorOver(docs) } })
  const db = { registers: over([]), sealed: over(ends) } as unknown as Collections

  looked = 0
  const inOneTurn: number[] = []
  let isDone = false
  const others = (): void => {
    inOneTurn.push(looked)
    looked = 0
    if (!isDone) setImmediate(others)
  }
  setImmediate(others)
  await lookAtAll(db, keys, { newest: new Map(), heads: [], named: (page) => page, now: 0, earlier: 0 })
  isDone = true

  expect(inOneTurn.reduce((sum, some) => sum + some, looked)).toBeGreaterThanOrEqual(things)
  expect(Math.max(...inOneTurn, looked)).toBeLessThanOrEqual(most + 1)
})
