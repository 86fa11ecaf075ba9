import { type Kept, KeyErased, SealBroken } from '../../log/log.js'
import type { HeldNow, NotHeld } from '../../procedures/figures.js'
import type { Instant, RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { fetchRecord, type RecordAtHand } from '../record-at-hand.js'
import { takeStep } from '../take-step.js'
import { going } from './going.js'

const tooLate = 'it had gone already'
const goesNow = 'it was being erased at that moment'
const nothing = 'there is no such record'

/**
 * Of what somebody has just held: what had gone already, was going at that moment, or never was, said in a sentence, with the list as it then stands.
 * Undefined when all of it is held, and of every other step. Asked after the hold is kept, before anybody is told that it is. Throws as the log does.
 */
export async function notHeldInTime(
  desk: Desk,
  { procedure, state, kept }: RecordAtHand,
  at: Instant,
): Promise<{ readonly because: string; readonly now: RecordAtHand } | undefined> {
  const held = procedure.listsDue?.heldAt(state, at) ?? []
  if (!procedure.listsDue || held.length === 0) return undefined
  // Whoever erases looks for holds in the lists: first it stands there.
  await desk.log.list({ procedure: procedure.name, limit: 1 })
  const late = await lateOf(desk, held)
  if (late.length === 0) return undefined
  await takeStep(desk, { record: kept.record, step: procedure.listsDue.notHeld(late), by: 'clock' })
  const now = await fetchRecord(desk, kept.record)
  return now && { because: sayNotHeld(held, late), now }
}

async function lateOf(desk: Desk, held: readonly HeldNow[]): Promise<readonly NotHeld[]> {
  const goes = await going(desk).all()
  const there = new Set<RecordId>()
  await desk.log.walk({ records: held.map(({ record }) => record) }, (some) => {
    for (const { record, kept } of some) if (kept && !isErased(kept)) there.add(record)
  })
  const late: NotHeld[] = []
  for (const { record } of held) {
    const because = goes.has(record) ? goesNow : there.has(record) ? undefined : await whyNot(desk, record)
    if (because !== undefined) late.push({ record, because })
  }
  return late
}

const isErased = ({ events }: Kept): boolean => events.some(({ event }) => event === 'RecordErased')

/** Why one that did not open is not held; undefined when it is there all the same. */
async function whyNot(desk: Desk, record: RecordId): Promise<string | undefined> {
  try {
    const kept = await desk.log.read(record)
    return kept ? (isErased(kept) ? tooLate : undefined) : nothing
  } catch (fault) {
    if (fault instanceof KeyErased) return tooLate
    if (fault instanceof SealBroken) return undefined
    throw fault
  }
}

/** In a chat: what is between a few people is counted, not named. */
function sayNotHeld(held: readonly HeldNow[], late: readonly NotHeld[]): string {
  const narrow = new Set(held.flatMap((one) => (one.narrow ? [one.record] : [])))
  const those = (because: string): readonly string[] => {
    const of = late.filter((one) => one.because === because)
    const hidden = of.filter(({ record }) => narrow.has(record)).length
    return [
      ...of.flatMap(({ record }) => (narrow.has(record) ? [] : [record])),
      ...(hidden > 0 ? [`${hidden} between the people concerned`] : []),
    ]
  }
  const [gone, goes, none] = [those(tooLate), those(goesNow), those(nothing)]
  return [
    ...(gone.length > 0 ? [`Not held, since ${tooLate}: ${gone.join(', ')}.`] : []),
    ...(goes.length > 0 ? [`Not held, since ${goesNow}: ${goes.join(', ')}. If it is still there in ten minutes, hold it once more.`] : []),
    ...(none.length > 0 ? [`There is nothing under ${none.join(', ')}: please look at the number once more.`] : []),
    ...(late.length < held.length ? ['Everything else that you named is held.'] : []),
  ].join(' ')
}
