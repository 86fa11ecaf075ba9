import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doctor } from '../../src/cli/doctor.js'
import { lookAtErased } from '../../src/cli/look-at-running.js'
import { writePeopleFile } from '../../src/directory/people-file.js'
import { FileFault } from '../../src/files/file-fault.js'
import { noteDone } from '../../src/house/last-done.js'
import { readEnv } from '../../src/settings/env.js'
import { calendar, event } from '../calendars/ics.js'
import { sampleText } from '../directory/sample.js'
import { freshName, testDatabase } from '../log/test-database.js'
import { steward } from './steward-process.js'

const folder = mkdtempSync(join(tmpdir(), 'steward-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An office in Slack, whose Slack does not answer. */
const settings = async (more: Readonly<Record<string, string>>) => ({
  DATA_DIR: folder,
  PORT: '0',
  MONGODB_URI: (await testDatabase()).replace('/?', `/${freshName()}?`),
  RECORD_KEY: Buffer.alloc(32, 5).toString('base64'),
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  ...more,
})
/** What the doctor says of it. */
const says = async (more: Readonly<Record<string, string>>): Promise<string> => {
  const read = readEnv(await settings(more))
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

test('a list of what was erased that may not be read is said, and the rest is looked at', async () => {
  const said: string[] = []
  const fault = new FileFault('EACCES', join(folder, 'erased.json'))
  const log = { erasedList: { read: () => Promise.reject(fault) } }
  await lookAtErased(
    { DATA_DIR: folder },
    { log },
    (words) => said.push(words),
    (words) => said.push(`WRONG ${words}`),
  )
  expect(said).toEqual([expect.stringMatching(/^WRONG .*erased\.json may not be read/)])
})

test('the doctor names what keeps it from going on, and sends to the list of people only where the office file is what it lacks', async () => {
  const elsewhere = mkdtempSync(join(folder, 'office-'))
  const office = join(elsewhere, 'office.yaml')
  writeFileSync(office, `${sampleText}directory: { from: slack }\n`)
  // Where its people are kept does not matter: it is a file, and no folder.
  const said = await says({ OFFICE_FILE: office, DATA_DIR: office })
  expect(said).toMatch(/WRONG {2}DATA_DIR cannot be written/)
  expect(said).not.toContain('steward people')
  writeFileSync(office, `${sampleText.replace(/^people:[\s\S]*?(?=^\w)/m, 'people: []\n')}directory: { from: csv, file: staff.csv }\n`)
  expect(await says({ OFFICE_FILE: office })).toMatch(
    /WRONG {2}.*people\.yaml is not there: nobody was fetched yet, or the file was lost\. Run steward people --from csv/,
  )
})

test('the doctor says of people, calendars and backups how they stand, and tells no address of a calendar', async () => {
  const office = join(folder, 'office.yaml')
  const feeds = [
    'leave, holds: absences, file: leave.ics',
    'rota, holds: duty, file: rota.ics',
    'gone, holds: duty, url: "http://127.0.0.1:9/s3cret.ics", ourNetwork: yes',
  ]
  writeFileSync(
    office,
    `${sampleText}directory: { from: csv, file: staff.csv }\ncalendars:\n${feeds.map((feed) => `  - { name: ${feed} }\n`).join('')}`,
  )
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  writeFileSync(
    join(folder, 'leave.ics'),
    calendar(event('SUMMARY:Mei Lin: leave', `DTSTART;VALUE=DATE:${tomorrow}`), event('SUMMARY:Party', `DTSTART;VALUE=DATE:${tomorrow}`)),
  )
  writeFileSync(join(folder, 'rota.ics'), calendar())
  await noteDone(folder, 'backup', new Date(Date.now() - 10 * 86_400_000))
  await noteDone(folder, 'drill', new Date(Date.now() - 20 * 86_400_000))
  await noteDone(folder, 'people', new Date(Date.now() - 3 * 3_600_000))
  // As a program: calendars are read in a thread of their own, which runs what was built.
  const { out: first } = await steward(folder, await settings({ OFFICE_FILE: office }), 'doctor')
  expect(first).toMatch(/note {3}The office file says where people are kept, and nobody was fetched yet: run steward people\./)
  expect(first).toMatch(/well {3}The calendar “leave” can be read: 1 absence of 1 person in the two months ahead\./)
  expect(first).toMatch(/note {3}The calendar “leave”: An event names nobody of the office \(the first \w{3} \d+ \w{3}, 00:00\)/)
  expect(first).toMatch(/WRONG {2}The calendar “rota” names nobody for duty in the week ahead: the rota of the office file holds alone\./)
  expect(first).toMatch(/WRONG {2}The calendar “gone” cannot be reached/)
  expect(first).toMatch(/note {3}The last backup from here was taken 10 days ago: look at what should run/)
  expect(first).toMatch(/well {3}The last drill went well 20 days ago: a backup can be restored\./)
  expect(first).toMatch(/well {3}DATA_DIR \(.*\) can be written, and has \d+ GB of room\./)
  expect(first).not.toContain('s3cret')
  const list = { from: 'csv' as const, fetched: '2026-11-20T06:30:00.000Z', people: [], left: [] }
  writeFileSync(join(folder, 'people.yaml'), writePeopleFile(list))
  expect(await says({ OFFICE_FILE: office })).toMatch(/well {3}People were last fetched 3 hours ago\./)
  await noteDone(folder, 'drill', new Date(Date.now() - 90 * 86_400_000))
  await noteDone(folder, 'people', new Date(Date.now() - 5 * 86_400_000))
  const late = await says({ OFFICE_FILE: office })
  expect(late).toMatch(/note {3}The last drill was 90 days ago: run steward drill with the newest backup/)
  expect(late).toMatch(/note {3}People were last fetched 5 days ago: \/readyz of the bot says why/)
})
