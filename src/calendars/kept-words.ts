import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { putInPlace } from '../files/put-in-place.js'
import { Instant, StaffId } from '../procedures/words.js'

const stretch = { person: StaffId, from: Instant, until: Instant }
/** What a calendar said when it was read last. No title stands here, and no address. */
const KeptWords = z.object({
  read: Instant,
  holds: z.enum(['absences', 'duty']),
  presence: z.array(z.object({ ...stretch, is: z.literal('away'), at: Instant })),
  rota: z.array(z.object({ ...stretch, tier: z.number().int().min(1).max(9) })),
})
export type KeptWords = z.infer<typeof KeptWords>
const KeptFile = z.object({ calendars: z.record(z.string(), KeptWords) })

/** What calendars said, by their names, as it was kept on disk: a start after a night, with the calendars away, knows it. Nothing when there is no whole file. */
export async function loadWords(file: string): Promise<Map<string, KeptWords>> {
  try {
    const read = KeptFile.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return new Map(read.success ? Object.entries(read.data.calendars) : [])
  } catch {
    return new Map()
  }
}

/** Keeps what calendars said, whole or not at all. Throws what the file system throws. */
export const keepWords = (file: string, words: ReadonlyMap<string, KeptWords>): Promise<void> =>
  putInPlace(file, JSON.stringify({ calendars: Object.fromEntries(words) }))
