import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { link, open, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf, unlessGone } from './unless-gone.js'

/** Does a process of this id run on this computer? */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return codeOf(fault) === 'EPERM'
  }
}

/** This computer, and on it which numbering of processes: of two containers that bear one name, the same number is two processes. */
const here = ((): string => {
  try {
    return `${hostname()}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
})()

/** Whoever holds a lock on another computer says so once a minute; one who has said nothing for so long does not hold it any more. */
const sayEvery = 60_000
const longest = 5 * 60_000
/** Earlier bots make a lock and then write in it: one that is empty for so long was left in that moment. */
const emptyFor = 2_000

/** What this process holds, by names that it gave: a lock that bears its number and none of these is that of one who was killed. */
const ours = new Set<string>()

/**
 * Does a piece of work while nobody else holds `file`, in this process or another; a lock whose holder has died is taken over, by one alone. The folder
 * must be there. Throws what the file system throws (a full disk takes no lock); then nothing was done and no lock is left.
 */
export const oneAtATime = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  const name = randomUUID()
  ours.add(name)
  let saying: NodeJS.Timeout | undefined
  try {
    while (!(await take(file, name))) await wait(50)
    saying = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), sayEvery).unref()
    return await work()
  } finally {
    clearInterval(saying)
    await giveBack(file, name)
    ours.delete(name)
  }
}

/** How often whoever holds a file for long says so, and for how long that is believed, in milliseconds. */
const holderSaysEvery = 5_000
const believedFor = 15_000
/** More often than this nobody dies while a file is being taken. */
const mostTries = 20

/** A file that is held for as long as a process lives: ours, until `end`; or somebody else's, who said so last at `said` (in milliseconds). */
export type Hold =
  | { readonly is: 'ours'; end(): Promise<void> }
  /** `surely`: that process runs on this computer, and has said so in the last seconds. One that stands still, or is on another computer, may be no more. */
  | { readonly is: 'theirs'; readonly pid: number; readonly host: string; readonly said: number; readonly surely: boolean }

/** Holds `file`, unless another process does: nobody waits. One whose holder has died is taken over, by one alone. Throws what the file system throws; then it is not held. */
export const hold = async (file: string): Promise<Hold> => {
  const name = randomUUID()
  ours.add(name)
  let there: Seen | undefined
  try {
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await take(file, name)) return holding(file, name)
      there = await see(file)
      if (there && !hasDied(there)) break
    }
  } catch (fault) {
    ours.delete(name)
    throw fault
  }
  ours.delete(name)
  const { pid, began, host } = there?.holder ?? { pid: 0, began: unknown, host: here }
  const said = there?.touched ?? 0
  const surely = host === here && began !== unknown && isRunning(pid) && Math.abs(Date.now() - said) < believedFor
  return { is: 'theirs', pid, host, said, surely }
}

const holding = (file: string, name: string): Hold => {
  const say = () => void utimes(file, new Date(), new Date()).catch(() => {})
  const saying = setInterval(say, holderSaysEvery).unref()
  return {
    is: 'ours',
    async end() {
      clearInterval(saying)
      await giveBack(file, name)
      ours.delete(name)
    },
  }
}

/** Whoever took it for left has another there by now. One that cannot be taken away is known for left all the same. */
const giveBack = async (file: string, name: string): Promise<void> => {
  try {
    if ((await see(file))?.holder.name === name) await rm(file, { force: true })
  } catch {
    // It stays until somebody else comes.
  }
}

/** Who holds a lock: the number of the process and when it began, the name that it gave this lock, and on which computer. Earlier bots wrote the number alone. */
interface Holder {
  readonly pid: number
  readonly began: string
  readonly name: string
  readonly host: string
}
const unknown = '-'

/** A lock that is there. `mark` is the same for as long as nobody puts another in its place or says that it is held. */
interface Seen {
  readonly holder: Holder
  readonly mark: string
  readonly touched: number
}

const see = async (file: string): Promise<Seen | undefined> => {
  try {
    const handle = await open(file, 'r')
    try {
      const { ino, mtimeNs, mtimeMs } = await handle.stat({ bigint: true })
      const [pid = '', began = unknown, name = unknown, host = here] = (await handle.readFile('utf8')).trim().split(' ')
      return {
        holder: { pid: Number(pid), began, name, host },
        mark: `${ino.toString(36)}-${mtimeNs.toString(36)}-${name.slice(0, 8)}`,
        touched: Number(mtimeMs),
      }
    } finally {
      await handle.close()
    }
  } catch (fault) {
    return unlessGone(fault)
  }
}

/**
 * When a process began: the same whenever it is asked, and another for the next of that number, which in a container every bot has; `ended` of one that nobody
 * has buried yet. Known on Linux alone.
 */
const beganAt = (pid: number): string => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The program's own name stands before, in brackets, and may hold anything.
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return 'ZX'.includes(state) ? ended : `${boot}:${rest[18]}`
  } catch {
    return unknown
  }
}
const ended = 'ended'

const hasDied = ({ holder: { pid, began, name, host }, touched }: Seen): boolean => {
  const silent = Date.now() - touched
  if (!(pid > 0)) return silent > emptyFor
  if (host !== here) return silent > longest
  if (!isRunning(pid)) return true
  const now = beganAt(pid)
  if (now === ended || (began !== unknown && now !== unknown && began !== now)) return true
  return pid === process.pid && !ours.has(name)
}

/** Makes a lock, unless there is one: false. Nobody ever sees half of it. */
const make = async (file: string, name: string): Promise<boolean> => {
  const text = `${process.pid} ${beganAt(process.pid)} ${name} ${here}\n`
  const beside = `${file}.${name}`
  try {
    await writeFile(beside, text, { flag: 'wx' })
    await link(beside, file).catch((fault: unknown) => {
      if (codeOf(fault) === 'EEXIST') throw fault
      // A file system without links.
      return writeFile(file, text, { flag: 'wx' })
    })
    return true
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false
    throw fault
  } finally {
    await rm(beside, { force: true })
  }
}

const take = async (file: string, name: string): Promise<boolean> => {
  const there = await see(file)
  if (!there) return make(file, name)
  if (hasDied(there)) await clear(file, there, name)
  return false
}

/**
 * Takes away the lock of somebody who has died. Who does it holds a lock of its own for that one meanwhile: else a second, who saw the same, would take away
 * what the first has made since. Of those who die while they do it the same is true.
 */
const clear = async (file: string, dead: Seen, name: string): Promise<void> => {
  const claim = `${file}.after-${dead.mark}`
  if (!(await make(claim, name))) {
    const other = await see(claim)
    if (other && hasDied(other)) await clear(claim, other, name)
    return
  }
  try {
    if ((await see(file))?.mark === dead.mark) await rm(file, { force: true })
  } finally {
    await rm(claim, { force: true })
  }
}
