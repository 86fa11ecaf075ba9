import { WebClient } from '@slack/web-api'
import { pino } from 'pino'
import type { SealedStore } from '../../log/log.js'
import { type ChannelPurpose, channelPurposes, type Office } from '../../procedures/people.js'
import { isMember } from './arriving/origin.js'
import { quiet } from './clients.js'
import { codeOfRefusal, faultOf } from './faults.js'
import { scopes } from './manifest.js'
import { openKeptTokens } from './tokens/kept-tokens.js'

/** One thing looked at: all well, or what to do. */
export interface Finding {
  readonly well: boolean
  readonly says: string
}

/**
 * Looks at a live configuration: the token, its scopes, the office's channels, and whether everybody is found. Posts nothing and
 * changes nothing. Never throws: what cannot be asked is a finding as well.
 */
export async function checkSlack(
  settings: {
    readonly botToken: string
    readonly signingSecret: string
    readonly appToken?: string
    readonly apiUrl?: string
    readonly rotation?: { readonly refreshToken: string; readonly store: SealedStore }
  },
  office: Office,
): Promise<readonly Finding[]> {
  const { apiUrl } = settings
  const rotation = await lookAtRotation(settings)
  const client = new WebClient(rotation.token, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    timeout: 8_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet(pino({ level: 'silent' })),
  })
  const way = wayIn(settings)
  // The bot renews it when it starts; doctor may not, for a refresh token is good for once only.
  if (rotation.expired) return [...rotation.findings, way]
  const token = [...rotation.findings, ...(await checkToken(client, rotation.unused))]
  if (token.some(({ well }) => !well)) return [...token, way]
  const channels = await Promise.all(channelPurposes.map((purpose) => checkChannel(client, purpose, office.channelOn?.(purpose, 'slack'))))
  return [...token, way, ...channels.flat(), ...(await checkPeople(client, office))]
}

const good = (says: string): Finding => ({ well: true, says })
const bad = (says: string): Finding => ({ well: false, says })
type Rotating = NonNullable<Parameters<typeof checkSlack>[0]['rotation']>

/** The token that the bot speaks with now, and how its renewal stands. */
async function lookAtRotation(settings: { readonly botToken: string; readonly rotation?: Rotating }) {
  const { botToken: token, rotation } = settings
  if (!rotation) return { token, expired: false, unused: false, findings: [] }
  const tokens = openKeptTokens(rotation.store, rotation.refreshToken)
  try {
    const [pair, trouble] = await Promise.all([tokens.read(), tokens.trouble()])
    const wrong = trouble ? [bad(`The Slack token has not been renewed since ${trouble.since}. ${trouble.because}`)] : []
    if (!pair) return { token, expired: false, unused: true, findings: [...wrong, good('The Slack token is renewed when the bot starts.')] }
    const expired = pair.expires <= new Date().toISOString()
    const stands = expired
      ? `expired at ${pair.expires}: the bot renews it when it starts`
      : `works until ${pair.expires} and is renewed before`
    return { token: pair.token, expired, unused: false, findings: [...wrong, good(`The Slack token ${stands}.`)] }
  } catch {
    return { token, expired: false, unused: false, findings: [bad('The newest Slack token cannot be read from the database.')] }
  }
}

const because = (cause: unknown): Finding => bad(faultOf(cause).because)

function wayIn({ appToken, signingSecret }: { readonly appToken?: string; readonly signingSecret: string }): Finding {
  if (appToken && !appToken.startsWith('xapp-'))
    return bad('SLACK_APP_TOKEN is not an app-level token: it begins with xapp-. Create one with connections:write.')
  if (appToken) return good('Slack is reached by Socket Mode.')
  if (!signingSecret) return bad('SLACK_SIGNING_SECRET is missing: it stands under Basic Information of the app.')
  return good('Slack reaches the bot at /slack/events.')
}

async function checkToken(client: WebClient, unused = false): Promise<Finding[]> {
  try {
    const { team, response_metadata: metadata } = await client.auth.test()
    const granted = metadata?.scopes ?? []
    const missing = Object.keys(scopes).filter((scope) => !granted.includes(scope))
    const more = granted.filter((scope) => !Object.hasOwn(scopes, scope))
    return [
      good(`The token is for the workspace ${team ?? 'without a name'}.`),
      missing.length > 0
        ? bad(`The app lacks ${missing.join(', ')}: install it again from manifests/slack.json.`)
        : good('The app has every scope that it needs.'),
      ...(more.length > 0 ? [good(`It also has ${more.join(', ')}, which it does not need.`)] : []),
    ]
  } catch (cause) {
    if (unused && codeOfRefusal(cause) === 'token_expired')
      return [bad('SLACK_BOT_TOKEN has expired meanwhile: start the bot, which renews it, and look again.')]
    return [because(cause)]
  }
}

async function checkChannel(client: WebClient, purpose: ChannelPurpose, id: string | undefined): Promise<Finding[]> {
  if (!id) return [good(`There is no Slack channel for ${purpose}; people are told one by one.`)]
  return [await lookAtChannel(client, purpose, id).catch((cause: unknown) => notRight(purpose, id, cause))]
}

const notRight = (purpose: ChannelPurpose, id: string, cause: unknown): Finding =>
  bad(`The channel for ${purpose} (${id}): ${faultOf(cause).because}`)

/** Whether the bot is in the channel of a purpose, and it is open. Throws a ChannelFault when Slack cannot say so now. */
export async function lookAtChannel(client: WebClient, purpose: ChannelPurpose, id: string): Promise<Finding> {
  try {
    const { channel } = await client.conversations.info({ channel: id })
    const name = `#${channel?.name ?? id}`
    if (channel?.is_archived) return bad(`${name}, the channel for ${purpose}, is archived: name another one in the office file.`)
    if (!channel?.is_member) return bad(`The bot is not in ${name}, the channel for ${purpose}: type /invite @Contact Steward there.`)
    return good(`The bot is in ${name}, the channel for ${purpose}.`)
  } catch (cause) {
    const fault = faultOf(cause)
    if (fault.fault !== 'never') throw fault
    return notRight(purpose, id, cause)
  }
}

/** One look-up a person, one after the other: Slack takes some fifty a minute. */
async function checkPeople(client: WebClient, office: Office): Promise<Finding[]> {
  const lost: string[] = []
  const foreign: string[] = []
  const { team_id: team = '', enterprise_id: enterprise } = await client.auth.test()
  const own = { team, ...(enterprise ? { enterprise } : {}) }
  for (const { id, slack, email } of office.people) {
    try {
      const { user } = slack ? await client.users.info({ user: slack }) : await client.users.lookupByEmail({ email })
      if (!user || user.deleted) lost.push(id)
      else if (!isMember(user, own)) foreign.push(id)
    } catch (cause) {
      const code = codeOfRefusal(cause)
      if (code !== 'users_not_found' && code !== 'user_not_found') return [because(cause)]
      lost.push(id)
    }
  }
  if (lost.length + foreign.length === 0) return [good('Everybody in the office file is found in Slack.')]
  return [
    ...(lost.length > 0 ? [bad(`Not found in Slack: ${lost.join(', ')}. Check their slack or email in the office file.`)] : []),
    ...(foreign.length > 0
      ? [
          bad(
            `Guests, bots or people of another workspace in Slack, so nobody to the bot: ${foreign.join(', ')}. Give their own Slack id in the office file.`,
          ),
        ]
      : []),
  ]
}
