import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import mongoose, { type Connection } from 'mongoose'
import { collections } from '../../src/log/collections.js'
import { hashOf, macOf } from '../../src/log/commit-page.js'
import { keysOn } from '../../src/log/keys-on.js'
import { SealBroken } from '../../src/log/log.js'
import { type OpenLog, openLog } from '../../src/log/open-log.js'
import { readMark } from '../../src/log/seen-mark.js'
import { witnessIn } from '../../src/log/witness.js'
import type { Owed } from '../../src/procedures/procedure.js'
import type { RecordId } from '../../src/procedures/words.js'
import { asha, at, opened, stepped, takeAll } from '../contracts/log-story.js'
import { freshName, patience, testDatabase } from './test-database.js'

interface Doc {
  readonly _id: string
  readonly [field: string]: unknown
}

describe('verify, against somebody with all rights on the database', () => {
  let log: OpenLog
  let raw: Connection
  let file: string
  let now: Date
  let others: readonly RecordId[]
  let record: RecordId
  const firstSnapshots = new Map<RecordId, Doc>()
  const settings = { recordKey: randomBytes(32), database: freshName() }
  const open = async () => openLog({ uri: await testDatabase(), ...settings, patience, clock: () => now, witness: witnessIn(file) })
  const docs = (name: string) => raw.collection<Doc>(name)
  const all = (name: string) => docs(name).find().toArray()
  const faults = async () => (await log.verify()).faults
  const owed: readonly Owed[] = [
    { alarm: 'remind', at: at(600) },
    { notice: 'line-manager', to: { person: asha }, urgency: 'now' },
  ]
  const make = async () => {
    const { record } = await opened(log, { owed })
    await log.list({ limit: 1 })
    const first = await docs('records').findOne({ _id: record })
    if (first) firstSnapshots.set(record, first)
    await stepped(log, record, 2, { owed: [{ alarm: 'climb', at: at(900) }] })
    return record
  }
  const redrawn = async (altered: Readonly<Record<string, unknown>>) => {
    await log.oweRedraw(record, at(20))
    expect(await faults()).toEqual([])
    await docs('owed').updateOne({ _id: `${record}/redraw` }, { $set: altered })
  }
  const witnessFiles = async (ending = '') =>
    (await readdir(dirname(file))).filter((name) => name.endsWith(ending)).map((name) => join(dirname(file), name))
  const forgetLines = async () => {
    for (const one of await witnessFiles('.since')) await rm(one)
  }
  const keyOf = async (one: RecordId) => String((await docs('commits').findOne({ _id: `${one}/1` }))?.key)

  beforeAll(async () => {
    now = new Date(at(30))
    file = join(await mkdtemp(join(tmpdir(), 'steward-witness-')), 'verified.json')
    log = await open()
    raw = await mongoose.createConnection(await testDatabase(), { dbName: settings.database }).asPromise()
    const before = await make()
    record = await make()
    others = [before, await make()]
  })
  afterAll(async () => {
    await raw.dropDatabase()
    await raw.close()
    await log.close()
  })

  /** Puts every collection and the witness back as they were. */
  const put = async (was: ReadonlyMap<string, readonly Doc[]>) => {
    for (const [name, kept] of was) {
      await docs(name).deleteMany({})
      if (kept.length > 0) await docs(name).insertMany([...kept])
    }
  }
  const everything = async () => {
    // What follows a step is written beside its answer; whoever asks for a list waits until it is there.
    await log.list({ limit: 1 })
    return new Map(await Promise.all(['commits', 'records', 'owed', 'keys'].map(async (name) => [name, await all(name)] as const)))
  }

  const tampered: readonly (readonly [string, () => Promise<unknown>, string])[] = [
    ['a key that was deleted', async () => docs('keys').deleteOne({ _id: await keyOf(record) }), 'key is missing'],
    [
      'a key swapped for another record’s',
      async () => {
        const theirs = await docs('keys').findOne({ _id: await keyOf(others[0] ?? record) })
        await docs('keys').updateOne({ _id: await keyOf(record) }, { $set: { wrapped: theirs?.wrapped, under: theirs?.under } })
      },
      'altered or swapped',
    ],
    [
      'a key that was emptied',
      async () => docs('keys').updateOne({ _id: await keyOf(record) }, { $unset: { wrapped: 1 } }),
      'altered or swapped',
    ],
    [
      'a key that is said to be erased',
      async () => docs('keys').updateOne({ _id: await keyOf(record) }, { $unset: { wrapped: 1, under: 1 }, $set: { erased: at(5) } }),
      'destroyed by hand',
    ],
    [
      'an erasure with somebody else’s signature',
      async () =>
        docs('keys').updateOne({ _id: await keyOf(record) }, { $unset: { wrapped: 1 }, $set: { erased: at(5), proof: 'x'.repeat(43) } }),
      'destroyed by hand',
    ],
    ['a message that was taken out after it fell due', () => docs('owed').deleteOne({ _id: `${record}/1/1` }), 'before it was done'],
    [
      'a message that is said to be done',
      () => docs('owed').replaceOne({ _id: `${record}/1/1` }, { _id: `${record}/1/1`, proof: 'x'.repeat(22) }),
      'said to be done',
    ],
    ['a message under another place', () => docs('owed').updateOne({ _id: `${record}/1/1` }, { $set: { index: 7 } }), 'was altered'],
    ['a message that is never free', () => docs('owed').updateOne({ _id: `${record}/1/1` }, { $unset: { free: 1 } }), 'was altered'],
    ['a reminder that was taken out', () => docs('owed').deleteOne({ _id: `${record}/1/0` }), 'taken out'],
    ['a later entry’s reminder that was taken out', () => docs('owed').deleteOne({ _id: `${record}/2/0` }), 'taken out'],
    ['a reminder put off', () => docs('owed').updateOne({ _id: `${record}/1/0` }, { $set: { due: at(99_999) } }), 'time was altered'],
    ['a message held back', () => docs('owed').updateOne({ _id: `${record}/1/1` }, { $set: { free: at(99_999) } }), 'put off'],
    ['an urgency that was lowered', () => docs('owed').updateOne({ _id: `${record}/1/1` }, { $set: { urgency: 'routine' } }), 'urgency'],
    ['tries below nothing', () => docs('owed').updateOne({ _id: `${record}/1/1` }, { $set: { tries: -1e9 } }), 'was altered'],
    ['a lease that fences nobody off', () => docs('owed').updateOne({ _id: `${record}/1/1` }, { $set: { fence: 2 ** 60 } }), 'was altered'],
    ['a message that passes for a redraw', () => docs('owed').updateOne({ _id: `${record}/1/1` }, { $set: { index: -1 } }), 'was altered'],
    ['cards that are to be drawn anew in a year', () => redrawn({ free: at(600_000) }), 'put off'],
    ['cards that are to be drawn anew, and never free', () => redrawn({ free: 'never' }), 'owes its cards anew'],
    ['cards that are to be drawn anew, of another record', () => redrawn({ record: others[0] }), 'owes its cards anew'],
    ['cards that are to be drawn anew, of an urgency that nobody takes', () => redrawn({ urgency: 'never' }), 'owes its cards anew'],
    [
      'an older snapshot, whole in itself, put back',
      async () => void (await docs('records').replaceOne({ _id: record }, firstSnapshots.get(record) ?? {})),
      'names an older entry',
    ],
    [
      'a key that says that a RECORD_KEY wraps it which nobody has',
      async () => void (await docs('keys').updateOne({ _id: await keyOf(record) }, { $set: { under: 'abcdefabcdef', wrapped: 'AAAA' } })),
      'a RECORD_KEY wraps it which is not here',
    ],
    [
      'an item that nobody owes',
      async () => {
        const item = await docs('owed').findOne({ _id: `${record}/1/0` })
        await docs('owed').insertOne({ ...item, _id: `${record}/2/7`, version: 2, index: 7 })
      },
      'no entry knows',
    ],
  ]

  test.each(tampered)('%s shows, names that record alone, and is well again when it is put back', async (_, tamper, words) => {
    const was = await everything()
    await tamper()
    expect(await faults()).toEqual([{ record, version: expect.any(Number), fault: expect.stringContaining(words) }])
    await put(was)
    expect(await faults()).toEqual([])
  })

  test('finds what was altered though the files beside the database cannot be written, and says that they cannot', async () => {
    await writeFile(join(dirname(file), 'a-file'), '')
    const shut = await openLog({
      uri: await testDatabase(),
      ...settings,
      patience,
      clock: () => now,
      witness: witnessIn(join(dirname(file), 'a-file', 'verified.json')),
    })
    expect(await shut.verify()).toMatchObject({ faults: [], unwitnessed: expect.stringContaining('a-file') })
    const { record: fresh } = await opened(shut)
    await docs('commits').updateOne({ _id: `${fresh}/1` }, { $set: { by: 'somebody' } })
    expect(await shut.verify()).toMatchObject({ faults: [{ record: fresh, version: 1 }], unwitnessed: expect.stringContaining('a-file') })
    await docs('commits').updateOne({ _id: `${fresh}/1` }, { $set: { by: asha } })
    expect([(await shut.verify()).faults, shut.unwitnessed()]).toEqual([[], true])
    await shut.close()
    expect(await log.verify()).not.toHaveProperty('unwitnessed')
  })

  test('an end that was cut off with an old snapshot put back shows, though nothing was verified in between', async () => {
    const before = await everything()
    await stepped(log, record, 3)
    await log.close()
    log = await open()
    await put(before)
    expect(await faults()).toEqual([{ record, version: 3, fault: expect.stringContaining('is not there now') }])
    // What was cut off is still missed by the next verification.
    expect(await faults()).toHaveLength(1)
    await log.close()
    await forgetLines()
    log = await open()
  })

  test('the newest record, taken out whole, shows', async () => {
    const before = await everything()
    const newest = await make()
    await log.close()
    log = await open()
    await put(before)
    expect(await faults()).toEqual([{ record: newest, version: 2, fault: expect.stringContaining('is not there now') }])
    await log.close()
    await forgetLines()
    log = await open()
    expect(await faults()).toEqual([])
  })

  test('a mark that was written down holds while people work on, and no longer once anything of before is gone', async () => {
    const { mark } = await log.verify()
    const written = readMark(`${mark.at} ${mark.code}`)
    expect(written).toEqual(mark)
    await stepped(log, others[1] ?? record, 3, { minutes: 45 })
    now = new Date(at(60))
    expect(await log.verify(written)).toMatchObject({ faults: [], holds: true })
    const was = await everything()
    const rewritten = await docs('commits').findOne({ _id: `${record}/2` })
    await docs('commits').deleteOne({ _id: rewritten?._id ?? '' })
    // Whoever has the computer too takes the witness away: the mark stands elsewhere.
    for (const one of await witnessFiles()) await writeFile(one, '')
    await expect(log.verify(written)).rejects.toThrow(SealBroken)
    await put(was)
    for (const one of await witnessFiles()) await rm(one)
    await docs('commits').deleteOne({ _id: `${record}/2` })
    await docs('records').deleteOne({ _id: record })
    expect((await log.verify(written)).holds).toBe(false)
    await put(was)
    expect((await log.verify(written)).holds).toBe(true)
  })

  test('a line that a killed bot began does no harm; one that was altered is told', async () => {
    await log.verify()
    await writeFile(`${file}.since`, '\n{"heads":[["TC-2026-00')
    await stepped(log, others[0] ?? record, 3, { minutes: 61 })
    expect(await faults()).toEqual([])
    await stepped(log, others[0] ?? record, 4, { minutes: 62 })
    await log.close()
    log = await open()
    const [since = ''] = (await witnessFiles('.since')).filter((one) => one !== `${file}.since`)
    const lines = await readFile(since, 'utf8')
    await writeFile(since, lines.replace(',4,', ',3,'))
    await expect(log.verify()).rejects.toThrow(SealBroken)
    await writeFile(since, lines)
    expect(await faults()).toEqual([])
  })

  test('another log in the same folder, as after trying the bot out, is not held against what was seen of the first', async () => {
    const next = await openLog({
      uri: await testDatabase(),
      recordKey: settings.recordKey,
      database: freshName(),
      patience,
      clock: () => now,
      witness: witnessIn(file),
    })
    expect(await next.verify()).toMatchObject({ records: 0, faults: [] })
    await next.close()
  })

  test('what was done in its time is not missed', async () => {
    now = new Date(at(1_000))
    for (const item of await takeAll(log, at(1_000))) await log.finishOwed(item)
    expect(await faults()).toEqual([])
  })

  test('what was done and what stays of it shows when it is taken out, and when it is said of something else', async () => {
    const was = await everything()
    const done = `${record}/1/1`
    const proof = (await docs('owed').findOne({ _id: done }))?.proof
    expect(proof).toEqual(expect.any(String))
    await docs('owed').deleteOne({ _id: done })
    expect(await faults()).toEqual([{ record, version: 1, fault: expect.stringContaining('before it was done') }])
    await put(was)
    await docs('owed').updateOne({ _id: `${record}/1/0` }, { $set: { proof } })
    expect(await faults()).toEqual([{ record, version: 1, fault: expect.stringContaining('said to be done') }])
    await put(was)
    expect(await faults()).toEqual([])
  })

  test('an entry cannot be passed off as an earlier bot’s, of which nothing stays', async () => {
    const was = await everything()
    await docs('owed').deleteMany({ _id: { $regex: `^${record}/` } })
    await docs('commits').updateOne({ _id: `${record}/1` }, { $unset: { traced: 1 } })
    expect((await faults()).map(({ fault }) => fault)).toEqual(['was altered, or put in by hand'])
    await put(was)
  })

  test('what the office erased is well; its key put back from an old copy is told after an hour', async () => {
    const [one = record] = others
    const old = await docs('keys').findOne({ _id: await keyOf(one) })
    await stepped(log, one, 5, { minutes: 1_000, events: [{ event: 'RecordErased' }] })
    expect(await faults()).toEqual([])
    await log.erase([one])
    expect(await faults()).toEqual([])
    await docs('keys').replaceOne({ _id: old?._id ?? '' }, { wrapped: old?.wrapped, under: old?.under })
    now = new Date(at(1_061))
    expect(await faults()).toEqual([{ record: one, version: 1, fault: expect.stringContaining('put back') }])
  })
})

