import { trusted } from 'mongoose'
import type { Urgency } from '../procedures/procedure.js'
import { type Instant, instant } from '../procedures/words.js'
import type { Collections, OwedDoc } from './collections.js'
import type { Log, OwedItem } from './log.js'
import { intoDone, placeOf } from './owed-done.js'
import { oweRedraw } from './owed-redraw.js'
import type { Keys } from './sealing/keys.js'

const order: readonly Urgency[] = ['alert', 'now', 'routine']

/**
 * Owed items under leases: found by their urgency and time, then taken by one update that only the first can make, since it
 * raises the number of the lease. (One findOneAndUpdate would do the same, but the embedded server looks through everything
 * for it.)
 */
export const openOwed = (db: Collections, keys: Keys): Pick<Log, 'takeOwed' | 'finishOwed' | 'putBackOwed' | 'oweRedraw' | 'owedOpen'> => {
  /** Found a moment ago with one that was taken: whoever takes next tries these first. Whether one is still to be had the update says. */
  const beside = new Map<string, readonly OwedDoc[]>()
  const take = async (found: readonly OwedDoc[], which: string, free: Instant): Promise<OwedItem | undefined> => {
    for (const [at, doc] of found.entries()) {
      beside.set(which, found.slice(at + 1))
      const fence = doc.fence + 1
      const mine = await db.owed.updateOne({ _id: doc._id, fence: doc.fence }, { $set: { free, fence, held: true } })
      if (mine.matchedCount === 1) return itemOf({ ...doc, fence })
    }
    return undefined
  }
  return {
    async takeOwed(now, { seconds, urgencies, only }) {
      const index = only === undefined ? {} : { index: only === 'redraws' ? -1 : trusted({ $gte: 0 }) }
      const free = instant(new Date(Date.parse(now) + seconds * 1000))
      for (const urgency of order.filter((one) => urgencies.includes(one))) {
        const which = `${urgency} ${only}`
        // Of what was found before nothing is tried twice, and nothing before its time.
        const left = beside.get(which)?.filter((doc) => doc.free <= now) ?? []
        beside.delete(which)
        const taken = await take(left, which, free)
        if (taken) return taken
        for (;;) {
          const some = await db.owed
            .find({ urgency, ...index, free: trusted({ $lte: now }) })
            .sort({ free: 1 })
            .limit(10)
            .lean<OwedDoc[]>()
          const one = await take(some, which, free)
          if (one) return one
          // Others took all of these: there may be more behind them.
          if (some.length < 10) break
        }
      }
      return undefined
    },

    async finishOwed(item) {
      if (item.index !== -1) {
        const done = await db.owed.updateOne(asTaken(item), intoDone(keys, item.id))
        return done.matchedCount === 1
      }
      const drawn = await db.owed.deleteOne(asTaken(item))
      return drawn.deletedCount === 1 || backAtOnce(db, item)
    },

    async putBackOwed(item, again, inDoubt = false) {
      // `due` stays: what is tried every few seconds and never arrives is overdue, and the watchdog must see since when.
      const back = await db.owed.updateOne(asTaken(item), { $set: { free: again, held: inDoubt }, $inc: { tries: 1, fence: 1 } })
      if (back.matchedCount === 1) return true
      return item.index === -1 && backAtOnce(db, item)
    },

    oweRedraw: async (record, at) => oweRedraw(db, record, 1, at),

    async owedOpen() {
      const open = await Promise.all(
        order.map(async (urgency) => {
          const count = await db.owed.countDocuments({ urgency })
          // By `due`, not by `free`: what a worker holds is still owed.
          const oldest = await db.owed.findOne({ urgency }).sort({ due: 1 }).lean<OwedDoc>()
          return oldest ? [{ urgency, count, oldestDue: oldest.due }] : []
        }),
      )
      return open.flat()
    },
  }
}

/** The item as it was when it was taken: under the same lease, and, when it is a redraw, not owed again since. */
const asTaken = ({ id, fence, index, asked }: OwedItem) => ({
  _id: id,
  fence,
  ...(index !== -1 ? {} : { asked: asked === 0 ? trusted({ $in: [0, null] }) : asked }),
})

const backAtOnce = async (db: Collections, { id, fence, due }: OwedItem): Promise<boolean> => {
  const back = await db.owed.updateOne({ _id: id, fence }, { $set: { free: due, held: false, tries: 0 }, $inc: { fence: 1 } })
  return back.matchedCount === 1
}

/** Its place is read from `_id`: by the fields beside it, altered, it would be found to be nothing and done. `held` as it was found: taken by somebody who is not heard of any more, or put back in doubt. */
const itemOf = ({ _id, version, due, urgency, tries, fence, held, asked }: OwedDoc): OwedItem => ({
  id: _id,
  version,
  ...placeOf(_id),
  due,
  urgency,
  tries,
  fence,
  left: held === true,
  asked: asked ?? 0,
})
