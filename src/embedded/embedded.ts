import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../files/make-folder.js'
import { isRunning, oneAtATime } from '../files/one-at-a-time.js'
import { putInPlace } from '../files/put-in-place.js'
import { LogAway } from '../log/log.js'
import { findProgram, type Program, type ProgramName, programCache, programNames } from './database-programs.js'
import { comesUp, endProgram, isServing, isTaken, killProgram, startProgram, uriOf } from './server-process.js'

/** You will see this when no embedded database can be started. Its message is one sentence that says what to do. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase'
}

/** A running embedded database. `stop` ends it, unless a bot that still runs owns it. */
export interface Embedded {
  readonly uri: string
  readonly program: ProgramName
  /** Does its process still run? One that was killed can be started again by `startEmbedded`, at the same address. */
  readonly running: () => boolean
  /** The process that it belongs to, when that is another one which runs. */
  readonly owner?: number
  readonly stop: () => Promise<void>
  /** Ends it at once, as a crash would: the next start finds it at the same address. Not when another bot owns it. */
  readonly kill: () => Promise<void>
}

/** What is written down in DATA_DIR: the program that wrote the data, and while it runs, where. */
const Note = z.object({
  program: z.enum(programNames),
  pid: z.number().int().positive().optional(),
  port: z.number().int().positive().optional(),
  owner: z.number().int().positive().optional(),
  /** When it was started, in milliseconds, until it answers. */
  starting: z.number().int().positive().optional(),
})
type Note = z.infer<typeof Note>

/**
 * Starts the database that comes with the bot, for trying, training and tests, or finds the one that a killed bot left
 * running and uses it again. Its data are in `dataDir`, its program in a cache outside. Throws NoDatabase.
 */
