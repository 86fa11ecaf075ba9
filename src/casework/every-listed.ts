import type { Log, ReadSummary } from '../log/log.js'

const atFirst = 500

/** Every record that a list holds, newest first, however many there are: at a bound the oldest would count as not there, and what hangs on it would be undone. Throws as the log does. */
export async function everyListed(
  log: Pick<Log, 'list'>,
  query: Readonly<{ procedure: string; is?: readonly string[] }>,
  first = atFirst,
): Promise<readonly ReadSummary[]> {
  for (let limit = first; ; limit *= 4) {
    const found = await log.list({ ...query, limit })
    if (found.length < limit) return found
  }
}
