import { randomBytes } from 'node:crypto'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileFault } from './file-fault.js'
import { isRunning } from './one-at-a-time.js'

const ending = '.new'
/** What nobody has touched for so many milliseconds nobody is writing any more, not on another computer either. */
const leftAfter = 3_600_000

/**
 * Puts a file in the place of what stood under its name, whole or not at all: it is written beside, and takes the name when the disk has it, so
 * that a crash leaves the one or the other. Answers when the disk has that too. Throws FileFault; then nothing has changed.
 */
export const putInPlace = (file: string, bytes: string | Buffer, mode = 0o600): Promise<void> =>
  writtenBeside(file, async (beside) => {
    const handle = await open(beside, 'w', mode)
    try {
      await handle.writeFile(bytes)
    } finally {
      await handle.close()
    }
  })

/** The same for what is written in a way of its own, under the name that `write` is given; answers with what it answers. */
export const writtenBeside = async <T>(file: string, write: (beside: string) => Promise<T>): Promise<T> => {
  await clearHalves(file)
  // A name of its own: two bots of one folder may write theirs in the same moment.
  const beside = `${file}.${hostname()}.${process.pid}.${randomBytes(4).toString('hex')}${ending}`
  try {
    const written = await write(beside)
    await synced(beside)
    await rename(beside, file)
    await synced(dirname(file))
    return written
  } catch (fault) {
    // Half a file must not take the room of a whole one.
    await rm(beside, { force: true }).catch(() => {})
    throw fileFault(fault, file) ?? fault
  }
}

/** Answers when the disk has a file, or the names in a folder. */
export const synced = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Takes away what those left who were cut off in the middle; whatever hinders that hinders no writing. */
const clearHalves = async (file: string): Promise<void> => {
  const [folder, start] = [dirname(file), `${basename(file)}.`]
  const names = await readdir(folder).catch(() => [])
  for (const half of names.filter((name) => name.startsWith(start) && name.endsWith(ending)))
    try {
      const pid = half.startsWith(`${start}${hostname()}.`) && /\.(\d+)\.[0-9a-f]{8}\.new$/.exec(half)?.[1]
      const isLeft = pid && !isRunning(Number(pid))
      if (isLeft || (await stat(join(folder, half))).mtimeMs < Date.now() - leftAfter) await rm(join(folder, half), { force: true })
    } catch {
      // It is gone, or stays.
    }
}
