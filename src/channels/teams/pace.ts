import type { Clock } from '../../casework/casework.js'
import { ChannelFault } from '../channel.js'

/** Teams takes seven messages a second in one conversation. */
const most = 7
const windowMs = 1000

/** Holds what is sent in a conversation to Teams' pace. */
export interface Pace {
  /**
   * Counts one message. Throws a ChannelFault (`later`) when it would be one too many, or Teams has asked us to wait. While an alert
   * waits for its turn nothing else gets one: new drawings of old cards would take them all.
   */
  take(conversation: string, isAlert?: boolean): void
  /** Teams asked to come back after so many seconds. */
  wait(conversation: string, seconds: number): void
}

/** Opens it. */
export function openPace(clock: Clock): Pace {
  const sent = new Map<string, number[]>()
  const closed = new Map<string, number>()
  const alertWaits = new Map<string, number>()
  return {
    take(conversation, isAlert = false) {
      const now = clock().getTime()
      const until = closed.get(conversation) ?? 0
      if (until > now) throw new ChannelFault('later', 'Teams asks to come back later.', { retryAfter: Math.ceil((until - now) / 1000) })
      closed.delete(conversation)
      const lately = (sent.get(conversation) ?? []).filter((at) => now - at < windowMs)
      if (isAlert && lately.length >= most) alertWaits.set(conversation, now + 2 * windowMs)
      const after = !isAlert && (alertWaits.get(conversation) ?? 0) > now
      if (lately.length >= most || after)
        throw new ChannelFault('later', 'There is much to say in this Teams chat: it goes on in a second.', { retryAfter: 1 })
      if (!isAlert) alertWaits.delete(conversation)
      sent.delete(conversation)
      sent.set(conversation, [...lately, now])
      for (const [old, times] of sent) {
        if (now - (times.at(-1) ?? 0) < windowMs) break
        sent.delete(old)
      }
    },
    wait: (conversation, seconds) => void closed.set(conversation, clock().getTime() + seconds * 1000),
  }
}
