import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { doctor } from '../../src/cli/doctor.js'
import { openLog } from '../../src/log/open-log.js'
import { instant, type StaffId } from '../../src/procedures/words.js'
import { readEnv } from '../../src/settings/env.js'
import { freshName, patience, testDatabase } from '../log/test-database.js'

const folder = mkdtempSync(join(tmpdir(), 'doctor-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [before, now, another] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer]
const database = freshName()
const at = instant(new Date('2026-11-23T18:00:00Z'))

/** Its Slack does not answer, and that is no matter of keys. */
const chat = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9/api/' }
/** What the doctor says of keys, with these settings. */
const ofKeys = async (more: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const uri = (await testDatabase()).replace('/?', `/${database}?`)
  const read = readEnv({ DATA_DIR: folder, PORT: '0', MONGODB_URI: uri, ...chat, ...more })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const nothing = { rest: [], sealed: false, jsonl: false, why: undefined, yesErase: undefined }
  await doctor({ env: read.env, settingsFaults: '', ...nothing, say, complain: say })
  return said.filter((line) => /keys? of (a record|records)/.test(line))
}
const opened = (recordKey: Buffer, formerKey?: Buffer) =>
  testDatabase().then((uri) => openLog({ uri, database, recordKey, ...(formerKey && { formerKey }), patience }))

test('the doctor counts the keys that still need the former RECORD_KEY, until a bot has wrapped them anew', async () => {
  const log = await opened(before)
  for (const _ of [1, 2])
    await log.open('TC', 2026, 'test', { at, by: 'asha' as StaffId, events: [{ event: 'Told' }], owed: [] }, () => ({
      ...{ procedure: 'test', version: 1, moved: 1, is: 'Open', opened: at, waiting: [], marks: [] },
    }))
  await log.close()
  const settings = { RECORD_KEY: now.toString('base64'), RECORD_KEY_FORMER: before.toString('base64') }
  expect(await ofKeys(settings)).toEqual([
    // The log's own key is one of them.
    'note   3 keys of records still need RECORD_KEY_FORMER: the bot wraps them anew within minutes. Leave it set until none does.',
  ])
  const wrapping = await opened(now, before)
  await wrapping.rewrap()
  await wrapping.close()
  expect(await ofKeys(settings)).toEqual([])
  expect(await ofKeys({ RECORD_KEY: now.toString('base64') })).toEqual([])
})

test('the doctor counts the keys that no key in the settings opens, and says which setting to mend', async () => {
  const connection = await mongoose.createConnection(await testDatabase(), { dbName: database }).asPromise()
  const log = await opened(now)
  const strange = await openLog({ uri: await testDatabase(), database: `${database}-2`, recordKey: another, patience })
  await strange.close()
  const theirs = await connection.useDb(`${database}-2`).collection('keys').findOne()
  await connection.collection('keys').insertOne({ ...theirs, _id: 'a record of theirs' as never })
  await log.close()
  expect(await ofKeys({ RECORD_KEY: now.toString('base64') })).toEqual([
    'WRONG  1 key of a record needs a RECORD_KEY that is not in the settings: set the one of before as RECORD_KEY_FORMER.',
  ])
  await connection.useDb(`${database}-2`).dropDatabase()
  await connection.dropDatabase()
  await connection.close()
})
