import type { Casework, Clock, Directory } from '../casework/casework.js'
import { commands } from '../casework/commands.js'
import { openConnector } from '../channels/case-system/open-case-system.js'
import type { Channel, Stays } from '../channels/channel.js'
import { type ConsoleChannel, openConsoleChannel } from '../channels/console/open-console.js'
import { openEmailChannel } from '../channels/email/open-email.js'
import type { SlackChannel, SlackSettings } from '../channels/slack/open-slack.js'
import type { TeamsChannel } from '../channels/teams/open-teams.js'
import { openWebhookChannel } from '../channels/webhook/open-webhook.js'
import type { Erasures, Log, SealedStore } from '../log/log.js'
import { procedures } from '../office.js'
import type { StaffId } from '../procedures/words.js'
import type { Env } from '../settings/env.js'
import { hastyStore } from './hasty-store.js'
import type { Logger } from './logger.js'
import type { TrainingClock } from './training-clock.js'

/** The channels that the settings ask for. `all` is in no particular order: the courier knows whom to ask first. */
export interface Channels {
  readonly all: readonly Channel[]
  readonly console: ConsoleChannel | undefined
  readonly slack: SlackChannel | undefined
  readonly teams: TeamsChannel | undefined
  /** The boards of these people have changed: where a board stands open, it follows. */
  readonly boardsMoved: (people: readonly StaffId[]) => void
}

export interface ChannelNeeds {
  readonly directory: Directory
  readonly clock: Clock
  readonly store: SealedStore & Erasures & Pick<Log, 'claim' | 'unclaim'>
  readonly logger: Logger
  /** The clock of a bot that is for trying alone. */
  readonly trainingClock?: TrainingClock
  /** Somebody's board as it is now; left out, no board is published anew. */
  readonly board?: Casework['board']
  /** Keeps where answers stand that hold a card. */
  readonly stays?: Stays
}

/** The means outside the chats that the settings ask for: the last rungs of an alert. */
export const meansOf = (env: Env): readonly ('email' | 'webhook')[] => [
  ...(env.SMTP_URL !== undefined && env.ALERT_FROM !== undefined ? (['email'] as const) : []),
  ...(env.ALERT_WEBHOOK_URL !== undefined && env.ALERT_WEBHOOK_SECRET !== undefined ? (['webhook'] as const) : []),
]

/** Opens them; nothing is reached before they are started. A platform's library, which is large, is loaded only where the settings ask for it. */
export const openChannels = async (env: Env, needs: ChannelNeeds): Promise<Channels> => {
  const { directory, clock } = needs
  const console = env.CONSOLE
    ? openConsoleChannel({
        ...needs,
        store: hastyStore(needs.store, clock),
        port: env.CONSOLE_PORT,
        commands: commands(procedures),
        notice: onlyForTrying,
      })
    : undefined
  const slack =
    env.SLACK_BOT_TOKEN === undefined
      ? undefined
      : (await import('../channels/slack/open-slack.js')).openSlackChannel({
          ...needs,
          botToken: env.SLACK_BOT_TOKEN,
          signingSecret: env.SLACK_SIGNING_SECRET ?? '',
          commands: commands(procedures).map(({ name }) => name),
          ...(env.SLACK_COMMAND_PREFIX === undefined ? {} : { commandPrefix: env.SLACK_COMMAND_PREFIX }),
          ...(env.SLACK_SENIORS_GROUP === undefined ? {} : { seniorsGroup: env.SLACK_SENIORS_GROUP }),
          ...(env.SLACK_APP_TOKEN === undefined ? {} : { appToken: env.SLACK_APP_TOKEN }),
          ...(env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }),
          ...rotationOf(env, needs.store),
        })
  const teams =
    env.MicrosoftAppId === undefined && !env.TEAMS_ANONYMOUS
      ? undefined
      : (await import('../channels/teams/open-teams.js')).openTeamsChannel({
          ...needs,
          commands: commands(procedures),
          anonymous: env.TEAMS_ANONYMOUS,
          ...(env.MicrosoftAppId === undefined ? {} : { appId: env.MicrosoftAppId }),
          ...(env.MicrosoftAppPassword === undefined ? {} : { appPassword: env.MicrosoftAppPassword }),
          ...(env.MicrosoftAppTenantId === undefined ? {} : { tenantId: env.MicrosoftAppTenantId }),
        })
  const email =
    env.SMTP_URL === undefined || env.ALERT_FROM === undefined
      ? undefined
      : openEmailChannel({ smtpUrl: env.SMTP_URL, from: env.ALERT_FROM, directory })
  const webhook =
    env.ALERT_WEBHOOK_URL === undefined || env.ALERT_WEBHOOK_SECRET === undefined
      ? undefined
      : openWebhookChannel({ url: env.ALERT_WEBHOOK_URL, secret: env.ALERT_WEBHOOK_SECRET, clock })
  const caseSystem =
    env.CASE_WEBHOOK_URL === undefined || env.CASE_WEBHOOK_SECRET === undefined
      ? undefined
      : openConnector({ url: env.CASE_WEBHOOK_URL, secret: env.CASE_WEBHOOK_SECRET, clock })
  return {
    all: [slack, teams, console, email, webhook, caseSystem].filter((channel) => channel !== undefined),
    console,
    slack,
    teams,
    boardsMoved(people) {
      slack?.boardsMoved(people)
      console?.boardsMoved(people)
    },
  }
}

const rotationOf = (env: Env, claims: ChannelNeeds['store']): Pick<SlackSettings, 'rotation'> => {
  const { SLACK_REFRESH_TOKEN: refreshToken, SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = env
  return refreshToken && clientId && clientSecret ? { rotation: { refreshToken, clientId, clientSecret, claims } } : {}
}

const onlyForTrying = 'For trying and training: records are kept in an embedded database on this machine, and anybody here can be anybody.'
