import { ChannelFault } from '../channels/channel.js'
import type { OwedItem } from '../log/log.js'
import { cutOff, type Timer, tryLimit, within } from './cut.js'
import type { Ended, Needs } from './deliver-notice.js'

/** Puts the present drawing in place of every copy of a record's cards. A copy that is gone is left; when one stumbles, all are done again. */
export const redraw = async ({ casework, channels, report }: Needs, item: OwedItem, timer: Timer): Promise<Ended> => {
  const { record, urgency } = item
  const copies = await casework.copies(record)
  const replaced = copies.map(async ({ notice, to, posted }): Promise<{ again?: number | undefined } | 'left' | 'replaced'> => {
    const channel = channels.find(({ name }) => name === posted.channel)
    const drawn = channel && (await casework.draw(record, notice, to))
    if (!channel || !drawn) return 'left'
    const stumbled = (fault: ChannelFault['fault'] | 'cut' | 'crash', cause?: unknown) =>
      report({ tells: 'stumbled', record, channel: channel.name, urgency, fault, cause })
    try {
      const done = await within(channel.replace(posted, drawn.card), tryLimit[urgency], timer, () => undefined)
      if (done !== cutOff) return 'replaced'
      stumbled('cut')
      return {}
    } catch (fault) {
      if (!(fault instanceof ChannelFault)) {
        // A card that this channel cannot draw is our mistake: trying for ever would hide it behind its own noise.
        stumbled('crash', fault)
        return item.tries < 3 ? {} : 'left'
      }
      stumbled(fault.fault, fault.options.cause)
      if (fault.fault === 'never') return 'left'
      return fault.options.retryAfter === undefined ? {} : { again: fault.options.retryAfter * 1000 }
    }
  })
  const settled = await Promise.allSettled(replaced)
  const outcomes = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
  const waits = outcomes.filter((outcome) => typeof outcome === 'object')
  report({ tells: 'redrawn', record, copies: outcomes.filter((outcome) => outcome === 'replaced').length })
  if (waits.length === 0) return 'done'
  const named = waits.map(({ again }) => again)
  return { again: named.includes(undefined) ? undefined : Math.max(...named.filter((wait) => wait !== undefined)) }
}
