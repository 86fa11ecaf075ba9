import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { type Embedded, startEmbedded } from '../../../src/embedded/embedded.js'
import type { CommitDoc, KeyDoc, SealedDoc } from '../../../src/log/collections.js'
import { openLog } from '../../../src/log/open-log.js'
import { opened } from '../../contracts/log-story.js'
import { patience } from '../test-database.js'
import { attack, bytesOf, type Wanted } from './attacker.js'

const words = 'canary-7c1e she lives above the chemist in Mill Lane'
const folder = mkdtempSync(join(tmpdir(), 'raw-files-'))
const data = join(folder, 'data')
const recordKey = randomBytes(32)
let embedded: Embedded

beforeAll(async () => {
  embedded = await startEmbedded({ dataDir: data, tell: () => {} })
}, 60_000)
afterAll(async () => {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What the files hold at this moment, as they lie there while the database runs. */
const filesNow = (): readonly string[] => {
  const copy = mkdtempSync(join(folder, 'copy-'))
  cpSync(data, copy, { recursive: true })
  return bytesOf(copy)
}

test('an erased record, and what was kept of it, opens from the raw files with RECORD_KEY for nobody, the database running or stopped', async () => {
  const place = { uri: embedded.uri, database: 'contact-steward', epochs: join(data, 'epochs'), recordKey, patience }
  const log = await openLog(place)
  const connection = await mongoose.createConnection(place.uri, { dbName: place.database }).asPromise()
  const docs = <Doc>(name: string) => connection.collection<{ _id: string } & Doc>(name)
  const living = await opened(log, { events: [{ event: 'Told', words: 'this one stays' }] })
  const { record } = await opened(log, { events: [{ event: 'Told', words }] })
  await log.putSealed('draft', 'd-living', { words: 'of another' })
  await log.putSealed('draft', 'd-erased', { words, record })

  const commit = await docs<CommitDoc>('commits').findOne({ _id: `${record}/1` })
  const small = await docs<SealedDoc>('sealed').findOne({ _id: 'draft/d-erased' })
  const key = await docs<KeyDoc>('keys').findOne({ _id: commit?.key ?? '' })
  if (!commit || !small || !key?.wrapped) throw new Error('The record was not kept.')
  const wanted: Wanted = { keyId: key._id, wrapped: key.wrapped, commit, small }

  // The same files before: somebody who copied them then has both, so the attack is a real one.
  const before = filesNow()
  expect(attack(before, recordKey, wanted)).toEqual([expect.stringContaining(words), expect.stringContaining(words)])
  expect(before.join()).not.toContain('canary')
  expect(attack(before, randomBytes(32), wanted)).toEqual([])

  expect(await log.erase([record])).toEqual([record])
  expect(attack(filesNow(), recordKey, wanted)).toEqual([])
  // Nor does an attack on the next day, when others were erased and the office had worked on.
  const other = await opened(log)
  await log.erase([other.record])
  expect(attack(filesNow(), recordKey, wanted)).toEqual([])

  expect((await log.read(living.record))?.events[0]).toMatchObject({ words: 'this one stays' })
  expect(await log.getSealed('draft', 'd-living')).toEqual({ words: 'of another' })
  await expect(log.read(record)).rejects.toThrow(`${record} was erased.`)
  await connection.close()
  await log.close()
  await embedded.stop()
  const after = bytesOf(data)
  expect(attack(after, recordKey, wanted)).toEqual([])
  // The living record's key is there, and opens: it is the erased one's that is gone.
  const there = {
    ...wanted,
    commit: { _id: 'none', sealed: '' },
    small: { _id: 'draft/d-living', sealed: await sealedOf('draft/d-living') },
  }
  expect(attack(bytesOf(data), recordKey, there)).toEqual([expect.stringContaining('of another')])
}, 120_000)

/** Asked once more, from the database started again. */
const sealedOf = async (id: string): Promise<string> => {
  embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  const connection = await mongoose.createConnection(embedded.uri, { dbName: 'contact-steward' }).asPromise()
  const doc = await connection.collection<{ _id: string; sealed: string }>('sealed').findOne({ _id: id })
  await connection.close()
  return doc?.sealed ?? ''
}
