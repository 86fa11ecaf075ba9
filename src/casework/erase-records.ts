import type { PostedCopy } from '../procedures/bookkeeping.js'
import type { Instant, RecordId } from '../procedures/words.js'
import { blankCard, blankedLater } from './blank-later.js'
import type { Desk } from './desk.js'
import { byTheClock, type ErasedNote, erasedNote, noteErased } from './erased-note.js'
import { type Left, leaveErased } from './look-up/leave-erased.js'
import { takeNaming } from './named-in-chats.js'
import { noticesOf } from './notices.js'
import { oneOfMany } from './one-of-many.js'
import { going } from './retention/going.js'
import { heldOn, openLists } from './retention/lists.js'
import { change } from './take-step.js'

/** What an erasure left behind: links that stand elsewhere now or have ended, and by channel how many cards could not be blanked yet. */
export interface Erased {
  readonly left: readonly Left[]
  readonly unblanked: ReadonlyMap<string, number>
}

/** Does the work on one record; undefined when something was wrong with it, and it stays. By hand, where there is one, its faults are thrown. */
type Each = <T>(record: RecordId, work: () => Promise<T>) => Promise<T | undefined>

/**
 * Erases records for good: who links them is told, each copy of their cards is blanked, their keys are destroyed, and everything small that mentions
 * them goes. Each has its note, which stays. Broken off anywhere, it is done again whole by the next call. Whether they may go was asked before; but many
 * take their time, and people hold some meanwhile, ask for them, or name them: at each one's turn it is asked again. What is held then, or `mayGo` says
 * stays, or cannot be read, is left as it is, and is not among what is answered. Throws what the log throws.
 */
export async function eraseRecords(
  desk: Desk,
  records: ReadonlyMap<RecordId, ErasedNote>,
  { mayGo, each = (_, work) => work() }: { readonly mayGo: (record: RecordId) => Promise<boolean>; readonly each?: Each },
): Promise<ReadonlyMap<RecordId, Erased>> {
  const erased = new Map<RecordId, Erased>()
  const [marks, saying] = [going(desk), openSaying(desk)]
  for (const [record, note] of records) {
    await marks.begin(record)
    try {
      if (heldOn(await openLists(desk)).has(record) || !(await mayGo(record))) continue
      const one = await each(record, () => beginOne(desk, record, note, saying))
      if (one) erased.set(record, one)
    } finally {
      // By now it says itself that it is erased, or it stays and may be held again; a mark that is left lapses by itself.
      await marks.end(record).catch(() => undefined)
    }
  }
  await desk.log.erase([...erased.keys()])
  for (const [record, note] of records)
    if (erased.has(record)) await noteErased(desk.log, record, (await erasedNote(desk.log, record)) ?? note)
  return erased
}

/** So many are erased once more together: each lot begins an epoch. */
const together = 50

/**
 * Erases records once more that were erased at these moments, and that an older copy of the database has brought back. Nobody is asked whether they may go, and
 * what held them then holds them no more: they had gone. Where their cards stand is kept, and they are blanked with the next daily look, since nobody is
 * to be kept waiting by a chat. Of one that cannot be read, or whose links cannot be told, the key goes all the same. Throws LogAway; done again, it goes on.
 */
export async function eraseAgain(
  { blank: _, ...desk }: Desk,
  listed: readonly { readonly record: RecordId; readonly at: Instant }[],
): Promise<void> {
  const saying = openSaying(desk)
  const why = 'It had been erased before: an older copy of the database had brought it back.'
  for (let from = 0; from < listed.length; from += together) {
    const some = listed.slice(from, from + together)
    for (const { record, at } of some)
      await oneOfMany(desk, 'erase a record', record, () => beginOne(desk, record, { by: byTheClock, why, at }, saying))
    await desk.log.erase(some.map(({ record }) => record))
    for (const { record, at } of some)
      await noteErased(desk.log, record, (await erasedNote(desk.log, record)) ?? { by: byTheClock, why, at })
  }
}

/** What must be done while its key is there, and while the channels know where its cards stand. */
async function beginOne(desk: Desk, record: RecordId, note: ErasedNote, saying: Saying): Promise<Erased> {
  const left = await leaveErased(desk, record)
  await saying.say(record, note)
  const copies = (await noticesOf(desk).copies(record)).map(({ posted }) => posted)
  const unblanked = [...(await blankOut(desk, record, copies, saying)), ...(await takeNaming(desk, record))]
  await blankedLater(desk).keep(record, unblanked)
  return { left, unblanked: countOf(unblanked) }
}

/** So long after it was last said that a record is erased, it is said once more: `verify` takes one that is silent for an hour, and whose key is there, for stopped. */
const sayAgainAfter = 20 * 60_000

/** The records themselves say that they are being erased, and by whom; and say so on for as long as it takes, since a chat may take its time. */
type Saying = ReturnType<typeof openSaying>
const openSaying = (desk: Desk) => {
  const said = new Map<RecordId, { readonly note: ErasedNote; readonly at: number }>()
  const say = async (record: RecordId, note: ErasedNote): Promise<void> => {
    const event = { event: 'RecordErased', why: `By ${note.by}: ${note.why}` }
    await change(desk, { record, by: 'clock' }, () => ({ events: [event], owed: [] }))
    said.set(record, { note, at: desk.clock().getTime() })
  }
  return {
    say,
    async sayAgain(): Promise<void> {
      const silent = [...said].filter(([, { at }]) => desk.clock().getTime() - at > sayAgainAfter)
      for (const [record, { note }] of silent) await oneOfMany(desk, 'say that an erasure goes on', record, () => say(record, note))
    },
  }
}

/** Puts a bare card in the place of every copy; which could not be. The console's go with the log's store of small things. */
async function blankOut(desk: Desk, record: RecordId, copies: readonly PostedCopy[], saying: Saying): Promise<readonly PostedCopy[]> {
  const left: PostedCopy[] = []
  for (const copy of copies.filter(({ channel }) => channel !== 'console')) {
    await saying.sayAgain()
    if (!(await desk.blank?.(copy, blankCard(record)))) left.push(copy)
  }
  return left
}

const countOf = (copies: readonly PostedCopy[]): ReadonlyMap<string, number> => {
  const count = new Map<string, number>()
  for (const { channel } of copies) count.set(channel, (count.get(channel) ?? 0) + 1)
  return count
}
