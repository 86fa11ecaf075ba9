import type { Card } from '../cards/card.js'
import { type Address, type Channel, ChannelFault, type Posted, type PostOptions } from '../channels/channel.js'
import type { OwedItem } from '../log/log.js'
import { comesStill, cutOff, type Timer, tryLimit, within } from './cut.js'
import { keyOf } from './delivery-name.js'
import { openHanging } from './hanging.js'
import type { Report } from './told.js'

/** How one try at one channel ended. `wait` in milliseconds when the platform said when to come back; `perhaps`: it may have arrived. */
export type Attempt =
  | { readonly outcome: 'posted'; readonly posted: Posted }
  | { readonly outcome: 'again'; readonly wait?: number; readonly perhaps?: true }
  | { readonly outcome: 'never'; readonly because: string }

/** Tries to post once, cut at the urgency's limit. Never throws. */
export type Try = (
  channel: Channel,
  to: Address,
  { card, below }: { readonly card: Card } & Pick<PostOptions, 'below'>,
  item: OwedItem,
  clock: () => Date,
  leaseEnds: Date,
  came: {
    /** What came after the try was cut. */
    readonly late: (posted: Posted) => void
    /** A copy that stood there already, and was found after it was sent again (see PostOptions). */
    readonly found: (earlier: Posted) => Promise<void>
  },
) => Promise<Attempt>

export interface Tries {
  readonly once: Try
  /** Is an alert to try this channel last, since it hangs? To be asked once a delivery (see Hanging). */
  isLast(channel: Channel, now: Date): boolean
  /** Until when a channel has asked any post to wait, in milliseconds since 1970; 0: it has not. */
  restsUntil(channel: string): number
  /** What was posted of it on this channel is kept: until then a further try asks the platform for nothing that it took already. */
  kept(channel: Channel, item: OwedItem): void
  /** Of a notice that goes back: nothing of it can have arrived by this try. */
  sentNothing(item: OwedItem): void
  /** Can nothing of a notice have arrived before, in any process? A channel that finds it there answers with a copy that shows an older drawing. */
  isFirst(item: OwedItem): boolean
  /** Resolves when no post is in hand. */
  quiet(): Promise<void>
}

/** So many notices that go back are remembered; of another it is not known what arrived. */
const mostInVain = 10_000
/** So many posts are remembered that were not kept yet. */
const mostSent = 1_000
/** After so many tries a channel that breaks on a card, by a mistake of ours, counts as one that will never work. */
const mistakesForgiven = 3

/**
 * Tries, which remember what a platform said about coming back. The memory is kept by urgency: what a platform asks of
 * routine posts holds no alert up, which asks for itself.
 */
export const openTries = (report: Report, timer: Timer): Tries => {
  const pauses = new Map<string, number>()
  const rests = new Map<string, number>()
  const inHand = new Set<Promise<unknown>>()
  /** By channel and delivery, until it is kept: what was cut goes on all the same, and may yet arrive. */
  const sent = new Map<string, Promise<Posted>>()
  const inVain = new Map<string, number>()
  const hanging = openHanging()

  const tryOnce: Try = async (channel, to, { card, below }, item, clock, leaseEnds, { late, found }) => {
    const { urgency, record } = item
    const now = clock()
    const pause = `${urgency} ${channel.name} ${'person' in to ? to.person.id : `#${to.purpose}`}`
    const until = pauses.get(pause)
    if (until !== undefined && until > now.getTime()) return { outcome: 'again', wait: until - now.getTime() }
    pauses.delete(pause)

    const stumbled = (fault: ChannelFault['fault'] | 'cut' | 'crash', cause?: unknown) =>
      report({ tells: 'stumbled', record, channel: channel.name, urgency, fault, cause })
    const end = hanging.begin(channel.name, now.getTime(), tryLimit[urgency])
    const delivery = deliveryOf(channel, item)
    const earlier = sent.get(delivery)
    const send = async (): Promise<Posted> => {
      const came = earlier && (await within(earlier, comesStill, timer, () => {}).catch(() => undefined))
      if (came && came !== cutOff) return came
      return channel.post(to, card, {
        urgency,
        key: keyOf(item),
        isOurs: () => clock() < leaseEnds,
        since: item.due,
        found,
        ...(item.left ? { again: true } : {}),
        ...(below ? { below } : {}),
      })
    }
    try {
      const posting = send()
      remember(sent, mostSent, delivery, posting)
      posting.catch(() => sent.get(delivery) === posting && sent.delete(delivery))
      const posted = await within(posting, tryLimit[urgency], timer, late)
      if (posted !== cutOff) {
        end('answered', clock().getTime())
        return { outcome: 'posted', posted }
      }
      end('cut', clock().getTime())
      stumbled('cut')
      return { outcome: 'again', perhaps: true }
    } catch (fault) {
      end('neither', clock().getTime())
      if (!(fault instanceof ChannelFault)) {
        stumbled('crash', fault)
        return item.tries < mistakesForgiven
          ? { outcome: 'again', perhaps: true }
          : { outcome: 'never', because: `${channel.name} cannot show this card.` }
      }
      stumbled(fault.fault, fault.options.cause)
      if (fault.fault === 'never') return { outcome: 'never', because: fault.because }
      if (fault.fault === 'unclear') return { outcome: 'again', perhaps: true }
      if (fault.options.retryAfter === undefined) return { outcome: 'again' }
      const wait = fault.options.retryAfter * 1000
      pauses.set(pause, clock().getTime() + wait)
      rests.set(channel.name, Math.max(rests.get(channel.name) ?? 0, clock().getTime() + wait))
      return { outcome: 'again', wait }
    }
  }
  const once: Try = (...given) => {
    const trying = tryOnce(...given).finally(() => inHand.delete(trying))
    inHand.add(trying)
    return trying
  }
  return {
    once,
    isLast: ({ name }, now) => hanging.isLast(name, now.getTime()),
    restsUntil: (channel) => rests.get(channel) ?? 0,
    sentNothing({ id }) {
      const before = inVain.get(id) ?? 0
      remember(inVain, mostInVain, id, before + 1)
    },
    kept: (channel, item) => void sent.delete(deliveryOf(channel, item)),
    isFirst: ({ id, left, tries }) => !left && tries === (inVain.get(id) ?? 0),
    async quiet() {
      while (inHand.size > 0) await Promise.allSettled(inHand)
    },
  }
}

const deliveryOf = ({ name }: Channel, item: OwedItem): string => `${name} ${keyOf(item)}`

/** The oldest is forgotten where there are too many. */
const remember = <T>(memory: Map<string, T>, most: number, name: string, what: T): void => {
  memory.delete(name)
  memory.set(name, what)
  const [oldest] = memory.keys()
  if (memory.size > most && oldest !== undefined) memory.delete(oldest)
}
