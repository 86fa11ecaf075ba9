import { openKeptTokens } from '../channels/slack/tokens/kept-tokens.js'
import { hasEmbedded } from '../embedded/embedded.js'
import type { SealedStore } from '../log/log.js'
import { openLog } from '../log/open-log.js'
import type { Env } from '../settings/env.js'
import { openPlace } from './open-place.js'

/** The token that the office's bots speak to Slack with now: where tokens rotate, the one that was renewed last. Throws as the store does. */
export async function slackTokenNow({ SLACK_BOT_TOKEN, SLACK_REFRESH_TOKEN }: Env, store: SealedStore): Promise<string | undefined> {
  if (SLACK_REFRESH_TOKEN === undefined) return SLACK_BOT_TOKEN
  return (await openKeptTokens(store, SLACK_REFRESH_TOKEN).read())?.token ?? SLACK_BOT_TOKEN
}

/** The same for a command beside the bots, before there is an office or a database. */
export async function slackTokenBeside(env: Env, tell: (sentence: string) => void): Promise<string | undefined> {
  const nothingKept = env.MONGODB_URI === undefined && !hasEmbedded(env.DATA_DIR)
  if (env.SLACK_REFRESH_TOKEN === undefined || nothingKept) return env.SLACK_BOT_TOKEN
  const { place, close } = await openPlace(env, tell)
  try {
    const log = await openLog(place)
    return await slackTokenNow(env, log).finally(() => log.close())
  } finally {
    await close()
  }
}
