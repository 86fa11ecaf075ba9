import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup, drill, restoreBackup } from '../../src/cli/backup.js'
import { erase } from '../../src/cli/erase.js'
import { people } from '../../src/cli/people.js'
import { rebuild } from '../../src/cli/rebuild.js'
import { show } from '../../src/cli/show.js'
import { subject } from '../../src/cli/subject.js'
import { teamsApp } from '../../src/cli/teams-app.js'
import type { Tool } from '../../src/cli/tool.js'
import { verify } from '../../src/cli/verify.js'
import { saidAs } from '../../src/house/said-as.js'
import { writeBackup } from '../../src/log/backup/write-backup.js'
import { openLog } from '../../src/log/open-log.js'
import { instant } from '../../src/procedures/words.js'
import { readEnv } from '../../src/settings/env.js'
import { sampleText } from '../directory/sample.js'
import { freshName, patience, testDatabase } from '../log/test-database.js'

jest.setTimeout(120_000)

const keyOf = (byte: number) => Buffer.alloc(32, byte)
const folder = mkdtempSync(join(tmpdir(), 'steward-refused-'))
const file = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Setting = Readonly<Record<string, string | undefined>>
/** What an administrator may have set wrongly, or not yet. */
const settings = (database: string): Readonly<Record<string, Setting>> => ({
  'nothing, in a new DATA_DIR': {},
  'the key alone': { RECORD_KEY: keyOf(1).toString('base64') },
  'all of it': { RECORD_KEY: keyOf(1).toString('base64'), MONGODB_URI: database },
  'another key': { RECORD_KEY: keyOf(2).toString('base64'), MONGODB_URI: database },
  'a database that is away': { RECORD_KEY: keyOf(1).toString('base64'), MONGODB_URI: 'mongodb://127.0.0.1:9/steward' },
  'an office file that is not there': { RECORD_KEY: keyOf(1).toString('base64'), MONGODB_URI: database, OFFICE_FILE: file('nowhere.yaml') },
  'an office file with a fault': { RECORD_KEY: keyOf(1).toString('base64'), MONGODB_URI: database, OFFICE_FILE: file('wrong.yaml') },
})
const backups = ['nowhere', 'no backup', 'cut', 'of another key', 'of another office', 'whole'].map((name) => [file(name)])
/** Each command with what may stand after it. */
const commands: Readonly<Record<string, readonly [Tool, readonly (readonly string[])[]]>> = {
  backup: [backup, [[], [join(folder, 'no', 'folder', 'one.backup')]]],
  restore: [restoreBackup, [[], ...backups]],
  drill: [drill, [[], ...backups]],
  verify: [verify, [[]]],
  rebuild: [rebuild, [[]]],
  show: [show, [[], ['what'], ['TC-2026-9999']]],
  erase: [erase, [[], ['what'], ['TC-2026-9999']]],
  subject: [subject, [[], ['SR-2026-9999'], ['SR-2026-9999', 'copy.docx']]],
  people: [people, [[], [file('nowhere.csv')]]],
  'teams-app': [teamsApp, [[], ['no id']]],
}

/** What would be done, and what waits half a minute for a database before it is refused, is no matter of this test. */
const isDone = (command: string, [name]: readonly string[], setting: string): boolean =>
  setting === 'a database that is away'
    ? ['backup', 'restore', 'drill'].includes(command)
    : name === file('whole') && (command === 'drill' || setting === 'the key alone')

/** Everything below a folder, with its size. */
const standsIn = (place: string): readonly string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path.slice(place.length)} ${statSync(path).isFile() ? statSync(path).size : ''}`)

test('a command that is refused leaves nothing behind: neither a folder, nor a key, nor a database', async () => {
  const uri = await testDatabase()
  const database = freshName()
  const log = await openLog({ uri, database, recordKey: keyOf(1), patience })
  const at = instant(new Date())
  await log.open('TC', 2026, 'terminated-call', { at, by: 'clock', events: [{ event: 'Told' }], owed: [] }, (record) => ({
    ...{ record, procedure: 'terminated-call', version: 1, moved: 1, is: 'Open', opened: at, waiting: [], marks: [] },
  }))
  await log.close()
  const office = /^ {2}name: *(.+)$/m.exec(sampleText)?.[1] ?? ''
  writeFileSync(file('office.yaml'), sampleText)
  writeFileSync(file('wrong.yaml'), sampleText.replace('Europe/London', 'GMT'))
  writeFileSync(file('no backup'), 'a letter')
  const place = { uri, database, patience, recordKey: keyOf(1) }
  await writeBackup(place, file('whole'), { office, now: new Date() })
  await writeBackup(place, file('of another office'), { office: 'Another Office', now: new Date() })
  const other = { ...place, database: freshName(), recordKey: keyOf(3) }
  await (await openLog(other)).close()
  await writeBackup(other, file('of another key'), { office, now: new Date() })
  copyFileSync(file('whole'), file('cut'))
  truncateSync(file('cut'), Math.floor(statSync(file('cut')).size / 2))

  let number = 0
  const run = async (tool: Tool, rest: readonly string[], given: Setting) => {
    number += 1
    const own = file(`case ${number}`)
    mkdirSync(own)
    const read = readEnv({ OFFICE_FILE: file('office.yaml'), ...given, DATA_DIR: join(own, 'data') }, { serves: false })
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    const asked = { rest, settingsFaults: '', sealed: false, jsonl: false, why: undefined, yesErase: undefined, say, complain: say }
    const code = await tool({ env: read.env, ...asked }).catch((fault: unknown) => {
      say(saidAs(fault))
      return 1
    })
    return { code, said: said.join('\n'), left: standsIn(own) }
  }
  const found: (Awaited<ReturnType<typeof run>> & { readonly what: string })[] = []
  for (const [setting, given] of Object.entries(settings(uri.replace('/?', `/${database}?`)))) {
    const cases = Object.entries(commands).flatMap(([command, [tool, rests]]) =>
      rests
        .filter((rest) => !isDone(command, rest, setting))
        .map(async (rest) => ({ what: `${command} ${rest.join(' ')}, with ${setting}`, ...(await run(tool, rest, given)) })),
    )
    found.push(...(await Promise.all(cases)))
  }
  const refused = found.filter(({ code }) => code !== 0)
  expect(refused.length).toBeGreaterThan(100)
  expect(refused.filter(({ left }) => left.length > 0).map(({ what, said, left }) => ({ what, said, left }))).toEqual([])
  expect(refused.filter(({ said }) => said === '')).toEqual([])
})
