import { trusted } from 'mongoose'
import { instant } from '../procedures/words.js'
import type { Collections } from './collections.js'
import { insert } from './inserts.js'
import type { Log } from './log.js'

/** When the server may clear something away: by its own clock, however the office's clock is set. */
export const expiry = (until: string, now: Date, serverNow: Date): Date =>
  new Date(serverNow.getTime() + new Date(until).getTime() - now.getTime())

/** Names claimed once, by inserting them; an expired claim may be taken over by one update. */
export const openClaims = (db: Collections, clock: () => Date, serverClock: () => Date): Pick<Log, 'claim' | 'unclaim'> => ({
  async claim(name, until) {
    const now = clock()
    const expires = expiry(until, now, serverClock())
    if (await insert(db.claims, { _id: name, until, expires })) return true
    const over = await db.claims.updateOne({ _id: name, until: trusted({ $lte: instant(now) }) }, { $set: { until, expires } })
    return over.matchedCount === 1
  },

  async unclaim(name) {
    await db.claims.deleteOne({ _id: name })
  },
})
