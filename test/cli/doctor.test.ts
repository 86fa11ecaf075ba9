import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doctor } from '../../src/cli/doctor.js'
import { readEnv } from '../../src/settings/env.js'
import { freshName, testDatabase } from '../log/test-database.js'

const folder = mkdtempSync(join(tmpdir(), 'steward-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the doctor says of an office in Slack, whose Slack does not answer. */
const says = async (more: Readonly<Record<string, string>>): Promise<string> => {
  const read = readEnv({
    DATA_DIR: folder,
    PORT: '0',
    MONGODB_URI: (await testDatabase()).replace('/?', `/${freshName()}?`),
    RECORD_KEY: Buffer.alloc(32, 5).toString('base64'),
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    ...more,
  })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const nothing = { rest: [], sealed: false, jsonl: false, why: undefined, yesErase: undefined }
  await doctor({ env: read.env, settingsFaults: '', ...nothing, say, complain: say })
  return said.join('\n')
}

test('the doctor warns of an office in Slack whose letters’ links lead to the bot’s own computer', async () => {
  expect(await says({})).toMatch(/note {3}PUBLIC_URL is not set: links to letters lead to this computer only\. Set it/)
  expect(await says({ PUBLIC_URL: 'https://steward.office.example' })).toMatch(
    /well {3}Links to letters lead to https:\/\/steward\.office\.example/,
  )
})

test('the doctor reads the office’s own procedure', async () => {
  expect(await says({ PROCEDURE_FILE: join(folder, 'nowhere.md') })).toMatch(/WRONG {2}PROCEDURE_FILE names .*which cannot be read/)
})
