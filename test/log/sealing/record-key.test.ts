import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRecordKey, parseRecordKey, RecordKeyFault, recordKeyFor } from '../../../src/log/sealing/record-key.js'

let dataDir: string
let told: string[]
const tell = (sentence: string) => told.push(sentence)
const asked = (value?: string, embedded = true) => recordKeyFor({ value, dataDir, embedded, tell })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'record-key-'))
  told = []
})
afterEach(() => rm(dataDir, { recursive: true }))

test('a key that was made can be read, and none is made twice', () => {
  expect(parseRecordKey(makeRecordKey())).toHaveLength(32)
  expect(makeRecordKey()).not.toBe(makeRecordKey())
})

test.each(['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64'), `${'A'.repeat(42)}!=`])(
  '%j is no key, and the sentence says what a key is',
  async (value) => {
    expect(parseRecordKey(value)).toBeUndefined()
    await expect(asked(value)).rejects.toThrow('RECORD_KEY must be 32 bytes in base64')
  },
)

test('the key that is set is used, and none is made', async () => {
  const value = makeRecordKey()
  expect((await asked(value)).toString('base64')).toBe(value)
  await expect(stat(join(dataDir, 'record-key'))).rejects.toThrow()
})

test('with a database of its own, the office must bring the key', async () => {
  await expect(asked(undefined, false)).rejects.toThrow(RecordKeyFault)
})

test('for trying, one is made, told of once, and readable by its owner only', async () => {
  const key = await asked()
  expect(told).toHaveLength(1)
  expect(await asked()).toEqual(key)
  expect(told).toHaveLength(1)
  expect((await stat(join(dataDir, 'record-key'))).mode & 0o777).toBe(0o600)
  expect(told.join()).not.toContain((await readFile(join(dataDir, 'record-key'), 'utf8')).trim())
})

test('a kept key that was damaged is named', async () => {
  await writeFile(join(dataDir, 'record-key'), 'damaged')
  await expect(asked()).rejects.toThrow(join(dataDir, 'record-key'))
})

test('a DATA_DIR that is not there is one sentence', async () => {
  await expect(recordKeyFor({ value: undefined, dataDir: join(dataDir, 'no', 'folder'), embedded: true, tell })).rejects.toThrow('DATA_DIR')
})

test('where something was sealed before, no key is made: it would open nothing, and stand in the way of the one that does', async () => {
  const refused = recordKeyFor({ value: undefined, dataDir, embedded: true, makes: false, tell })
  await expect(refused).rejects.toThrow(
    /Set RECORD_KEY to the key that was in use, or put its file back as .*record-key.*Nothing was changed\./,
  )
  await expect(stat(join(dataDir, 'record-key'))).rejects.toThrow('ENOENT')
  const key = await recordKeyFor({ value: undefined, dataDir, embedded: true, tell })
  expect(await recordKeyFor({ value: undefined, dataDir, embedded: true, makes: false, tell })).toEqual(key)
})
