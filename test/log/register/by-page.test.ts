import { byPage } from '../../../src/log/register/by-page.js'
import { pageOf } from '../../../src/log/register/page.js'

const some = 5_000

// Who is harmed: whoever raises an alert while a bot of this version looks for the first time, and notes all that there is.
test('things come by their pages, each page once, and everybody else has turns before the first', async () => {
  const ids = Array.from({ length: some }, (_, n) => `shown/TC-2026-${n}`)
  let [turns, isDone, before] = [0, false, -1]
  const others = (): void => {
    turns += 1
    if (!isDone) setImmediate(others)
  }
  setImmediate(others)
  const pages = new Map<string, readonly string[]>()
  for await (const lot of byPage(ids)) {
    if (before < 0) before = turns
    for (const [page, mine] of lot) {
      expect(pages.has(page)).toBe(false)
      pages.set(page, mine)
    }
  }
  isDone = true
  expect([...pages.values()].flat().sort()).toEqual(ids.toSorted())
  for (const [page, mine] of pages) expect(new Set(mine.map(pageOf))).toEqual(new Set([page]))
  expect(before).toBeGreaterThanOrEqual(some / 500)
})
