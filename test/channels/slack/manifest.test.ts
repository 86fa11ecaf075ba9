import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { commands } from '../../../src/casework/commands.js'
import { shortcuts } from '../../../src/channels/slack/arriving/shortcuts.js'
import { botEvents, manifest, scopeless, scopes } from '../../../src/channels/slack/manifest.js'
import { procedures } from '../../../src/office.js'
import schema from '../../schemas/slack-app-manifest-2.0.0.schema.json'

const root = join(__dirname, '../../..')
const file = join(root, 'manifests/slack.json')
// GOLDEN=write writes it anew, after a procedure came or went.
if (process.env.GOLDEN === 'write') writeFileSync(file, `${JSON.stringify(manifest(commands(procedures)), null, 2)}\n`)
const sources = readdirSync(join(root, 'src/channels/slack'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== 'manifest.ts')
  .map((name) => readFileSync(join(root, 'src/channels/slack', name), 'utf8'))
  .join('\n')
const { $schema: _, ...definition } = schema as Record<string, unknown>
const isManifest = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(definition)

describe('the Slack manifest', () => {
  test('is the one that the office’s commands call for', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(manifest(commands(procedures)))))
  })

  test.each([{}, { socketMode: true }, { host: 'https://bot.office.example' }])('is what Slack’s schema asks for: %p', (options) => {
    isManifest(JSON.parse(JSON.stringify(manifest(commands(procedures), options))))
    expect(isManifest.errors ?? []).toEqual([])
  })

  test('asks for no scope that no call or event needs, and for all that they need', () => {
    const calls = sources.matchAll(/\.(chat|conversations|users|views|auth|oauth\.v2)\s*\.(\w+)\(/g)
    const called = new Set([...calls].map(([, family, method]) => `${family}.${method}`))
    const explained = Object.values(scopes)
      .flat()
      .filter((use) => /^\w+\.\w+$/.test(use))
    expect([...called].sort()).toEqual([...new Set([...explained, ...scopeless])].filter((method) => !method.startsWith('apps.')).sort())
    const events = Object.values(scopes)
      .flat()
      .filter((use) => use.startsWith('event '))
    expect(events.map((use) => use.slice(6)).every((event) => botEvents.some((each) => each === event))).toBe(true)
  })

  test('asks for no right to read a channel', () => {
    expect(Object.keys(scopes).filter((scope) => /^(channels|groups|mpim):history$/.test(scope))).toEqual([])
  })

  test('has only shortcuts of commands that the office has, within Slack’s limits', () => {
    const names = new Set<string>(commands(procedures).map(({ name }) => name))
    expect(shortcuts.filter(({ command }) => !names.has(command))).toEqual([])
    for (const type of ['global', 'message'] as const) expect(shortcuts.filter((each) => each.type === type).length).toBeLessThanOrEqual(5)
  })

  test('follows the list of commands when that grows', () => {
    const more = JSON.stringify(manifest([...commands(procedures), { name: '/new-thing', help: 'A new thing' }]))
    expect(more).toContain('/new-thing')
  })
})
