import type { Clock } from '../casework/casework.js'
import type { Unwatched } from '../casework/unwatched.js'
import { judge, lookAround } from '../delivery/watchdog.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import { type RecordCheck, sayFound } from './record-check.js'

/** More than a board holds; the check names each of them. */
const mostFound = 6

/**
 * What no clock is watching at this moment, most pressing first: alerts that do not move, as the watchdog sees them, and what the last check of the
 * records found (an alarm that was taken out rings no more). Throws LogAway.
 */
export const unwatchedBy =
  ({
    log,
    procedures,
    clock,
    check,
  }: {
    readonly log: Parameters<typeof lookAround>[0]
    readonly procedures: readonly AnyProcedure[]
    readonly clock: Clock
    readonly check: Pick<RecordCheck, 'found'>
  }) =>
  async (): Promise<readonly Unwatched[]> => {
    const alarms = judge(await lookAround(log, procedures, clock, undefined))
    const found = check.found()
    return [
      ...alarms
        .filter(({ what }) => what !== 'courier' && what !== 'clocks')
        .map(({ title, words }): Unwatched => ({ what: `Ring the seniors on duty: ${title}`, why: words })),
      ...found.slice(0, mostFound).map(
        (one): Unwatched => ({
          what: `See to ${one.record}: it is not as it was written, and its alarms may not ring`,
          why: `The check of the records found: ${sayFound(one)} Ask whoever has it to do what is due, keep the database as it is, and run steward verify.`,
          record: one.record,
        }),
      ),
      ...(found.length > mostFound
        ? [{ what: `Run steward verify: ${found.length - mostFound} more are like this`, why: 'It names each record.' }]
        : []),
    ]
  }
