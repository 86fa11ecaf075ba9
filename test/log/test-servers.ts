import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

// Jest loads what its global setup needs without the name mapping of tests, so this file imports nothing of ours.

const prefix = 'contact-steward-tests-'

/** A disk in memory, as Linux has it. What tests keep is lost with the machine in any case: none of them pulls its plug, and those that kill a process read after it. */
const inMemory = '/dev/shm'
/** More than all that a whole run keeps at once, in bytes. */
const roomForTests = 4 * 2 ** 30

const hasRoom = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return Math.min(bavail * bsize, freemem()) > roomForTests
  } catch {
    return false
  }
}

/** Where a test run keeps the data of its database server: a run is named by jest's process id. */
export const folderOf = (run: number): string => process.env.STEWARD_TEST_FOLDER ?? join(tmpdir(), `${prefix}${run}`)

/**
 * Makes the folder of this run, and has its tests keep their own files in it too: in memory where there is room, since on a disk two thirds of what a test with a
 * database takes is waiting for it. What is measured to be told, and every long form (DISK=1, LONG=1), is measured on the disk.
 */
export const makeFolderOf = (run: number): void => {
  if (process.env.DISK || process.env.LONG || !hasRoom()) return
  const folder = join(inMemory, `${prefix}${run}`)
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary, { recursive: true })
  Object.assign(process.env, { STEWARD_TEST_FOLDER: folder, STEWARD_TEST_DISK: tmpdir(), TMPDIR: temporary })
}

/** Ends the server of a run, if one was started, and takes its data away. */
export const endServer = async (run: number): Promise<void> => {
  await endServerIn(folderOf(run))
}

const endServerIn = async (folder: string): Promise<void> => {
  const pid = pidIn(folder)
  // Process ids are used again: only one that serves this very folder is ours to end. Its data go too, so it need not end well.
  if (pid > 0 && serves(pid, folder)) process.kill(pid, 'SIGKILL')
  while (pid > 0 && serves(pid, folder)) await wait(50)
  // What a test has started may write in it for a moment still.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}

/** Ends the servers of runs that were killed before they could. */
export const endAbandoned = async (): Promise<void> => {
  for (const place of [inMemory, tmpdir()]) {
    for (const name of namesIn(place)) {
      const run = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : 0
      if (run > 0 && argumentsOf(run) === '') await endServerIn(join(place, name))
    }
  }
}

const namesIn = (place: string): readonly string[] => {
  try {
    return readdirSync(place)
  } catch {
    return []
  }
}

const pidIn = (folder: string): number => {
  try {
    return Number((JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { pid?: number }).pid ?? 0)
  } catch {
    return 0
  }
}

const serves = (pid: number, folder: string): boolean => argumentsOf(pid).includes(folder)

const argumentsOf = (pid: number): string => {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}
