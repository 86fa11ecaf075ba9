import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPeopleFile, writePeopleFile } from '../../src/directory/people-file.js'
import { NoDatabase } from '../../src/embedded/embedded.js'
import { openDailyPeople } from '../../src/house/daily-people.js'
import { type Fetching, fetchPeople, keepPeople } from '../../src/house/fetch-people.js'
import { copyOfPeople, openIdKeeping } from '../../src/house/keep-ids.js'
import { LogAway, SealBroken } from '../../src/log/log.js'
import { WrongRecordKey } from '../../src/log/sealing/wrong-record-key.js'
import { readEnv } from '../../src/settings/env.js'
import { testOffice } from '../procedures/test-office.js'
import { csvOf, frameText, type Line, staff } from './staff-list.js'

const good = staff(30)
const change = (number: string, to: Partial<Line>) => good.map((line) => (line.number === number ? { ...line, ...to } : line))
const idsIn = (text: string) =>
  readPeopleFile(text)
    ?.people.map(({ id }) => id)
    .toSorted()
/** Names in other scripts are left out: Windows has no letters for them. */
const writable = (lines: readonly Line[]) => lines.map((line) => (/[Α-ω\u4e00-\u9fff]/.test(line.name) ? { ...line, name: '' } : line))
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
  [
    'letters as Excel writes them on Windows',
    windows(csvOf(writable(change('100', { name: 'Zoë Brontë' })))),
    'stays as they were',
    'taken',
  ],
  ['names that Windows has no letters for, spoilt', windows(csvOf(good)), 'the address that Σωκράτης Παπαδόπουλος had', 'kept'],
  ['half of its lines', csvOf(good).split('\r\n').slice(0, 18).join('\r\n'), 'would have left at once', 'kept'],
  [
    'another number for everybody who leads nobody',
    csvOf(good.map((line) => (line.number.length > 2 ? { ...line, number: `9${line.number}` } : line))),
    '23 people have another number than they had',
    'kept',
  ],
  ['no number any more for somebody, who is known by their address from now on', csvOf(change('100', { number: '' })), undefined, 'taken'],
  ['another name under the number and address of somebody', csvOf(change('101', { name: 'Peter Quill' })), 'Peter Quill', 'kept'],
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
  const faults: unknown[] = []
  const nexts: string[] = []
  const run = async (day: number, copy?: Fetching['copy']) => {
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const { env } = read
    told.length = 0
    faults.length = 0
    nexts.length = 0
    return openDailyPeople({
      fetch: (now) => fetchPeople(env, { slackToken: async () => undefined, ...(copy ? { copy } : {}) }, now),
      keep: keepPeople,
      log: { claim: async () => true, unclaim: async () => {}, waitingFor: async () => [] },
      directory: () => testOffice(),
      clock: () => new Date(Date.UTC(2026, 10, day, 7)),
      tell: async (title, paragraphs) => void told.push([title, ...paragraphs].join('\n')),
      faulty: (fault, next) => {
        if (!copy) throw fault
        faults.push(fault)
        nexts.push(next)
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
      expect([await run(2), told.join('\n')]).toEqual([is, says === undefined ? '' : expect.stringContaining(says)])
      const after = readFileSync(at('people.yaml'), 'utf8')
      // What was good stays: byte by byte where nothing was taken, and with the same people where something was.
      if (is !== 'taken') expect(after).toBe(before)
      expect(idsIn(after)).toEqual(idsIn(before))
    } finally {
      writeFileSync(at('people.yaml'), before)
    }
  })

  test.each([
    ['is away', new LogAway('No primary.'), 'not now', /^$/],
    ['has a copy that does not open', new SealBroken('Altered.'), 'kept', /the copy .* does not open.*RECORD_KEY_FORMER/],
  ] as const)('where the database %s, nobody takes an older file for all that was ever known', async (_, fault, is, says) => {
    const before = readFileSync(at('people.yaml'), 'utf8')
    try {
      // Mary Smith has left, which the file that was put back does not know; another of her name comes.
      const known = readPeopleFile(before)
      if (!known) throw new Error(before)
      const older = { ...known, people: known.people.filter(({ name }) => name !== 'Mary Smith'), left: [] }
      writeFileSync(at('people.yaml'), writePeopleFile(older))
      writeFileSync(at('staff.csv'), csvOf(good))
      const put = readFileSync(at('people.yaml'), 'utf8')
      expect(await run(2, () => Promise.reject(fault))).toBe(is)
      expect(readFileSync(at('people.yaml'), 'utf8')).toBe(put)
      expect([told.join(), faults]).toEqual([expect.stringMatching(says), [fault]])
      // It is tried again today where it may fare better, and only there.
      expect(nexts).toEqual([is === 'kept' ? 'tomorrow' : 'in ten minutes'])
      // Without a file nobody is known at all.
      rmSync(at('people.yaml'))
      expect([await run(2, () => Promise.reject(fault)), existsSync(at('people.yaml'))]).toEqual([is, false])
      expect(told).toEqual(is === 'kept' ? [expect.stringContaining('the copy of it in the database does not open')] : [])
    } finally {
      writeFileSync(at('people.yaml'), before)
    }
  })

  // Of a fault that names itself, neither the seal nor the key is to blame.
  test('where there is no database at all, that is what is said', async () => {
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const before = readFileSync(at('people.yaml'), 'utf8')
    const fetching = (cause: Error) => ({ slackToken: async () => undefined, copy: () => Promise.reject(cause) })
    const now = new Date(Date.UTC(2026, 10, 2, 7))
    try {
      const none = new NoDatabase('There is no database: set MONGODB_URI.')
      const there = await fetchPeople(read.env, fetching(none), now)
      expect(there.looks).toEqual([expect.stringContaining(none.message)])
      rmSync(at('people.yaml'))
      await expect(fetchPeople(read.env, fetching(none), now)).rejects.toBe(none)
      const [key, broken] = [new WrongRecordKey('Another key.'), new SealBroken('Altered.')]
      for (const fault of [key, broken])
        await expect(fetchPeople(read.env, fetching(fault), now)).rejects.toThrow('the copy of it in the database does not open')
    } finally {
      writeFileSync(at('people.yaml'), before)
    }
  })

  test('an older file that was put back makes nobody a newcomer or a leaver whom the database knows to be here', async () => {
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const before = readFileSync(at('people.yaml'), 'utf8')
    const [store, now] = [memoryStore(), new Date(Date.UTC(2026, 10, 2, 7))]
    const fetching = { slackToken: async () => undefined, copy: () => copyOfPeople(store) }
    try {
      // A list without numbers: an address is all that speaks for anybody.
      const first = ['Employee Number', 'Full Name', 'Work e-mail', 'Directorate', 'Team', 'Job Title', 'Reports to']
      const emailOf = (number: string) => good.find((line) => line.number === number)?.email ?? ''
      const lines = good.map((line) => ({ ...line, number: '', manager: emailOf(line.manager) }))
      writeFileSync(at('staff.csv'), csvOf(lines, { first: first.map((name) => name.replace('Employee Number', 'Shoe size')) }))
      await keepPeople(await fetchPeople(read.env, { slackToken: async () => undefined }, new Date(Date.UTC(2026, 10, 1, 7))))
      const known = readPeopleFile(readFileSync(at('people.yaml'), 'utf8'))
      if (!known) throw new Error(before)
      await store.putSealed('people', 'fetched', known)
      // The file of last month: one has joined since, and one who stood in it has left.
      const [joined, ...others] = known.people.toReversed()
      const bob = { ...others[0], id: 'bob.gone', key: 'bob@many.example', email: 'bob@many.example', name: 'Bob Gone', groups: [] }
      const old = {
        ...known,
        fetched: '2026-10-01T06:30:00.000Z',
        people: [...others.toReversed(), bob as unknown as (typeof others)[number]],
      }
      writeFileSync(at('people.yaml'), writePeopleFile(old))
      const fetched = await fetchPeople(read.env, fetching, now)
      expect([fetched.doubts, fetched.changes, fetched.behind]).toEqual([[], [], true])
      expect(idsIn(writePeopleFile(fetched.file))).toEqual(idsIn(writePeopleFile(known)))
      // By a clock that is slow it would be older than what it is to follow, and another bot would put that back.
      const slow = await fetchPeople(read.env, fetching, new Date(Date.UTC(2026, 9, 15, 7)))
      expect(slow.file.fetched > known.fetched).toBe(true)
      expect([joined?.id, fetched.file.left.map(({ id }) => id)]).toEqual([expect.any(String), ['bob.gone']])
    } finally {
      writeFileSync(at('people.yaml'), before)
      writeFileSync(at('staff.csv'), csvOf(good))
    }
  })

  test('a file of people that is broken is not taken for none, and one that is lost is known from the database', async () => {
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const { env } = read
    const before = readFileSync(at('people.yaml'), 'utf8')
    const [store, now] = [memoryStore(), new Date(Date.UTC(2026, 10, 2, 7))]
    const fetching = { slackToken: async () => undefined, copy: () => copyOfPeople(store) }
    const told: unknown[] = []
    const keeping = openIdKeeping({
      store,
      file: at('people.yaml'),
      cannotStand: async () => undefined,
      faulty: (fault) => void told.push(fault),
    })
    try {
      await keeping.look()
      // Mary Smith leaves; the other of her name stays, as mary.smith.2.
      writeFileSync(at('staff.csv'), csvOf(good.filter(({ number }) => number !== '104')))
      await keepPeople(await fetchPeople(env, fetching, now))
      await keeping.look()
      const gone = readFileSync(at('people.yaml'), 'utf8')
      for (const broken of ['', gone.slice(0, gone.indexOf('roles:')), 'from: csv']) {
        writeFileSync(at('people.yaml'), broken)
        await expect(fetchPeople(env, fetching, now)).rejects.toThrow(
          /people\.yaml is not whole: nothing was changed\. Put a whole copy of it back/,
        )
        await keeping.look()
        expect(String(told.pop())).toContain('people.yaml is not whole')
      }
      // Lost: everybody keeps their id. An older one put back: whoever left since keeps theirs, and nobody else is given it.
      rmSync(at('people.yaml'))
      const lost = await fetchPeople(env, fetching, now)
      expect([lost.changes, lost.behind]).toEqual([[], true])
      expect(lost.looks).toEqual([expect.stringContaining('is not there: everybody keeps the id that the database knows them by')])
      expect(idsIn(writePeopleFile(lost.file))).toEqual(idsIn(gone))
      expect(lost.file.left.map(({ id }) => id)).toEqual(['mary.smith'])
      writeFileSync(at('people.yaml'), writePeopleFile({ ...lost.file, people: lost.file.people.slice(0, 9), left: [] }))
      await keeping.look()
      const older = await fetchPeople(env, fetching, now)
      expect(idsIn(writePeopleFile(older.file))).toEqual(idsIn(gone))
      expect(older.file.left.map(({ id }) => id)).toEqual(['mary.smith'])
      expect(told).toEqual([])
    } finally {
      writeFileSync(at('people.yaml'), before)
      writeFileSync(at('staff.csv'), csvOf(good))
    }
  })
})

