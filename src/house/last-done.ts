import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../files/make-folder.js'

/** What somebody, or the clock, should do again and again: a backup, a drill of one, a look at where people are kept. */
export type Chore = 'backup' | 'drill' | 'people'

/** The moment, by the name that it has had since the first backup. */
const Noted = z.object({ taken: z.iso.datetime() })
const noteIn = (dataDir: string, chore: Chore): string => join(dataDir, `last-${chore}.json`)

/** Notes that a chore was done and went well, for doctor, in a DATA_DIR that may be new. One that cannot be written spoils nothing. */
export const noteDone = async (dataDir: string, chore: Chore, at: Date): Promise<void> =>
  makeFolder(dataDir)
    .then(() => writeFile(noteIn(dataDir, chore), JSON.stringify({ taken: at.toISOString() })))
    .catch(() => undefined)

/** When a chore was last done with this DATA_DIR; undefined when it is not known that it ever was. */
export const lastDone = async (dataDir: string, chore: Chore): Promise<Date | undefined> => {
  try {
    const read = Noted.safeParse(JSON.parse(await readFile(noteIn(dataDir, chore), 'utf8')))
    return read.success ? new Date(read.data.taken) : undefined
  } catch {
    return undefined
  }
}
