import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import { ChannelFault, type LostCopy } from '../channel.js'

type Kind = ChannelFault['fault']

/** Slack's error codes in the office's words. What is not listed is final as well: trying again would get the same answer. */
const known: Readonly<Record<string, readonly [Kind, string]>> = {
  not_in_channel: ['never', 'The bot is not in this Slack channel: invite it there with /invite.'],
  channel_not_found: [
    'never',
    'Slack does not know this channel, or the bot may not see it: check its id in the office file and invite the bot.',
  ],
  is_archived: ['never', 'This Slack channel is archived: name another one in the office file.'],
  restricted_action: ['never', 'This workspace does not let the bot post there: ask its owners.'],
  restricted_action_read_only_channel: ['never', 'This Slack channel is read only: name another one in the office file.'],
  restricted_action_thread_locked: ['never', 'This Slack thread is locked.'],
  restricted_action_non_threadable_channel: ['never', 'This Slack channel takes no threads.'],
  posting_to_general_channel_denied: ['never', 'This workspace does not let the bot post in its general channel.'],
  ekm_access_denied: ['never', 'An administrator of the workspace has suspended posting.'],
  team_access_not_granted: ['never', 'The app is not approved for this workspace: ask its owners.'],
  no_permission: ['never', 'The bot may not do this in Slack: install the app again from the manifest.'],
  cannot_dm_bot: ['never', 'This Slack id belongs to a bot, not to a person: check the office file.'],
  messages_tab_disabled: ['never', 'The messages tab of the app is switched off in Slack: install the app again from the manifest.'],
  user_not_found: ['never', 'Slack does not know this person: check their Slack id or e-mail in the office file.'],
  users_not_found: ['never', 'Nobody in Slack has this e-mail address: check it in the office file.'],
  user_disabled: ['never', 'This person’s Slack account is switched off.'],
  account_inactive: ['never', 'The bot’s Slack account is switched off: install the app again.'],
  user_not_visible: ['never', 'The bot may not see this person in Slack.'],
  user_not_in_channel: ['never', 'This person is not in the Slack channel.'],
  token_revoked: ['never', 'The bot’s Slack token was revoked: install the app again and set SLACK_BOT_TOKEN.'],
  token_expired: ['never', 'The bot’s Slack token has expired: install the app again and set SLACK_BOT_TOKEN.'],
  invalid_auth: ['never', 'Slack does not accept the bot’s token: check SLACK_BOT_TOKEN.'],
  not_authed: ['never', 'The bot has no Slack token: set SLACK_BOT_TOKEN.'],
  invalid_refresh_token: [
    'never',
    'The Slack refresh token was used already or revoked: install the app again and set SLACK_BOT_TOKEN and SLACK_REFRESH_TOKEN.',
  ],
  invalid_client_id: ['never', 'Slack does not know SLACK_CLIENT_ID: it stands under Basic Information of the app.'],
  bad_client_secret: ['never', 'Slack does not accept SLACK_CLIENT_SECRET: it stands under Basic Information of the app.'],
  not_allowed_token_type: ['never', 'SLACK_BOT_TOKEN is not a bot token: it begins with xoxb-.'],
  access_denied: ['never', 'Slack does not let the bot in: install the app again from the manifest.'],
  org_login_required: ['never', 'The workspace is being moved in Slack.'],
  message_not_found: ['never', 'The message is no longer there.'],
  cant_update_message: ['never', 'This message is not the bot’s own and cannot be changed.'],
  edit_window_closed: ['never', 'This workspace does not let old messages be changed.'],
  is_inactive: ['never', 'This conversation is closed.'],
  msg_too_long: ['never', 'The card is too long for Slack.'],
  msg_blocks_too_long: ['never', 'The card is too long for Slack.'],
  invalid_blocks: ['never', 'Slack does not accept this card.'],
  invalid_blocks_format: ['never', 'Slack does not accept this card.'],
  ratelimited: ['later', 'Slack asks to come back later.'],
  rate_limited: ['later', 'Slack asks to come back later.'],
  message_limit_exceeded: ['later', 'Slack asks to come back later.'],
  accesslimited: ['later', 'Slack lets nobody in for the moment.'],
  service_unavailable: ['later', 'Slack is not available for the moment.'],
  team_added_to_org: ['later', 'The workspace is being moved in Slack.'],
  fatal_error: ['unclear', 'Slack had a fault of its own; it may have arrived.'],
  internal_error: ['unclear', 'Slack had a fault of its own; it may have arrived.'],
  request_timeout: ['unclear', 'Slack did not get all of it in time; it may have arrived.'],
}

