import type { Connection } from 'mongoose'
import { newerLayout, UnfitDatabase } from './about.js'
import type { Collections, KeyDoc } from './collections.js'
import { LogAway } from './log.js'
import { openOtherBots } from './other-bots.js'
import { type Keys, ofTheOffice } from './sealing/keys.js'
import { keysRead, type RecordKeys } from './sealing/record-key.js'
import { keyId } from './sealing/seal.js'

export interface Holding {
  /** Looks whether this bot may still work here. A database that does not answer changes nothing: that is told elsewhere. */
  look(): Promise<void>
  /** Why this bot is held back, in a sentence; undefined while it may work. */
  why(): string | undefined
  /** Which key this bot should be given before others use it, in a sentence; it may work. */
  lacks(): string | undefined
  /** This bot ends. */
  leave(): Promise<void>
}

/**
 * A bot that runs while a newer one lays the database out anew would write what nobody reads, and read what it does not understand; and so would
 * one that was forgotten when RECORD_KEY was changed, once the log's own key, or the newest epoch's, is wrapped with what it does not have. It is held back within ten seconds, for as long as that lasts: an alert gets
 * out directly and is saved by a bot that may, everything else waits.
 */
export function openHolding(
  connection: Connection,
  db: Collections,
  { epochs }: Pick<Keys, 'epochs'>,
  given: RecordKeys,
  now: () => Date,
): Holding {
  const reads = keysRead(given).map(keyId)
  let held: string | undefined
  let lacks: string | undefined
  let left = false
  let looking: Promise<void> | undefined
  const others = openOtherBots(connection, given, now)
  const look = async (): Promise<void> => {
    try {
      const newer = await newerLayout(connection)
      const office = await db.keys.findById(ofTheOffice).lean<KeyDoc>()
      const opens = reads.includes(office?.under ?? '') && (await epochs.opens())
      held = newer ?? (opens ? undefined : forgotten)
      lacks = await others.look()
    } catch {
      // What was known stays known.
    }
  }
  return {
    look() {
      // One at a time: a late one must not say that a bot is here which has left.
      looking ??= (left ? Promise.resolve() : look()).finally(() => {
        looking = undefined
      })
      return looking
    },
    why: () => held,
    lacks: () => lacks,
    async leave() {
      left = true
      await looking
      await others.leave().catch(() => {})
    },
  }
}

const forgotten =
  'Another bot has sealed with a RECORD_KEY that this one was not given: start this one again with that key as RECORD_KEY, and with its present one as RECORD_KEY_FORMER.'

type Asked = Record<string, (...given: never[]) => Promise<unknown>>

/** The same functions; each throws LogAway, with the reason in a sentence, for as long as there is one. */
export const unlessHeld = <T extends Asked>({ why }: Pick<Holding, 'why'>, asked: T): T =>
  Object.fromEntries(
    Object.entries(asked).map(([name, ask]) => [
      name,
      async (...given: never[]) => {
        const held = why()
        if (held !== undefined) throw new LogAway(held, { refuses: true, cause: new UnfitDatabase(held) })
        return ask(...given)
      },
    ]),
  ) as T
