import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as letOthers } from 'node:timers/promises'
import { oneAtATime } from '../../src/files/one-at-a-time.js'
import { makeSmallDisk } from '../promises/small-disk.js'

let folder: string
let lock: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-lock-'))
  lock = join(folder, 'lock')
})
afterEach(() => rm(folder, { recursive: true }))

const nobody = 2 ** 22 + 1
const whereProcessesSayWhenTheyBegan = existsSync('/proc/self/stat') ? test : test.skip
/** What a lock says that a process takes at this moment. */
const taken = (): Promise<string> => oneAtATime(lock, () => readFile(lock, 'utf8'))

/** Some pieces of work, and how many of them were under way together at most, and how many were done. */
const count = () => {
  const seen = { most: 0, done: 0 }
  let working = 0
  const work = async () => {
    working += 1
    seen.most = Math.max(seen.most, working)
    for (let n = 0; n < 20; n += 1) await letOthers()
    working -= 1
    seen.done += 1
  }
  return { seen, work }
}

// In a container every bot has the same number: one that was killed while it held the lock must not hold back its successor for ever.
test.each(['an earlier bot', 'a bot'])(
  'a lock that a process of the same number left, %s’s, is taken over, and one alone works',
  async (whose) => {
    await writeFile(lock, whose === 'a bot' ? (await taken()).replace(/\S+ (?=\S+$)/m, 'another-name ') : String(process.pid))
    const { seen, work } = count()
    await Promise.all([1, 2, 3].map(() => oneAtATime(lock, work)))
    expect([seen, await readdir(folder)]).toEqual([{ most: 1, done: 3 }, []])
  },
)

// Numbers are used again: whoever has it now may be anybody, and may run for ever.
whereProcessesSayWhenTheyBegan('a lock whose holder’s number another process has by now is taken over', async () => {
  await writeFile(lock, (await taken()).replace(/^\d+/, String(process.ppid)))
  const { seen, work } = count()
  await oneAtATime(lock, work)
  expect(seen.done).toBe(1)
})

// Where a container's first process is a bot, nobody buries what was killed there.
whereProcessesSayWhenTheyBegan('a lock whose holder has ended, and is not buried yet, is taken over', async () => {
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'])
  const [first] = await once(parent.stdout, 'data')
  const pid = Number(String(first))
  while (!/\) Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8'))) await letOthers()
  await writeFile(lock, String(pid))
  const { seen, work } = count()
  await oneAtATime(lock, work)
  parent.kill('SIGKILL')
  expect(seen.done).toBe(1)
})

test('a lock of somebody who runs is waited for', async () => {
  const { seen, work } = count()
  const ends: (() => void)[] = []
  const first = oneAtATime(lock, () => new Promise<void>((end) => void ends.push(end)))
  while (ends.length === 0) await letOthers()
  const second = oneAtATime(lock, work)
  for (let n = 0; n < 200; n += 1) await letOthers()
  expect(seen.done).toBe(0)
  for (const end of ends) end()
  await Promise.all([first, second])
  expect([seen.done, await readdir(folder)]).toEqual([1, []])
})

// Two bots in two containers have one number, and may share a folder.
test('a lock of another computer is waited for, and taken over when nobody has said for long that it is held', async () => {
  const theirs = (await taken()).replace(hostname(), 'another-container')
  await writeFile(lock, theirs)
  const { seen, work } = count()
  const waiting = oneAtATime(lock, work)
  for (let n = 0; n < 50; n += 1) await letOthers()
  expect([seen.done, await readFile(lock, 'utf8')]).toEqual([0, theirs])
  const long = new Date(Date.now() - 10 * 60_000)
  await utimes(lock, long, long)
  await waiting
  expect(seen.done).toBe(1)
})

test('of many who find a lock whose holder has died, or its successor too, one alone works', async () => {
  for (let round = 0; round < 20; round += 1) {
    await writeFile(lock, String(nobody))
    const { seen, work } = count()
    await Promise.all(Array.from({ length: 12 }, () => oneAtATime(lock, work)))
    expect([seen, await readdir(folder)]).toEqual([{ most: 1, done: 12 }, []])
  }
})

test('a lock that was left empty is taken over', async () => {
  await writeFile(lock, '')
  const long = new Date(Date.now() - 10_000)
  await utimes(lock, long, long)
  const { seen, work } = count()
  await oneAtATime(lock, work)
  expect(seen.done).toBe(1)
})

const disk = makeSmallDisk(1)
afterAll(() => disk?.close())
const whereDisksCanBeMade = disk ? test : test.skip

whereDisksCanBeMade('a full disk takes no lock, and keeps none; with room there is one again', async () => {
  if (!disk) return
  const there = join(disk.folder, 'lock')
  const { seen, work } = count()
  disk.fill()
  await expect(oneAtATime(there, work)).rejects.toMatchObject({ code: 'ENOSPC' })
  expect([seen.done, await readdir(disk.folder)]).toEqual([0, ['ballast']])
  disk.makeRoom()
  await oneAtATime(there, work)
  expect([seen.done, await readdir(disk.folder)]).toEqual([1, []])
})
