import { z } from 'zod'

/**
 * An epoch's key as it is kept, wrapped with RECORD_KEY: its id (later epochs sort behind earlier ones; the rest is random, so that no two are ever
 * taken for one another), and which RECORD_KEY wrapped it.
 */
export const EpochDoc = z.object({ _id: z.string(), under: z.string(), wrapped: z.string() }).readonly()
export type EpochDoc = z.infer<typeof EpochDoc>

/**
 * Where the epochs' keys lie: each in a place of its own, so that to drop one is to destroy its place, and no old page of a shared file keeps it.
 */
export interface EpochPlace {
  /** What kind of place, as it is written down: keys that lie elsewhere are not missing. */
  readonly kind: 'collections' | 'files'
  all(): Promise<readonly EpochDoc[]>
  find(id: string): Promise<EpochDoc | undefined>
  add(doc: EpochDoc): Promise<void>
  /** Puts one in the place of another of the same id, while that is there: one that was dropped is not brought back. */
  replace(doc: EpochDoc): Promise<void>
  /** Destroys one, and its place; one that is gone already is no fault. */
  drop(id: string): Promise<void>
}

/** Is this the id of an epoch, and not the short name of a RECORD_KEY? */
export const isEpoch = (under: string): boolean => /^e\d{12}-[0-9a-f]{16}$/.test(under)
