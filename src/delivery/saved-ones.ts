import type { Casework, Clock } from '../casework/casework.js'
import type { Journal } from '../log/journal.js'
import { type Log, LogAway } from '../log/log.js'
import { type Instant, instant, type RecordId, type StaffId } from '../procedures/words.js'
import { diskPatience, within } from './cut.js'
import type { FirstCards } from './first-cards.js'
import { type DirectCopy, type FollowNeeds, followSaved } from './follow-saved.js'
import { openMissedCopies } from './missed-copies.js'
import { type OnItsWay, savedAlert } from './on-its-way.js'

/** When a card that could not be changed is tried again, in milliseconds. */
const followEvery = 15_000
/** How often the log is asked about an alert in the first minute in which this bot has it, and how often then, while it lies and no rung of it is due, in milliseconds. */
const firstMinute = 60_000
const asksOften = 1_500
const asksThen = 10_000
/** So many records are read at once: the courier brings their cards by the same connections. */
const readAtOnce = 8

/** Alerts that are saved and that nobody is known to have: who has a card of them, and what those cards say that went out before. */
export const openSavedOnes = (
  needs: FollowNeeds & {
    readonly journal: Pick<Journal, 'drop'>
    readonly cards: FirstCards
    readonly waitingAlert: Casework['waitingAlert']
    /** Throws while the log takes nothing. */
    readonly ping: Log['ping']
    readonly clock: Clock
  },
  /** Hears of what nobody need stand by for any more, of what is to be written down anew, and of cards that were found in somebody's chat. */
  {
    gone,
    write,
    came,
  }: {
    readonly gone: (one: OnItsWay) => void
    readonly write: (one: OnItsWay) => void
    readonly came: (one: OnItsWay, copy: DirectCopy) => void
  },
) => {
  const missed = openMissedCopies(needs, came)
  const { journal, cards, waitingAlert, ping, clock, directory, report, timer } = needs

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
    const dropping = one.keeping.then(() => (one.journalled ? journal.drop(one.alert.key) : undefined))
    await within(dropping, diskPatience, timer, () => {})
  }

  /** What people have before them says that it is saved. */
  const follow = async (one: OnItsWay, record: RecordId): Promise<void> => {
    await one.posting
    await within(one.keeping, diskPatience, timer, () => {})
    const asked = one.copies
    const left = await followSaved(needs, savedAlert(one, record), asked)
    // What came meanwhile, after a cut, was not asked about yet.
    one.copies = one.copies.filter((copy) => left.includes(copy) || !asked.includes(copy))
    one.followAt = instant(new Date(clock().getTime() + followEvery))
    if (one.copies.length < asked.length) write(one)
  }

  /** Is it to be asked of the log at this look, whether somebody has it? Else the log is asked nothing, and nothing of it is due. */
  const isToAsk = (one: OnItsWay, now: Instant): boolean =>
    one.askAt <= now || one.next <= now || (one.copies.length > 0 && one.followAt <= now)

  /** To whom it has been brought, as `waitingAlert`. A record that cannot be read is as good as a log that is away: the courier cannot climb either. */
  const broughtTo = async (one: OnItsWay, record: RecordId): Promise<readonly StaffId[] | undefined | 'away' | 'unread'> => {
    try {
      return await waitingAlert(record)
    } catch (fault) {
      if (fault instanceof LogAway) return 'away'
      if (!one.unread) report({ tells: 'fault', doing: 'deliver', record, fault })
      one.unread = true
      return 'unread'
    }
  }

  /** What is saved: nobody stands by for what somebody has, and the courier climbs. `away`: the log is not there; `unread`: not for this one. */
  const seeToSaved = async (one: OnItsWay, record: RecordId, now: Instant): Promise<'seen to' | 'away' | 'unread'> => {
    const brought = await broughtTo(one, record)
    if (brought === 'away' || brought === 'unread') return brought
    const age = Date.parse(now) - Date.parse(one.since)
    one.askAt = instant(new Date(Date.parse(now) + (age < firstMinute ? asksOften : asksThen)))
    knows(one, record, brought)
    if (one.copies.length > 0 && one.followAt <= now && (!brought || isHeard(one) || one.cardBy <= now)) await follow(one, record)
    missed.look(one, record, now)
    if (!brought && one.copies.length === 0 && one.missed.is === 'none') {
      await letGo(one)
      return 'seen to'
    }
    // The courier climbs, by the same times.
    const { rung } = one
    while (one.next <= now) {
      one.rung += 1
      one.next = one.urgent.nextRungAt(one.alert.at, one.rung, now, directory())
    }
    if (one.rung > rung || !one.journalled) write(one)
    return 'seen to'
  }

  /** Sees to those that were saved and are to be asked, a few at a time. For which of all the log is not there: once it is found to be away it is asked no more. */
  const withoutLog = async (all: readonly OnItsWay[], now: Instant): Promise<readonly OnItsWay[]> => {
    const queue = all.filter((one) => !one.savedAs || isToAsk(one, now))
    const isThere = () =>
      ping().then(
        () => true,
        () => false,
      )
    const takes = queue.some(({ savedAs }) => savedAs) && (await isThere())
    /** How many in a row it did not answer for. */
    let away = takes ? 0 : readAtOnce
    // A file that cannot be taken away holds up no other alert.
    const told = (fault: unknown): 'seen to' => {
      report({ tells: 'fault', doing: 'complete', fault })
      return 'seen to'
    }
    const left: OnItsWay[] = []
    const work = async (): Promise<void> => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        const record = away < readAtOnce ? one.savedAs : undefined
        const how = record === undefined ? 'not asked' : await seeToSaved(one, record, now).catch(told)
        if (how === 'away') away += 1
        else if (record !== undefined) away = 0
        if (how !== 'seen to') left.push(one)
      }
    }
    await Promise.all(Array.from({ length: readAtOnce }, work))
    return left
  }

  /** Somebody took it, in this process: nobody is told any more, wherever the log is. What people have before them still follows. */
  const standDown = async (one: OnItsWay): Promise<void> => {
    one.taken = true
    if (one.copies.length === 0 && one.missed.is === 'none') await letGo(one)
    else write(one)
  }

  return { knows, letGo, withoutLog, standDown }
}
