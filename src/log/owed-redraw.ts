import { randomInt } from 'node:crypto'
import { trusted } from 'mongoose'
import type { Instant, RecordId } from '../procedures/words.js'
import type { Collections, OwedDoc } from './collections.js'
import { insert } from './inserts.js'

/** Under this name stands what a record's copies are owed: once, however often. */
export const redrawId = (record: RecordId): string => `${record}/redraw`

/**
 * Owes that the copies of a record's cards are drawn as it stands. Where that is owed already it is counted: whoever has it in hand then
 * puts it back in the place of finishing it, and what waits for a later moment is looked at now, since there is something new to draw.
 */
export const oweRedraw = async (db: Collections, record: RecordId, version: number, at: Instant): Promise<void> => {
  const _id = redrawId(record)
  // It comes and goes under one name: no lease of an earlier one may ever fit a later one.
  const fence = randomInt(2 ** 40)
  const doc: OwedDoc = { _id, record, version, index: -1, due: at, urgency: 'now', tries: 0, fence, free: at, asked: 0 }
  for (;;) {
    const counted = await db.owed.updateOne({ _id }, { $inc: { asked: 1 } })
    if (counted.matchedCount === 1) break
    if (await insert(db.owed, doc)) return
    // It was finished between the two.
  }
  await db.owed.updateOne({ _id, held: trusted({ $ne: true }), free: trusted({ $gt: at }) }, { $set: { free: at, tries: 0 } })
}
