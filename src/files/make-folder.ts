import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { codeOf, isGone } from './unless-gone.js'

/**
 * Makes a folder and those above it, where they are missing. Throws what the file system throws. Node's own `recursive` tries for ever
 * where a folder is refused as if the one above it were missing (/proc).
 */
export const makeFolder = async (folder: string, mode?: number): Promise<void> => {
  if (await isFolder(folder)) return
  const above = dirname(resolve(folder))
  if (above !== resolve(folder)) await makeFolder(above)
  try {
    await mkdir(folder, { mode })
  } catch (fault) {
    // Another process was quicker; a file of that name is a fault.
    if (codeOf(fault) !== 'EEXIST' || !(await isFolder(folder))) throw fault
  }
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory()
  } catch (fault) {
    if (isGone(fault)) return false
    throw fault
  }
}
