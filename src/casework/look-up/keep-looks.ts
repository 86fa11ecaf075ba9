import type { RecordId, StaffId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { change } from '../take-step.js'

/** Who looks: their arrival names the look, so that a repeat is kept once. */
export interface Look {
  readonly id: string
  readonly by: StaffId
}

/**
 * Keeps on each of these records that somebody looked at it, and why (rule 7); no content. False when one of them could not be kept: then
 * nothing of any may be shown. Throws as the log does.
 */
export const keepLooks = async (desk: Desk, { id, by }: Look, records: readonly RecordId[], why: string): Promise<boolean> => {
  const kept = await Promise.all(
    [...new Set(records)].map((record) =>
      change(desk, { record, by, key: `${id} ${record}` }, () => ({ events: [{ event: 'DetailsOpened', why }], owed: [] })),
    ),
  )
  return kept.every(({ outcome }) => outcome === 'taken' || outcome === 'repeated')
}
