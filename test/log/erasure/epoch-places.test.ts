import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { type Connection } from 'mongoose'
import type { EpochDoc, EpochPlace } from '../../../src/log/sealing/epochs/epoch-place.js'
import { epochsInCollections } from '../../../src/log/sealing/epochs/in-collections.js'
import { dropEpochFiles, epochsInFiles } from '../../../src/log/sealing/epochs/in-files.js'
import { freshName, testDatabase } from '../test-database.js'

const folder = join(mkdtempSync(join(tmpdir(), 'epochs-')), 'of', 'a-database')
let connection: Connection
beforeAll(async () => {
  connection = await mongoose.createConnection(await testDatabase(), { dbName: freshName() }).asPromise()
})
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
  rmSync(join(folder, '..', '..'), { recursive: true, force: true })
})

const epoch = (number: number): EpochDoc => ({
  _id: `e${String(number).padStart(12, '0')}-${randomBytes(8).toString('hex')}`,
  under: 'a-key',
  wrapped: randomBytes(60).toString('base64'),
})
const ids = async (place: EpochPlace) => (await place.all()).map(({ _id }) => _id).toSorted()

describe.each([
  ['collections', () => epochsInCollections(connection)],
  ['files', () => epochsInFiles(folder)],
] as const)('epochs’ keys in %s', (kind, open) => {
  test('each lies in a place of its own, is replaced while it is there, and is not brought back by anybody who wraps it anew too late', async () => {
    const place = open()
    expect(place.kind).toBe(kind)
    expect(await place.all()).toEqual([])
    const [one, other] = [epoch(1), epoch(2)]
    await Promise.all([place.add(one), place.add(other)])
    expect(await ids(place)).toEqual([one._id, other._id])
    const anew = { ...one, under: 'another', wrapped: randomBytes(60).toString('base64') }
    await place.replace(anew)
    expect(await place.find(one._id)).toEqual(anew)
    await place.drop(one._id)
    await place.drop(one._id)
    await place.replace(one)
    expect(await place.find(one._id)).toBeUndefined()
    expect(await ids(place)).toEqual([other._id])
    await place.drop(other._id)
    expect(await place.all()).toEqual([])
  })
})

test('what a crash left half written beside an epoch’s file is no epoch, and goes with it; nothing else in the folder does', async () => {
  const place = epochsInFiles(folder)
  const [one, other] = [epoch(3), epoch(4)]
  await place.add(one)
  await place.add(other)
  writeFileSync(join(folder, `${one._id}.epoch.4711.new`), one.wrapped)
  expect(await ids(place)).toEqual([one._id, other._id])
  await place.drop(one._id)
  expect(readdirSync(folder)).toEqual([`${other._id}.epoch`])
  expect(readFileSync(join(folder, `${other._id}.epoch`), 'utf8')).toContain(other.wrapped)
  await dropEpochFiles(folder)
  expect(() => readdirSync(folder)).toThrow('ENOENT')
})

describe('a drop that a kill broke off', () => {
  const broken = async (lies: (one: EpochDoc) => string) => {
    const place = epochsInFiles(folder)
    const [one, other] = [epoch(5), epoch(6)]
    await place.add(one)
    await place.add(other)
    renameSync(join(folder, `${one._id}.epoch`), join(folder, `${one._id}.epoch.dropped`))
    writeFileSync(join(folder, `${one._id}.epoch.dropped`), lies(one))
    return { place, one, other }
  }
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test.each<[string, (one: EpochDoc) => string]>([
    ['before it was written over', (one) => JSON.stringify(one)],
    ['half written over', (one) => `\u0001\u0002${JSON.stringify(one).slice(2)}`],
    ['all but deleted', () => randomBytes(90).toString('latin1')],
  ])('%s keeps no bot from its start, is ended by it, and leaves nothing of the key', async (_, lies) => {
    const { place, one, other } = await broken(lies)
    expect(await ids(place)).toEqual([other._id])
    expect(await place.find(one._id)).toBeUndefined()
    expect(readdirSync(folder)).toEqual([`${other._id}.epoch`])
  })

  test('is ended by dropping it again', async () => {
    const { place, one, other } = await broken((doc) => JSON.stringify(doc))
    await place.drop(one._id)
    expect(readdirSync(folder)).toEqual([`${other._id}.epoch`])
  })
})

test('an epoch that a disk has lost, and nobody dropped, is a fault and never taken for one that is gone', async () => {
  const place = epochsInFiles(folder)
  const one = epoch(7)
  await place.add(one)
  writeFileSync(join(folder, `${one._id}.epoch`), 'torn')
  await expect(place.all()).rejects.toThrow()
  await expect(place.find(one._id)).rejects.toThrow()
  rmSync(folder, { recursive: true, force: true })
})

test('whoever reads while one is dropped finds it whole or not at all', async () => {
  const place = epochsInFiles(folder)
  for (let turn = 0; turn < 20; turn += 1) {
    const one = epoch(8)
    await place.add(one)
    const reading = Promise.all(Array.from({ length: 8 }, () => place.find(one._id)))
    await place.drop(one._id)
    for (const found of await reading) expect([undefined, one]).toContainEqual(found)
  }
  rmSync(folder, { recursive: true, force: true })
})
