import type { Casework, Clock } from '../casework/casework.js'
import type { Journal } from '../log/journal.js'
import { type Instant, instant, type RecordId, type StaffId } from '../procedures/words.js'
import type { FirstCards } from './first-cards.js'
import { type FollowNeeds, followSaved } from './follow-saved.js'
import { type OnItsWay, savedAlert } from './on-its-way.js'

/** When a card that could not be changed is tried again, in milliseconds. */
const followEvery = 15_000

/** Alerts that are saved and that nobody is known to have: who has a card of them, and what those cards say that went out before. */
export const openSavedOnes = (
  needs: FollowNeeds & {
    readonly journal: Pick<Journal, 'drop'>
    readonly cards: FirstCards
    readonly waitingAlert: Casework['waitingAlert']
    readonly clock: Clock
  },
  /** Hears of what nobody need stand by for any more, and of what is to be written down anew. */
  { gone, write }: { readonly gone: (one: OnItsWay) => void; readonly write: (one: OnItsWay) => void },
) => {
  const { journal, cards, waitingAlert, clock, directory } = needs

  /** Takes what the log and this process know of who has a card of it. */
  const knows = (one: OnItsWay, record: RecordId, brought: readonly StaffId[] = []): void => {
    const before = one.has.size
    one.has = new Set([...one.has, ...brought, ...cards.arrivedTo(record)])
    if (one.has.size > before) write(one)
  }
  const isHeard = ({ has, alert }: OnItsWay): boolean => [...has].some((id) => id !== alert.by)
  const letGo = async (one: OnItsWay): Promise<void> => {
    await one.posting
    gone(one)
    if (one.savedAs) cards.leave(one.savedAs)
    await one.keeping
    if (one.journalled) await journal.drop(one.alert.key)
  }

  /** What people have before them says that it is saved. */
  const follow = async (one: OnItsWay, record: RecordId): Promise<void> => {
    await one.posting
    await one.keeping
    const asked = one.copies
    const left = await followSaved(needs, savedAlert(one, record), asked)
    // What came meanwhile, after a cut, was not asked about yet.
    one.copies = one.copies.filter((copy) => left.includes(copy) || !asked.includes(copy))
    one.followAt = instant(new Date(clock().getTime() + followEvery))
    if (one.copies.length < asked.length) write(one)
  }

  /** What is saved: nobody stands by for what somebody has, and the courier climbs. False: the log is not there for it. */
  const seeToSaved = async (one: OnItsWay, record: RecordId, now: Instant): Promise<boolean> => {
    const brought = await waitingAlert(record).catch(() => 'away' as const)
    if (brought === 'away') return false
    knows(one, record, brought)
    if (one.copies.length > 0 && one.followAt <= now && (!brought || isHeard(one) || one.cardBy <= now)) await follow(one, record)
    if (!brought && one.copies.length === 0) {
      await letGo(one)
      return true
    }
    // The courier climbs, by the same times.
    const { rung } = one
    while (one.next <= now) {
      one.rung += 1
      one.next = one.urgent.nextRungAt(one.alert.at, one.rung, now, directory())
    }
    if (one.rung > rung || !one.journalled) write(one)
    return true
  }

  return { knows, letGo, seeToSaved }
}
