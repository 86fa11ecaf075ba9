import type { Kept, Named, Passed } from '../../log/log.js'
import { knownSoFar } from '../../procedures/known-so-far.js'
import type { AnyProcedure } from '../../procedures/procedure.js'
import { type Instant, instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { inTime } from '../in-time.js'
import { layOutInPassing, type RecordAtHand } from '../record-at-hand.js'
import { type NameIndex, openNameIndex } from './name-index.js'

/** How long somebody waits for names that are still being read, in milliseconds; then they are told so. */
const patience = 500
/**
 * How far back each look goes behind the one before, in milliseconds. A commit carries the time of the process that made it, and is
 * visible once the database has it: two clocks may be twenty minutes apart (ten each, promise 11), and the driver tries for less than a minute.
 */
export const overlap = 30 * 60_000

/** The customers' names, in memory only, as this process has read them out of the log. */
export interface Names {
  readonly index: NameIndex
  /**
   * The first time it reads all of them; after that it compares what was read with every record there is, which finds what came too
   * late for the looks between (see `lookAgain`). Throws LogAway; what was read until then stays.
   */
  read(): Promise<void>
  /** Takes in what moved since the last look, here or in another process; waits at most half a second for the first reading, which goes on by itself. Are all names there? */
  areThere(): Promise<boolean>
}

/** The customer's name on a record; undefined while it names nobody. */
const customerIn = ({ procedure, state }: RecordAtHand): string | undefined => procedure.customer?.(state)?.name || undefined

/** A record that a newer version works on is still found: by the name that it had while this one could read it. */
const asFarAsKnown = (procedure: AnyProcedure, kept: Kept): RecordAtHand => {
  const events = knownSoFar(procedure, kept.events)
  return layOutInPassing(procedure, events.length === kept.events.length ? kept : { ...kept, events })
}

/** Opens the names of a desk: none are read yet. */
export const openNames = (desk: Desk): Names => {
  const index = openNameIndex()
  const naming = new Map(desk.procedures.flatMap((procedure) => (procedure.customer ? [[procedure.name, procedure] as const] : [])))
  /** Up to which version each record was read. */
  const versions = new Map<RecordId, number>()
  /** When the last look began, by this process's clock; undefined until everything was read once. */
  let seen: Instant | undefined
  let firstReading: Promise<void> | undefined

  const now = (): Instant => instant(desk.clock())
  desk.log.whenErased((records) => records.forEach(index.drop))

  /** Newest first: after a start, those that are asked for most are found first. */
  const readAll = async (): Promise<void> => {
    const begun = now()
    for (const procedure of naming.keys())
      await desk.log.names(procedure, async (some) => {
        const untold = some.flatMap((named) => (note(named) ? [] : [named.record]))
        if (untold.length > 0) await desk.log.walk({ records: untold }, (those) => those.forEach(take))
      })
    seen = begun
  }

  /** Another look has read further meanwhile. */
  const isReadFurther = (record: RecordId, version: number): boolean => version < (versions.get(record) ?? 0)
  const name = (record: RecordId, customer: string | undefined): void => (customer ? index.put(record, customer) : index.drop(record))

  /** False when the lists do not tell whom it is about: the record itself does. */
  const note = ({ record, version, customer }: Named): boolean => {
    if (customer === undefined) return false
    if (isReadFurther(record, version)) return true
    name(record, customer)
    versions.set(record, version)
    return true
  }

  const take = ({ record, kept }: Passed): void => {
    if (kept && isReadFurther(record, kept.version)) return
    const procedure = naming.get(kept?.procedure ?? '')
    name(record, kept && procedure && customerIn(asFarAsKnown(procedure, kept)))
    // Its key goes in a moment: it is looked at again until it is gone.
    if (kept && !kept.events.some(({ event }) => event === 'RecordErased')) versions.set(record, kept.version)
  }

  /** Reads again what has moved since it was read; without a time it compares everything, by version and not by any clock. */
  const lookAgain = async (since?: Instant): Promise<void> => {
    const moved = await desk.log.movements(since)
    const news = moved.filter(({ record, procedure, version }) => naming.has(procedure) && version > (versions.get(record) ?? 0))
    // In the order of the first reading, so that what fits equally well stands in one order everywhere.
    for (const procedure of naming.keys()) {
      const records = news.flatMap((each) => (each.procedure === procedure ? [each.record] : []))
      await desk.log.walk({ records: records.sort().reverse() }, (some) => some.forEach(take))
    }
    // Of what is gone nothing is read: it must not be asked for at every look.
    for (const { record, version } of news) if (!index.has(record)) versions.set(record, Math.max(version, versions.get(record) ?? 0))
  }

  /**
   * Nothing is missed for long. A commit is visible from the moment that the database has it, in no order that could be counted on: not
   * by its date, since clocks differ and a process may freeze between dating and inserting, and not by any number, since records move
   * independently. So a look asks for dates from half an hour before the last look began (the names taken in already are passed over by
   * their versions), and that look's beginning was noted before it asked. What comes later still, from a process that froze for an hour
   * or an alert that waited for the database, moves its record's version all the same, and `read` compares versions alone.
   */
  const look = async (): Promise<void> => {
    const begun = now()
    await lookAgain(instant(new Date(Math.max(0, Date.parse(seen ?? begun) - overlap))))
    seen = begun
  }

  const readFirst = (): Promise<void> => {
    firstReading ??= readAll().finally(() => {
      firstReading = undefined
    })
    return firstReading
  }
  const lookSoon = afresh(look)

  return {
    index,
    read: () => (seen === undefined ? readFirst() : lookAgain()),
    async areThere() {
      if (seen !== undefined) return lookSoon().then(() => true)
      const done = readFirst()
        .then(lookSoon)
        .then(() => true)
      // When it goes wrong later on, the next look-up begins it again.
      done.catch(() => undefined)
      return inTime(done, () => false, patience)
    },
  }
}

/** One at a time, and each begun after it was asked for: a look under way may have asked before the newest commit was there. All who wait share the next. */
const afresh = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const begin = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (!running) return begin()
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return begin()
      })
    return next
  }
}
