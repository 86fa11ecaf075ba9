import { trusted } from 'mongoose'
import type { Urgency } from '../procedures/procedure.js'
import { instant } from '../procedures/words.js'
import type { Collections, OwedDoc } from './collections.js'
import type { Log, OwedItem } from './log.js'

const order: readonly Urgency[] = ['alert', 'now', 'routine']

/** Owed items under leases: taken by one update, finished or put back only under the number of the lease. */
export const openOwed = (db: Collections): Pick<Log, 'takeOwed' | 'finishOwed' | 'putBackOwed' | 'owedOpen'> => ({
  async takeOwed(now, { seconds, urgencies }) {
    for (const urgency of order.filter((one) => urgencies.includes(one))) {
      const doc = await db.owed
        .findOneAndUpdate(
          { urgency, free: trusted({ $lte: now }) },
          { $set: { free: instant(new Date(Date.parse(now) + seconds * 1000)) }, $inc: { fence: 1 } },
          { sort: { free: 1 }, returnDocument: 'after' },
        )
        .lean<OwedDoc>()
      if (doc) return itemOf(doc)
    }
    return undefined
  },

  async finishOwed({ id, fence }) {
    const done = await db.owed.deleteOne({ _id: id, fence })
    return done.deletedCount === 1
  },

  async putBackOwed({ id, fence }, due) {
    const back = await db.owed.updateOne({ _id: id, fence }, { $set: { due, free: due }, $inc: { tries: 1, fence: 1 } })
    return back.matchedCount === 1
  },

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
})

const itemOf = ({ _id, record, version, index, due, urgency, tries, fence }: OwedDoc): OwedItem => ({
  id: _id,
  record,
  version,
  index,
  due,
  urgency,
  tries,
  fence,
})
