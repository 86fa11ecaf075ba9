import type { Collections } from '../../../src/log/collections.js'
import { lookAtAll } from '../../../src/log/register/look-at-all.js'
import { pageOf, writePage } from '../../../src/log/register/page.js'
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
  await lookAtAll(db, keys, { newest: new Map(), heads: [], since: '', now: 0, earlier: 0 })
  isDone = true

  expect(inOneTurn.reduce((sum, some) => sum + some, looked)).toBeGreaterThanOrEqual(things)
  expect(Math.max(...inOneTurn, looked)).toBeLessThanOrEqual(most + 1)
})

test('everybody else has turns too while what is over is taken off its page', async () => {
  const keys = { hash: (parts: readonly unknown[]) => JSON.stringify(parts) } as unknown as Keys
  const ids = Array.from({ length: 100 * things }, (_, n) => `shown/TC-2026-${n}`).filter((id) => pageOf(id) === 'page 0')
  const there = new Map(ids.map((id) => [id, { writing: 'a', noted: 1, expires: 2, at: 1 }]))
  const page = writePage(keys, { id: 'page 0', turn: 1, there, over: [] }, '')
  const over = (docs: readonly object[]) => ({ collection: { find: () => cursorOver(docs) } })
  const db = { registers: over([page]), sealed: over([]) } as unknown as Collections
  let [turns, isDone] = [0, false]
  const others = (): void => {
    turns += 1
    if (!isDone) setImmediate(others)
  }
  setImmediate(others)
  const { unnoted } = await lookAtAll(db, keys, { newest: new Map(), heads: [], since: '', now: 1_000, earlier: 0 })
  isDone = true
  expect(unnoted).toHaveLength(ids.length)
  expect(turns).toBeGreaterThanOrEqual(Math.floor(ids.length / most))
})
