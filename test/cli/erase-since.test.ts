import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eraseRecords } from '../../src/casework/erase-records.js'
import { backup, restoreBackup } from '../../src/cli/backup.js'
import { doctor } from '../../src/cli/doctor.js'
import { show } from '../../src/cli/show.js'
import type { Tool } from '../../src/cli/tool.js'
import { openErasedAgain } from '../../src/house/erased-again.js'
import { saidAs } from '../../src/house/said-as.js'
import { restore } from '../../src/log/backup/restore.js'
import { erasedFileAt } from '../../src/log/erased-list.js'
import { type OpenLog, openLog } from '../../src/log/open-log.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { readEnv } from '../../src/settings/env.js'
import { openArrangementOffice } from '../casework/arrangement-office.js'
import { freshName, patience, testDatabase } from '../log/test-database.js'
import { staff, tuesday } from '../procedures/test-office.js'

const recordKey = randomBytes(32)
const folder = mkdtempSync(join(tmpdir(), 'erase-since-'))
const [file, list] = [join(folder, 'steward.backup'), join(folder, 'erased.json')]
const database = freshName()
const erasedFile = erasedFileAt(list)
let lives: RecordId
let erased: RecordId
const open = async (of: string, more: object = {}): Promise<OpenLog> =>
  openLog({ uri: await testDatabase(), database: of, recordKey, patience, erasedFile, ...more })
const run = async (tool: Tool, of: string, ...rest: readonly string[]) => {
  const env = readEnv({
    MONGODB_URI: (await testDatabase()).replace('/?', `/${of}?`),
    RECORD_KEY: recordKey.toString('base64'),
    DATA_DIR: folder,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    LOG_LEVEL: 'silent',
  })
  if (!env.ok) throw new Error(env.faults.join('\n'))
  const said: string[] = []
  const words = { why: undefined, yesErase: undefined, sealed: false, jsonl: false, settingsFaults: '' }
  const say = (line: string) => void said.push(line)
  const code = await tool({ ...words, env: env.env, rest, say, complain: say }).catch((fault: unknown) => {
    say(saidAs(fault))
    return 1
  })
  return { code, said: said.join('\n') }
}

/** Yesterday's backup holds a record that is erased today; where one of its cards stands is known to it. */
beforeAll(async () => {
  const log = await open(database, { clock: () => new Date(tuesday) })
  const office = openArrangementOffice({ log })
  lives = await office.asked({ customer: 'Rosa Lind' })
  erased = await office.asked({ customer: 'Zebedee Quill' })
  const to = { person: staff('gita') }
  const posted = { channel: 'slack', where: 'D1', id: '1.1' }
  await office.casework.keepDelivered(erased, { version: 1, index: 0 }, { notice: 'decide', to, urgency: 'now' }, posted, {
    moved: 1,
    print: 'x',
  })
  expect((await run(backup, database, file)).code).toBe(0)
  const note = { by: 'ian', why: 'It was due.', at: tuesday }
  await eraseRecords(office.desk, new Map([[erased, note]]), { mayGo: async () => true })
  await log.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

test('what was erased after the backup is erased again by the restore, before any bot may begin there, and that is said', async () => {
  const to = freshName()
  const { code, said } = await run(restoreBackup, to, file)
  expect([code, said]).toEqual([0, expect.stringContaining(`1 record had been erased since this backup: ${erased}. It is erased again`)])
  expect(said).not.toContain('Zebedee')
  const log = await open(to)
  await expect(log.read(erased)).rejects.toThrow(`${erased} was erased.`)
  expect(await log.read(lives)).toBeDefined()
  expect((await log.verify()).faults).toEqual([])
  // Its card is blanked with the next morning look.
  expect(await log.getSealed('to-blank', erased)).toMatchObject({ copies: [{ channel: 'slack', where: 'D1', id: '1.1' }] })
  await log.close()
  expect((await run(show, to, erased)).said).toMatch(/was erased .* by the clock: It had been erased before/)
  expect((await run(doctor, to)).said).toContain(`1 erased record stands on the list in ${list}`)
})

test('broken off in the midst of it, no bot begins there, and the same restore, run again, erases what it had not', async () => {
  const to = freshName()
  const place = { uri: await testDatabase(), database: to, recordKey, patience, erasedFile }
  const first = async (log: OpenLog) => {
    await log.erase([erased])
    throw new Error('killed')
  }
  await expect(restore(place, file, { now: new Date(), first })).rejects.toThrow('killed')
  await expect(open(to)).rejects.toThrow('A restore into this database broke off')
  expect((await run(restoreBackup, to, file)).said).toContain(`1 record had been erased since this backup: ${erased}.`)
})

test.each([
  ['lost', undefined, 'There is no list of what was erased'],
  ['altered', '{"erased":[],"mac":"x"}', 'is not as the bot wrote it'],
])(
  'a list that is %s: it is said what to do, and with what the office has to compare; put there afterwards, the bot erases before anything else',
  async (_, text, says) => {
    const whole = readFileSync(list, 'utf8')
    const to = freshName()
    try {
      if (text === undefined) rmSync(list)
      else writeFileSync(list, text)
      const { code, said } = await run(restoreBackup, to, file)
      expect([code, said]).toEqual([0, expect.stringContaining(says)])
      expect(said).toMatch(/Information Governance with their last list of what went.*steward erase/)
      if (text !== undefined)
        expect((await run(doctor, to)).said).toMatch(/WRONG .*erased\.json, the list of what was erased, is not as the bot wrote it/)
    } finally {
      writeFileSync(list, whole)
    }
    const log = await open(to)
    const { casework } = openArrangementOffice({ log })
    const told: string[] = []
    const again = openErasedAgain({
      ...{ list: log.erasedList, casework, clock: () => new Date() },
      tell: async (title, paragraphs) => void told.push(title, ...paragraphs),
      keep: async () => {},
      faulty: (fault) => told.push(String(fault)),
    })
    expect(await log.read(erased)).toBeDefined()
    // Two bots at once.
    await Promise.all([again.first(), openArrangementOffice({ log }).casework.eraseAgain([{ record: erased, at: instant(new Date()) }])])
    await expect(log.read(erased)).rejects.toThrow(`${erased} was erased.`)
    again.start()
    while (told.length === 0) await new Promise((resolve) => setImmediate(resolve))
    again.stop()
    expect(told.join('\n')).toContain(`1 record that had been erased was in the database again, and is erased once more: ${erased}.`)
    expect((await log.verify()).faults).toEqual([])
    await log.close()
  },
)
