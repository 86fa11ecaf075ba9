import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, strFromU8, unzipSync } from 'fflate'
import { eraseRecords } from '../../src/casework/erase-records.js'
import type { Asked, Tool } from '../../src/cli/tool.js'
import { saidAs } from '../../src/house/said-as.js'
import { procedures } from '../../src/office.js'
import { type Instant, instant, type RecordId } from '../../src/procedures/words.js'
import { readEnv } from '../../src/settings/env.js'
import { openArrangementOffice } from '../casework/arrangement-office.js'
import { identified } from '../casework/subject-access/request.js'
import { freshName, openTestLog, testDatabase } from '../log/test-database.js'
import { tuesday } from '../procedures/test-office.js'

const folder = mkdtempSync(join(tmpdir(), 'steward-after-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string) => join(folder, name)

/** How each command is asked for a record (once where it names none), or why it gives nothing of one. A command of the command line that is not here fails the test. */
const commands: Readonly<Record<string, ((record: RecordId) => readonly Partial<Asked>[]) | string>> = {
  show: (record) => [{ rest: [record] }, { rest: [record], sealed: true, why: 'A test' }],
  subject: (record) =>
    ['json', 'docx'].flatMap((ending) =>
      [true, false].map((forThem) => ({ rest: [record, file(`${record} ${forThem}.${ending}`)], why: 'A test', forThem })),
    ),
  erase: (record) => [{ rest: [record], why: 'A test', yesErase: record }],
  verify: () => [{}],
  rebuild: () => [{}],
  doctor: () => [{ dataProtection: true }],
  backup: () => [{ rest: [file('a.backup')] }],
  restore: 'puts back what a backup holds, which is sealed, and says references',
  drill: 'the same, in a database of its own',
  watch: 'says that an alert waits, and nothing of it (every-look)',
  people: 'says how much waits for somebody who leaves, in numbers',
  ask: 'needs no database',
  init: 'needs no database',
  'slack-manifest': 'needs no database',
  'teams-app': 'needs no database',
}
const source = join(__dirname, '../../src/cli')
const loaded = [
  ...readFileSync(join(source, 'steward.ts'), 'utf8').matchAll(
    /^ {2}'?([a-z-]+)'?: async \(\) => \(await import\('\.\/([\w-]+)\.js'\)\)\.(\w+),$/gm,
  ),
]

test('each command of the command line is asked below, or gives nothing of a record', () => {
  expect(loaded.map(([, name]) => name).sort()).toEqual(Object.keys(commands).sort())
})

test('whatever the command, of an erased record nobody is told, or finds in a file, a word that was typed into it', async () => {
  const [recordKey, database] = [randomBytes(32), freshName()]
  const log = await openTestLog({ database, recordKey, clock: () => new Date(tuesday) })
  const office = openArrangementOffice({ log })
  const records = [await office.approved(), await identified(office)]
  const env = readEnv({
    MONGODB_URI: (await testDatabase()).replace('/?', `/${database}?`),
    RECORD_KEY: recordKey.toString('base64'),
    DATA_DIR: folder,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    LOG_LEVEL: 'silent',
  })
  if (!env.ok) throw new Error(env.faults.join('\n'))
  /** Everything that all commands say and write. */
  const told = async (without: readonly string[] = []): Promise<string> => {
    const said: string[] = []
    for (const [, name = '', module = '', member = ''] of loaded) {
      const asks = commands[name]
      if (typeof asks !== 'function' || without.includes(name)) continue
      const tool = (await import(join(source, `${module}.ts`)))[member] as Tool
      for (const ask of (asks.length === 0 ? records.slice(0, 1) : records).flatMap((record) => asks(record))) {
        const asked: Asked = {
          ...{ env: env.env, settingsFaults: '', rest: [], sealed: false, jsonl: false, why: undefined, yesErase: undefined },
          say: (line) => said.push(line),
          complain: (line) => said.push(line),
          ...ask,
        }
        await tool(asked).catch((fault: unknown) => said.push(saidAs(fault)))
      }
    }
    for (const name of readdirSync(folder, { recursive: true }) as string[]) {
      if (name.endsWith('.json')) said.push(readFileSync(file(name), 'utf8'))
      if (name.endsWith('.docx')) said.push(...Object.values(unzipSync(readFileSync(file(name)))).map((part) => strFromU8(part)))
      if (name.endsWith('.backup')) said.push(strFromU8(gunzipSync(readFileSync(file(name)))))
      if (/\.(json|docx|backup)$/.test(name)) rmSync(file(name))
    }
    return said.join('\n')
  }
  const canaries = /CANARY|Jo Bloggs|Everything on me|0001 is erased/
  const before = await told(['erase'])
  for (const shown of ['CANARY: swore at three colleagues.', 'Everything on me.', 'Jo Bloggs']) expect(before).toContain(shown)
  const note = { by: 'ian', why: 'They asked for it.', at: instant(new Date(tuesday)) as Instant }
  const desk = { procedures, log, directory: () => office.office, clock: office.clock, report: () => {} }
  await eraseRecords(desk, new Map(records.map((record) => [record, note] as const)), { mayGo: async () => true })
  const after = await told()
  expect(after).not.toMatch(canaries)
  for (const record of records) expect(after).toContain(`${record} was erased`)
  expect(after).toContain('was erased for good, so there is nothing of it to give any more. You need not do anything.')
  await log.close()
})
