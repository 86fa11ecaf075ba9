import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

// Jest loads what its global setup needs without the name mapping of tests, so this file imports nothing of ours.

const prefix = 'contact-steward-tests-'

/** Where the database server of a test run keeps its data: a run is named by jest's process id. */
export const folderOf = (run: number): string => join(tmpdir(), `${prefix}${run}`)

/** Ends the server of a run, if one was started, and takes its data away. */
export const endServer = async (run: number): Promise<void> => {
  const folder = folderOf(run)
  const pid = pidIn(folder)
  // Process ids are used again: only one that serves this very folder is ours to end. Its data go too, so it need not end well.
  if (pid > 0 && serves(pid, folder)) process.kill(pid, 'SIGKILL')
  while (pid > 0 && serves(pid, folder)) await wait(50)
  rmSync(folder, { recursive: true, force: true })
}

/** Ends the servers of runs that were killed before they could. */
export const endAbandoned = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir())) {
    const run = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : 0
    if (run > 0 && argumentsOf(run) === '') await endServer(run)
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
