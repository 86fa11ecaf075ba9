import type { FoundDue } from '../../procedures/figures.js'
import { instant, type RecordId } from '../../procedures/words.js'
import { blankedLater } from '../blank-later.js'
import type { Desk } from '../desk.js'
import { eraseRecords } from '../erase-records.js'
import { byTheClock, type ErasedNote, erasedNote, noteErased } from '../erased-note.js'
import { oneOfMany } from '../one-of-many.js'
import { fetchRecord, ifErased, type RecordAtHand } from '../record-at-hand.js'
import { takeStep } from '../take-step.js'
import { dueOf } from './due.js'
import { listDue } from './list-due.js'
import { type DueList, dayOf, heldOn, openLists, tellLists } from './lists.js'
import { type NamedBy, namedByOpen, whyStays } from './named-by-open.js'

/**
 * So many records are erased together: what lives is wrapped anew once for all of them. A hold that comes after its record's own turn is too late, and
 * verify waits an hour for the keys: the fewer, the sooner after that turn they go.
 */
const together = 50

/**
 * The office's periods, once a day: what is on a list, has been before somebody for as many days as the office set, and is neither held nor named by
 * an open matter, is erased on its day; then what is due soon is listed. It is judged twice, the second time at its own turn. Nothing is done until the office has set periods. How many
 * records went; throws LogAway.
 */
export async function letGo(desk: Desk): Promise<number> {
  await blankedLater(desk).again((left) => tellLists(desk, left))
  if (!desk.directory().retention) return 0
  const lists = await openLists(desk)
  const went = await eraseDue(desk, lists)
  await listDue(desk, await openLists(desk))
  return went
}

async function eraseDue(desk: Desk, lists: readonly DueList[]): Promise<number> {
  const today = dayOf(desk)
  const held = heldOn(lists)
  const comes = lists.map((list) => ({
    list,
    records: list.entries.filter(
      ({ goes, ahead, held: byHand }) => (goes !== undefined && goes <= today && list.seenUntil <= today && !byHand) || ahead,
    ),
  }))
  const named = await namedByOpen(
    desk,
    new Set(comes.flatMap(({ records }) => records.flatMap(({ record, ahead }) => (ahead || held.has(record) ? [] : [record])))),
  )
  let went = 0
  for (const { list, records } of comes) {
    const found: FoundDue[] = []
    const goes: [RecordId, ErasedNote][] = []
    for (const { record, ahead, goes: until } of records) {
      await oneOfMany(desk, 'let go of a record', record, async () => {
        const at = await fetchRecord(desk, record)
        if (!at) found.push(await withoutRecord(desk, record))
        else if (ahead && (until === undefined || until > today)) return
        else if (ahead) found.push({ record, now: 'left', because: 'its hold has ended, and it is listed again when it is due' })
        else if (held.has(record)) found.push({ record, now: 'stays', because: 'it is held on another list' })
        else {
          const verdict = judge(desk, at, today, named.now.get(record))
          if ('now' in verdict) found.push({ record, ...verdict })
          else goes.push([record, { by: byTheClock, why: verdict.why, at: instant(desk.clock()) }])
        }
      })
    }
    for (let from = 0; from < goes.length; from += together) {
      const done = await eraseRecords(desk, new Map(goes.slice(from, from + together)), {
        async mayGo(record) {
          const verdict = await oneOfMany(desk, 'let go of a record', record, async () => {
            const at = await fetchRecord(desk, record)
            return at ? judge(desk, at, today, await named.again(record)) : 'gone'
          })
          // Another look has erased it meanwhile: the next one says so.
          if (verdict === 'gone') return false
          const stays = verdict ? ('now' in verdict ? verdict : undefined) : unread
          if (stays) found.push({ record, ...stays })
          return !stays
        },
        async each(record, work) {
          const one = await oneOfMany(desk, 'erase a record', record, work)
          if (!one) found.push({ record, ...unread })
          return one
        },
      })
      for (const [record, { unblanked }] of done) {
        const cards = [...unblanked.values()].reduce((sum, count) => sum + count, 0)
        found.push({ record, now: 'went', ...(cards > 0 ? { unblanked: cards } : {}) })
      }
      went += done.size
    }
    if (found.length > 0) await takeStep(desk, { record: list.record, step: list.found(found), by: 'clock' })
  }
  return went
}

const unread = { now: 'stays', because: 'it, or a record that links it, could not be read' } as const

/** Of a record that does not open here: erased by an earlier look that was broken off, or by hand; or nobody knows it. */
async function withoutRecord(desk: Desk, record: RecordId): Promise<FoundDue> {
  if (await desk.log.read(record).catch(ifErased)) return { record, now: 'left', because: 'the office has no such procedure any more' }
  const [known] = await desk.log.erase([record])
  if (!known) return { record, now: 'left', because: 'there is no such record' }
  if (!(await erasedNote(desk.log, record)))
    await noteErased(desk.log, record, { by: byTheClock, why: 'Its period had ended.', at: instant(desk.clock()) })
  return { record, now: 'went' }
}

/** May it go today? The office's periods, and the record, may have changed since it was listed. */
function judge(
  desk: Desk,
  at: RecordAtHand,
  today: string,
  open: NamedBy | undefined,
): Pick<FoundDue, 'now' | 'because'> | { readonly why: string } {
  const due = dueOf(at, desk.directory())
  if (!due) return { now: 'left', because: 'it is open again, or has no period any more' }
  if (due.due > today) return { now: 'left', because: 'its period has changed, and it is listed again when it is due' }
  if (open) return { now: 'stays', because: whyStays(open) }
  return { why: `Its period had ended: ${due.what}, ended on ${due.ended}, kept until ${due.due}.` }
}
