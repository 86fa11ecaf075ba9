import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as letOthers } from 'node:timers/promises'
import { oneAtATime } from '../../src/files/one-at-a-time.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

// In a container every bot has the same number: one that was killed while it held the lock must not hold back its successor for ever.
test('a lock that a process of the same number left behind is taken over, and one alone works', async () => {
  const lock = join(folder, 'lock')
  await writeFile(lock, String(process.pid))
  let [working, most, done] = [0, 0, 0]
  const work = async () => {
    working += 1
    most = Math.max(most, working)
    for (let n = 0; n < 20; n += 1) await letOthers()
    working -= 1
    done += 1
  }
  await Promise.all([1, 2, 3].map(() => oneAtATime(lock, work)))
  expect([most, done]).toEqual([1, 3])
})

// Two bots in two containers have one number, and may share a folder.
test('a lock of another computer is waited for, and taken over when it is old', async () => {
  const lock = join(folder, 'lock')
  const theirs = `${process.pid}@another-container`
  await writeFile(lock, theirs)
  let worked = false
  const waiting = oneAtATime(lock, async () => {
    worked = true
  })
  for (let n = 0; n < 50; n += 1) await letOthers()
  expect([worked, await readFile(lock, 'utf8')]).toEqual([false, theirs])
  const long = new Date(Date.now() - 10 * 60_000)
  await utimes(lock, long, long)
  await waiting
  expect(worked).toBe(true)
})
