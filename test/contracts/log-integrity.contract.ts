import { randomBytes } from 'node:crypto'
import mongoose, { type Connection } from 'mongoose'
import { KeyErased, type Log, SealBroken, type Summary } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { WrongRecordKey } from '../../src/log/sealing/wrong-record-key.js'
import type { Witness } from '../../src/log/witness.js'
import { freshName, patience } from '../log/test-database.js'
import { markOf } from '../procedures/marks.js'
import { asha, at, followedUp, opened, stepped, takeAll, threeSteps } from './log-story.js'

interface Doc {
  readonly _id: string
  readonly [field: string]: unknown
}

/** What a log promises to whoever crashes, tampers or peeps, on whatever server it stands. */
export const logIntegrityContract = (server: () => Promise<string>): void => {
  let log: Log
  let raw: Connection
  let database: string
  let recordKey: Buffer
  const docs = (name: string) => raw.collection<Doc>(name)
  const put = (name: string, doc: Doc) => docs(name).replaceOne({ _id: doc._id }, doc, { upsert: true })
  const get = async (name: string, _id: string): Promise<Doc> => {
    const doc = await docs(name).findOne({ _id })
    if (!doc) throw new Error(`${_id} is not there`)
    return doc
  }

  beforeEach(async () => {
    database = freshName()
    recordKey = randomBytes(32)
    log = followedUp(await openLog({ uri: await server(), database, patience, recordKey }))
    raw = await mongoose.createConnection(await server(), { dbName: database }).asPromise()
  })
  afterEach(async () => {
    await raw.dropDatabase()
    await raw.close()
    await log.close()
  })

  describe('after a crash', () => {
    const owing = { owed: [{ alarm: 'remind', at: at(0) }], waiting: [{ for: asha, what: 'x', since: at(0) }] } as const

    test('between first commit and owed items: both they and the snapshot are completed, once', async () => {
      const { record } = await opened(log, owing)
      await docs('owed').deleteMany({})
      await docs('records').deleteMany({})
      expect(await log.completeOwed(at(0))).toBe(1)
      expect(await log.completeOwed(at(0))).toBe(0)
      expect(await takeAll(log, at(0))).toMatchObject([{ record, version: 1, index: 0 }])
      expect(await log.waitingFor(asha)).toMatchObject([{ record, version: 1 }])
    })

    test('between a later commit and its owed items: they are completed', async () => {
      const { record } = await opened(log)
      const before = await get('records', record)
      await stepped(log, record, 2, { ...owing, is: 'Discussed' })
      await docs('owed').deleteMany({})
      await put('records', before)
      expect(await log.completeOwed(at(0))).toBe(1)
      expect(await takeAll(log, at(0))).toMatchObject([{ record, version: 2, index: 0 }])
      expect(await log.list({ limit: 9 })).toMatchObject([{ record, version: 2, is: 'Discussed' }])
    })

    test('between owed items and snapshot: the snapshot is completed, and what was owed is owed once', async () => {
      const { record } = await opened(log)
      const before = await get('records', record)
      await stepped(log, record, 2, owing)
      await put('records', before)
      expect(await log.completeOwed(at(0))).toBe(1)
      expect(await takeAll(log, at(0))).toHaveLength(1)
    })

    test('the next step completes what the one before left undone', async () => {
      const { record } = await opened(log)
      const before = await get('records', record)
      await stepped(log, record, 2, owing)
      await docs('owed').deleteMany({})
      await put('records', before)
      await stepped(log, record, 3, { is: 'Closed' })
      expect(await takeAll(log, at(0))).toMatchObject([{ version: 2 }])
      expect(await log.list({ limit: 9 })).toMatchObject([{ version: 3, is: 'Closed' }])
    })

    test('what was done is not owed again', async () => {
      await opened(log, owing)
      for (const item of await takeAll(log, at(0))) await log.finishOwed(item)
      expect(await log.completeOwed(at(0))).toBe(0)
      expect(await takeAll(log, at(0))).toEqual([])
    })

    test('snapshots are built again from the commits alone', async () => {
      const record = await threeSteps(log)
      const before = await log.list({ limit: 9 })
      await docs('records').deleteMany({})
      const built = await log.rebuild(
        (kept): Summary => ({
          ...kept,
          is: 'AwaitingDiscussion',
          moved: 3,
          waiting: [],
          marks: [markOf('case', 'C-9')],
        }),
      )
      expect(built).toBe(1)
      expect(await log.list({ limit: 9 })).toEqual(before)
      expect(await log.findByMarks([markOf('case', 'C-9')], at(0), 9)).toMatchObject([{ record }])
      expect((await log.verify()).faults).toEqual([])
    })
  })

  describe('tampering with all rights on the database', () => {
    test('an untouched log is whole', async () => {
      await threeSteps(log)
      await threeSteps(log)
      expect(await log.verify()).toMatchObject({ records: 2, commits: 6, faults: [] })
    })

    test('every field that is changed, of any commit, shows at that commit', async () => {
      await threeSteps(log)
      const record = await threeSteps(log)
      for (const version of [1, 2, 3]) {
        const kept = await get('commits', `${record}/${version}`)
        for (const [field, value] of Object.entries(kept)) {
          if (field === '_id') continue
          await put('commits', { ...kept, [field]: changed(value) })
          const { faults } = await log.verify()
          expect([field, faults]).toEqual([field, [{ record, version, fault: expect.any(String) }]])
        }
        await put('commits', kept)
      }
      expect((await log.verify()).faults).toEqual([])
    })

    test('a commit that is taken out shows, first, in the middle or at the end', async () => {
      await threeSteps(log)
      const record = await threeSteps(log)
      for (const version of [1, 2, 3]) {
        const kept = await get('commits', `${record}/${version}`)
        await docs('commits').deleteOne({ _id: kept._id })
        expect((await log.verify()).faults).toMatchObject([{ record, version }])
        await put('commits', kept)
      }
    })

    test('a record that is taken out whole shows, and so does one put in', async () => {
      const first = await threeSteps(log)
      await threeSteps(log)
      const kept = await docs('commits').find({ record: first }).toArray()
      await docs('commits').deleteMany({ record: first })
      for (const doc of kept) await put('commits', { ...doc, _id: `XX-2026-0001/${doc.version}`, record: 'XX-2026-0001' })
      await docs('records').deleteOne({ _id: first })
      expect((await log.verify()).faults).toMatchObject([
        { record: first, version: 1 },
        { record: 'XX-2026-0001', version: 1 },
      ])
    })

    test('commits put in another order show', async () => {
      const record = await threeSteps(log)
      const [two, three] = [await get('commits', `${record}/2`), await get('commits', `${record}/3`)]
      await put('commits', { ...two, _id: three._id, version: 3 })
      await put('commits', { ...three, _id: two._id, version: 2 })
      expect((await log.verify()).faults).toMatchObject([{ record, version: 2 }])
    })

    test('a tail that was cut off shows even with the snapshot put back, and rebuilding does not hide it', async () => {
      const record = await threeSteps(log)
      const snapshot = await get('records', record)
      await docs('commits').deleteOne({ _id: `${record}/3` })
      const { hash } = await get('commits', `${record}/2`)
      expect((await log.verify()).faults).toEqual([{ record, version: 3, fault: expect.stringContaining('cut off') }])
      await log.rebuild((kept) => ({ ...kept, is: 'x', waiting: [], marks: [] }))
      expect((await log.verify()).faults).toMatchObject([{ record, version: 3 }])
      await put('records', { ...snapshot, version: 2, head: hash })
      expect((await log.verify()).faults).toMatchObject([{ record }])
      await docs('records').deleteOne({ _id: record })
      expect((await log.verify()).faults).toMatchObject([{ record }])
    })

    test('an old copy that is put back whole shows, once the log was verified after it', async () => {
      const record = await threeSteps(log)
      let written: string | undefined
      const witness: Witness = {
        read: async () => ({
          wholes: written === undefined ? [] : [written],
          lines: [],
          replace: async (text) => {
            written = text
          },
        }),
        add: async () => {},
      }
      const watched = await openLog({ uri: await server(), database, patience, recordKey, witness })
      const old = await get('records', record)
      await stepped(watched, record, 4)
      expect((await watched.verify()).faults).toEqual([])
      await docs('commits').deleteOne({ _id: `${record}/4` })
      await put('records', old)
      expect((await watched.verify()).faults).toEqual([{ record, version: 4, fault: expect.stringContaining('last verified') }])
      written = written?.replace(`"${record}",4`, `"${record}",3`)
      await expect(watched.verify()).rejects.toThrow(SealBroken)
      await watched.close()
    })

    test('sealed words carried over from another record do not open there', async () => {
      const [one, other] = [await threeSteps(log, 'one'), await threeSteps(log, 'other')]
      const [mine, theirs] = [await get('commits', `${one}/2`), await get('commits', `${other}/2`)]
      await put('commits', { ...mine, sealed: theirs.sealed, key: theirs.key })
      await expect(log.read(one)).rejects.toThrow(SealBroken)
      await expect(log.commit(one, 2)).rejects.toThrow(SealBroken)
      expect((await log.verify()).faults).toMatchObject([{ record: one, version: 2 }])
    })

    test.each([
      ['by', 'somebody.else'],
      ['at', at(999)],
      ['procedure', 'at-risk'],
      ['arrival', 'another'],
      ['events', ['NothingHappened']],
      ['due', []],
      ['before', 'x'.repeat(43)],
    ])('a commit whose %s was altered beside the seal is not read', async (field, value) => {
      const record = await threeSteps(log)
      await put('commits', { ...(await get('commits', `${record}/1`)), [field]: value })
      await expect(log.read(record)).rejects.toThrow(SealBroken)
      await expect(log.commit(record, 1)).rejects.toThrow(SealBroken)
    })

    test('a record with a missing commit is not read as if it were whole', async () => {
      const record = await threeSteps(log)
      await docs('commits').deleteOne({ _id: `${record}/2` })
      await expect(log.read(record)).rejects.toThrow(SealBroken)
    })

    test('a sealed thing under another name does not open', async () => {
      await log.putSealed('token', 'a', 'secret')
      const kept = await get('sealed', 'token/a')
      await put('sealed', { ...kept, _id: 'token/b', name: 'b' })
      await expect(log.getSealed('token', 'b')).rejects.toThrow(SealBroken)
      await expect(log.listSealed('token')).rejects.toThrow(SealBroken)
      const broken: string[] = []
      expect(await log.listSealed('token', undefined, (name) => void broken.push(name))).toEqual([{ name: 'a', value: 'secret' }])
      expect(broken).toEqual(['b'])
    })
  })

  describe('keys', () => {
    test('another RECORD_KEY is found at once, with one sentence', async () => {
      const other = openLog({ uri: await server(), database, patience, recordKey: randomBytes(32) })
      await expect(other).rejects.toThrow(WrongRecordKey)
    })

    test('a new RECORD_KEY opens everything once what the former one wrapped is wrapped anew', async () => {
      const record = await threeSteps(log)
      const erased = await threeSteps(log)
      await log.erase([erased])
      const next = randomBytes(32)
      const changing = await openLog({ uri: await server(), database, patience, recordKey: next, formerKey: recordKey })
      expect(await changing.rewrap()).toEqual({ moved: 2, left: 0 })
      expect(await changing.rewrap()).toEqual({ moved: 0, left: 0 })
      await changing.close()
      const after = await openLog({ uri: await server(), database, patience, recordKey: next })
      expect((await after.read(record))?.version).toBe(3)
      await expect(after.read(erased)).rejects.toThrow(KeyErased)
      expect((await after.verify()).faults).toEqual([])
      await after.close()
      await expect(openLog({ uri: await server(), database, patience, recordKey })).rejects.toThrow(WrongRecordKey)
    })

    test('a log whose own key was taken away is not begun anew', async () => {
      await threeSteps(log)
      await docs('keys').deleteOne({ _id: 'office' })
      await expect(openLog({ uri: await server(), database, patience, recordKey })).rejects.toThrow(WrongRecordKey)
    })

    test('two processes that open a new log at once share it', async () => {
      const name = freshName()
      const uri = await server()
      const logs = await Promise.all([1, 2, 3].map(() => openLog({ uri, database: name, patience, recordKey })))
      const [one, two] = logs
      if (!one || !two) throw new Error('three were opened')
      const record = await threeSteps(one)
      expect((await two.read(record))?.version).toBe(3)
      for (const each of logs) await each.close()
    })

    test('nothing that was said stands readable in the database', async () => {
      const canary = 'Canary-7141'
      const { record } = await opened(log, {
        events: [{ event: 'CallLogged', words: canary }],
        owed: [{ notice: canary, to: { person: asha }, urgency: 'now' }],
        waiting: [{ for: asha, what: canary, since: at(0) }],
        marks: [markOf('customer', canary)],
      })
      await log.putSealed('draft', 'd', canary)
      const stored = []
      for (const { name } of await raw.listCollections()) stored.push(...(await docs(name).find().toArray()))
      expect(stored.length).toBeGreaterThan(5)
      const text = JSON.stringify(stored)
      expect(text).toContain(record)
      for (const shape of [canary, canary.toLowerCase(), Buffer.from(canary).toString('base64').slice(0, 12)])
        expect(text).not.toContain(shape)
    })
  })
}

const changed = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value.slice(0, -2)}${value.endsWith('AA') ? 'BB' : 'AA'}`
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return []
}
