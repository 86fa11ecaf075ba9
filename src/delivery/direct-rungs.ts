import type { Clock, Directory } from '../casework/casework.js'
import { type Instant, instant, type StaffId } from '../procedures/words.js'
import type { FirstCards } from './first-cards.js'
import type { OnItsWay } from './on-its-way.js'

/** How long a card that went out directly waits for the saved alert's first card before it says that it is saved, in milliseconds. */
const firstCardWithin = 60_000
/** How long a card that is on its way is waited for, in milliseconds. */
const cutWithin = 3_500

/** By when the saved alert's first card is to be there, where it is saved, or found to be saved, now. */
export const firstCardBy = (now: Date): Instant => instant(new Date(now.getTime() + firstCardWithin))

/** The rungs of alerts that go directly: what each sends and when the next is due. */
export const openDirectRungs = (
  { directory, clock, cards }: { readonly directory: Directory; readonly clock: Clock; readonly cards: Pick<FirstCards, 'isUnderWay'> },
  does: {
    /** Sends the rung that an alert is on; who was reached. */
    readonly send: (one: OnItsWay, first: boolean) => Promise<readonly StaffId[]>
    /** Waits for what is being posted, before the next. */
    readonly post: (one: OnItsWay, work: Promise<unknown>) => void
    /** Takes over who has a card of the saved alert. */
    readonly knows: (one: OnItsWay) => void
    readonly write: (one: OnItsWay) => void
  },
) => {
  const { send, post, knows, write } = does
  /** Is the saved alert's card on its way to somebody? */
  const isUnderWay = ({ savedAs }: OnItsWay): boolean => savedAs !== undefined && cards.isUnderWay(savedAs)

  /** The rung that an alert is on. Of one that was taken up only what was not sent before goes out; `first`: as its first, here. */
  const climb = (one: OnItsWay, first = false): void => {
    const { went } = one
    one.went = 'by this run'
    knows(one)
    // Whoever follows after a kill is to know that something may have been sent.
    if (went === 'not yet') write(one)
    const told = (reached: readonly StaffId[]) => {
      if (went !== 'by this run' || first) one.reached = reached
    }
    post(one, send(one, first).then(told))
  }
  const sendFirst = (one: OnItsWay): void => climb(one, true)

  /** Goes on without the log: the first rung, to whoever has no card of it yet, and what is due. False: nothing was due. */
  const goOn = (one: OnItsWay, now: Instant): boolean => {
    const { alert } = one
    if (one.taken) return false
    knows(one)
    one.cardBy = firstCardBy(clock())
    const mayArrive = isUnderWay(one) && Date.parse(now) - Date.parse(alert.at) < cutWithin
    const told = one.urgent.told(one.rung, alert.by, now, directory())
    const lack = told.length === 0 || told.some((id) => !one.has.has(id))
    const isDue = one.next <= now
    // A rung that is due tells whoever was left out, too.
    if (one.went !== 'by this run' && lack && !mayArrive && !isDue) sendFirst(one)
    if (isDue) {
      one.rung += 1
      one.next = one.urgent.nextRungAt(alert.at, one.rung, now, directory())
      climb(one)
    }
    if (isDue || !one.journalled) write(one)
    return isDue
  }

  return { isUnderWay, sendFirst, goOn }
}
