import type { Passed } from '../../log/log.js'
import type { AnyProcedure } from '../../procedures/procedure.js'
import { type Instant, instant } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { factsNow, layOut, type RecordAtHand } from '../record-at-hand.js'
import { type NameIndex, openNameIndex } from './name-index.js'

/** How long somebody waits for names that are still being read, in milliseconds; then they are told so. */
const patience = 500
const always = instant(new Date(0))
const aDay = 86_400_000

/** The customers' names, in memory only, as this process has read them out of the log. */
export interface Names {
  readonly index: NameIndex
  /** Takes in what was opened since the last time, here or in another process. Throws LogAway; what was read until then stays. */
  read(): Promise<void>
  /** The same, and waits at most half a second for the first reading, which goes on by itself. Are all names there? */
  areThere(): Promise<boolean>
}

/** The customer's name on a record, as a look-up shows it or as the record gives it on; undefined while it names nobody. */
const customerIn = (desk: Desk, { procedure, state, kept: { record } }: RecordAtHand): string | undefined => {
  const name = procedure.lookUp?.(state, factsNow(desk, 'clock', record))?.customer ?? procedure.gives?.(state).customer
  return typeof name === 'string' ? name : undefined
}

/** Opens the names of a desk: none are read yet. */
export const openNames = (desk: Desk): Names => {
  const index = openNameIndex()
  let seen: Instant = always
  let reading: Promise<void> | undefined

  /** Newest first: after a start, those that are asked for most are found first. */
  const readAll = async (): Promise<void> => {
    const begun = desk.clock().getTime()
    for (const procedure of desk.procedures)
      if (procedure.gives) await desk.log.walk({ procedure: procedure.name, since: seen }, (some) => take(procedure, some))
    // A day back, since clocks differ and names are added later.
    seen = instant(new Date(Math.max(0, begun - aDay)))
  }

  const take = (procedure: AnyProcedure, some: readonly Passed[]): void => {
    for (const { record, kept } of some) {
      const name = kept && customerIn(desk, layOut(procedure, kept))
      if (name !== undefined) index.put(record, name)
    }
  }

  const read = (): Promise<void> => {
    reading ??= readAll().finally(() => {
      reading = undefined
    })
    return reading
  }

  return {
    index,
    read,
    async areThere() {
      const done = read().then(() => true)
      if (seen !== always) return done
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), patience)
      })
      try {
        return await Promise.race([done, late])
      } finally {
        clearTimeout(timer)
        // When it goes wrong later on, the next look-up begins it again.
        done.catch(() => undefined)
      }
    },
  }
}
