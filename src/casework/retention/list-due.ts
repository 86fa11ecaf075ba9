import type { DueRecord } from '../../procedures/figures.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { erasures } from '../erased-note.js'
import { oneOfMany } from '../one-of-many.js'
import { openRecord } from '../open-record.js'
import { layOutInPassing } from '../record-at-hand.js'
import { dueOf, earliestDue } from './due.js'
import { type DueList, dayOf } from './lists.js'

/** A list is made a day early, for a bot that is down; and what is due within the next week is on it too, so that there is about one a week. */
const earlyDays = 1
const togetherDays = 7
/** So many records are on a list: what a person looks through in one sitting. */
const mostOnList = 200

/** Lists what is due soon and stands on no list. How many lists were opened; throws what the log throws. */
export async function listDue(desk: Desk, lists: readonly DueList[]): Promise<number> {
  const office = desk.directory()
  const days = (office.retention?.reviewDays ?? 0) + earlyDays
  const today = dayOf(desk)
  const soon = office.calendar.moveDate(today, { days })
  const within = office.calendar.moveDate(soon, { days: togetherDays })
  const lister = desk.procedures.find(({ listsDue }) => listsDue)
  if (!lister?.listsDue || !office.retention) return 0

  const known = new Set<string>([
    ...lists.flatMap(({ entries }) => entries.map(({ record }) => record)),
    ...(await erasures(desk.log)).map(({ record }) => record),
  ])
  const candidates: RecordId[] = []
  const earliestOf = new Map<string, string | undefined>()
  for (const { record, procedure } of await desk.log.movements()) {
    // Reckoned once for all of a year: a calendar takes its time.
    const [year, of] = [record.slice(3, 7), `${procedure} ${record.slice(3, 7)}`]
    if (!earliestOf.has(of)) earliestOf.set(of, earliestDue(procedure, year, office))
    const earliest = earliestOf.get(of)
    if (earliest !== undefined && earliest <= within && !known.has(record)) candidates.push(record)
  }
  const due: DueRecord[] = []
  if (candidates.length > 0)
    await desk.log.walk({ records: candidates }, async (some) => {
      for (const { record, kept } of some) {
        const procedure = desk.procedures.find(({ name }) => name === kept?.procedure)
        if (!kept || !procedure) continue
        const one = await oneOfMany(desk, 'see when a record is due', record, async () => dueOf(layOutInPassing(procedure, kept), office))
        if (one && one.due <= within) due.push(one)
      }
    })
  if (!due.some((one) => one.due <= soon)) return 0
  due.sort((one, other) => one.due.localeCompare(other.due) || one.record.localeCompare(other.record))
  let opened = 0
  for (let from = 0; from < due.length; from += mostOnList) {
    const some = due.slice(from, from + mostOnList)
    // Two bots that look at the same time find the same: the list is opened once for its day and its first record.
    const key = `clock:${lister.name}:${today}:${some[0]?.record}`
    const { outcome } = await openRecord(desk, { procedure: lister, step: lister.listsDue.step(some), by: 'clock', key })
    if (outcome === 'busy') throw new Error('A list of what is due is still being opened by another bot: it is looked at again.')
    if (outcome === 'taken') opened += 1
  }
  return opened
}
