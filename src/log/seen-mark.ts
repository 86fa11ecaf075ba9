import { setImmediate as letOthers } from 'node:timers/promises'
import type { Instant } from '../procedures/words.js'
import type { Keys } from './sealing/keys.js'
import { sortedSlowly } from './slowly.js'

/**
 * A short code over everything that had been kept by a moment. Written down where nobody who keeps the database can alter it (a message, a
 * sheet of paper), it shows later whether any of that was changed, left out, or put back.
 */
export interface SeenMark {
  readonly at: Instant
  readonly code: string
}

/** An entry that a mark covers. */
export interface Marked {
  readonly at: Instant
  readonly version: number
  readonly hash: string
}

const together = 500

/** The mark over all entries dated at or before a moment, of each record its newest. Everybody else's work goes on between. */
export const markOver = async (keys: Keys, entries: ReadonlyMap<string, ReadonlyMap<number, Marked>>, at: Instant): Promise<SeenMark> => {
  const heads: [string, number, string][] = []
  for (const [record, chain] of entries) {
    let newest: Marked | undefined
    for (const entry of chain.values()) if (entry.at <= at && entry.version > (newest?.version ?? 0)) newest = entry
    if (newest) heads.push([record, newest.version, newest.hash])
    if (heads.length % together === 0) await letOthers()
  }
  const inOrder = await sortedSlowly(heads, ([one], [other]) => (one < other ? -1 : 1))
  let whole = keys.hash(['seen', at])
  for (let from = 0; from < inOrder.length; from += together) {
    whole = keys.hash(['seen', whole, inOrder.slice(from, from + together)])
    await letOthers()
  }
  const code = Buffer.from(whole, 'base64url').toString('hex').slice(0, 16)
  return { at, code: code.replace(/(.{4})(?=.)/g, '$1-') }
}

/** A mark as people write it down; undefined when the text is none. */
export const readMark = (text: string): SeenMark | undefined => {
  const found = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)\s+((?:[0-9a-f]{4}-){3}[0-9a-f]{4})\s*$/i.exec(text)
  const [, at, code] = found ?? []
  return at === undefined || code === undefined ? undefined : { at: at as Instant, code: code.toLowerCase() }
}
