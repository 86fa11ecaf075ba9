import { readFile, rm, writeFile } from 'node:fs/promises'
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

/** Does a piece of work while no other process holds `file`; a lock whose holder has died is taken over. */
export const oneAtATime = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  while (!(await take(file))) {
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    // An empty lock is one that is being written at this moment, or was left by a crash in that moment: wait, then look again.
    if (holder > 0 ? !isRunning(holder) : await isStillEmpty(file)) await rm(file, { force: true })
    else await wait(50)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

const take = async (file: string): Promise<boolean> => {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false
    throw fault
  }
}

const isStillEmpty = async (file: string): Promise<boolean> => {
  await wait(500)
  return (await readFile(file, 'utf8').catch(() => 'gone')) === ''
}
