import { WebClient } from '@slack/web-api'
import { pino } from 'pino'
import { quiet } from './clients.js'
import { faultOf } from './faults.js'

/** A colleague as Slack knows them. */
export interface SlackPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly title?: string
  readonly telephone?: string
}

/** 200 a page, so an office of 20,000. */
const mostPages = 100

/**
 * Everybody of the workspace who works here: no bots, guests, strangers or accounts that are switched off. Asks page after page, and waits when
 * Slack says so. Throws ChannelFault, whose words say what is wrong.
 */
export async function readSlackPeople(settings: { readonly botToken: string; readonly apiUrl?: string }): Promise<readonly SlackPerson[]> {
  const client = new WebClient(settings.botToken, {
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
    timeout: 30_000,
    retryConfig: { retries: 3, factor: 1, minTimeout: 500 },
    allowAbsoluteUrls: false,
    logger: quiet(pino({ level: 'silent' })),
  })
  const people: SlackPerson[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.users.list({ limit: 200, ...(cursor ? { cursor } : {}) }).catch((cause: unknown) => {
      throw faultOf(cause)
    })
    for (const user of answer.members ?? []) {
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
        email: profile.email.toLowerCase(),
        ...(profile.title ? { title: profile.title } : {}),
        ...(profile.phone ? { telephone: profile.phone } : {}),
      })
    }
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) return people
  }
  return people
}
