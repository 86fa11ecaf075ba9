import { openSweeping } from '../time/sweep-soon.js'

/** Milliseconds in which a key that was asked for serves the step that was decided on what it opened. */
const justNow = 250
const most = 200

/**
 * The records' keys that were asked for a moment ago, each for one step: a step asks the database for its record's key once, and not again
 * before it is kept. What another process erases meanwhile stays unreadable: the key that sealed the step is gone.
 */
export const openKeysJustAsked = () => {
  const asked = new Map<string, { readonly key: Buffer; readonly at: number }>()
  const sweeping = openSweeping(justNow, () => {
    for (const [id, { at }] of asked) if (performance.now() - at > justNow) asked.delete(id)
    return asked.size > 0
  })
  return {
    put: (id: string, key: Buffer): void => {
      asked.delete(id)
      asked.set(id, { key, at: performance.now() })
      const [oldest] = asked.keys()
      if (asked.size > most && oldest !== undefined) asked.delete(oldest)
      sweeping.soon()
    },
    take: (id: string): Buffer | undefined => {
      const one = asked.get(id)
      asked.delete(id)
      return one && performance.now() - one.at <= justNow ? one.key : undefined
    },
    /** A record was erased. */
    forget: (): void => asked.clear(),
  }
}