test('where neither a file nor a copy tells who acted here, nobody is given an id that records know, and it is asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bad-lists-'))
  const file = (name: string) => join(folder, name)
  const read = readEnv({ OFFICE_FILE: file('office.yaml'), DATA_DIR: folder }, { serves: false })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const names = new Map([
    ['root.admin', 'Root Admin'],
    ['mary.smith', 'Mary Smith'],
    ['bob.gone', 'Bob Gone'],
  ])
  const fetching = { slackToken: async () => undefined, copy: async () => undefined, called: async () => names }
  const fetch = () => fetchPeople(read.env, fetching, new Date(Date.UTC(2026, 10, 2, 7)))
  try {
    writeFileSync(file('staff.csv'), csvOf(good))
    writeFileSync(file('office.yaml'), frameText())
    const first = await fetch()
    expect(first.doubts).toEqual([
      expect.stringMatching(/people\.yaml is not there.*known 2 people by an id: mary\.smith \(Mary Smith\), bob\.gone/),
    ])
    expect(first.file.people.filter(({ name }) => name === 'Mary Smith').map(({ id }) => id)).not.toContain('mary.smith')
    // Whoever says yes is not asked again, and the ids stay nobody's.
    await keepPeople(first)
    const next = await fetch()
    expect([next.doubts, next.changes, next.file.left.map(({ id }) => id)]).toEqual([[], [], ['mary.smith', 'bob.gone']])
    // The office file says who they are.
    rmSync(file('people.yaml'))
    const own = ['{ id: mary.smith, email: p4@many.example }', '{ id: bob.gone, email: p5@many.example }'].map((one) => `  - ${one}`)
    writeFileSync(file('office.yaml'), frameText().replace('people:', ['people:', ...own].join('\n')))
    const said = await fetch()
    expect([said.doubts, said.file.people.find(({ email }) => email === 'p4@many.example')?.id]).toEqual([[], 'mary.smith'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const memoryStore = () => {
  const kept = new Map<string, unknown>()
  return {
    getSealed: async (kind: string, name: string) => structuredClone(kept.get(`${kind}/${name}`)),
    putSealed: async (kind: string, name: string, value: unknown) => void kept.set(`${kind}/${name}`, structuredClone(value)),
  }
}
