import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openHouse } from '../../src/house/open-house.js'
import { takeFolder } from '../../src/house/own-folder.js'
import { saidAs } from '../../src/house/said-as.js'
import { readEnv } from '../../src/settings/env.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

const settings = () => {
  const read = readEnv({ DATA_DIR: folder, RECORD_KEY: Buffer.alloc(32, 7).toString('base64') })
  if (!read.ok) throw new Error(read.faults.join(' '))
  return { ...read.env, MONGODB_URI: 'mongodb://127.0.0.1:9/' }
}
const lock = () => join(folder, 'bot.lock')
const touched = (at: Date) => utimes(lock(), at, at)
/** What a bot here leaves when it is killed in this moment: its lock says what `changed` makes of it. */
const left = async (changed: (text: string) => string) => {
  const one = await takeFolder(settings())
  const text = await readFile(lock(), 'utf8')
  await one.end()
  await writeFile(lock(), changed(text))
}
const told: string[] = []
const tell = async (title: string) => void told.push(title)
beforeEach(() => void told.splice(0))

// A senior who is rung twice for one threat, while the database is away.
test('a bot that is begun in the folder of one that works does not start, and says which that is', async () => {
  const first = await takeFolder(settings())
  const fault = await openHouse(settings(), { logger: pino({ level: 'silent' }), tell: () => {} }).catch((thrown: unknown) => thrown)
  expect(saidAs(fault)).toContain(`Another bot (process ${process.pid}) works in ${folder} already: stop that one first`)
  await first.end()
  expect(await readdir(folder)).toEqual([])
})

// Nobody takes an alert at all: worse than any two that do.
const nobody = 2 ** 22 + 1
test.each<[string, (text: string) => string]>([
  ['was killed', (text) => text.replace(/^\d+/, `${nobody}`)],
  ['was killed in a container, where this one has its number', (text) => text.replace(/\S+ (?=\S+$)/m, 'another-name ')],
  ['was killed before it had written in its lock', () => ''],
  ['ran on a system that does not say when a process began', (text) => text.replace(/^(\d+) \S+/, `${process.ppid} -`)],
  ['was killed in the container before this one', (text) => text.replace(hostname(), 'another-container')],
  ['left no lock that can be read', () => 'what is this'],
])('it starts after one that %s, and nobody is told of another', async (_, changed) => {
  await left(changed)
  const next = await takeFolder(settings())
  const { look } = next.watch(tell)
  await look()
  await look()
  expect(told).toEqual([])
  await next.end()
})

test('it starts beside one that stands still', async () => {
  const one = await takeFolder(settings())
  await touched(new Date(Date.now() - 20_000))
  await (await takeFolder(settings())).end()
  await one.end()
})

test('it starts where the disk takes no lock', async () => {
  await writeFile(join(folder, 'a-file'), '')
  await (await takeFolder({ ...settings(), DATA_DIR: join(folder, 'a-file') })).end()
})

test('where the other turns out to work, the administrators are told, once', async () => {
  await left((text) => text.replace(hostname(), 'another-container'))
  const next = await takeFolder(settings())
  const { look } = next.watch(tell)
  for (const seconds of [5, 10, 15]) {
    await touched(new Date(Date.now() + seconds * 1000))
    await look()
  }
  expect(told).toEqual(['another bot works in the same folder'])
  // It is not taken away from whoever holds it.
  await next.end()
  expect(await readFile(lock(), 'utf8')).toContain('another-container')
})

test('it takes the folder once the other is known to be gone', async () => {
  await left((text) => text.replace(hostname(), 'another-container'))
  const next = await takeFolder(settings())
  await touched(new Date(Date.now() - 10 * 60_000))
  await next.watch(tell).look()
  expect([told, await readFile(lock(), 'utf8')]).toEqual([[], expect.stringContaining(hostname())])
  await next.end()
})
