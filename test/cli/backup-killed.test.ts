import { randomBytes, randomInt } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import { readBackup } from '../../src/log/backup/backup-file.js'
import { dropDatabase } from '../../src/log/backup/restore.js'
import { openLog } from '../../src/log/open-log.js'
import { witnessIn } from '../../src/log/witness.js'
import { instant, type RecordId, type StaffId } from '../../src/procedures/words.js'
import { freshName, patience, testDatabase } from '../log/test-database.js'
import { openFolder, steward, stewardBeside } from './steward-process.js'

jest.setTimeout(600_000)
const kills = process.env.LONG ? 40 : 1
const records = 60

describe('a machine that goes down', () => {
  const { folder, data, close } = openFolder()
  const recordKey = randomBytes(32)
  const made: string[] = []
  let uri: URL
  const place = (database: string) => ({ uri: uri.href, database, recordKey, patience })
  const fresh = () => {
    made.push(freshName())
    return made.at(-1) ?? ''
  }
  const env = (database: string) => {
    const address = new URL(uri)
    address.pathname = `/${database}`
    return {
      MONGODB_URI: address.href,
      RECORD_KEY: recordKey.toString('base64'),
      DATA_DIR: data,
      // No platform: whoever restores on a new machine has the database and the key alone.
    }
  }
  const office = fresh()
  const file = join(folder, 'steward.backup')
  const half = () => readdirSync(folder).filter((name) => name.endsWith('.new'))

  beforeAll(async () => {
    uri = new URL(await testDatabase())
    const log = await openLog(place(office))
    const at = instant(new Date())
    for (let number = 0; number < records; number += 1)
      await log.open(
        'TC',
        2026,
        'test',
        { at, by: 'asha' as StaffId, events: [{ event: 'Told', words: `told ${number}` }], owed: [] },
        (record) => ({
          record,
          procedure: 'test',
          version: 1,
          moved: 1,
          is: 'Open',
          opened: at,
          waiting: [],
          marks: [],
        }),
      )
    await log.close()
  })
  afterAll(async () => {
    for (const database of made) await dropDatabase(place(database))
    close()
  })

  test('during a backup leaves the backup of before whole, and what was half written goes with the next', async () => {
    expect(await steward(folder, env(office), 'backup', file)).toMatchObject({ code: 0, err: '' })
    const before = readFileSync(file)
    for (let kill = 0; kill < kills; kill += 1) {
      const running = stewardBeside(folder, env(office), 'backup', file)
      let looks = randomInt(1, 60)
      while (looks > 0 && running.runs()) {
        if (half().length > 0) looks -= 1
        // From when there is something to look at it is over soon.
        await (half().length > 0 ? new Promise((resolve) => setImmediate(resolve)) : pause(1))
      }
      await running.end()
      // Whole: the one of before, or the one that was just put in its place.
      expect((await readBackup(file, () => {})).counts.records).toBe(records)
    }
    writeFileSync(`${file}.${hostname()}.4194301.0a1b2c3d.new`, before.subarray(0, 100))
    expect(await steward(folder, env(office), 'backup', file)).toMatchObject({ code: 0, err: '' })
    expect(half()).toEqual([])
    expect((await readBackup(file, () => {})).counts.records).toBe(records)
  })

  test('during a restore lets no bot begin on half of it; the same restore, run again, brings everything back', async () => {
    const stages: string[] = []
    // A restore that was done before anybody could kill it shows nothing.
    for (let kill = 0; kill < kills || !stages.includes('broken off'); kill += 1) {
      const database = fresh()
      const connection = await mongoose.createConnection(uri.href, { dbName: database }).asPromise()
      const running = stewardBeside(folder, env(database), 'restore', file)
      const upTo = randomInt(0, records + 1)
      const begun = async () => (await connection.collection('about').findOne({ _id: 'restoring' as never })) !== null
      while (!(await begun()) && running.runs()) await pause(1)
      while (!(await begun()) || (await connection.collection('commits').countDocuments()) < upTo) if (!running.runs()) break
      await running.end()
      const broken = await begun()
      await connection.close()
      stages.push(broken ? 'broken off' : 'done')
      const opened = await openLog(place(database)).then(
        async (log) => log.close().then(() => 'opened'),
        (fault: Error) => fault.message,
      )
      expect(opened).toMatch(broken ? /A restore into this database broke off/ : /^opened$/)
      if (broken) expect(await steward(folder, env(database), 'restore', file)).toMatchObject({ code: 0, err: '' })
      const log = await openLog(place(database))
      expect((await log.verify()).faults).toEqual([])
      expect(await log.list({ procedure: 'test', limit: 500 })).toHaveLength(records)
      expect(JSON.stringify(await log.read('TC-2026-0001' as RecordId))).toContain('told 0')
      await log.close()
    }
    // The gap is named, whoever looks later.
    expect(await steward(folder, env(made.at(-1) ?? ''), 'verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^All 60 entries of 60 records .*\nA backup of .* was restored at .*left out: TC-2026-0061 to TC-2026-1000\.\n/,
      ),
    })
  })

  test('during a drill leaves a scratch database that the next drill takes away', async () => {
    const connection = await mongoose.createConnection(uri.href, { dbName: office }).asPromise()
    const scratch = async () =>
      (await connection.db?.admin().listDatabases({ nameOnly: true }))?.databases
        .map(({ name }) => name)
        .filter((name) => name.startsWith(`${office}-drill`))
    const running = stewardBeside(folder, env(office), 'drill', file)
    while (((await scratch()) ?? []).length === 0 && running.runs()) await pause(5)
    await running.end()
    expect(await steward(folder, env(office), 'drill', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('The drill went well'),
    })
    expect(await scratch()).toEqual([])
    await connection.close()
  })

  test('before a restore has laid aside what was verified: it is run again, and what the backup does not have is not taken for tampering', async () => {
    const [database, own] = [fresh(), join(folder, 'own.backup')]
    expect(await steward(folder, env(office), 'backup', own)).toMatchObject({ code: 0 })
    const log = await openLog({ ...place(office), witness: witnessIn(join(data, 'verified.json')) })
    await log.open(
      'TC',
      2026,
      'test',
      { at: instant(new Date()), by: 'asha' as StaffId, events: [{ event: 'Told' }], owed: [] },
      (record) => ({
        ...{ record, procedure: 'test', version: 1, moved: 1, is: 'Open', opened: instant(new Date()), waiting: [], marks: [] },
      }),
    )
    await log.verify()
    await log.close()
    // It stands in the way of what is laid aside, as whatever ends the restore there would.
    const seen = readdirSync(data).filter((name) => name.startsWith('verified.json'))
    const inTheWay = seen.map((name) =>
      join(data, name.replace('verified.json', `verified-before-${new Date().toISOString().slice(0, 10)}.json`)),
    )
    for (const folderThere of inTheWay) mkdirSync(folderThere)
    expect(await steward(folder, env(database), 'restore', own)).toMatchObject({
      code: 1,
      err: expect.stringContaining('run the restore again'),
    })
    for (const folderThere of inTheWay) rmSync(folderThere, { recursive: true })
    expect(await steward(folder, env(database), 'restore', own)).toMatchObject({ code: 0, err: '' })
    expect(await steward(folder, env(database), 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('All 60 entries') })
  })
})
