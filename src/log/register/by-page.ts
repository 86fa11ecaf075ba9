import { setImmediate as letOthers } from 'node:timers/promises'
import { pageOf } from './page.js'

/** So many are looked up or noted in one go; all that stands on one page always is. */
const together = 200
/** So many are told their page before everybody else has a turn: a millisecond's work. */
const inOneTurn = 500

/** Small things by the pages on which they stand, some pages at a time, each page once. Everybody else's work goes on between. */
export async function* byPage(ids: readonly string[]): AsyncGenerator<ReadonlyMap<string, readonly string[]>> {
  const pages = new Map<string, string[]>()
  for (const [place, id] of ids.entries()) {
    const page = pageOf(id)
    const mine = pages.get(page)
    if (mine) mine.push(id)
    else pages.set(page, [id])
    if ((place + 1) % inOneTurn === 0) await letOthers()
  }
  let some = new Map<string, readonly string[]>()
  let count = 0
  for (const [page, mine] of pages) {
    some.set(page, mine)
    count += mine.length
    if (count < together) continue
    yield some
    await letOthers()
    some = new Map()
    count = 0
  }
  if (count > 0) yield some
}
