import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The system's word for what went wrong: 'EEXIST', 'EPERM', … */
export const codeOf = (fault: unknown): unknown => (typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined)

/** Does a process of this id run on this computer? */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return codeOf(fault) === 'EPERM'
  }
}

/** What this process holds: in a container each has the same number, and a lock that bears it may be that of one that was killed. */
const ours = new Set<string>()
/** Whoever holds a lock from another computer, or another container, cannot be asked whether it still runs: after so long it does not. */
const LONGEST = 5 * 60_000

/** Has the holder died? `told` is what the lock says: the number of the process, and since this version the computer that it runs on. */
const hasDied = async (told: string, file: string): Promise<boolean> => {
  const [holder = '', host = hostname()] = told.split('@')
  if (host !== hostname()) return Date.now() - ((await stat(file).catch(() => undefined))?.mtimeMs ?? Date.now()) > LONGEST
  return Number(holder) === process.pid ? !ours.has(resolve(file)) : !isRunning(Number(holder))
}

/** Does a piece of work while no other process holds `file`; a lock whose holder has died is taken over. */
export const oneAtATime = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  while (!(await take(file))) {
    const told = await readFile(file, 'utf8').catch(() => '')
    // An empty lock is one that is being written at this moment, or was left by a crash in that moment: wait, then look again.
    if (Number.parseInt(told, 10) > 0 ? await hasDied(told, file) : await isStillEmpty(file)) await rm(file, { force: true })
    else await wait(50)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
    ours.delete(resolve(file))
  }
}

const take = async (file: string): Promise<boolean> => {
  if (ours.has(resolve(file))) return false
  ours.add(resolve(file))
  try {
    await writeFile(file, `${process.pid}@${hostname()}`, { flag: 'wx' })
    return true
  } catch (fault) {
    ours.delete(resolve(file))
    if (codeOf(fault) === 'EEXIST') return false
    throw fault
  }
}

const isStillEmpty = async (file: string): Promise<boolean> => {
  await wait(500)
  return (await readFile(file, 'utf8').catch(() => 'gone')) === ''
}
