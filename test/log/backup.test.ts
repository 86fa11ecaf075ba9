import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import mongoose from 'mongoose'
import { readBackup } from '../../src/log/backup/backup-file.js'
import { dropDatabase, restore } from '../../src/log/backup/restore.js'
import { writeBackup } from '../../src/log/backup/write-backup.js'
import type { Log, Summary } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import type { Owed } from '../../src/procedures/procedure.js'
import { type Instant, instant, type RecordId, type StaffId } from '../../src/procedures/words.js'
import { freshName, patience, testDatabase } from './test-database.js'

const secret = 'the words of somebody who must not be read'
const yesterday = new Date('2026-11-23T18:00:00Z')
const today = new Date('2026-11-24T09:00:00Z')
const at = instant(yesterday)
const later = (ms: number): Instant => instant(new Date(today.getTime() + ms))
const asha = 'asha' as StaffId

const summary = (record: RecordId, version: number): Summary => ({
  record,
  procedure: 'test',
  version,
  moved: version,
  is: 'Open',
  opened: at,
  waiting: [],
  marks: [],
})
const notice = (urgency: 'alert' | 'routine', due: Instant): Owed =>
  ({ to: { person: asha }, notice: 'n', card: 'c', urgency, at: due }) as unknown as Owed
const alarm = (due: Instant): Owed => ({ alarm: 'remind', at: due })

