import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPeopleFile } from '../../src/directory/people-file.js'
import { openDailyPeople } from '../../src/house/daily-people.js'
import { fetchPeople, keepPeople } from '../../src/house/fetch-people.js'
import { readEnv } from '../../src/settings/env.js'
import { testOffice } from '../procedures/test-office.js'
import { csvOf, frameText, type Line, staff } from './staff-list.js'

const good = staff(30)
const change = (number: string, to: Partial<Line>) => good.map((line) => (line.number === number ? { ...line, ...to } : line))
const windows = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A list as it comes one morning, what the administrators are told of it, and whether it changes anything. */
const mornings: readonly (readonly [
  what: string,
  list: Buffer | string | undefined,
  says: string | undefined,
  is: 'kept' | 'taken' | 'nothing',
])[] = [
  ['a column twice', csvOf(good).replace('Job Title', 'Work e-mail'), 'The list has the column “Work e-mail” twice', 'kept'],
  ['no column for managers', csvOf(good).replace('Reports to', 'Shoe size'), 'No column of the list tells who manages whom', 'kept'],
  ['no manager for somebody, who keeps theirs', csvOf(change('100', { manager: '' })), undefined, 'nothing'],
  ['a circle of managers', csvOf(change('3', { manager: '100' })), 'circle', 'nothing'],
  ['5,000 lines, of which most are new', csvOf(staff(5_000)), '4970 of 30 people would have joined at once', 'kept'],
  ['a byte order mark', `\uFEFF${csvOf(good)}`, undefined, 'nothing'],
  ['letters as Excel writes them on Windows', windows(csvOf(change('100', { name: 'Zoë Brontë' }))), undefined, 'taken'],
  ['half of its lines', csvOf(good).split('\r\n').slice(0, 18).join('\r\n'), 'would have left at once', 'kept'],
  ['a line that breaks off', csvOf(good).slice(0, -40).concat('"'), 'breaks off or has a stray quotation mark', 'kept'],
  ['nothing in it', '', 'The list is empty', 'kept'],
  ['another kind of file', Buffer.from('PK\u0003\u0004\0\0\0'), 'This is no list in text form', 'kept'],
  ['no file at all', undefined, 'cannot be read: check its name, and who may read it', 'kept'],
]

describe('a morning’s list that is not what it should be', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bad-lists-'))
  const at = (name: string) => join(folder, name)
  const read = readEnv({ OFFICE_FILE: at('office.yaml'), DATA_DIR: folder }, { serves: false })
  const told: string[] = []
  const run = async (day: number) => {
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const { env } = read
    told.length = 0
    return openDailyPeople({
      fetch: (now) => fetchPeople(env, { slackToken: async () => undefined }, now),
      keep: keepPeople,
      log: { claim: async () => true, unclaim: async () => {}, waitingFor: async () => [] },
      directory: () => testOffice(),
      clock: () => new Date(Date.UTC(2026, 10, day, 7)),
      tell: async (title, paragraphs) => void told.push([title, ...paragraphs].join('\n')),
      faulty: (fault) => {
        throw fault
      },
    }).run()
  }
  beforeAll(async () => {
    writeFileSync(at('office.yaml'), frameText())
    writeFileSync(at('staff.csv'), csvOf(good))
    expect(await run(1)).toBe('taken')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(mornings)('with %s', async (_, list, says, is) => {
    const before = readFileSync(at('people.yaml'), 'utf8')
    try {
      if (list === undefined) rmSync(at('staff.csv'))
      else writeFileSync(at('staff.csv'), list)
      expect([await run(2), told.join('\n')]).toEqual([is, says === undefined ? expect.anything() : expect.stringContaining(says)])
      const after = readFileSync(at('people.yaml'), 'utf8')
      // What was good stays: byte by byte where nothing was taken, and with the same people where something was.
      if (is !== 'taken') expect(after).toBe(before)
      expect(readPeopleFile(after)?.people.map(({ id }) => id)).toEqual(readPeopleFile(before)?.people.map(({ id }) => id))
    } finally {
      writeFileSync(at('people.yaml'), before)
    }
  })
})
