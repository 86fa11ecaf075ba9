import { type Channel, ChannelFault } from '../channels/channel.js'
import type { OwedItem } from '../log/log.js'
import { cutOff, type Timer, tryLimit, within } from './cut.js'
import type { Ended, Needs } from './deliver-notice.js'

/** What became of a copy: `moved` is what it shows now, `again` that it is to be tried again, after so many milliseconds when the platform said so. */
type Redrawn = 'left' | { readonly moved: number } | { readonly again: number | undefined }

/** How often a record that moves on under our hands is drawn anew before it goes back among what is owed. */
const mostRounds = 5

/**
 * Puts the present drawing in place of every copy of a record's cards. A copy that is gone is left; when one stumbles, all are
 * done again. Others may draw the same record at this moment, here or in another process, and what they drew earlier may arrive
 * later: so whoever has drawn looks once more, and nobody leaves a drawing behind that was old when it arrived.
 */
export const redraw = async (needs: Needs, item: OwedItem, timer: Timer): Promise<Ended> => {
  const { casework, channels, report } = needs
  const { record } = item
  for (let round = 1; ; round += 1) {
    const copies = await casework.copies(record)
    const settled = await Promise.allSettled(
      copies.map(async ({ notice, to, posted }): Promise<Redrawn> => {
        const channel = channels.find(({ name }) => name === posted.channel)
        const drawn = channel && (await casework.draw(record, notice, to))
        if (!channel || !drawn) return 'left'
        return replace(needs, item, timer, channel, () => channel.replace(posted, drawn.card), drawn.moved)
      }),
    )
    const outcomes = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason
      return one.value
    })
    const shown = outcomes.flatMap((outcome) => (typeof outcome === 'object' && 'moved' in outcome ? [outcome.moved] : []))
    report({ tells: 'redrawn', record, copies: shown.length })
    const waits = outcomes.flatMap((outcome) => (typeof outcome === 'object' && 'again' in outcome ? [outcome.again] : []))
    if (waits.length > 0) return { again: waits.includes(undefined) ? undefined : Math.max(...waits.filter((wait) => wait !== undefined)) }
    const one = copies[outcomes.findIndex((outcome) => typeof outcome === 'object')]
    const now = one && (await casework.draw(record, one.notice, one.to))
    if (!now || now.moved <= Math.min(...shown)) return 'done'
    if (round === mostRounds) return { again: undefined }
  }
}

/** Replaces one copy, cut at the urgency's limit. Never throws. */
const replace = async (
  { report }: Needs,
  { record, urgency, tries }: OwedItem,
  timer: Timer,
  channel: Channel,
  work: () => Promise<void>,
  moved: number,
): Promise<Redrawn> => {
  const stumbled = (fault: ChannelFault['fault'] | 'cut' | 'crash', cause?: unknown) =>
    report({ tells: 'stumbled', record, channel: channel.name, urgency, fault, cause })
  try {
    const done = await within(work(), tryLimit[urgency], timer, () => undefined)
    if (done !== cutOff) return { moved }
    stumbled('cut')
    return { again: undefined }
  } catch (fault) {
    if (!(fault instanceof ChannelFault)) {
      // A card that this channel cannot draw is our mistake: trying for ever would hide it behind its own noise.
      stumbled('crash', fault)
      return tries < 3 ? { again: undefined } : 'left'
    }
    stumbled(fault.fault, fault.options.cause)
    if (fault.fault === 'never') return 'left'
    return { again: fault.options.retryAfter === undefined ? undefined : fault.options.retryAfter * 1000 }
  }
}
