import { TeamsInfo } from 'botbuilder'
import type { Directory } from '../../casework/casework.js'
import { channelPurposes } from '../../procedures/people.js'
import { matterOf, type Troubles } from '../troubles.js'
import type { Conversations } from './conversations.js'
import { faultOf } from './faults.js'
import type { Sdk } from './sdk.js'
import type { OurToken } from './tokens/our-token.js'

/**
 * Looks whether Microsoft signs us in, and whether each channel that the office file names is still there. Posts nothing. A channel
 * whose members may not be read is no trouble: it can be posted to all the same. Throws what kept Teams from saying so.
 */
export async function look(settings: {
  readonly token: OurToken | undefined
  readonly sdk: Sdk
  readonly conversations: Conversations
  readonly directory: Directory
  readonly troubles: Troubles
}): Promise<void> {
  const { token, sdk, conversations, directory, troubles } = settings
  // What is wrong with the token is noted where it is asked for.
  await token?.get()
  for (const purpose of channelPurposes) {
    const conversation = directory().channelOn?.(purpose, 'teams')
    try {
      if (conversation) await sdk.talk(conversations.at(conversation), (context) => TeamsInfo.getPagedMembers(context, 1))
      troubles.well(matterOf(purpose))
    } catch (cause) {
      const { because, options } = faultOf(cause)
      if (options.gone) troubles.tell(matterOf(purpose), { says: `The channel for ${purpose}: ${because}`, mute: false })
    }
  }
}