export const startEmbedded = async ({
  dataDir,
  tell,
  env = process.env,
  cache = programCache(env),
  owner = process.pid,
  grace = 20,
  at,
}: {
  readonly dataDir: string
  readonly tell: (sentence: string) => void
  /** Where programs are looked for (PATH) and kept. */
  readonly env?: NodeJS.ProcessEnv
  readonly cache?: string
  /** The process that the server belongs to; once it is gone, the next one takes it over. */
  readonly owner?: number
  /** Once nobody who uses it runs any more, it ends by itself after so many seconds: long enough for a bot that is started again. */
  readonly grace?: number
  /** The address at which it was: for whoever is connected to it, and would not find it at another. Left out, it may be any. */
  readonly at?: string
}): Promise<Embedded> => {
  try {
    await makeFolder(dataDir)
    // A name of its own: two bots may begin in the same moment.
    const probe = join(dataDir, `database.write-test-${randomUUID()}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (cause) {
    throw new NoDatabase(`DATA_DIR cannot be written: make ${dataDir} writable, or set DATA_DIR to a folder that is.`, { cause })
  }
  return oneAtATime(join(dataDir, 'database.lock'), async () => {
    await useAs(dataDir, owner)
    const note = await readNote(dataDir)
    const port = at === undefined ? undefined : Number(new URL(at).port)
    return (
      (await findRunning(dataDir, note, owner, tell)) ??
      (await startNew(dataDir, note, owner, grace, port, (name) => findProgram(name, cache, env, tell)))
    )
  })
}

/**
 * The embedded database as its note names it, when that process runs: whether it answers is not asked, and it is neither started nor
 * stopped. For whoever only watches, and takes a frozen one as it is.
 */
export const embeddedAsNoted = async (dataDir: string): Promise<Embedded | undefined> => {
  const { pid, port, program, owner } = (await readNote(dataDir)) ?? {}
  if (pid === undefined || port === undefined || program === undefined || !isRunning(pid)) return undefined
  await useAs(dataDir, process.pid).catch(() => {})
  return { uri: uriOf(port), program, running: () => isRunning(pid), ...(owner === undefined ? {} : { owner }), ...notOurs }
}

const notOurs = { stop: async () => {}, kill: async () => {} }

/** Writes down that a process uses the database: it ends by itself when none of them runs any more (warden.cjs). */
const useAs = async (dataDir: string, user: number): Promise<void> => {
  const users = join(dataDir, 'database-users')
  await mkdir(users, { recursive: true })
  for (const name of await readdir(users)) if (!isRunning(Number(name))) await rm(join(users, name), { force: true })
  await writeFile(join(users, String(user)), '')
}

const watchOver = (dataDir: string, pid: number, grace: number): void => {
  const warden = join(__dirname, 'warden.cjs')
  spawn(process.execPath, [warden, resolve(dataDir), String(pid), String(grace)], {
    detached: true,
    stdio: 'ignore',
    cwd: tmpdir(),
  }).unref()
}

/** Has an embedded database ever been started in this folder? */
export const hasEmbedded = (dataDir: string): boolean => existsSync(noteFile(dataDir))

/** By then one that was started answers, or whoever started it has ended it. */
const startsWithin = 120_000

const noteFile = (dataDir: string) => join(dataDir, 'database.json')

const readNote = async (dataDir: string): Promise<Note | undefined> => {
  try {
    return Note.parse(JSON.parse(await readFile(noteFile(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

const writeNote = async (dataDir: string, note: Note): Promise<void> => {
  await putInPlace(noteFile(dataDir), `${JSON.stringify(note)}\n`)
}

/** The same without a wait. Whole or not at all: a disk that is full must not leave half a note, which knows neither program nor port. */
const noteAtOnce = (dataDir: string, note: Note): void => {
  const beside = `${noteFile(dataDir)}.${randomUUID()}`
  try {
    writeFileSync(beside, `${JSON.stringify(note)}\n`, { mode: 0o600 })
    renameSync(beside, noteFile(dataDir))
  } catch (fault) {
    rmSync(beside, { force: true })
    throw fault
  }
}

const findRunning = async (
  dataDir: string,
  note: Note | undefined,
  owner: number,
  tell: (sentence: string) => void,
): Promise<Embedded | undefined> => {
  if (note?.pid === undefined || note.port === undefined || !isRunning(note.pid)) return undefined
  const { starting, ...rest } = note
  const { pid, port, program } = note
  // Whoever started it was killed while it came up: it holds its files, so that no other can be started beside it.
  const isComingUp = starting !== undefined && Math.abs(Date.now() - starting) < startsWithin
  const serves = isComingUp ? await comesUp(pid, port) : await isServing(pid, port)
  if (!serves) return undefined
  const other = note.owner !== undefined && note.owner !== owner && isRunning(note.owner) ? note.owner : undefined
  if (other === undefined) {
    await writeNote(dataDir, { ...rest, owner })
    tell('Found the database that was left running, and use it again.')
  }
  const found = { uri: uriOf(port), program, running: () => isRunning(pid) }
  if (other !== undefined) return { ...found, owner: other, ...notOurs }
  return { ...found, stop: () => stop(dataDir, program, pid), kill: () => killProgram(pid) }
}

const startNew = async (
  dataDir: string,
  note: Note | undefined,
  owner: number,
  grace: number,
  only: number | undefined,
  find: (name: ProgramName) => Promise<Program | undefined>,
): Promise<Embedded> => {
  if (only !== undefined && (await isTaken(only)))
    throw new NoDatabase(portTaken(dataDir, only), { cause: new LogAway('Its port is taken.') })
  for (const name of note ? [note.program] : programNames) {
    const program = await find(name)
    if (!program) continue
    const began = (process: { readonly pid: number; readonly port: number }) => {
      // In the same moment, before anything is waited for: a bot that is killed now leaves it running.
      noteAtOnce(dataDir, { program: name, ...process, owner, starting: Date.now() })
      watchOver(dataDir, process.pid, grace)
    }
    const running = await startProgram(program, dataDir, only ?? note?.port, began, only !== undefined)
    if (!running) {
      // One that runs, and said nothing for as long as it was asked, is found by the next who asks.
      const left =
        note?.pid !== undefined && isRunning(note.pid) ? note : note && { program: note.program, ...(note.port ? { port: note.port } : {}) }
      await (left ? writeNote(dataDir, left) : rm(noteFile(dataDir), { force: true }))
      continue
    }
    await writeNote(dataDir, { program: name, ...running, owner })
    const { pid, port } = running
    return {
      uri: uriOf(port),
      program: name,
      running: () => isRunning(pid),
      stop: () => stop(dataDir, name, pid),
      kill: () => killProgram(pid),
    }
  }
  if (note)
    throw new NoDatabase(
      `The data in ${dataDir} were written by ${note.program}, which cannot be started now (see database.log there): make it available again, or set DATA_DIR to another folder.`,
      // The settings may be right: it may start in a while.
      { cause: new LogAway('The embedded database does not start.') },
    )
  throw new NoDatabase(
    'There is no database: set MONGODB_URI, or install a MongoDB server (mongod) on the PATH, or Python 3.10 or later with pip.',
  )
}

/** Whoever is connected would not find it at another port: that takes a bot that is begun anew. */
const portTaken = (dataDir: string, port: number): string =>
  `The embedded database cannot come back: another program has taken its port, ${port} of this computer (ss -ltnp names it). End that program, or start the bot again: the database then takes a free port. Nothing is lost: alerts go straight to the seniors meanwhile and are kept in DATA_DIR (${dataDir}); with MONGODB_URI set to a server of your own this cannot happen.`

const stop = async (dataDir: string, program: ProgramName, pid: number): Promise<void> => {
  await endProgram(pid)
  await writeNote(dataDir, { program }).catch(() => {})
}
