import { shortcuts } from './arriving/shortcuts.js'
import { prefixed } from './command-names.js'

/** A command as channels list it. */
export interface ListedCommand {
  readonly name: string
  readonly help: string
  /** What may stand after it: "name, number or case". */
  readonly hint?: string
}

/**
 * Every scope the bot asks for, with the calls or events that need it; a test holds this against the code. The one history scope
 * is for words written to the bot itself: Slack delivers no direct message without it, and it opens no conversation but those.
 */
export const scopes = {
  'app_mentions:read': ['event app_mention'],
  'channels:read': ['conversations.info'],
  'chat:write': ['chat.postMessage', 'chat.postEphemeral', 'chat.update'],
  commands: ['slash commands', 'shortcuts'],
  'groups:read': ['conversations.info'],
  'im:history': ['event message.im', 'conversations.history'],
  'im:write': ['conversations.open'],
  'users:read': ['users.info', 'users.list'],
  'users:read.email': ['users.lookupByEmail', 'users.info', 'users.list'],
} as const

/** Methods that need no scope. */
export const scopeless = [
  'auth.test',
  'oauth.v2.access',
  'views.open',
  'views.update',
  'views.publish',
  'views.push',
  'apps.connections.open',
] as const

/** The events the bot listens to. */
export const botEvents = ['app_home_opened', 'app_mention', 'message.im'] as const

/** Where the bot is reached when it is not in Socket Mode; the administrator puts in the office's own host. */
export const exampleHost = 'https://contact-steward.example'

/** The app manifest for a list of commands. `socketMode`: no request URLs, Slack is asked by the bot. */
export function manifest(
  commands: readonly ListedCommand[],
  options: { readonly socketMode?: boolean; readonly host?: string; readonly prefix?: string } = {},
): object {
  const url = options.socketMode ? undefined : `${options.host ?? exampleHost}/slack/events`
  const at = (key: string): object => (url ? { [key]: url } : {})
  const offered = new Set(commands.map(({ name }) => name))
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Contact Steward',
      description: 'Stands by staff when a contact with a customer goes wrong',
      background_color: '#1f3a4d',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Contact Steward', always_online: true },
      shortcuts: shortcuts
        .filter(({ command }) => offered.has(command))
        .map(({ type, callbackId, name, description }) => ({ name, type, callback_id: callbackId, description })),
      slash_commands: commands.map(({ name, help, hint }) => ({
        command: prefixed(name, options.prefix),
        ...at('url'),
        description: help,
        ...(hint === undefined ? {} : { usage_hint: hint }),
        should_escape: false,
      })),
    },
    oauth_config: { scopes: { bot: Object.keys(scopes) } },
    settings: {
      event_subscriptions: { ...at('request_url'), bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...at('request_url') },
      // One workspace: one token, one office. An organisation's other workspaces reach their own bot.
      org_deploy_enabled: false,
      socket_mode_enabled: options.socketMode === true,
      token_rotation_enabled: false,
    },
  }
}
