import { commands } from '../casework/commands.js'
import { manifest } from '../channels/slack/manifest.js'
import { procedures } from '../office.js'
import type { Tool } from './tool.js'

/** Says the app manifest for Slack that goes with the settings: the address, the way in, and what the commands are called. Code 1 when the settings have faults. */
export const slackManifest: Tool = async ({ env, settingsFaults, say, complain }) => {
  if (!env) {
    complain(settingsFaults)
    return 1
  }
  const { PUBLIC_URL: host, SLACK_COMMAND_PREFIX: prefix, SLACK_APP_TOKEN: app } = env
  const options = { ...(host === undefined ? {} : { host }), ...(prefix === undefined ? {} : { prefix }), socketMode: app !== undefined }
  say(JSON.stringify(manifest(commands(procedures), options), null, 2))
  return 0
}
