import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { WitnessName } from '../../src/log/known-witnesses.js'
import { type OpenLog, openLog } from '../../src/log/open-log.js'
import { witnessIn } from '../../src/log/witness.js'
import { witnessNameAt } from '../../src/log/witness-name.js'
import { threeSteps } from '../contracts/log-story.js'
import { freshName, patience, testDatabase } from './test-database.js'

const hour = 3_600_000

// Who is harmed: whoever relies on the records. An end that was cut off shows by the witness alone; one that was taken away, renamed or put back as it was once hid that.
describe('a witness that the log knows', () => {
  const settings = { recordKey: randomBytes(32), database: freshName() }
  const open: OpenLog[] = []
  let folder: string
  let ahead = 0
  const bot = async (name: string, wrap: (name: WitnessName) => WitnessName = (one) => one): Promise<OpenLog> => {
    const witness = witnessIn(join(folder, name, 'verified.json'))
    const witnessName = wrap(witnessNameAt(join(folder, name)))
    const clock = () => new Date(Date.now() + ahead)
    const one = await openLog({ uri: await testDatabase(), ...settings, patience, clock, witness, witnessName })
    open.push(one)
    return one
  }
  const moved = async (one: OpenLog) => (await one.verify()).moved ?? []
  /** Looked in twice: from then on it is known. */
  const known = async (name: string) => {
    const one = await bot(name)
    expect([await moved(one), await moved(one), await moved(one)]).toEqual([[], [], []])
    return one
  }
  beforeEach(async () => {
    ahead = 0
    settings.database = freshName()
    folder = await mkdtemp(join(tmpdir(), 'steward-known-'))
    await threeSteps(await bot('begins'))
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()))
    const raw = await mongoose.createConnection(await testDatabase(), { dbName: settings.database }).asPromise()
    await raw.dropDatabase()
    await raw.close()
    await rm(folder, { recursive: true })
  })
  const away = async (which: (name: string) => boolean) => {
    for (const name of (await readdir(join(folder, 'one'))).filter(which)) await rename(join(folder, 'one', name), join(folder, name))
  }

  test.each([
    ['all of its files', () => true, 'begins anew'],
    ['what it saw', (name: string) => name.startsWith('verified.json'), 'less than it was'],
    ['its name', (name: string) => name === 'verified-by.json', 'begins anew'],
  ])('of which %s were taken away is told of, until somebody says that it was meant', async (_, which, words) => {
    const one = await known('one')
    await away(which)
    expect(await moved(await bot('one'))).toEqual([expect.stringContaining(words)])
    expect(await moved(one)).toEqual([expect.stringContaining(words)])
    expect(await one.witnessMoved()).toHaveLength(1)
    expect([await moved(one), await moved(one), await one.witnessMoved()]).toEqual([[], [], []])
    await away(() => true)
    expect(await moved(one)).toHaveLength(1)
  })

  test('that is put back as it was once is told of', async () => {
    const one = await known('one')
    const kept = await Promise.all(
      (await readdir(join(folder, 'one'))).map(async (name) => [name, await readFile(join(folder, 'one', name), 'utf8')] as const),
    )
    await threeSteps(one)
    expect(await moved(one)).toEqual([])
    await rm(join(folder, 'one'), { recursive: true })
    await mkdtemp(join(folder, 'x')).then((made) => rename(made, join(folder, 'one')))
    for (const [name, text] of kept) await writeFile(join(folder, 'one', name), text)
    expect(await moved(await bot('one'))).toEqual([expect.stringContaining('less than it was')])
  })

  test('whose note was taken out of the database is told of', async () => {
    const one = await known('one')
    const raw = await mongoose.createConnection(await testDatabase(), { dbName: settings.database }).asPromise()
    await raw.collection('registers').deleteMany({ turn: 0 })
    await raw.close()
    expect(await moved(one)).toEqual([expect.stringContaining('taken out of the database')])
  })

  test('that was not looked in for two days is told of by every other, and forgotten when that was meant', async () => {
    await known('one')
    const other = await known('two')
    ahead = 49 * hour
    expect(await moved(other)).toEqual([])
    ahead = 51 * hour
    expect(await moved(other)).toEqual([expect.stringContaining('has not looked at the records')])
    await other.witnessMoved()
    expect(await moved(other)).toEqual([])
  })

  test('a look from elsewhere, once, leaves nothing to be missed; a bot that moves with its files is known by them', async () => {
    await known('one')
    await moved(await bot('elsewhere'))
    await rename(join(folder, 'one'), join(folder, 'new place'))
    const movedAlong = await bot('new place')
    expect(await moved(movedAlong)).toEqual([])
    ahead = 51 * hour
    expect(await moved(movedAlong)).toEqual([])
  })

  test('a bot that is killed at any moment while it is first named is named all the same, and nobody is asked', async () => {
    const killed =
      (at: 'before' | 'after') =>
      (name: WitnessName): WitnessName => ({
        ...name,
        async write(text) {
          if (at === 'after') await name.write(text)
          throw new Error('killed')
        },
      })
    for (const at of ['before', 'after'] as const) {
      const one = await bot('one', killed(at))
      await moved(one).catch(() => undefined)
      await one.verify().catch(() => undefined)
    }
    ahead = 51 * hour
    expect(await known('one')).toBeDefined()
  })
})
