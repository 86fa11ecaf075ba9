import { type UsersListResponse, WebClient } from '@slack/web-api'
import { pino } from 'pino'
import { plainWord } from '../../procedures/shared/as-seen.js'
import { quiet } from './clients.js'
import { faultOf, harmless } from './faults.js'

/** A colleague as Slack knows them. */
export interface SlackPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly title?: string
  readonly telephone?: string
}

type Member = NonNullable<UsersListResponse['members']>[number]

interface Workspace {
  readonly botToken: string
  readonly apiUrl?: string
}

/** 200 a page, so an office of 20,000. */
const mostPages = 100

/**
 * Everybody of the workspace who works here: no bots, guests, strangers or accounts that are switched off. Asks page after page, and waits when
 * Slack says so. Throws ChannelFault, whose words say what is wrong.
 */
export async function readSlackPeople(settings: Workspace): Promise<readonly SlackPerson[]> {
  const people: SlackPerson[] = []
  for (const user of await everybodyIn(settings)) {
    const { id, profile, real_name: name } = user
    if (
      !id ||
      user.deleted ||
      user.is_bot ||
      user.is_restricted ||
      user.is_ultra_restricted ||
      ('is_stranger' in user && user.is_stranger) ||
      id === 'USLACKBOT'
    )
      continue
    if (!profile?.email || user.is_email_confirmed === false) continue
    people.push({
      id,
      name: profile.real_name || name || profile.email,
      email: plainWord(profile.email).toLowerCase(),
      ...(profile.title ? { title: profile.title } : {}),
      ...(profile.phone ? { telephone: profile.phone } : {}),
    })
  }
  return people
}

/** Every account of the workspace, guests, bots and those that are switched off among them. Waits and throws as above. */
export async function everybodyIn({ botToken, apiUrl }: Workspace): Promise<readonly Member[]> {
  const client = new WebClient(botToken, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    timeout: 30_000,
    retryConfig: { retries: 3, factor: 1, minTimeout: 500 },
    allowAbsoluteUrls: false,
    logger: quiet(pino({ level: 'silent' })),
  })
  const members: Member[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.users.list({ limit: 200, ...(cursor ? { cursor } : {}) }).catch((cause: unknown) => {
      throw harmless(faultOf(cause))
    })
    members.push(...(answer.members ?? []))
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) break
  }
  return members
}
