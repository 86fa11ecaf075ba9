import { closeFigures } from './contact-report/close-figures.js'
import { type Desk, faultOf } from './desk.js'
import { everyListed } from './every-listed.js'
import { oneOfMany } from './one-of-many.js'
import { openRecord } from './open-record.js'
import { openOweWhatLacks } from './owe-what-lacks.js'
import { openReview } from './practice-review/open-review.js'
import { factsNow, fetchRecord, ifErased, layOutInPassing, type RecordAtHand, unnamed } from './record-at-hand.js'
import { takeStep } from './take-step.js'

/**
 * Opens what the clock opens by itself, then looks at every record of the procedures that want a daily look, takes by the clock what
 * has become due without an alarm, and owes open records the alarms that they lack. Returns how many steps were taken, those that owe included. A record that is at fault stops no other; throws LogAway, and when
 * a record is still being opened by another bot, which may have died over it: then the look is to be taken again.
 */
export async function lookDaily(desk: Desk): Promise<number> {
  let taken = await openByItself(desk)
  const missing = openOweWhatLacks(desk)
  for (const procedure of desk.procedures) {
    const { daily, mustRing } = procedure
    if (!daily && !mustRing) continue
    await desk.log.walk({ procedure: procedure.name }, async (some) => {
      const passed: RecordAtHand[] = []
      for (const { record, kept } of some) {
        await oneOfMany(desk, 'daily look', record, async () => {
          // Read once more when the walk could not: it throws what is wrong with it.
          const at = kept ? layOutInPassing(procedure, kept) : await fetchRecord(desk, record)
          if (at) passed.push(at)
          const step = at && daily?.(at.state, factsNow(desk, 'clock', record))
          if (step && (await takeStep(desk, { record, step, by: 'clock' }).catch(ifErased))?.outcome === 'taken') taken += 1
        })
      }
      taken += await missing.look(passed)
    })
  }
  // Last: nothing that somebody waits for stands behind figures.
  taken += await closeFigures(desk)
  return taken + (await openReview(desk))
}

/** Opens the records that the clock opens, each once for its key. Those of a procedure that is at fault stop no other's. */
async function openByItself(desk: Desk): Promise<number> {
  let opened = 0
  let busy: string | undefined
  for (const procedure of desk.procedures) {
    try {
      for (const { key, step } of procedure.opensByItself?.(factsNow(desk, 'clock', unnamed(desk, procedure))) ?? []) {
        const { outcome } = await openRecord(desk, { procedure, step, by: 'clock', key: `clock:${procedure.name}:${key}` })
        if (outcome === 'taken') opened += 1
        if (outcome === 'busy') busy = procedure.name
      }
    } catch (fault) {
      if (fault instanceof Error && fault.name === 'LogAway') throw fault
      desk.report({ tells: 'fault', doing: `open a ${procedure.name} by the clock`, ...faultOf(fault) })
    }
  }
  if (busy !== undefined) throw new Error(`A record of ${busy} is still being opened by another bot: it is looked at again.`)
  return opened
}

/**
 * Looks at the records whose procedure watches their state, and takes by the clock what has become due without an alarm (a holder who is
 * gone). Returns how many steps were taken. A record that is at fault stops no other; throws LogAway.
 */
export async function lookAtWatched(desk: Desk): Promise<number> {
  let taken = 0
  for (const { name, watched } of desk.procedures) {
    if (!watched) continue
    for (const { record } of await everyListed(desk.log, { procedure: name, is: watched.is })) {
      await oneOfMany(desk, 'look at what is watched', record, async () => {
        const at = await fetchRecord(desk, record)
        const step = at && watched.step(at.state, factsNow(desk, 'clock', record))
        if (step && (await takeStep(desk, { record, step, by: 'clock' }).catch(ifErased))?.outcome === 'taken') taken += 1
      })
    }
  }
  return taken
}
