import type { OwedItem } from '../log/log.js'
import { instant, type RecordId } from '../procedures/words.js'
import type { Ended, Needs } from './deliver-notice.js'
import { readShown } from './shown.js'

/** In milliseconds: a drawing is done within seconds; what a platform does not take is asked for again less and less often, for a day. */
const first = 15_000
const longest = 15 * 60_000
const givenUp = 24 * 60 * 60_000

/**
 * Has a record's copies drawn until they show what they ought, as far as anybody knows, and is done only then. A drawing that is owed leaves no
 * trace when it is taken out of the database; what asks for it here stays owed, is missed when it goes too, and owes the drawing again.
 */
export const drawUntilShown = async (
  { log, casework }: Pick<Needs, 'log' | 'casework'>,
  record: RecordId,
  { due, tries }: OwedItem,
  now: Date,
): Promise<Ended> => {
  const { stale } = await readShown(log, record, await casework.drawings(record), { left: false, now })
  if (stale.length === 0 || now.getTime() - Date.parse(due) > givenUp) return 'done'
  await log.oweRedraw(record, instant(now))
  return { again: Math.min(first * 2 ** Math.min(tries, 10), longest) }
}
