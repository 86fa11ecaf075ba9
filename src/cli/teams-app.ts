import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { z } from 'zod'
import { commands } from '../casework/commands.js'
import { manifest, type Publisher } from '../channels/teams/manifest.js'
import { procedures } from '../office.js'
import { StartFault } from '../settings/start-fault.js'
import { readTeamsPackage, type TeamsPackage } from '../settings/teams-package.js'
import type { Tool } from './tool.js'

const root = join(__dirname, '..', '..')
const icons = ['color.png', 'outline.png'] as const

/** The app package that an administrator uploads to Teams: the manifest with the app's own id and what it says of its publisher, and its icons. */
export const packageOf = (appId: string, says: TeamsPackage): Uint8Array =>
  zipSync({
    'manifest.json': strToU8(JSON.stringify(manifest(commands(procedures), { appId, ...saidOf(says) }), null, 2)),
    ...Object.fromEntries(icons.map((icon) => [icon, new Uint8Array(readFileSync(join(root, 'manifests/teams', icon)))])),
  })

const saidOf = (says: TeamsPackage): { readonly publisher: Publisher; readonly version: string } => ({
  version: says.TEAMS_APP_VERSION,
  publisher: {
    name: says.TEAMS_PUBLISHER,
    websiteUrl: says.TEAMS_WEBSITE_URL,
    privacyUrl: says.TEAMS_PRIVACY_URL,
    termsOfUseUrl: says.TEAMS_TERMS_URL,
  },
})

/** Writes it where whoever asks stands: `[application id]`; the id is MicrosoftAppId when it is left out. Its publisher is in the settings, and it is not made without. */
export const teamsApp: Tool = async ({ env, rest, say }) => {
  const id = rest[0] ?? env?.MicrosoftAppId ?? ''
  if (!z.guid().safeParse(id).success)
    throw new StartFault(
      'Set MicrosoftAppId to the application id of the bot’s app registration, or give it: steward teams-app 6b1c8f0e-0000-4000-8000-000000000000',
    )
  const says = readTeamsPackage(process.env)
  if ('faults' in says)
    throw new StartFault([...says.faults, 'Set them in .env (.env.example says more), then make the package again.'].join('\n'))
  const file = resolve('contact-steward-teams.zip')
  writeFileSync(file, packageOf(id.toLowerCase(), says))
  say(`Written: ${file}`)
  say(
    'Upload it in the Teams admin centre: Teams apps, Manage apps, Upload new app; allow it, and install it for everybody by a setup policy.',
  )
  return 0
}