/** Never left the house: it is safe to send again. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/** What went wrong with a call, in the vocabulary of all channels. The words name no person and quote nothing that was sent. */
export function faultOf(cause: unknown): ChannelFault {
  if (cause instanceof ChannelFault) return cause
  if (cause instanceof WebAPIRateLimitedError)
    return new ChannelFault('later', 'Slack asks to come back later.', { retryAfter: cause.retryAfter, cause })
  if (cause instanceof WebAPIHTTPError)
    return new ChannelFault('unclear', `Slack answered with a fault of its own (${cause.statusCode}); it may have arrived.`, { cause })
  if (cause instanceof WebAPIRequestError) {
    if (cause.original instanceof ChannelFault) return cause.original
    if (unsent.has(codeOf(cause.original))) return new ChannelFault('later', 'Slack cannot be reached.', { cause })
    return new ChannelFault('unclear', 'Slack did not answer; it may have arrived.', { cause })
  }
  if (cause instanceof WebAPIPlatformError) return platformFault(cause)
  // The client answers a 429 without Retry-After in words of its own.
  if (cause instanceof Error && cause.message.startsWith('Retry header'))
    return new ChannelFault('later', 'Slack asks to come back later.', { cause })
  return new ChannelFault('unclear', 'Something went wrong on the way to Slack; it may have arrived.', { cause })
}

function platformFault(cause: WebAPIPlatformError): ChannelFault {
  const code = cause.data.error
  if (code === 'missing_scope') {
    const needed = 'needed' in cause.data ? cause.data.needed : undefined
    const scope = typeof needed === 'string' ? needed : 'a scope'
    return new ChannelFault('never', `The app lacks ${scope} in Slack: install it again from the manifest.`, { cause })
  }
  const found = known[code]
  const copy = lostCopies.get(code)
  if (found) return new ChannelFault(found[0], found[1], { cause, ...(copy ? { copy } : {}) })
  // Not a code at all: a gateway's page in the place of Slack's answer.
  if (typeof code !== 'string' || !/^[a-z_]{3,60}$/.test(code))
    return new ChannelFault('unclear', 'Slack’s answer could not be read; it may have arrived.', { cause })
  return new ChannelFault('never', `Slack refused it (${code}).`, { cause })
}

/** What becomes of a copy that is refused with these for good. A channel that the bot is not in, or a token, may be mended: those are tried again. */
const lostCopies: ReadonlyMap<string, LostCopy> = new Map([
  ['message_not_found', 'gone'],
  ['cant_update_message', 'fixed'],
  ['edit_window_closed', 'fixed'],
  ['is_archived', 'fixed'],
  ['is_inactive', 'fixed'],
])

/** The codes with which Slack refuses the token itself, whatever is asked with it. */
export const codesOfToken: ReadonlySet<string> = new Set([
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'account_inactive',
])

/** What a code of Slack's means, in a sentence. */
export const wordsOf = (code: string): string => known[code]?.[1] ?? `Slack refused it (${code}).`

/** Slack's own code for a refusal; undefined when it refused nothing. */
export const codeOfRefusal = (cause: unknown): string | undefined => (cause instanceof WebAPIPlatformError ? cause.data.error : undefined)

function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return ''
  if ('code' in fault && typeof fault.code === 'string' && unsent.has(fault.code)) return fault.code
  return codeOf(fault.cause)
}

/** For calls that send nothing, not knowing is no harm: they can be made again. */
export const harmless = (fault: ChannelFault): ChannelFault =>
  fault.fault === 'unclear' ? new ChannelFault('later', 'Slack did not answer.', fault.options) : fault
