import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { type Embedded, NoDatabase, startEmbedded } from '../../src/embedded/embedded.js'
import { startProgram } from '../../src/embedded/server-process.js'
import { isRunning } from '../../src/files/one-at-a-time.js'
import { breath } from '../breath.js'

let dataDir: string
let started: Embedded[]
const start = async (settings: { owner?: number; cache?: string; grace?: number } = {}) => {
  const one = await startEmbedded({ dataDir, tell: () => {}, ...settings })
  started.push(one)
  return one
}
const nobody = 2 ** 22 + 1

const said = async ({ uri }: Embedded, word?: string) => {
  const connection = await mongoose.createConnection(uri, { dbName: 'said' }).asPromise()
  if (word) await connection.collection('words').insertOne({ word })
  const words = (await connection.collection('words').find().toArray()).map((doc) => doc.word)
  const { pid } = (await connection.db?.admin().command({ serverStatus: 1 })) ?? {}
  await connection.close()
  return { words, pid: Number(pid) }
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-'))
  started = []
})
afterEach(async () => {
  for (const one of started) await one.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('what was kept is there after a stop and a start', async () => {
  const first = await start()
  const { pid } = await said(first, 'kept')
  await first.stop()
  expect(isRunning(pid)).toBe(false)
  expect((await said(await start())).words).toEqual(['kept'])
})

test('a server that a killed bot left running is found and used again, and ends with the next', async () => {
  const left = await said(await start({ owner: nobody }), 'kept')
  const found = await start()
  expect(await said(found)).toEqual({ words: ['kept'], pid: left.pid })
  await found.stop()
  expect(isRunning(left.pid)).toBe(false)
})

test('whoever looks in while a bot runs does not stop its database', async () => {
  const bot = await start({ owner: process.ppid })
  const guest = await start()
  expect(guest.uri).toBe(bot.uri)
  await guest.stop()
  expect(isRunning((await said(bot)).pid)).toBe(true)
})

test('starts at the same moment come to one server', async () => {
  const all = await Promise.all([1, 2, 3].map(() => start()))
  expect(new Set(all.map(({ uri }) => uri)).size).toBe(1)
})

/** What was started is written down there. */
const note = () => join(dataDir, 'database.json')
const noted = async () => JSON.parse((await readFile(note(), 'utf8').catch(() => '')) || '{}')

// On a busy computer it may say nothing for a second: to begin another beside it would be refused, and the bot with it.
test('one that runs and does not answer whoever asks it first is found all the same', async () => {
  const left = await start({ owner: nobody })
  const before = await noted()
  let given = 0
  /** Before the server: takes every connection, and lets nothing through until somebody has given up. */
  const door = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('close', () => {
      given += 1
    })
    // It reads, and says nothing.
    if (given === 0) return void socket.resume()
    const on = connect(before.port, '127.0.0.1').on('error', () => {})
    on.once('close', () => socket.destroy())
    socket.pipe(on).pipe(socket)
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const { port } = door.address() as AddressInfo
  await writeFile(note(), JSON.stringify({ ...before, port }))
  const found = await startEmbedded({ dataDir, tell: () => {} })
  expect([found.uri.includes(`:${port}/`), (await noted()).pid]).toEqual([true, before.pid])
  await left.stop()
  await new Promise((resolve) => door.close(resolve))
})

test('where another cannot be begun beside it, what is known of one that runs is not forgotten', async () => {
  await start()
  const known = { ...(await noted()), pid: process.pid, port: 1 }
  await writeFile(note(), JSON.stringify(known))
  await expect(start()).rejects.toThrow(NoDatabase)
  expect(await noted()).toEqual(known)
})

test('another process under the recorded id and port is not taken for the database', async () => {
  const first = await start()
  await first.stop()
  await writeFile(join(dataDir, 'database.json'), JSON.stringify({ program: first.program, pid: process.pid, port: 1, owner: nobody }))
  expect((await said(await start())).words).toEqual([])
})

test('a DATA_DIR that cannot be written is one sentence', async () => {
  await writeFile(join(dataDir, 'a-file'), '')
  await expect(startEmbedded({ dataDir: join(dataDir, 'a-file', 'data'), tell: () => {} })).rejects.toThrow(
    /^DATA_DIR cannot be written: make /,
  )
})

test('where no database is to be had, the sentence names the three ways out, and nothing is left in the cache', async () => {
  const cache = join(dataDir, 'cache')
  const env = { PATH: dataDir, MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:1' }
  const none = startEmbedded({ dataDir: join(dataDir, 'data'), cache, env, tell: () => {} })
  await expect(none).rejects.toThrow(NoDatabase)
  await expect(none).rejects.toThrow(/MONGODB_URI.*mongod.*Python 3\.10.*pip/)
  expect(await readdir(cache).catch(() => [])).toEqual([])
})

/** Somebody who uses the database, and can be killed. */
const somebody = async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(child, 'spawn')
  return { pid: child.pid ?? 0, kill: () => child.kill('SIGKILL') }
}
const isGone = async (pid: number) => {
  // The test's own time limit ends a wait that is in vain.
  while (isRunning(pid)) await breath()
}

test('once everybody who used it was killed, it ends by itself; a frozen one too', async () => {
  const [bot, guest] = [await somebody(), await somebody()]
  const { pid } = await said(await start({ owner: bot.pid, grace: 1 }))
  await start({ owner: guest.pid })
  bot.kill()
  process.kill(pid, 'SIGSTOP')
  guest.kill()
  await isGone(pid)
})

test('one that was still coming up when its bot was killed is found, used again, and ends with the next', async () => {
  const begin = `require(${JSON.stringify(join(__dirname, '../../src/embedded/embedded.ts'))}).startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, tell: () => {} })`
  const bot = spawn(process.execPath, ['--require', join(__dirname, '../bench/register.cjs'), '-e', begin], { stdio: 'ignore' })
  while ((await noted()).pid === undefined) await breath()
  bot.kill('SIGKILL')
  const { pid, starting } = await noted()
  expect([typeof starting, isRunning(pid)]).toEqual(['number', true])
  const next = await start()
  expect(await said(next, 'kept')).toEqual({ words: ['kept'], pid })
  expect((await noted()).starting).toBeUndefined()
  await next.stop()
  expect(isRunning(pid)).toBe(false)
}, 60_000)

// A disk that is full takes no note of what was started: it would hold its files, and no other could be started beside it.
test('one of which nothing could be noted is ended', async () => {
  let pid = 0
  const program = { name: 'mongod', command: process.execPath, args: () => ['-e', 'setInterval(() => {}, 1000)'] } as const
  const noNote = (running: { readonly pid: number }) => {
    pid = running.pid
    throw new Error('No space left on the disk.')
  }
  await expect(startProgram(program, dataDir, undefined, noNote)).rejects.toThrow('No space')
  await isGone(pid)
})

// A bot that is connected goes on at the address that it has: a database that came back at another would be away for it for good.
test('for whoever is connected it is started where it was, or not at all', async () => {
  const tried: number[] = []
  const args = (port: number) => {
    tried.push(port)
    return ['-e', '']
  }
  const program = { name: 'mongod', command: process.execPath, args } as const
  expect(await startProgram(program, dataDir, 1, () => {}, true)).toBeUndefined()
  expect(tried).toEqual([1])
})

test('where another program has taken its port, that is said with what to do, and nothing is begun', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const begun = startEmbedded({ dataDir, tell: () => {}, at: `mongodb://127.0.0.1:${port}/` })
  await expect(begun).rejects.toThrow(new RegExp(`its port, ${port} .*start the bot again.*DATA_DIR.*MONGODB_URI`))
  expect((await readdir(dataDir)).filter((name) => name.startsWith('database-') && name !== 'database-users')).toEqual([])
  await new Promise((resolve) => other.close(resolve))
})

test('when its folder is gone, it ends by itself', async () => {
  const bot = await somebody()
  const { pid } = await said(await start({ owner: bot.pid, grace: 600 }))
  bot.kill()
  await rm(dataDir, { recursive: true, force: true })
  await isGone(pid)
})
