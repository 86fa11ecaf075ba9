import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { notKept, people } from '../../src/cli/people.js'
import { readPeopleFile, writePeopleFile } from '../../src/directory/people-file.js'
import { fetchPeople } from '../../src/house/fetch-people.js'
import { LogAway } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { readEnv } from '../../src/settings/env.js'
import { StartFault } from '../../src/settings/start-fault.js'
import { freshName, patience, testDatabase } from '../log/test-database.js'
import { csvOf, frameText, staff } from '../people/staff-list.js'

const folder = mkdtempSync(join(tmpdir(), 'cli-people-'))
const file = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

// At the next start the office file would have nobody, and the bot would not start.
test('a file of people that is lost is put back as the database knows it, also where the list or the office file has faults', async () => {
  const recordKey = randomBytes(32)
  const database = freshName()
  const settings = {
    MONGODB_URI: (await testDatabase()).replace('/?', `/${database}?`),
    RECORD_KEY: recordKey.toString('base64'),
    OFFICE_FILE: file('office.yaml'),
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
  }
  const read = readEnv(settings, { serves: false })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const { env } = read
  writeFileSync(file('office.yaml'), frameText())
  writeFileSync(file('staff.csv'), csvOf(staff(12)))
  const first = await fetchPeople(env, { slackToken: async () => undefined }, new Date())
  const log = await openLog({ uri: await testDatabase(), database, recordKey, patience })
  await log.putSealed('people', 'fetched', first.file)
  await log.close()
  writeFileSync(file('staff.csv'), csvOf(staff(12).filter(({ title }) => title !== 'Records Officer')))
  const said: string[] = []
  const words = { why: undefined, yesErase: undefined, sealed: false, jsonl: false, settingsFaults: '', rest: [] }
  const say = (line: string) => void said.push(line)
  expect(await people({ ...words, env, yes: true, say, complain: say })).toBe(1)
  expect(said.join('\n')).toMatch(/WRONG .*Nothing else was changed: with these people the office would not work/s)
  expect(said).toContainEqual(expect.stringContaining('people.yaml is as the database knows it'))
  expect(readPeopleFile(readFileSync(file('people.yaml'), 'utf8'))).toEqual(readPeopleFile(writePeopleFile(first.file)))
})

test('of a copy that another version wrote it is not said that nothing was changed, when the file is written', () => {
  const fault = new StartFault('It cannot be read by this one: nothing was changed. Bring this one up to date.')
  expect(notKept('people.yaml', fault)).toMatch(/^people\.yaml is written\. .*bring this one up to date/)
  expect(notKept('people.yaml', fault)).not.toContain('nothing was changed')
  expect(notKept('people.yaml', new LogAway('No primary.'))).toMatch(/people\.yaml is written.*does not answer.*within ten minutes/)
})
