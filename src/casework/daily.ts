import { type Desk, faultOf } from './desk.js'
import { factsNow, fetchRecord, ifErased } from './record-at-hand.js'
import { takeStep } from './take-step.js'

/** More records than any office has. */
const all = 1_000_000

/**
 * Looks at every record of the procedures that want a daily look, and takes by the clock what has become due without an alarm.
 * Returns how many steps were taken. A record that is at fault stops no other; throws LogAway.
 */
export async function lookDaily(desk: Desk): Promise<number> {
  let taken = 0
  for (const { name, daily } of desk.procedures) {
    if (!daily) continue
    for (const { record } of await desk.log.list({ procedure: name, limit: all })) {
      try {
        const at = await fetchRecord(desk, record)
        const step = at && daily(at.state, factsNow(desk, 'clock', record))
        if (step && (await takeStep(desk, { record, step, by: 'clock' }).catch(ifErased))?.outcome === 'taken') taken += 1
      } catch (fault) {
        if (fault instanceof Error && fault.name === 'LogAway') throw fault
        desk.report({ tells: 'fault', doing: 'daily look', record, ...faultOf(fault) })
      }
    }
  }
  return taken
}
