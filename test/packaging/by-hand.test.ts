import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEnv } from '../../src/settings/env.js'
import { withSecretFiles } from '../../src/settings/secret-files.js'

const root = join(__dirname, '..', '..')

/** In the place of systemd: systemctl prints the unit with what an administrator put over it; systemd-run says what it was to run, and how. */
const folder = mkdtempSync(join(tmpdir(), 'by-hand-'))
const program = (name: string, script: string) => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
}
const dropIn = `
# /etc/systemd/system/contact-steward.service.d/override.conf
[Service]
LoadCredential=slack-bot-token:/etc/contact-steward/slack bot token
Environment=SLACK_BOT_TOKEN_FILE=%d/slack-bot-token
Environment="PUBLIC_URL=https://steward.office.example" PORT=4000
`
const run = (...words: readonly string[]): readonly string[] =>
  execFileSync(join(root, 'packaging', 'steward-by-hand'), words, {
    env: { PATH: `${folder}:${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
    .toString()
    .split('\n')
    .slice(0, -1)
const unit = readFileSync(join(root, 'packaging/contact-steward.service'), 'utf8')

beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  program('systemd-run', 'printf "%s\\n" "$@"')
  program('systemctl', `cat '${join(folder, 'unit')}'`)
  writeFileSync(join(folder, 'unit'), unit + dropIn)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a command by hand has the settings, the secrets, the user and the folder of the unit, and of what was put over it', () => {
  const asked = run('erase', 'TC-2026-0001', '--why', 'asked for  twice')
  const at = asked.indexOf('/usr/local/bin/steward')
  expect(asked.slice(at)).toEqual(['/usr/local/bin/steward', 'erase', 'TC-2026-0001', '--why', 'asked for  twice'])
  const before = asked.slice(0, at)
  const name = before[before.indexOf('--unit') + 1] ?? ''
  expect(name).toMatch(/^contact-steward-by-hand-\d+$/)
  expect(before.slice(0, 4)).toEqual(['--quiet', '--wait', '--collect', '--pipe'])
  const secrets = `/run/credentials/${name}.service`
  const properties = before.flatMap((word, place) => (before[place - 1] === '--property' ? [word] : []))
  expect(properties).toEqual([
    'EnvironmentFile=/etc/contact-steward/env',
    `Environment=NODE_ENV=production DATA_DIR=/var/lib/contact-steward RECORD_KEY_FILE=${secrets}/record-key`,
    'LoadCredential=record-key:/etc/contact-steward/record-key',
    'DynamicUser=yes',
    'User=contact-steward',
    'StateDirectory=contact-steward',
    'StateDirectoryMode=0700',
    'WorkingDirectory=/var/lib/contact-steward',
    'UMask=0077',
    'LoadCredential=slack-bot-token:/etc/contact-steward/slack bot token',
    `Environment=SLACK_BOT_TOKEN_FILE=${secrets}/slack-bot-token`,
    'Environment="PUBLIC_URL=https://steward.office.example" PORT=4000',
  ])
  // What these lines say is what a command needs, as the bot has it.
  const env = Object.fromEntries(
    properties
      .filter((line) => line.startsWith('Environment='))
      .flatMap((line) => line.slice('Environment='.length).split(' '))
      .map((word) => word.replaceAll('"', '').split(/=(.*)/s).slice(0, 2) as [string, string]),
  )
  const { env: whole, faults } = withSecretFiles(env, (file) =>
    file === `${secrets}/record-key` ? 'bm90IGEga2V5OiBtYWtlIHlvdXIgb3duIG9uZSAhISE=' : 'xoxb-a-token',
  )
  expect(faults).toEqual([])
  const read = readEnv({ ...whole, SLACK_SIGNING_SECRET: '0'.repeat(32), MONGODB_URI: 'mongodb://there/' }, { serves: false })
  expect(read).toMatchObject({
    ok: true,
    env: { DATA_DIR: '/var/lib/contact-steward', SLACK_BOT_TOKEN: 'xoxb-a-token', PORT: 4000 },
  })
})

test('without the unit it says what to do', () => {
  writeFileSync(join(folder, 'unit'), '[Service]\n')
  expect(() => run('doctor')).toThrow(/put packaging\/contact-steward\.service in place first/)
})
