import { WebClient } from '@slack/web-api'
import { pino } from 'pino'
import type { SealedStore } from '../../log/log.js'
import { type ChannelPurpose, channelPurposes, type Office } from '../../procedures/people.js'
import { plainWord } from '../../procedures/shared/as-seen.js'
import { bad, type Finding, good } from '../finding.js'
import { isMember, type Profile } from './arriving/origin.js'
import { quiet } from './clients.js'
import { codeOfRefusal, faultOf, harmless } from './faults.js'
import { scopes } from './manifest.js'
import { everybodyIn } from './read-people.js'
import { openKeptTokens } from './tokens/kept-tokens.js'

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
  return [
    ...token,
    way,
    ...channels.flat(),
    ...(await checkPeople(client, { botToken: rotation.token, ...(apiUrl ? { apiUrl } : {}) }, office)),
  ]
}

/** Of an organisation's other workspaces there may be some; of a workspace that is the wrong one, everybody. */
const mostAsked = 40
const isNobody = (cause: unknown): undefined => {
  if (!['users_not_found', 'user_not_found'].includes(codeOfRefusal(cause) ?? '')) throw cause
}

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

const because = (cause: unknown): Finding => bad(whyOf(cause))
/** What is looked at here is only asked for: nothing of it can have arrived anywhere. */
function whyOf(cause: unknown): string {
  const { fault, because } = harmless(faultOf(cause))
  return fault === 'never' ? because : `${because} Look again in a minute; if it is still so, let this computer reach slack.com by https.`
}

function wayIn({ appToken, signingSecret }: { readonly appToken?: string; readonly signingSecret: string }): Finding {
  if (appToken && !appToken.startsWith('xapp-'))
    return bad('SLACK_APP_TOKEN is not an app-level token: it begins with xapp-. Create one with connections:write.')
  if (appToken) return good('Slack is spoken with by Socket Mode.')
  if (!signingSecret) return bad('SLACK_SIGNING_SECRET is missing: it stands under Basic Information of the app.')
  return good('Slack is to call /slack/events. Whether it gets through shows only there: start the bot, and type /help in Slack.')
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
  bad(`The channel for ${purpose} (${id}): ${whyOf(cause)}`)

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

/** Everybody is read page by page: one by one Slack lets some fifty a minute be asked for, and an office has 400. Only whoever is not among them is asked for. */
async function checkPeople(client: WebClient, workspace: Parameters<typeof everybodyIn>[0], office: Office): Promise<Finding[]> {
  const lost: string[] = []
  const foreign: string[] = []
  try {
    const { team_id: team = '', enterprise_id: enterprise } = await client.auth.test()
    const own = { team, ...(enterprise ? { enterprise } : {}) }
    const members = await everybodyIn(workspace)
    const byId = new Map(members.map((member) => [member.id, member]))
    const byEmail = new Map(members.map((member) => [plainWord(member.profile?.email ?? '').toLowerCase(), member]))
    let asked = 0
    for (const { id, slack, email } of office.people) {
      let user: Profile | undefined = slack ? byId.get(slack) : byEmail.get(email.toLowerCase())
      if (!user && asked++ < mostAsked)
        user = (await (slack ? client.users.info({ user: slack }) : client.users.lookupByEmail({ email })).catch(isNobody))?.user
      if (!user || user.deleted) lost.push(id)
      else if (!isMember(user, own)) foreign.push(id)
    }
  } catch (cause) {
    return [because(cause)]
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
