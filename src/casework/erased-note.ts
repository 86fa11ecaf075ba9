import { z } from 'zod'
import { erasedKind as kind, type SealedStore } from '../log/log.js'
import { Instant, type RecordId } from '../procedures/words.js'

/** Who erased a record, why and when: kept beside the records, since its own words are gone. It names no customer. */
export const ErasedNote = z.object({ by: z.string(), why: z.string(), at: Instant })
export type ErasedNote = z.infer<typeof ErasedNote>

/** Stands as `by` where the office's period had ended. */
export const byTheClock = 'the clock'

/** The note of one record; undefined when it was not erased. Throws as the log does. */
export const erasedNote = async (log: Pick<SealedStore, 'getSealed'>, record: RecordId): Promise<ErasedNote | undefined> =>
  ErasedNote.safeParse(await log.getSealed(kind, record)).data

/** What somebody is told who comes for something of a record that was erased; undefined when it was not. Throws as the log does. */
export const saidOfErased = async (log: Pick<SealedStore, 'getSealed'>, record: RecordId): Promise<string | undefined> =>
  (await erasedNote(log, record)) && `${record} was erased for good, so there is nothing of it to give any more. You need not do anything.`

/** Keeps the note of an erasure. Throws as the log does. */
export const noteErased = (log: Pick<SealedStore, 'putSealed'>, record: RecordId, note: ErasedNote): Promise<void> =>
  log.putSealed(kind, record, note)

/** Every erasure there was: the record, and when. Throws as the log does. */
export const erasures = async (log: Pick<SealedStore, 'listSealed'>): Promise<readonly { record: string; at: Instant }[]> =>
  (await log.listSealed(kind)).flatMap(({ name, value }) => {
    const note = ErasedNote.safeParse(value).data
    return note ? [{ record: name, at: note.at }] : []
  })