test('of what an earlier bot wrote, what fell due and is gone counts as done', async () => {
  const settings = { uri: await testDatabase(), recordKey: randomBytes(32), database: freshName(), patience }
  const log = await openLog({ ...settings, clock: () => new Date(at(30)) })
  const connection = await mongoose.createConnection(settings.uri, { dbName: settings.database }).asPromise()
  try {
    const { record } = await opened(log, { owed: [{ notice: 'line-manager', to: { person: asha }, urgency: 'now' }] })
    expect((await log.verify()).faults).toEqual([])
    const db = collections(connection)
    const keys = await keysOn(connection, db, settings)
    const commit = await db.commits.findById(`${record}/1`).lean()
    const snapshot = await db.records.findById(record).lean()
    if (!commit || !snapshot) throw new Error('Nothing was kept.')
    const { traced: _, hash: __, ...before } = commit
    const hash = hashOf(keys, before)
    const { mac: ___, ...rest } = { ...snapshot, head: hash }
    await db.commits.replaceOne({ _id: commit._id }, { ...before, hash })
    await db.records.replaceOne({ _id: record }, { ...rest, mac: macOf(keys, rest) })
    await db.owed.deleteMany({})
    expect(await log.read(record)).toMatchObject({ version: 1 })
    expect((await log.verify()).faults).toEqual([])
  } finally {
    await connection.dropDatabase()
    await connection.close()
    await log.close()
  }
})

test('a snapshot taken out of a record of one entry shows, once it cannot be about to be written; of what was erased none is missed', async () => {
  let now = new Date(at(5))
  const settings = { uri: await testDatabase(), recordKey: randomBytes(32), database: freshName(), patience }
  const log = await openLog({ ...settings, clock: () => now })
  const connection = await mongoose.createConnection(settings.uri, { dbName: settings.database }).asPromise()
  const { records } = collections(connection)
  const takeOut = () => records.deleteMany({})
  try {
    const { record } = await opened(log)
    await log.list({ limit: 1 })
    await takeOut()
    expect((await log.verify()).faults).toEqual([])
    now = new Date(at(45))
    expect((await log.verify()).faults).toEqual([{ record, version: 1, fault: expect.stringContaining('lists miss what came since') }])
    // A bot that starts makes it anew.
    expect([await log.completeOwed(at(0)), (await log.verify()).faults]).toEqual([1, []])
    await log.erase([record])
    await takeOut()
    expect((await log.verify()).faults.filter(({ fault }) => fault.includes('snapshot'))).toEqual([])
  } finally {
    await connection.dropDatabase()
    await connection.close()
    await log.close()
  }
})
