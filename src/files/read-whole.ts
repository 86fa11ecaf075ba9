import { readFile } from 'node:fs/promises'
import { unlessGone } from './unless-gone.js'

/**
 * Reads a file in whose place others may put another meanwhile, and write over the one that was there: what does not open and has changed when it is read
 * again was taken in such a moment, and is read anew. `opens` throws at what is not whole; its last fault is thrown where the file stands as it is.
 * Undefined: the file is not there. Throws what the file system throws.
 */
export const readWhole = async <T>(file: string, opens: (text: string) => T): Promise<T | undefined> => {
  let text = await readFile(file, 'utf8').catch(unlessGone)
  while (text !== undefined) {
    try {
      return opens(text)
    } catch (fault) {
      const before = text
      text = await readFile(file, 'utf8').catch(unlessGone)
      if (text === before) throw fault
    }
  }
  return undefined
}
