import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleOffice } from '../../src/directory/open-directory.js'
import { type Env, readEnv } from '../../src/env.js'
import { databaseOf, layFoundation } from '../../src/house/lay-foundation.js'
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

test('the database is the one that its address names, else ours', () => {
  expect(databaseOf('mongodb://one,two:27017/office-a?replicaSet=rs')).toBe('office-a')
  expect(databaseOf('mongodb+srv://user:secret@host/?x=1')).toBe('contact-steward')
  expect(databaseOf('mongodb://host')).toBe('contact-steward')
})
