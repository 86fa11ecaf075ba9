import { randomUUID } from 'node:crypto'
import type { Connection } from 'mongoose'
import { keysRead, type RecordKeys } from './sealing/record-key.js'
import { keyId } from './sealing/seal.js'

/** What a bot says of itself to the others: keys by their short names, which say nothing about them. */
interface BotDoc {
  readonly _id: string
  /** Its RECORD_KEY, with which it wraps. */
  readonly wraps: string
  readonly next?: string
  /** Who has not said it again until then is not there any more. */
  readonly until: Date
}

/** Bots say themselves again every ten seconds; some may be missed. */
const lastsMs = 60_000
const dayMs = 86_400_000

/**
 * Bots of one office tell each other with which RECORD_KEY they wrap, and which comes next, so that one that was forgotten when the key was
 * changed hears of it. What a bot said lapses within a minute of its end.
 */
export const openOtherBots = (connection: Connection, keys: RecordKeys, now: () => Date) => {
  const about = connection.collection<BotDoc>('about')
  const me = `bot ${randomUUID()}`
  const reads = keysRead(keys).map(keyId)
  const own = { wraps: keyId(keys.recordKey), ...(keys.nextKey ? { next: keyId(keys.nextKey) } : {}) }

  return {
    /** Says what this bot has, and looks what the others have: which key this one should be given, in a sentence. Nothing is wrong yet. */
    async look(): Promise<string | undefined> {
      const moment = now().getTime()
      await about.updateOne({ _id: me }, { $set: { ...own, until: new Date(moment + lastsMs) } }, { upsert: true })
      const bots = await about.find({ _id: { $gt: 'bot ', $lt: 'bot!' } }).toArray()
      const gone = bots.filter(({ until }) => until.getTime() < moment - dayMs).map(({ _id }) => _id)
      if (gone.length > 0) await about.deleteMany({ _id: { $in: gone } })
      const others = bots.filter(({ _id, until }) => _id !== me && until.getTime() > moment)
      if (others.some(({ next }) => next !== undefined && !reads.includes(next))) return notReady
      return others.some(({ wraps }) => !reads.includes(wraps)) ? notAlike : undefined
    },
    /** This bot ends: the others need not wait until what it said lapses. */
    async leave(): Promise<void> {
      await about.deleteOne({ _id: me })
    },
  }
}

const notReady =
  'Another bot has a RECORD_KEY_NEXT that this one was not given: start this one again with it as RECORD_KEY_NEXT, before any bot takes it as its RECORD_KEY.'
const notAlike =
  'Another bot has a RECORD_KEY that this one was not given: start this one again with it too, as RECORD_KEY_NEXT if it is the new one, or as RECORD_KEY_FORMER if it is the one of before.'
