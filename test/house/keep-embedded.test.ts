import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, NoDatabase } from '../../src/embedded/embedded.js'
import { keepEmbedded } from '../../src/house/keep-embedded.js'
import { layFoundation } from '../../src/house/lay-foundation.js'
import { LogAway } from '../../src/log/log.js'
import { instant } from '../../src/procedures/words.js'
import { type Env, readEnv } from '../../src/settings/env.js'
import { breath } from '../breath.js'

jest.setTimeout(60_000)
const folder = mkdtempSync(join(tmpdir(), 'steward-keep-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = (): Env => {
  const read = readEnv({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.faults.join(' '))
  return read.env
}

test('promise 12: an embedded database that is killed is started again, and the log goes on where it was', async () => {
  const said: string[] = []
  const foundation = await layFoundation(settings(), { clock: () => new Date(), tell: (words) => said.push(words), keepsEmbedded: true })
  try {
    const until = instant(new Date(Date.now() + 3_600_000))
    expect(await foundation.log.claim('kept', until)).toBe(true)
    const { pid } = JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { pid: number }
    process.kill(pid, 'SIGKILL')
    // The test's own time limit ends a wait that is in vain.
    while (!said.includes('The embedded database is back.')) await breath()
    let again: boolean | undefined
    for (; again === undefined; await breath()) again = await foundation.log.claim('kept', until).catch(() => undefined)
    expect(again).toBe(false)
  } finally {
    await foundation.close()
  }
})

test('promise 53: an embedded database that refuses everything for three looks is ended and started again; one refusal is let be', async () => {
  jest.useFakeTimers()
  try {
    let runs = true
    const lives: string[] = []
    const database: Embedded = {
      uri: 'mongodb://127.0.0.1:1',
      program: 'SecantusDB',
      running: () => runs,
      stop: async () => {},
      kill: async () => {
        runs = false
        lives.push('ended')
      },
    }
    const start = async () => {
      runs = true
      lives.push('started')
      return database
    }
    const refuses = () => Promise.reject(new LogAway('full', { refuses: true }))
    const answers: (() => Promise<void>)[] = [refuses, async () => {}, () => Promise.reject(new LogAway('slow')), refuses, refuses, refuses]
    const kept = keepEmbedded(
      database,
      start,
      () => answers.shift()?.() ?? Promise.resolve(),
      () => {},
    )
    await jest.advanceTimersByTimeAsync(5_500)
    expect(lives).toEqual([])
    await jest.advanceTimersByTimeAsync(3_000)
    expect(lives).toEqual(['ended', 'started'])
    await kept.stop()
  } finally {
    jest.useRealTimers()
  }
})

test('why it cannot come back is said once, and what was said is over when it is back', async () => {
  jest.useFakeTimers()
  try {
    const said: string[] = []
    let isTaken = true
    let runs = false
    const database: Embedded = {
      uri: 'mongodb://127.0.0.1:1',
      program: 'SecantusDB',
      running: () => runs,
      stop: async () => {},
      kill: async () => {},
    }
    const start = async () => {
      if (isTaken) throw new NoDatabase('Its port is taken.')
      runs = true
      return database
    }
    const kept = keepEmbedded(
      database,
      start,
      async () => {},
      (words) => said.push(words),
    )
    await jest.advanceTimersByTimeAsync(4_500)
    isTaken = false
    await jest.advanceTimersByTimeAsync(2_000)
    expect(said).toEqual([expect.stringContaining('has ended by itself'), 'Its port is taken.', 'The embedded database is back.'])
    await kept.stop()
  } finally {
    jest.useRealTimers()
  }
})
