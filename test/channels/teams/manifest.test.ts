import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { commands } from '../../../src/casework/commands.js'
import { messageActions } from '../../../src/channels/teams/arriving/message-actions.js'
import { exampleId, manifest } from '../../../src/channels/teams/manifest.js'
import { packageOf } from '../../../src/cli/teams-app.js'
import { procedures } from '../../../src/office.js'
import { readTeamsPackage } from '../../../src/settings/teams-package.js'
import { appId } from './fake-connector.js'

const folder = join(__dirname, '../../../manifests/teams')
const file = join(folder, 'manifest.json')
// GOLDEN=write writes it anew, after a procedure came or went.
if (process.env.GOLDEN === 'write') writeFileSync(file, `${JSON.stringify(manifest(commands(procedures)), null, 2)}\n`)

/** Faults by Microsoft's own checker and schema, both from the package: nothing is fetched. A node of its own, for jest cannot load it. */
const faultsOf = (made: object): unknown => {
  const check = `
    const { ManifestUtil } = require('@microsoft/app-manifest')
    const schema = require('@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.schema.json')
    const made = JSON.parse(require('node:fs').readFileSync(0, 'utf8'))
    ManifestUtil.validateManifestAgainstSchema(made, schema).then((faults) => console.log(JSON.stringify(faults)))`
  return JSON.parse(execFileSync(process.execPath, ['-e', check], { input: JSON.stringify(made), encoding: 'utf8' }))
}
/** Width and height of a PNG, as its header says. */
const sizeOf = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]

describe('the Teams manifest', () => {
  test('is the one that the office’s commands call for', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(manifest(commands(procedures)))))
  })

  test('is what Microsoft’s schema asks for', () => {
    expect(faultsOf(manifest(commands(procedures)))).toEqual([])
    expect(faultsOf({ ...manifest(commands(procedures)), version: undefined })).not.toEqual([])
  })

  test('has a title and a line of help for every command of the office but the seldom ones, within what Teams shows', () => {
    const made = JSON.stringify(manifest(commands(procedures)))
    for (const { name, help, seldom } of commands(procedures)) {
      expect(made.includes(`"title":"${name.slice(1)}"`)).toBe(!seldom)
      expect(help.length).toBeLessThanOrEqual(128)
    }
    expect(() => manifest(Array.from({ length: 13 }, (_, at) => ({ name: `/c${at}`, help: '' })))).toThrow(RangeError)
  })

  test('offers on a message only what the office has', () => {
    const names = new Set<string>(commands(procedures).map(({ name }) => name))
    expect(messageActions.filter(({ command }) => !names.has(command))).toEqual([])
    expect(JSON.stringify(manifest([{ name: '/help', help: 'What I can do' }]))).not.toContain('message-at-risk')
  })

  test('asks for no permission', () => {
    const made = manifest(commands(procedures))
    expect(Object.keys(made).filter((key) => /permission|authorization|webApplicationInfo/i.test(key))).toEqual([])
  })
})

test('the package holds the manifest with the app’s id, and two icons of the sizes that Teams wants', () => {
  const said = {
    TEAMS_PUBLISHER: 'Office for Fair Records',
    TEAMS_WEBSITE_URL: 'https://www.office.example',
    TEAMS_PRIVACY_URL: 'https://www.office.example/privacy',
    TEAMS_TERMS_URL: 'https://www.office.example/terms',
    TEAMS_APP_VERSION: '1.2.3',
  }
  const says = readTeamsPackage(said)
  if ('faults' in says) throw new Error(says.faults.join(' '))
  const files = unzipSync(packageOf(appId, says))
  expect(faultsOf(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())))).toEqual([])
  // Whatever is missing or wrong is refused by its name.
  for (const name of Object.keys(said)) {
    expect(readTeamsPackage({ ...said, [name]: '  ' })).toEqual({ faults: [expect.stringContaining(`${name} is missing`)] })
  }
  expect(readTeamsPackage({ ...said, TEAMS_TERMS_URL: 'http://www.office.example' })).toEqual({
    faults: [expect.stringContaining('TEAMS_TERMS_URL must')],
  })
  expect(readTeamsPackage({ ...said, TEAMS_APP_VERSION: 'one' })).toEqual({ faults: [expect.stringContaining('TEAMS_APP_VERSION must')] })
  expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
  const text = strFromU8(files['manifest.json'] ?? new Uint8Array())
  expect(text).not.toContain(exampleId)
  expect(JSON.parse(text)).toMatchObject({
    ...{ id: appId, version: '1.2.3', bots: [{ botId: appId }] },
    developer: { name: 'Office for Fair Records', privacyUrl: said.TEAMS_PRIVACY_URL, termsOfUseUrl: said.TEAMS_TERMS_URL },
  })
  expect(sizeOf(files['color.png'] ?? new Uint8Array())).toEqual([192, 192])
  expect(sizeOf(files['outline.png'] ?? new Uint8Array())).toEqual([32, 32])
})
