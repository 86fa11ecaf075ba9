import { type Channel, ChannelFault, type Posted } from '../channels/channel.js'
import type { Person } from '../procedures/people.js'
import { cutOff, lookLimit, type Timer, within } from './cut.js'

/**
 * Every copy of a delivery that a channel finds in somebody's chat, the earliest first, in the time that a look may take; none where it can look into no chat, or
 * reaches them by none. Throws what the platform throws, and `later` where it does not say in time.
 */
export const lookAgainOn = async (
  channel: Channel,
  person: Person,
  sought: Parameters<NonNullable<Channel['lookAgain']>>[1],
  timer: Timer,
): Promise<readonly Posted[]> => {
  if (!channel.lookAgain || !channel.reaches({ person })) return []
  const looked = await within(channel.lookAgain(person, sought), lookLimit, timer, () => {})
  if (looked === cutOff) throw new ChannelFault('later', `${channel.name} does not say in time what stands there.`)
  return looked
}
