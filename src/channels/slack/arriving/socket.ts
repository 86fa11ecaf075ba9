import { type Logger as BoltLogger, SocketModeReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import { inTime } from '../../../time/in-time.js'
import { faultOf } from '../faults.js'

/** The connection of Socket Mode, as the channel needs it. */
export interface SocketIn {
  readonly receiver: SocketModeReceiver
  /** Begins to connect and keeps at it; a Slack that is away stops nobody from starting. */
  start(): void
  stop(): Promise<void>
}

/** Bolt waits this long for a pong, and as long again before each further try to connect. */
const pingTimeout = 2_000
/** After a refusal (a revoked token) there is no hurry; it may be put right without a restart. */
const afterRefusal = 30_000
const closing = 2_000

/**
 * Socket Mode that keeps coming back. Bolt's own pauses between tries grow without end, and a refusal while it connects again
 * would be a rejection that nobody handles, which ends the process.
 */
export function openSocket(settings: { appToken: string; apiUrl?: string; library: BoltLogger; logger: Logger }): SocketIn {
  const { appToken, apiUrl, library, logger } = settings
  const receiver = new SocketModeReceiver({
    appToken,
    logger: library,
    clientPingTimeout: pingTimeout,
    installerOptions: {
      clientOptions: {
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
        retryConfig: { retries: 1_000_000, factor: 1.5, minTimeout: 500, maxTimeout: 5_000 },
        timeout: 10_000,
      },
    },
  })
  const { client } = receiver
  const connect = client.start.bind(client)
  let stopped = false
  let again: NodeJS.Timeout | undefined
  client.start = async () => {
    try {
      return await connect()
    } catch (cause) {
      if (!stopped) {
        logger.error({ fault: faultOf(cause).because }, 'Slack does not let the bot in by Socket Mode; tried again in half a minute')
        again = setTimeout(() => void client.start(), afterRefusal)
      }
      return { ok: false }
    }
  }
  return {
    receiver,
    start() {
      stopped = false
      void client.start()
    },
    async stop() {
      stopped = true
      clearTimeout(again)
      // A connection that was never made has no end to wait for.
      await inTime(
        client.disconnect().catch(() => undefined),
        closing,
      )
    },
  }
}
