import { type Logger as BoltLogger, SocketModeReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Clock } from '../../../casework/casework.js'
import { inTime } from '../../../time/in-time.js'
import type { Trouble } from '../../troubles.js'
import { codeOfRefusal, codesOfToken, faultOf } from '../faults.js'

/** The connection of Socket Mode, as the channel needs it. */
export interface SocketIn {
  readonly receiver: SocketModeReceiver
  /** Begins to connect and keeps at it; a Slack that is away stops nobody from starting. */
  start(): void
  /** Why nothing comes in; undefined while it is connected, and for half a minute in which a lost connection is usually made again. */
  trouble(): Trouble | undefined
  stop(): Promise<void>
}

/** Bolt waits this long for a pong, and as long again before each further try to connect. */
const pingTimeout = 2_000
/** After a refusal (a revoked token) there is no hurry; it may be put right without a restart. */
const afterRefusal = 30_000
const closing = 2_000
/** Slack closes each connection every few hours, and another is made in seconds: only a longer gap is told. */
const grace = 30_000

/**
 * Socket Mode that keeps coming back. Bolt's own pauses between tries grow without end, and a refusal while it connects again
 * would be a rejection that nobody handles, which ends the process.
 */
export function openSocket(settings: { appToken: string; apiUrl?: string; clock: Clock; library: BoltLogger; logger: Logger }): SocketIn {
  const { appToken, apiUrl, clock, library, logger } = settings
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
  let wasUp = false
  let refusal = ''
  let again: NodeJS.Timeout | undefined
  /** Since when it is down, in milliseconds; undefined while it is up, and before it was up for the first time. */
  let down: number | undefined
  client.on('connected', () => {
    down = undefined
    wasUp = true
  })
  for (const lost of ['connecting', 'reconnecting', 'disconnected'])
    client.on(lost, () => {
      down ??= clock().getTime()
    })
  client.start = async () => {
    try {
      const connected = await connect()
      refusal = ''
      return connected
    } catch (cause) {
      if (!stopped) {
        const because = refusalOf(cause)
        refusal = faultOf(cause).fault === 'never' ? because : ''
        logger.error({ why: because }, 'Slack does not let the bot in by Socket Mode; tried again in half a minute')
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
    trouble() {
      if (client.websocket?.isActive()) return undefined
      const now = clock().getTime()
      if (wasUp && !refusal && now - (down ?? now) <= grace) return undefined
      return { says: [notConnected, refusal].filter(Boolean).join(' '), mute: true }
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

const notConnected = 'Slack is not connected: nothing that is said there reaches the bot. It keeps trying.'

/** In the words for this token: those of a call speak of the bot's own. */
function refusalOf(cause: unknown): string {
  const code = codeOfRefusal(cause)
  return code !== undefined && (codesOfToken.has(code) || code === 'not_allowed_token_type')
    ? `Slack does not accept SLACK_APP_TOKEN (${code}): make an app-level token with connections:write, under Basic Information of the app.`
    : faultOf(cause).because
}
