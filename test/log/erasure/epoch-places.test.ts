import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
