import { randomBytes } from 'node:crypto'
import files, { link, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Journal, openJournal } from '../../src/log/journal.js'
import { makeSmallDisk } from '../promises/small-disk.js'

describe('The journal, for what could not be saved', () => {
  const recordKey = randomBytes(32)
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('gives back after a restart what it kept before, oldest first', async () => {
    const before = await openJournal({ folder, recordKey })
    await before.keep('one', { said: 'he said goodbye' })
    await before.keep('two', { said: 'more' })
    const { entries } = await (await openJournal({ folder, recordKey })).all()
    expect(entries.map(({ name, value }) => ({ name, value }))).toEqual([
      { name: 'one', value: { said: 'he said goodbye' } },
      { name: 'two', value: { said: 'more' } },
    ])
  })

  it('keeps one entry a name, and forgets what is dropped, however often', async () => {
    const journal = await openJournal({ folder, recordKey })
    await journal.keep('one', 1)
    await journal.keep('one', 2)
    expect((await journal.all()).entries.map((entry) => entry.value)).toEqual([2])
    await journal.drop('one')
    await journal.drop('one')
    expect((await journal.all()).entries).toEqual([])
  })

  it.each([
    ['takes away', (journal: Journal) => journal.drop('one')],
    ['keeps anew', (journal: Journal) => journal.keep('one', 'other words')],
  ])('leaves nothing on the disk of what it %s, for a record that is erased', async (_, end) => {
    const journal = await openJournal({ folder, recordKey })
    await journal.keep('one', 'words')
    const file = (await readdir(folder)).find((name) => name.endsWith('.sealed')) ?? ''
    // Another name for the same place on the disk.
    await link(join(folder, file), join(folder, 'place'))
    const before = await readFile(join(folder, 'place'))
    await end(journal)
    const after = await readFile(join(folder, 'place'))
    expect([after.length, after.equals(before)]).toEqual([before.length, false])
  })

  it('can be read by nobody without the key', async () => {
    const journal = await openJournal({ folder, recordKey })
    await journal.keep('CANARY-name', 'CANARY words')
    for (const file of await readdir(folder)) expect(`${file}${await readFile(join(folder, file), 'utf8')}`).not.toMatch(/CANARY/)
    expect((await (await openJournal({ folder, recordKey: randomBytes(32) })).all()).entries).toEqual([])
  })

  /** Something happens between the moment in which a file is opened to be read, and that in which it is read. */
  const whileRead = (happens: () => Promise<void>) =>
    jest.spyOn(files, 'readFile').mockImplementationOnce(async (file, how) => {
      const handle = await open(String(file), 'r')
      try {
        await happens()
        return await handle.readFile(how)
      } finally {
        await handle.close()
      }
    })

  it.each([
    ['keeps anew', (journal: Journal) => journal.keep('one', 'as it is now'), ['as it is now']],
    ['drops', (journal: Journal) => journal.drop('one'), []],
  ])('is read whole by the bot that follows when the one before %s an alert in that moment', async (_, does, left) => {
    const [before, next] = [await openJournal({ folder, recordKey }), await openJournal({ folder, recordKey })]
    await before.keep('one', 'as it was')
    const reading = whileRead(() => does(before))
    const { entries, broken } = await next.all()
    reading.mockRestore()
    expect({ values: entries.map(({ value }) => value), broken }).toEqual({ values: left, broken: [] })
  })

  it('writes over what a bot that was killed had begun to drop', async () => {
    const before = await openJournal({ folder, recordKey })
    await before.keep('one', 'words')
    const file = (await readdir(folder)).find((name) => name.endsWith('.sealed')) ?? ''
    await link(join(folder, file), join(folder, 'place'))
    const words = await readFile(join(folder, 'place'))
    await rename(join(folder, file), join(folder, `${file}.dropped`))
    const next = await openJournal({ folder, recordKey })
    expect(await next.all()).toEqual({ entries: [], broken: [] })
    expect((await readdir(folder)).filter((name) => name.startsWith(file))).toEqual([])
    expect((await readFile(join(folder, 'place'))).equals(words)).toBe(false)
  })

  it('names an entry that does not open and leaves it there, and gives the others', async () => {
    const journal = await openJournal({ folder, recordKey })
    await journal.keep('whole', 'words')
    await writeFile(join(folder, `${'0'.repeat(40)}.sealed`), 'torn')
    const { entries, broken } = await journal.all()
    expect(entries.map((entry) => entry.value)).toEqual(['words'])
    expect(broken).toEqual([`${'0'.repeat(40)}.sealed`])
  })
})

const disk = makeSmallDisk(5)
afterAll(() => disk?.close())
const whereDisksCanBeMade = disk ? it : it.skip

describe('The journal on a disk that is full', () => {
  whereDisksCanBeMade('takes alerts into the room that it held ready, and holds room again later', async () => {
    if (!disk) return
    const recordKey = randomBytes(32)
    const journal = await openJournal({ folder: join(disk.folder, 'journal'), recordKey })
    disk.fill()
    const words = 'x'.repeat(190_000)
    for (const name of ['one', 'two', 'three']) await journal.keep(name, words)
    expect((await (await openJournal({ folder: join(disk.folder, 'journal'), recordKey })).all()).entries).toHaveLength(3)
    disk.makeRoom()
    for (const name of ['one', 'two', 'three']) await journal.drop(name)
    disk.fill()
    // What is saved elsewhere takes nothing of it.
    await expect(journal.keep('saved', words, 'free room')).rejects.toThrow()
    await journal.keep('four', words)
    expect((await journal.all()).entries).toMatchObject([{ name: 'four' }])
  })
})
