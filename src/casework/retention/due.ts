import type { Kept } from '../../log/log.js'
import { isBookkeeping } from '../../procedures/bookkeeping.js'
import type { DueRecord } from '../../procedures/figures.js'
import type { Office } from '../../procedures/people.js'
import type { AnyProcedure } from '../../procedures/procedure.js'
import type { Instant } from '../../procedures/words.js'
import type { RecordAtHand } from '../record-at-hand.js'

/**
 * When a record's period ends, by the office's periods as they are now: counted in local dates from when its matter came to the end that it is at;
 * whoever reads in it later does not prolong it. Undefined while it is open, and of what the office has set no period for.
 */
export function dueOf({ kept, procedure, state }: RecordAtHand, { calendar, retention }: Office): DueRecord | undefined {
  const ending = procedure.retention?.of(state)
  const months = ending === undefined ? undefined : retention?.months[procedure.name]?.[ending]
  const since = endedAt(kept, procedure)
  if (months === undefined || since === undefined) return undefined
  const ended = calendar.dateOf(since)
  // Kept for whole days: it goes on the day after.
  const due = calendar.moveDate(calendar.moveDate(ended, { months }), { days: 1 })
  return {
    record: kept.record,
    what: `${procedure.title}, ${ending}`,
    ended,
    due,
    ...(procedure.narrow ? { narrow: true } : {}),
  }
}

/** Since when the matter has been at its end without a break; undefined while it is open. */
function endedAt({ events }: Kept, { retention, initial, evolve }: AnyProcedure): Instant | undefined {
  let state = initial
  let since: { readonly ending: string; readonly at: Instant } | undefined
  for (const event of events) {
    if (isBookkeeping(event)) continue
    state = evolve(state, event)
    const ending = retention?.of(state)
    if (ending !== since?.ending) since = ending === undefined ? undefined : { ending, at: event.at }
  }
  return since?.at
}

/** The earliest day on which any record of a procedure that was opened in this year can be due; undefined: no period is set. */
export function earliestDue(procedure: string, year: string, { calendar, retention }: Office): string | undefined {
  const months = Object.values(retention?.months[procedure] ?? {})
  return months.length === 0 ? undefined : calendar.moveDate(`${year}-01-01`, { months: Math.min(...months) })
}
