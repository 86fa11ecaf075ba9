import { type Logger as BoltLogger, LogLevel } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { Urgency } from '../../procedures/procedure.js'
import type { Troubles } from '../troubles.js'
import { type CommandNames, namingCommands } from './command-names.js'
import { type Tokens, withNewest } from './tokens/newest-token.js'
import { watched } from './tokens/watched.js'

/** A client for each urgency, and one for answers to a click, which have three seconds. */
export type Clients = Readonly<Record<Urgency | 'answer', WebClient>>

/** How long a call may take. A trigger lives three seconds; an alert goes to the next person rather than wait. */
const timeouts = { answer: 2_500, alert: 5_000, now: 8_000, routine: 10_000 } as const

/**
 * Clients that never retry by themselves (the courier does, and keeps count) and never wait out somebody else's "too many
 * requests": each has its own queue, so that a busy channel cannot hold back an alert. With `tokens` that rotate each call bears the newest.
 */
export function openClients(settings: {
  botToken: string
  tokens?: Tokens
  apiUrl?: string
  logger: Logger
  troubles: Troubles
  names: CommandNames
}): Clients {
  const plainly = watched(settings.tokens ? withNewest(settings.tokens) : (url, init) => fetch(url, init), settings.troubles)
  const send = namingCommands(plainly, settings.names)
  const client = (kind: keyof typeof timeouts): WebClient =>
    new WebClient(settings.tokens ? undefined : settings.botToken, {
      fetch: send,
      ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
      timeout: timeouts[kind],
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
      logger: quiet(settings.logger),
    })
  return { alert: client('alert'), now: client('now'), routine: client('routine'), answer: client('answer') }
}

/**
 * Slack's libraries log through ours, and only that something went wrong: their debug lines hold whole payloads, their warnings
 * parts of them, so neither is passed on in words (rule 6).
 */
export function quiet(logger: Logger): BoltLogger {
  return {
    debug: () => {},
    info: () => {},
    warn: () => logger.warn('the Slack library warns of something; what the bot makes of it stands beside this line'),
    error: () => logger.error('the Slack library tells of a fault; what the bot makes of it stands beside this line'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
