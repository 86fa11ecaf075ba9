import type { Actor, StaffId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import type { RecordAtHand } from '../record-at-hand.js'
import { change } from '../take-step.js'

/** Who looks: their arrival names the look, so that a repeat is kept once. */
export interface Look {
  readonly id: string
  readonly by: StaffId
}

/**
 * Keeps on each of these records, as they were just read, that somebody looked at it, and why (rule 7); no content. False when one of them could
 * not be kept: then nothing of any may be shown. `tries` bounds how often it is begun again when others are faster. Throws as the log does.
 */
export const keepLooks = async (
  desk: Desk,
  { id, by }: Pick<Look, 'id'> & { readonly by: Actor },
  records: readonly RecordAtHand[],
  why: string,
  tries?: number,
): Promise<boolean> => {
  const each = new Map(records.map((read) => [read.kept.record, read]))
  const kept = await Promise.all(
    [...each].map(([record, read]) =>
      change(desk, { record, by, key: `${id} ${record}`, read, ...(tries ? { tries } : {}) }, () => ({
        events: [{ event: 'DetailsOpened', why }],
        owed: [],
      })),
    ),
  )
  return kept.every(({ outcome }) => outcome === 'taken' || outcome === 'repeated')
}
