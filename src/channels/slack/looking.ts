import { setTimeout as later } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import type { Clock } from '../../casework/casework.js'
import type { Urgency } from '../../procedures/procedure.js'
import type { Instant } from '../../procedures/words.js'
import { inTime } from '../../time/in-time.js'
import { ChannelFault } from '../channel.js'
import { faultOf, harmless } from './faults.js'

/** What is looked for in a chat: a delivery's mark, and the moment before which it cannot have been sent. */
export interface Sought {
  readonly channel: string
  readonly mark: string
  /** Left out: among the newest alone. */
  readonly since: Instant | undefined
}

/** Looks for what was sent already. */
export interface Looking {
  /**
   * Before it is sent again, in the time that there is for it: the messages that bear the mark, as far as it came, and whether it came to the end. Throws `later`
   * where it is not known and can wait. An alert never waits, and rather comes twice than not; nor does what can never be looked for, since it is refused.
   */
  lookFirst(client: WebClient, sought: Sought, urgency: Urgency): Promise<{ readonly there: readonly string[]; readonly whole: boolean }>
  /** All messages that bear the mark, the earliest first. Throws a ChannelFault. */
  copies(client: WebClient, sought: Sought): Promise<readonly string[]>
  /**
   * Looks, at once where no other such look is under way, until it came through and all was taken that it told, the earliest first, and waits longer each time.
   * Never throws; after a day, or refused for good, it is given up.
   */
  lookUntilKnown(client: WebClient, sought: Sought, tell: (ts: string) => Promise<void> | void): Promise<void>
}

/** What Slack advises a page to hold at most. */
const onePage = 200
/**
 * So many pages are read of one chat. Slack lets an app read some fifty a minute, of all chats together: one chat must not use that up. Two thousand
 * messages to one person since the card was due are more than an office sends in days; what stood before them is not found.
 */
const mostPages = 10
/** Slack's clock and this computer's may be so far apart, in milliseconds. */
const clocksApart = 600_000
/** How long a look before a send may take, in milliseconds: less than half of what the courier gives a try, so that it is sent however the look goes. */
const looksFor: Readonly<Record<Urgency, number>> = { alert: 1_000, now: 2_500, routine: 4_000 }
/** What is no alert waits for so many looks that fail, some fifteen seconds, before it is sent all the same: a second copy is better than none. */
const looksWaitedFor = 5
const mostWaiting = 10_000
/** How long a look that did not come through waits for the next, at first and at most, and how long it is looked for in all, in milliseconds. */
const firstWait = 500
const longestWait = 300_000
const looksOnFor = 86_400_000
/** So far apart are the looks at what was sent already, of all chats together, in milliseconds: with those that the courier owes, half of what Slack allows is left to those before a send. */
const apart = 3_000

/** Opens it. Once Slack has asked to wait it is asked nothing until then, whoever looks: it counts the looks of all chats together. */
export function openLooking(
  clock: Clock,
  pause = (milliseconds: number): Promise<unknown> => later(milliseconds, undefined, { ref: false }),
): Looking {
  let restsUntil = 0
  /** Ends when the next of the looks that have time may begin. */
  let turn: Promise<unknown> = Promise.resolve()
  /** By mark, how many looks before a send have failed in a row. */
  const inVain = new Map<string, number>()

  /** Takes each message that bears the mark, as it comes past. */
  const look = async (client: WebClient, { channel, mark, since }: Sought, take: (ts: string) => void): Promise<void> => {
    const oldest = since === undefined ? {} : { oldest: String((Date.parse(since) - clocksApart) / 1000) }
    let cursor: string | undefined
    for (let page = 0; page < (since === undefined ? 1 : mostPages); page += 1) {
      const rest = restsUntil - clock().getTime()
      if (rest > 0) throw new ChannelFault('later', 'Slack asks to come back later.', { retryAfter: rest / 1000 })
      const from = cursor ? { cursor } : {}
      const read = await client.conversations.history({ channel, limit: onePage, ...oldest, ...from }).catch((cause: unknown) => {
        const fault = harmless(faultOf(cause))
        restsUntil = Math.max(restsUntil, clock().getTime() + (fault.options.retryAfter ?? 0) * 1000)
        throw fault
      })
      for (const { ts, blocks } of read.messages ?? []) if (ts && blocks?.some((block) => block.block_id === mark)) take(ts)
      cursor = read.response_metadata?.next_cursor
      if (!cursor) return
    }
  }

  const copies = async (client: WebClient, sought: Sought): Promise<readonly string[]> => {
    const there: string[] = []
    await look(client, sought, (ts) => there.push(ts))
    return inOrder(there)
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => {}).then(() => pause(apart))
    return mine
  }

  return {
    copies,
    async lookFirst(client, sought, urgency) {
      const there: string[] = []
      const looking = look(client, sought, (ts) => there.push(ts))
      const how = await inTime(
        looking.then(() => 'whole' as const, faultOf),
        looksFor[urgency],
      )
      const failed = (inVain.get(sought.mark) ?? 0) + 1
      inVain.delete(sought.mark)
      const isRefused = how instanceof ChannelFault && how.fault === 'never'
      if (
        how === 'whole' ||
        there.length > 0 ||
        urgency === 'alert' ||
        isRefused ||
        failed === looksWaitedFor ||
        inVain.size >= mostWaiting
      )
        return { there: [...there], whole: how === 'whole' }
      inVain.set(sought.mark, failed)
      throw new ChannelFault('later', 'Slack does not say for the moment what stands in their chat already.')
    },
    async lookUntilKnown(client, sought, tell) {
      const givenUp = clock().getTime() + looksOnFor
      for (let wait = firstWait; clock().getTime() < givenUp; wait = Math.min(wait * 2, longestWait)) {
        try {
          for (const ts of await inTurn(() => copies(client, sought))) await tell(ts)
          return
        } catch (cause) {
          const { fault, options } = faultOf(cause)
          if (fault === 'never') return
          await pause(Math.max(wait, (options.retryAfter ?? 0) * 1000))
        }
      }
    },
  }
}

/** Messages of one chat as they stand, the earliest first. */
export const inOrder = (stamps: readonly string[]): readonly string[] => stamps.toSorted((one, other) => Number(one) - Number(other))

/** Of messages of one chat the one that stands furthest down; undefined of none. */
export const newestOf = (stamps: readonly string[]): string | undefined => inOrder(stamps).at(-1)
