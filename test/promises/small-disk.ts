import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, of so many megabytes; undefined where this account may not make one (it takes Linux and its root). */
export const makeSmallDisk = (megabytes: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
  const ballast = join(folder, 'ballast')
  const free = (): number => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    free,
    /** Fills it up, but for so many bytes. */
    fill: (left = 0) => writeFileSync(ballast, Buffer.alloc(Math.max(0, free() - left), 1)),
    makeRoom: () => rmSync(ballast),
    close() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    },
  }
}
