import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownEnvironment } from '../../src/embedded/own-environment.js'

const root = join(__dirname, '../..')

test('the programs of the embedded database are started with none of the bot’s settings', () => {
  const settings = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^# ?([A-Za-z]\w+)=/gm)].map(([, name = '']) => name)
  expect(settings).toEqual(expect.arrayContaining(['RECORD_KEY', 'SLACK_BOT_TOKEN', 'MicrosoftAppPassword', 'MONGODB_URI']))
  const env = Object.fromEntries(settings.map((name) => [name, 'a secret']))
  expect(Object.keys(ownEnvironment({ ...env, PATH: '/usr/bin', HTTPS_PROXY: 'http://proxy' })).sort()).toEqual(['HTTPS_PROXY', 'PATH'])
})

test('each part of the embedded database is pinned to a version, and each of its files to a hash', () => {
  const pinned = readFileSync(join(root, 'src/embedded/secantus-requirements.txt'), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
  expect(pinned.length).toBeGreaterThan(1)
  for (const line of pinned) expect(line).toMatch(/^[\w.-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}/)
})
