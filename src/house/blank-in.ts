import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '../casework/desk.js'
import { type Channel, ChannelFault } from '../channels/channel.js'

/** How often a chat that has had enough is asked again, and how long it may ask to be left alone. */
const tries = 4
const longestSeconds = 120

/**
 * Puts a card in the place of a copy in its channel. True also where the copy is not there any more; false where the chat does not take it now, or
 * never will.
 */
export const blankIn =
  (channels: readonly Channel[]): NonNullable<Desk['blank']> =>
  async (copy, card) => {
    const channel = channels.find(({ name }) => name === copy.channel)
    for (let n = 0; channel && n < tries; n += 1) {
      try {
        await channel.replace(copy, card)
        return true
      } catch (fault) {
        if (!(fault instanceof ChannelFault)) return false
        if (fault.options.copy === 'gone') return true
        const { retryAfter } = fault.options
        if (retryAfter === undefined || retryAfter > longestSeconds) return false
        await pause(retryAfter * 1_000)
      }
    }
    return false
  }
