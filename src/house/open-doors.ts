import type { Listen } from '../casework/arrival.js'
import type { Channel } from '../channels/channel.js'
import { StartFault } from '../settings/start-fault.js'
import type { Server } from './open-server.js'
import type { StandIn } from './stand-in.js'

/**
 * Opens the ways in: the server, then the channels, in the place of the bot that stood in, should one have; whoever waited there is let in. A press that comes
 * between meets no port for a few milliseconds, and its platform says so. Throws a StartFault.
 */
export const openDoors = async (needs: {
  readonly server: Pick<Server, 'start'>
  readonly channels: readonly Channel[]
  readonly listen: Listen
  readonly standIn: Pick<StandIn, 'leavePorts' | 'end'>
  /** A channel whose opening nobody waits for. */
  readonly notYet: (channel: string, opening: Promise<void>) => void
}): Promise<void> => {
  const { server, channels, listen, standIn, notYet } = needs
  await standIn.leavePorts()
  await server.start()
  for (const channel of channels) {
    const opening = channel.start(listen).catch((cause: unknown) => cannotOpen(channel.name, cause))
    // Socket Mode tries until Slack answers. The rest of the house, and its alerts, do not wait for that.
    if (channel.name === 'slack') notYet(channel.name, opening)
    else await opening
  }
  // Nobody waits for its last answers.
  void standIn.end(listen)
}

/** The console says itself what to do; a platform's own error may quote what it was given, and is only named. */
const cannotOpen = (channel: string, cause: unknown): never => {
  if (channel === 'console' && cause instanceof Error) throw new StartFault(cause.message, { cause })
  throw new StartFault(`The channel ${channel} could not be opened: run steward doctor, which looks at its settings.`, { cause })
}
