import type { Card } from '../cards/card.js'
import { type Channel, ChannelFault, type Posted } from '../channels/channel.js'
import type { Office } from '../procedures/people.js'
import type { SaidDirectly } from '../procedures/urgent.js'
import type { RecordId, StaffId } from '../procedures/words.js'
import { cutOff, type Timer, tryLimit, within } from './cut.js'
import type { Report } from './told.js'

/** A card that somebody was sent directly: before the alert could be saved, or while its record could not be read. */
export interface DirectCopy {
  readonly person: StaffId
  readonly posted: Posted
  /** The name under which it was sent: it is not sent again. Absent in what an earlier bot wrote down. */
  readonly key?: string
  /** It said that the alert is saved. */
  readonly saved?: true
}

export interface FollowNeeds {
  readonly channels: readonly Channel[]
  readonly directory: () => Office
  readonly report: Report
  readonly timer: Timer
}

/** The record that an alert was saved as, who raised it, and what takes the place of the cards that went out before. */
export interface SavedAlert {
  readonly record: RecordId
  readonly by: StaffId
  readonly card: (whose: 'reporter' | 'told', said: SaidDirectly) => Card
}

/**
 * Says on the cards that went out directly that the alert is saved now, or can be read again, and where its live card is; where a card cannot be changed any
 * more, a new one in the same chat says so. Answers with the copies for which that is to be tried again.
 */
export const followSaved = async (
  needs: FollowNeeds,
  { record, by, card }: SavedAlert,
  copies: readonly DirectCopy[],
): Promise<readonly DirectCopy[]> => {
  const follow = async (copy: DirectCopy): Promise<boolean> => {
    const channel = needs.channels.find(({ name }) => name === copy.posted.channel)
    const person = needs.directory().person(copy.person)
    if (!channel || !person) return true
    const shown = card(copy.person === by ? 'reporter' : 'told', copy.saved ? 'saved' : 'not saved')
    const replaced = await tried(needs, record, channel, () => channel.replace(copy.posted, shown))
    if (replaced !== 'never') return replaced === 'done'
    // A try before this one, whose end nobody knows, may have sent it.
    const how = { urgency: 'now', key: `saved ${record} ${copy.posted.id}`, again: true } as const
    return (await tried(needs, record, channel, () => channel.post({ person }, shown, how))) !== 'again'
  }
  const done = await Promise.all(copies.map(follow))
  return copies.filter((_, at) => !done[at])
}

/** One try, cut in time. A mistake of ours is told and not repeated: the live card is there without it. Never throws. */
const tried = async (
  { report, timer }: FollowNeeds,
  record: RecordId,
  channel: Channel,
  work: () => Promise<unknown>,
): Promise<'done' | 'again' | 'never'> => {
  try {
    return (await within(work(), tryLimit.alert, timer, () => {})) === cutOff ? 'again' : 'done'
  } catch (fault) {
    if (fault instanceof ChannelFault) {
      report({ tells: 'stumbled', record, channel: channel.name, urgency: 'now', fault: fault.fault, cause: fault.options.cause })
      return fault.fault === 'never' ? 'never' : 'again'
    }
    report({ tells: 'fault', doing: 'deliver', record, fault })
    return 'never'
  }
}
