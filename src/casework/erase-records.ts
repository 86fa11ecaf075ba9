import type { PostedCopy } from '../procedures/bookkeeping.js'
import type { RecordId } from '../procedures/words.js'
import { blankCard, blankedLater } from './blank-later.js'
import type { Desk } from './desk.js'
import { type ErasedNote, erasedNote, noteErased } from './erased-note.js'
import { type Left, leaveErased } from './look-up/leave-erased.js'
import { noticesOf } from './notices.js'
import { change } from './take-step.js'

/** What an erasure left behind: links that stand elsewhere now or have ended, and by channel how many cards could not be blanked yet. */
export interface Erased {
  readonly left: readonly Left[]
  readonly unblanked: ReadonlyMap<string, number>
}

/** How many are erased: by hand one, whose faults are thrown; by the clock many, beside people who hold some meanwhile. */
interface How {
  /** Which are held: asked before each. */
  readonly held?: () => Promise<ReadonlySet<RecordId>>
  /** Does the work on one record; undefined when something was wrong with it, and it stays. */
  readonly each?: <T>(record: RecordId, work: () => Promise<T>) => Promise<T | undefined>
}

/**
 * Erases records for good: who links them is told, each copy of their cards is blanked, their keys are destroyed, and everything small that mentions
 * them goes. Each has its note, which stays. Broken off anywhere, it is done again whole by the next call. Whether they may go was asked before; but many
 * take their time, so what is `held` when its turn comes, or cannot be read, is left as it is, and is not among what is answered. Throws what the log throws.
 */
export async function eraseRecords(
  desk: Desk,
  records: ReadonlyMap<RecordId, ErasedNote>,
  { held = nothing, each = (_, work) => work() }: How = {},
): Promise<ReadonlyMap<RecordId, Erased>> {
  const erased = new Map<RecordId, Erased>()
  for (const [record, note] of records) {
    if ((await held()).has(record)) continue
    const one = await each(record, () => beginOne(desk, record, note))
    if (one) erased.set(record, one)
  }
  await desk.log.erase([...erased.keys()])
  for (const [record, note] of records)
    if (erased.has(record)) await noteErased(desk.log, record, (await erasedNote(desk.log, record)) ?? note)
  return erased
}

const nothing = async (): Promise<ReadonlySet<RecordId>> => new Set()

/** What must be done while its key is there, and while the channels know where its cards stand. */
async function beginOne(desk: Desk, record: RecordId, note: ErasedNote): Promise<Erased> {
  const left = await leaveErased(desk, record)
  const event = { event: 'RecordErased', why: `By ${note.by}: ${note.why}` }
  await change(desk, { record, by: 'clock', key: `erase ${record}` }, () => ({ events: [event], owed: [] }))
  const copies = (await noticesOf(desk).copies(record)).map(({ posted }) => posted)
  const unblanked = await blankOut(desk, record, copies)
  await blankedLater(desk).keep(record, unblanked)
  return { left, unblanked: countOf(unblanked) }
}

/** Puts a bare card in the place of every copy; which could not be. The console's go with the log's store of small things. */
async function blankOut(desk: Desk, record: RecordId, copies: readonly PostedCopy[]): Promise<readonly PostedCopy[]> {
  const left: PostedCopy[] = []
  for (const copy of copies.filter(({ channel }) => channel !== 'console'))
    if (!(await desk.blank?.(copy, blankCard(record)))) left.push(copy)
  return left
}

const countOf = (copies: readonly PostedCopy[]): ReadonlyMap<string, number> => {
  const count = new Map<string, number>()
  for (const { channel } of copies) count.set(channel, (count.get(channel) ?? 0) + 1)
  return count
}
