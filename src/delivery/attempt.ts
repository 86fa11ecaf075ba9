import type { Card } from '../cards/card.js'
import { type Address, type Channel, ChannelFault, type Posted } from '../channels/channel.js'
import type { OwedItem } from '../log/log.js'
import { cutOff, type Timer, tryLimit, within } from './cut.js'
import { openHanging } from './hanging.js'
import type { Report } from './told.js'

/** How one try at one channel ended. `wait` in milliseconds when the platform said when to come back. */
export type Attempt =
  | { readonly outcome: 'posted'; readonly posted: Posted }
  | { readonly outcome: 'again'; readonly wait?: number }
  | { readonly outcome: 'never'; readonly because: string }

/** Tries to post once, cut at the urgency's limit. Never throws. */
export type Try = (
  channel: Channel,
  to: Address,
  card: Card,
  item: OwedItem,
  clock: () => Date,
  late: (posted: Posted) => void,
) => Promise<Attempt>

export interface Tries {
  readonly once: Try
  /** Is an alert to try this channel last, since it hangs? To be asked once a delivery (see Hanging). */
  isLast(channel: Channel, now: Date): boolean
}

/** After so many tries a channel that breaks on a card, by a mistake of ours, counts as one that will never work. */
const mistakesForgiven = 3

/**
 * Tries, which remember what a platform said about coming back. The memory is kept by urgency: what a platform asks of
 * routine posts holds no alert up, which asks for itself.
 */
export const openTries = (report: Report, timer: Timer): Tries => {
  const pauses = new Map<string, number>()
  const hanging = openHanging()

  const once: Try = async (channel, to, card, item, clock, late) => {
    const { urgency, record } = item
    const now = clock()
    const pause = `${urgency} ${channel.name} ${'person' in to ? to.person.id : `#${to.purpose}`}`
    const until = pauses.get(pause)
    if (until !== undefined && until > now.getTime()) return { outcome: 'again', wait: until - now.getTime() }
    pauses.delete(pause)

    const stumbled = (fault: ChannelFault['fault'] | 'cut' | 'crash', cause?: unknown) =>
      report({ tells: 'stumbled', record, channel: channel.name, urgency, fault, cause })
    const end = hanging.begin(channel.name, now.getTime(), tryLimit[urgency])
    try {
      // Looked for once, by whoever takes over: where looking fails, that costs an alert one try at most.
      const posting = channel.post(to, card, { urgency, key: keyOf(item), ...(item.left ? { again: true } : {}) })
      const posted = await within(posting, tryLimit[urgency], timer, late)
      if (posted !== cutOff) {
        end('answered', clock().getTime())
        return { outcome: 'posted', posted }
      }
      end('cut', clock().getTime())
      stumbled('cut')
      return { outcome: 'again' }
    } catch (fault) {
      end('neither', clock().getTime())
      if (!(fault instanceof ChannelFault)) {
        stumbled('crash', fault)
        return item.tries < mistakesForgiven
          ? { outcome: 'again' }
          : { outcome: 'never', because: `${channel.name} cannot show this card.` }
      }
      stumbled(fault.fault, fault.options.cause)
      if (fault.fault === 'never') return { outcome: 'never', because: fault.because }
      if (fault.options.retryAfter === undefined) return { outcome: 'again' }
      const wait = fault.options.retryAfter * 1000
      pauses.set(pause, clock().getTime() + wait)
      return { outcome: 'again', wait }
    }
  }
  return { once, isLast: ({ name }, now) => hanging.isLast(name, now.getTime()) }
}

/** The delivery's own name: the same at every try, in every process. */
const keyOf = ({ record, version, index }: OwedItem): string => `${record}/${version}/${index}`
