import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { RecordId } from '../procedures/words.js'
import { reaching } from './away.js'
import type { Collections, CommitDoc, RecordDoc } from './collections.js'
import type { Log, Movement } from './log.js'
import { slowly } from './slowly.js'

/** Which records moved: since a time by the commits, since ever by the snapshots. Nothing is unsealed for it. */
export const openMovements = ({ commits, records }: Collections): Pick<Log, 'movements'> => ({
  movements: (since) =>
    reaching(async () => {
      if (since === undefined) {
        const all: Movement[] = []
        for await (const some of slowly<RecordDoc>(records, {}, { projection: { procedure: 1, moved: 1 } }))
          for (const { _id, procedure, moved: version } of some) all.push({ record: _id, procedure, version })
        return all
      }
      const moved = new Map<RecordId, Movement>()
      // Which events move is asked here: not every server goes by an index for a time together with a list.
      const recent = slowly<CommitDoc>(commits, { at: { $gte: since } }, { projection: { record: 1, procedure: 1, version: 1, events: 1 } })
      for await (const some of recent)
        for (const { record, procedure, version, events } of some)
          if (events.some(moves) && version > (moved.get(record)?.version ?? 0)) moved.set(record, { record, procedure, version })
      return [...moved.values()]
    }),
})

const moves = (event: string): boolean => event === 'RecordErased' || !isBookkeeping({ event })
