import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { z } from 'zod'
import { commands } from '../casework/commands.js'
import { manifest } from '../channels/teams/manifest.js'
import { procedures } from '../office.js'

const root = join(__dirname, '..', '..')
const icons = ['color.png', 'outline.png'] as const

/** The app package that an administrator uploads to Teams: the manifest with the app's own id, and its icons. */
export const teamsPackage = (appId: string, host?: string): Uint8Array =>
  zipSync({
    'manifest.json': strToU8(JSON.stringify(manifest(commands(procedures), { appId, ...(host ? { host } : {}) }), null, 2)),
    ...Object.fromEntries(icons.map((icon) => [icon, new Uint8Array(readFileSync(join(root, 'manifests/teams', icon)))])),
  })

/** Writes it: `package-teams [app id] [the office's site]`; the id is MicrosoftAppId when it is left out. */
const main = (): void => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const [appId = process.env.MicrosoftAppId ?? '', host] = process.argv.slice(2)
  if (!z.guid().safeParse(appId).success) {
    process.stderr.write(
      'Set MicrosoftAppId to the id of the bot’s app registration, or give it: npm run package:teams -- 6b1c8f0e-0000-4000-8000-000000000000\n',
    )
    process.exitCode = 1
    return
  }
  if (host !== undefined && !/^https:\/\/[^/]+$/.test(host)) {
    process.stderr.write('The office’s site must be an address such as https://www.office.example\n')
    process.exitCode = 1
    return
  }
  const file = join(root, 'dist', 'contact-steward-teams.zip')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, teamsPackage(appId.toLowerCase(), host))
  process.stdout.write(`Written: ${file}\nUpload it in the Teams admin centre: Teams apps, Manage apps, Upload new app.\n`)
}

if (require.main === module) main()
