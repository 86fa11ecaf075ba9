import { type Channel, ChannelFault, type Posted } from '../channels/channel.js'
import type { Person } from '../procedures/people.js'
import { cutOff, searchLimit, type Timer, within } from './cut.js'

/**
 * Every copy of a delivery that a channel finds in somebody's chat, the earliest first, in the time that a search may take; none where it can look into no chat, or
 * reaches them by none. Throws what the platform throws, and `later` where it does not say in time.
 */
export const searchChat = async (
  channel: Channel,
  person: Person,
  sought: Parameters<NonNullable<Channel['lookAgain']>>[1],
  timer: Timer,
): Promise<readonly Posted[]> => {
  if (!channel.lookAgain || !channel.reaches({ person })) return []
  const found = await within(channel.lookAgain(person, sought), searchLimit, timer, () => {})
  if (found === cutOff) throw new ChannelFault('later', `${channel.name} does not say in time what stands there.`)
  return found
}
