import type { WebClient } from '@slack/web-api'
import type { Directory } from '../../casework/casework.js'
import { channelPurposes } from '../../procedures/people.js'
import { matterOf, type Troubles } from '../troubles.js'
import { lookAtChannel } from './check-slack.js'

/**
 * Looks whether the bot is in each channel that the office file names. Whether Slack takes our token is noted with every answer.
 * Posts nothing. Throws what kept Slack from saying so.
 */
export async function look(client: WebClient, directory: Directory, troubles: Troubles): Promise<void> {
  await client.auth.test()
  for (const purpose of channelPurposes) {
    const id = directory().channelOn?.(purpose, 'slack')
    const found = id === undefined ? undefined : await lookAtChannel(client, purpose, id)
    if (found === undefined || found.well) troubles.well(matterOf(purpose))
    else troubles.tell(matterOf(purpose), { says: found.says, mute: false })
  }
}
