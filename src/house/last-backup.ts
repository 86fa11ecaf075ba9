import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Noted = z.object({ taken: z.iso.datetime() })
const noteIn = (dataDir: string): string => join(dataDir, 'last-backup.json')

/** Notes that a backup was taken and read back, for doctor. A folder that cannot be written spoils no backup. */
export const noteBackup = async (dataDir: string, taken: Date): Promise<void> =>
  writeFile(noteIn(dataDir), JSON.stringify({ taken: taken.toISOString() })).catch(() => undefined)

/** When the last backup was taken with this DATA_DIR; undefined when none is known of. */
export const lastBackup = async (dataDir: string): Promise<Date | undefined> => {
  try {
    const read = Noted.safeParse(JSON.parse(await readFile(noteIn(dataDir), 'utf8')))
    return read.success ? new Date(read.data.taken) : undefined
  } catch {
    return undefined
  }
}
