import type { Card, Element } from '../cards/card.js'
import type { CopyToDraw } from '../casework/casework.js'
import { type Channel, ChannelFault } from '../channels/channel.js'
import type { OwedItem } from '../log/log.js'
import { isAnswer } from '../procedures/bookkeeping.js'
import { cutOff, type Timer, tryLimit, within } from './cut.js'
import type { Needs } from './deliver-notice.js'
import { keyOf } from './delivery-name.js'
import { addressOf } from './means.js'

/** What became of a card that was to come anew: it did, or nobody needs it; nobody knows; or the platform asks to wait (in milliseconds, when it says). */
export type Anew = 'settled' | 'unclear' | { readonly later: number | undefined }

/**
 * Posts a card anew whose message is gone (an administrator or a rule of the platform took it away), where its person still has something to do on
 * it: once, since what goes twice is meant to go. `all`: every copy of the record. Its key is the gone copy's, so that a channel that
 * looks finds what was posted before a crash.
 */
export const openPostAnew =
  ({ casework, directory, report, searches }: Pick<Needs, 'casework' | 'directory' | 'report' | 'searches'>, timer: Timer) =>
  async (
    item: OwedItem,
    channel: Channel,
    copy: CopyToDraw,
    all: readonly CopyToDraw[],
    now: () => Date,
    leaseEnds: Date,
  ): Promise<Anew> => {
    const { drawn, of, to, posted, notice } = copy
    const came = all.filter((one) => one.of.version === of.version && one.of.index === of.index && one.posted.channel === posted.channel)
    const address = addressOf(to, directory())
    // Who opened a card that is gone opens it again.
    if (!drawn || copy.over || isAnswer(copy) || came.length > 1 || !address || !channel.reaches(address) || !asks(drawn.card))
      return 'settled'
    const sought = { record: item.record, ...of, due: item.due, anew: true } as const
    // The look that comes before it is sent may miss what is still on its way.
    const owing = searches.owe(sought, address, leaseEnds)
    owing.catch(() => {})
    const keep = async (came: typeof posted): Promise<void> => {
      await owing
      await casework.keepDelivered(item.record, of, { notice, to, urgency: item.urgency }, came, { moved: drawn.moved, print: drawn.print })
    }
    const late = (came: typeof posted): void =>
      void keep(came).catch((fault: unknown) => report({ tells: 'fault', doing: 'deliver', record: item.record, fault }))
    try {
      const posting = channel.post(address, drawn.card, {
        urgency: item.urgency,
        key: keyOf(sought),
        again: true,
        since: item.due,
        isOurs: () => now() < leaseEnds,
      })
      const sent = await within(posting, tryLimit[item.urgency], timer, late)
      if (sent === cutOff) return 'unclear'
      await keep(sent)
      return 'settled'
    } catch (fault) {
      if (!(fault instanceof ChannelFault)) throw fault
      report({
        tells: 'stumbled',
        record: item.record,
        channel: channel.name,
        urgency: item.urgency,
        fault: fault.fault,
        cause: fault.options.cause,
      })
      if (fault.fault === 'never') return 'settled'
      if (fault.fault === 'unclear') return 'unclear'
      return { later: fault.options.retryAfter === undefined ? undefined : fault.options.retryAfter * 1000 }
    }
  }

/** Does a card ask its reader for anything on its own record? */
const asks = ({ adaptive }: Card): boolean =>
  [...adaptive.actions, ...adaptive.body.flatMap(rowOf)].some(
    (action) => action.type === 'Action.Execute' && /^(step|dialog):/.test(action.verb),
  )
const rowOf = (element: Element) => (element.type === 'ActionSet' ? element.actions : [])
