import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleOffice } from '../../src/directory/open-directory.js'
import { databaseOf, isAway, layFoundation } from '../../src/house/lay-foundation.js'
import { saidAs } from '../../src/house/said-as.js'
import { type Env, readEnv } from '../../src/settings/env.js'
import { opened } from '../contracts/log-story.js'
import { freshName, testDatabase } from '../log/test-database.js'

const folder = mkdtempSync(join(tmpdir(), 'steward-house-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = async (more: Partial<Env>): Promise<Env> => {
  const read = readEnv({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.faults.join(' '))
  const uri = (await testDatabase()).replace('/?', `/${freshName()}?`)
  return { ...read.env, MONGODB_URI: uri, RECORD_KEY: Buffer.alloc(32, 5).toString('base64'), ...more }
}
const surroundings = { clock: () => new Date(), tell: () => {} }

test('an edit that breaks the office file is told until it is mended, and the office goes on as it was', async () => {
  const file = join(folder, 'office.yaml')
  copyFileSync(sampleOffice, file)
  const foundation = await layFoundation(await settings({ OFFICE_FILE: file }), surroundings)
  const people = foundation.office.directory().people.length
  expect(foundation.officeFault()).toBeUndefined()
  writeFileSync(file, 'people: nobody\n')
  await foundation.office.reread()
  expect(foundation.officeFault()).toContain('office.yaml is broken')
  expect(foundation.office.directory().people).toHaveLength(people)
  copyFileSync(sampleOffice, file)
  await foundation.office.reread()
  expect(foundation.officeFault()).toBeUndefined()
  await foundation.close()
})

// The bot would find it in use, and be told of another bot; the watchdog would end with it.
test('whoever only watches starts no embedded database: one that does not run is away', async () => {
  const read = readEnv({ DATA_DIR: join(folder, 'watched') })
  if (!read.ok) throw new Error(read.faults.join(' '))
  const fault = await layFoundation(read.env, { ...surroundings, asItRuns: true }).catch((thrown: unknown) => thrown)
  expect([isAway(fault), saidAs(fault)]).toEqual([true, expect.stringContaining('The embedded database does not run: start the bot')])
  expect(existsSync(join(folder, 'watched'))).toBe(false)
})

test('the database is the one that its address names, else ours', () => {
  expect(databaseOf('mongodb://one,two:27017/office-a?replicaSet=rs')).toBe('office-a')
  expect(databaseOf('mongodb+srv://user:secret@host/?x=1')).toBe('contact-steward')
  expect(databaseOf('mongodb://host')).toBe('contact-steward')
})

test('with a new RECORD_KEY and the former one beside it, old records and what could not be saved are read, and need the new key only from then on', async () => {
  const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
  const env = await settings({ RECORD_KEY: old, DATA_DIR: join(folder, 'rotated') })
  const before = await layFoundation(env, surroundings)
  const { record } = await opened(before.log)
  await before.log.putSealed('draft', 'd', 'typed before')
  await before.journal.keep('unsaved', 'he says goodbye')
  await before.close()

  await expect(layFoundation({ ...env, RECORD_KEY: fresh }, surroundings)).rejects.toThrow('RECORD_KEY is not the key')

  const both = await layFoundation({ ...env, RECORD_KEY: fresh, RECORD_KEY_FORMER: old }, surroundings)
  expect((await both.log.read(record))?.version).toBe(1)
  expect((await both.journal.all()).entries).toMatchObject([{ name: 'unsaved', value: 'he says goodbye' }])
  await both.log.rewrap()
  await both.journal.rewrap()
  const later = (await opened(both.log)).record
  await both.close()

  const after = await layFoundation({ ...env, RECORD_KEY: fresh }, surroundings)
  for (const one of [record, later]) expect((await after.log.read(one))?.version).toBe(1)
  expect(await after.log.getSealed('draft', 'd')).toBe('typed before')
  expect((await after.journal.all()).entries).toMatchObject([{ name: 'unsaved', value: 'he says goodbye' }])
  expect((await after.log.verify()).faults).toEqual([])
  await after.close()
  await expect(layFoundation(env, surroundings)).rejects.toThrow('RECORD_KEY is not the key')
})
