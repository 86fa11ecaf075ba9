import { type Instant, instant, type StaffId } from '../procedures/words.js'
import type { Desk } from './desk.js'

/** How often what waits is read anew; between, what was read is looked at. */
const readMs = 5 * 60_000

/** Looks for what has become due: a board shows it then, and not with the next thing that somebody does. */
export interface DueLook {
  /** Says whose boards the clock has changed since the last look: theirs for whom it is, and their line managers'. Throws LogAway. */
  look(): Promise<void>
}

/** Opens it. What a board says of days changes at midnight: then those move for whom something is due that day. */
export function openDueLook(desk: Desk): DueLook {
  let before: Instant | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let waits: readonly { readonly by: StaffId; readonly due: Instant }[] = []

  return {
    async look() {
      if (!desk.boardsMoved) return
      const now = instant(desk.clock())
      const office = desk.directory()
      const since = before ?? now
      if (Date.parse(now) - readAt >= readMs) {
        const all = await desk.log.waits()
        waits = all.flatMap(({ waiting }) => waiting.flatMap(({ for: by, due }) => (due === undefined ? [] : [{ by, due }])))
        readAt = Date.parse(now)
      }
      // Kept only now: what could not be read is looked at again.
      before = now
      const today = office.calendar.dateOf(now)
      const isNewDay = office.calendar.dateOf(since) !== today
      const turned = waits.filter(({ due }) => (due > since && due <= now) || (isNewDay && office.calendar.dateOf(due) === today))
      const people = turned.flatMap(({ by }) => [by, office.person(by)?.lineManager]).filter((id) => id !== undefined)
      if (people.length > 0) desk.boardsMoved([...new Set(people)])
    },
  }
}