describe('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'))
  const file = join(folder, 'steward.backup')
  const recordKey = randomBytes(32)
  const made: string[] = []
  let place: { uri: string; database: string; recordKey: Buffer; patience: number }
  let log: Log
  const fresh = () => {
    const database = freshName()
    made.push(database)
    return { ...place, database }
  }
  const opened = async (owed: readonly Owed[] = [], on = log) =>
    on.open('TC', 2026, 'test', { at, by: asha, events: [{ event: 'Told', words: secret }], owed }, (record) => summary(record, 1))

  beforeAll(async () => {
    place = { uri: await testDatabase(), database: freshName(), recordKey, patience }
    made.push(place.database)
    log = await openLog({ ...place, clock: () => yesterday })
    for (let number = 0; number < 12; number += 1) {
      const { record } = await opened()
      for (let version = 2; version < 5; version += 1)
        await log.append({ record, version, at, by: asha, events: [{ event: 'Told', words: secret }], owed: [] }, summary(record, version))
    }
    await opened([notice('alert', later(-60_000)), notice('routine', later(-60_000)), alarm(later(-60_000)), alarm(later(7_200_000))])
    await log.putSealed('draft', 'd1', { words: secret }, { until: later(86_400_000) })
    await writeBackup(place, file, { office: 'the Office', now: yesterday })
  })
  afterAll(async () => {
    await log.close()
    for (const database of made) await dropDatabase({ ...place, database })
    rmSync(folder, { recursive: true })
  })
  const back = async (from = file, to = fresh(), now = today) => ({ restored: await restore(to, from, { now, office: 'the Office' }), to })
  const refusal = (...how: Parameters<typeof back>) =>
    back(...how).then(
      () => 'restored',
      (fault: Error) => `${fault.name}: ${fault.message}`,
    )

  test('holds no word and no key that opens one', () => {
    const text = gunzipSync(readFileSync(file)).toString()
    expect(text).not.toContain(secret)
    expect(text).not.toContain(recordKey.toString('base64'))
  })

  test('comes back whole: every chain, every word, every draft; references go on without a clash, and the gap is named', async () => {
    const { restored, to } = await back()
    expect(restored).toMatchObject({ records: 13, commits: 49, series: { 'TC-2026': { last: 13, next: 1001 } } })
    const again = await openLog({ ...to, clock: () => today })
    try {
      expect((await again.verify()).faults).toEqual([])
      expect((await again.read('TC-2026-0003' as RecordId))?.events[3]).toMatchObject({ words: secret })
      expect(await again.getSealed('draft', 'd1')).toEqual({ words: secret })
      expect((await opened([], again)).record).toBe('TC-2026-1001')
      expect((await opened([], again)).record).toBe('TC-2026-1002')
      expect((await again.open('WN', 2026, 'test', { at, by: asha, events: [], owed: [] }, (record) => summary(record, 1))).record).toBe(
        'WN-2026-1001',
      )
      expect((await again.open('WN', 2027, 'test', { at, by: asha, events: [], owed: [] }, (record) => summary(record, 1))).record).toBe(
        'WN-2027-0001',
      )
      expect((await again.verify()).faults).toEqual([])
    } finally {
      await again.close()
    }
    // A record that is taken out by hand is still found, also after a restore.
    const connection = await mongoose.createConnection(to.uri, { dbName: to.database }).asPromise()
    await connection.collection('commits').deleteMany({ record: 'TC-2026-0007' })
    await connection.collection('records').deleteMany({ _id: 'TC-2026-0007' as never })
    await connection.close()
    const looked = await openLog(to)
    expect((await looked.verify()).faults).toContainEqual({ record: 'TC-2026-0007', version: 1, fault: 'the whole record is missing' })
    await looked.close()
  })

  // The backup is of 2026: what was given on the office's new year's morning is lost, though it is still last year in Greenwich.
  test.each([
    ['2026-12-31T20:00:00Z', 'Asia/Singapore', 'TC-2027-1001'],
    ['2026-12-31T20:00:00Z', undefined, 'TC-2027-1001'],
    ['2026-12-31T20:00:00Z', 'Europe/London', 'TC-2027-0001'],
    ['2027-01-01T03:00:00Z', 'America/New_York', 'TC-2027-0001'],
  ])('restored at %s in %s, no reference of the lost hours is given again', async (now, timeZone, first) => {
    const to = fresh()
    await restore(to, file, { now: new Date(now), office: 'the Office', timeZone })
    const again = await openLog({ ...to, clock: () => new Date(now) })
    try {
      const one = await again.open('TC', 2027, 'test', { at, by: asha, events: [], owed: [] }, (record) => summary(record, 1))
      expect(one.record).toBe(first)
      expect((await again.verify()).faults).toEqual([])
    } finally {
      await again.close()
    }
  })

  test('sends no old alert, notice or reminder again; what is to come comes, and who should look is named', async () => {
    const { restored, to } = await back()
    expect(restored.lookAt).toEqual(['TC-2026-0013'])
    const again = await openLog({ ...to, clock: () => today })
    const urgencies = ['alert', 'now', 'routine'] as const
    try {
      expect(await again.completeOwed(instant(new Date(0)))).toBe(0)
      expect(await again.takeOwed(instant(today), { seconds: 200_000, urgencies })).toBeUndefined()
      expect(await again.takeOwed(later(7_200_000), { seconds: 200_000, urgencies })).toMatchObject({ record: 'TC-2026-0013', index: 3 })
      expect(await again.takeOwed(later(86_400_000), { seconds: 200_000, urgencies })).toMatchObject({ record: 'TC-2026-0013', index: 2 })
      expect(await again.takeOwed(later(86_400_000), { seconds: 200_000, urgencies })).toBeUndefined()
    } finally {
      await again.close()
    }
  })

  test('taken while people work is whole in itself, every time', async () => {
    let working = true
    const work = (async () => {
      for (let turn = 0; working; turn += 1) {
        const { record } = await opened([alarm(later(turn))])
        for (let version = 2; version < 4; version += 1)
          await log.append({ record, version, at, by: asha, events: [{ event: 'Told' }], owed: [] }, summary(record, version))
      }
    })()
    try {
      for (let turn = 0; turn < 4; turn += 1)
        await writeBackup(place, join(folder, `busy-${turn}`), { office: 'the Office', now: yesterday })
    } finally {
      working = false
      await work
    }
    for (let turn = 0; turn < 4; turn += 1) {
      const { to } = await back(join(folder, `busy-${turn}`))
      const again = await openLog(to)
      expect((await again.verify()).faults).toEqual([])
      await again.close()
    }
  })

  test('cut anywhere is refused, and nothing is changed', async () => {
    const bytes = readFileSync(file)
    const cut = join(folder, 'cut')
    const to = fresh()
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(cut, bytes)
      truncateSync(cut, Math.floor(bytes.length * part))
      expect(await refusal(cut, to)).toMatch(/^BackupFault: (The backup is not whole|This is no backup)/)
    }
    // Cut at a line, and packed again as if it were whole.
    const lines = gunzipSync(bytes).toString().split('\n')
    for (const without of [3, 20, lines.length - 2]) {
      writeFileSync(cut, gzipSync(lines.filter((_, place) => place !== without).join('\n')))
      expect(await refusal(cut, to)).toContain('The backup is not whole')
    }
    expect((await back(file, to)).restored.records).toBe(13)
  })

  test.each([
    ['of another key', () => ({ ...fresh(), recordKey: randomBytes(32) }), 'sealed with another RECORD_KEY'],
    ['into a database that holds records', () => place, 'holds records already'],
  ])('%s is refused with what to do', async (_, to, says) => {
    expect(await refusal(file, to())).toContain(says)
  })

  test('of another office, of a newer bot, or no backup at all is refused', async () => {
    expect(await restore(fresh(), file, { now: today, office: 'the Other Office' }).catch((fault: Error) => fault.message)).toContain(
      'This is a backup of the Office, and the office file is that of the Other Office',
    )
    const other = join(folder, 'other')
    writeFileSync(other, gzipSync('{"backup":"contact-steward","layout":99,"office":"x","taken":"y"}\n'))
    expect(await refusal(other)).toContain('A newer version of the bot made this backup')
    writeFileSync(other, 'no backup')
    expect(await refusal(other)).toContain('BackupFault')
    expect(await refusal(join(folder, 'nowhere'))).toContain('There is no backup')
  })

  test('whose restore broke off lets no bot begin, and is restored again', async () => {
    const to = fresh()
    const connection = await mongoose.createConnection(to.uri, { dbName: to.database }).asPromise()
    await connection.collection('about').insertOne({ _id: 'restoring' as never })
    await readBackup(file, async (where, doc) => {
      if (where === 'records' || where === 'keys') await connection.collection(where).insertOne(doc as never)
    })
    await connection.close()
    expect(
      await openLog(to).then(
        () => 'opened',
        (fault: Error) => fault.message,
      ),
    ).toContain('A restore into this database broke off')
    expect((await back(file, to)).restored.records).toBe(13)
    const again = await openLog(to)
    expect((await again.verify()).faults).toEqual([])
    await again.close()
  })
})

test('a database that a newer bot has laid out refuses an older one with a sentence', async () => {
  const place = { uri: await testDatabase(), database: freshName(), recordKey: randomBytes(32), patience }
  const log = await openLog(place)
  await log.close()
  const connection = await mongoose.createConnection(place.uri, { dbName: place.database }).asPromise()
  await connection.collection('about').updateOne({ _id: 'layout' as never }, { $set: { layout: 99 } })
  expect(
    await openLog(place).then(
      () => 'opened',
      (fault: Error) => fault.message,
    ),
  ).toMatch(/^A newer version of the bot works on this database \(layout 99/)
  await connection.dropDatabase()
  await connection.close()
})
