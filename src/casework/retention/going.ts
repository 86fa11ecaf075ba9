import { instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'

const kind = 'going'
/** From then on the record itself says that it is erased, or whoever began has stopped before anything was done. */
const lasts = 10 * 60_000

/**
 * Records whose turn to be erased has come. Whoever erases says so first and asks then who is held; whoever holds keeps that first and looks then what is
 * going: one of them sees the other, in whichever process. All throw as the log does.
 */
export const going = ({ log, clock }: Pick<Desk, 'log' | 'clock'>) => ({
  begin: (record: RecordId): Promise<void> => log.putSealed(kind, record, {}, { until: instant(new Date(clock().getTime() + lasts)) }),
  end: (record: RecordId): Promise<void> => log.dropSealed(kind, record),
  all: async (): Promise<ReadonlySet<string>> => new Set((await log.listSealed(kind)).map(({ name }) => name)),
})
