import type { Alarm } from '../procedures/procedure.js'
import { lackingOf } from '../procedures/shared/lacking.js'
import type { RecordId } from '../procedures/words.js'
import type { Desk } from './desk.js'
import { oneOfMany } from './one-of-many.js'
import { factsNow, ifErased, type RecordAtHand } from './record-at-hand.js'
import { change } from './take-step.js'

/** So many records at most are owed something in one look: what a version of before left open in thousands is asked after over many mornings, the newest first, and buries nobody in one. */
const mostInALook = 1_000

/**
 * Owes open records what their procedure says they must owe and do not: those of a version that owed nothing yet, and those whose alarm was lost. What is
 * missing is found and owed at one version of the record, so that of two bots one owes it, and one that is killed leaves it to the next look.
 */
export const openOweWhatLacks = (desk: Desk, most = mostInALook) => {
  let left = most
  const mustRing = ({ procedure, state, kept: { record } }: RecordAtHand): readonly Alarm[] =>
    procedure.mustRing?.(state, factsNow(desk, 'clock', record)) ?? []
  const lacking = async (at: RecordAtHand) => {
    const { record } = at.kept
    const must = mustRing(at)
    const owed = must.length === 0 ? undefined : (await desk.log.owing([record])).get(record)
    return owed === undefined ? [] : lackingOf(must, owed)
  }
  return {
    /** Looks at some records of one procedure; says how many it owed something to. A record at fault stops no other. Throws LogAway. */
    async look(some: readonly RecordAtHand[]): Promise<number> {
      if (left === 0) return 0
      const open: { readonly record: RecordId; readonly must: readonly Alarm[] }[] = []
      for (const at of some) {
        const { record } = at.kept
        const must = (await oneOfMany(desk, 'owe what is missing', record, async () => mustRing(at))) ?? []
        if (must.length > 0) open.push({ record, must })
      }
      if (open.length === 0) return 0
      const before = left
      const owing = await desk.log.owing(open.map(({ record }) => record))
      for (const { record, must } of open) {
        const owed = owing.get(record)
        if (left === 0 || !owed || lackingOf(must, owed).length === 0) continue
        await oneOfMany(desk, 'owe what is missing', record, async () => {
          const taken = await change(desk, { record, by: 'clock' }, async (at) => ({ events: [], owed: await lacking(at) })).catch(ifErased)
          if (taken?.outcome === 'taken') left -= 1
        })
      }
      return before - left
    },
  }
}
