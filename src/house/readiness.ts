import { chatTroubles, muteChats } from './chat-troubles.js'
import { databaseTrouble } from './database-trouble.js'
import type { Channels } from './open-channels.js'
import type { Readiness } from './open-server.js'
import { saidAs } from './said-as.js'

/** What a bot is asked of itself for /readyz. */
export interface Asked {
  readonly channels: Pick<Channels, 'slack' | 'teams' | 'console'>
  /** Rejects while the database does not answer. */
  ping(): Promise<unknown>
  /** What keeps alerts from going out without the database. */
  direct(): readonly string[]
  courierRuns(): boolean
  /** What somebody should look at while the bot works; undefined for whatever has nothing to say. */
  look(): readonly (string | undefined)[]
  /** A channel could not be opened; `says` is the sentence for it. */
  cannotOpen(channel: string, says: string, fault: unknown): void
}

/** Can this bot work, and what should somebody look at? Also keeps which channels are still being opened, which hold nothing up. */
export const openReadiness = ({ channels, ping, direct, courierRuns, look, cannotOpen }: Asked) => {
  const unopened = new Map<string, string>()
  const chats = () =>
    [channels.slack, channels.teams, channels.console].flatMap((chat) => (chat ? ['troubles' in chat ? chat.troubles() : []] : []))
  return {
    async ready(): Promise<Readiness> {
      const database = await ping().then(
        () => [],
        (fault: unknown) => [databaseTrouble(fault)],
      )
      const courier = courierRuns() ? [] : ['The courier does not work: nothing is delivered. Start the bot again.']
      return {
        out: [...database, ...direct(), ...muteChats(chats()), ...courier],
        look: [...look(), ...chatTroubles(chats()), ...unopened.values()].filter((sentence) => sentence !== undefined),
      }
    },
    /** Says of a channel that it is not connected yet, until its opening ends. */
    notYet(channel: string, opening: Promise<void>): void {
      unopened.set(channel, `The channel ${channel} is not connected yet; the bot keeps trying.`)
      opening.then(
        () => unopened.delete(channel),
        (fault: unknown) => {
          unopened.set(channel, saidAs(fault))
          cannotOpen(channel, saidAs(fault), fault)
        },
      )
    },
  }
}
