import { isAnswer } from '../../procedures/bookkeeping.js'
import type { CardsLeft, FoundDue, OnDueList } from '../../procedures/figures.js'
import type { AnyStep } from '../../procedures/procedure.js'
import { instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { everyListed } from '../every-listed.js'
import { oneOfMany } from '../one-of-many.js'
import { factsNow, fetchRecord } from '../record-at-hand.js'
import { takeStep } from '../take-step.js'

/** Later than every day. */
const never = '9999-12-31'

/** An open list of what is due, as the clock works from it. */
export interface DueList {
  readonly record: RecordId
  readonly entries: readonly OnDueList[]
  /** The local date until which somebody must have had it before them: so many days from when it first arrived. */
  readonly seenUntil: string
  readonly found: (found: readonly FoundDue[]) => AnyStep
}

/** The local date of this moment. */
export const dayOf = (desk: Desk): string => desk.directory().calendar.dateOf(instant(desk.clock()))

/** Every list on which something is open. Throws as the log does, for a hold that is not read must not be taken for none. */
export async function openLists(desk: Desk): Promise<readonly DueList[]> {
  const all: DueList[] = []
  for (const { name, listsDue } of desk.procedures) {
    if (!listsDue) continue
    for (const { record } of await everyListed(desk.log, { procedure: name, is: listsDue.is })) {
      const at = await fetchRecord(desk, record)
      const facts = factsNow(desk, 'clock', record)
      const entries = at ? listsDue.of(at.state, facts) : []
      const arrived = at?.kept.events.find((event) => event.event === 'NoticeDelivered' && !isAnswer(event))?.at
      const { calendar } = facts.office
      const seenUntil = arrived === undefined ? never : calendar.moveDate(calendar.dateOf(arrived), { days: entries[0]?.days ?? 0 })
      all.push({ record, entries, seenUntil, found: listsDue.found })
    }
  }
  return all
}

/** Says on whichever list a record went from what a later try made of its cards. One that was erased at the command line stands on none. */
export async function tellLists(desk: Desk, left: CardsLeft): Promise<void> {
  for (const { name, listsDue } of desk.procedures) {
    if (!listsDue) continue
    for (const { record } of await everyListed(desk.log, { procedure: name })) {
      await oneOfMany(desk, 'say on a list what came of cards', record, async () => {
        const at = await fetchRecord(desk, record)
        if (at && listsDue.unblanked(at.state).includes(left.record))
          await takeStep(desk, { record, step: listsDue.blanked(left), by: 'clock' })
      })
    }
  }
}

/** The records that a person holds, on whichever list. */
export const heldOn = (lists: readonly DueList[]): ReadonlySet<RecordId> =>
  new Set(lists.flatMap(({ entries }) => entries.flatMap(({ record, held }) => (held ? [record] : []))))
