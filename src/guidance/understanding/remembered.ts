import { createHmac, randomBytes } from 'node:crypto'
import type { Chances } from './chances.js'

/** So many readings are remembered; each takes two kilobytes at most. */
const KEPT = 1000

/** What a text says, by itself or after what came before it. */
type Reading = (text: string, before?: string) => Promise<Chances>

/**
 * Reads nothing twice: in a conversation every message would be read again with each that comes after it. Remembered are the chances, by a
 * print of the words under a key that lives as long as the process: no word is kept here, and none can be guessed from what is.
 */
export function remembering(read: Reading, kept = KEPT): Reading {
  const key = randomBytes(32)
  const found = new Map<string, Promise<Chances>>()
  return (text, before) => {
    const print = createHmac('sha256', key)
      .update(JSON.stringify([text, before ?? null]))
      .digest('base64')
    const said = found.get(print) ?? read(text, before)
    // Put last again: the first of the map is what nobody has needed for longest.
    found.delete(print)
    found.set(print, said)
    said.catch(() => found.delete(print))
    const [oldest] = found.keys()
    if (found.size > kept && oldest !== undefined) found.delete(oldest)
    return said
  }
}
