import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askedOffice } from '../../src/cli/asked-office.js'
import { fetchPeople, keepPeople } from '../../src/house/fetch-people.js'
import { readEnv } from '../../src/settings/env.js'
import { csvOf, frameText, staff } from '../people/staff-list.js'

test('whoever asks on the command line works in their own office, also where its people are fetched, and in no sample one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'asked-office-'))
  const file = (name: string) => join(folder, name)
  try {
    const read = readEnv({ OFFICE_FILE: file('office.yaml'), DATA_DIR: folder }, { serves: false })
    if (!read.ok) throw new Error(read.faults.join())
    writeFileSync(file('office.yaml'), frameText())
    writeFileSync(file('staff.csv'), csvOf(staff(14)))
    expect(await askedOffice(read.env)).toEqual({ names: {}, colleagues: [] })
    await keepPeople(await fetchPeople(read.env, { slackToken: async () => undefined }, new Date('2026-11-02T07:00:00Z')))
    const { names, colleagues } = await askedOffice(read.env)
    expect([Object.keys(names).length > 0, colleagues]).toEqual([true, expect.arrayContaining([{ name: 'Ada Head', senior: true }])])
    expect((await askedOffice(undefined)).colleagues).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
