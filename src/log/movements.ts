import { trusted } from 'mongoose'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { RecordId } from '../procedures/words.js'
import { reaching } from './away.js'
import type { Collections, CommitDoc, RecordDoc } from './collections.js'
import type { Log, Movement } from './log.js'

/** Which records moved: since a time by the commits, since ever by the snapshots. Nothing is unsealed for it. */
export const openMovements = ({ commits, records }: Collections): Pick<Log, 'movements'> => ({
  movements: (since) =>
    reaching(async () => {
      const moved = new Map<RecordId, Movement>()
      if (since === undefined) {
        const all = records.find({}, { procedure: 1, moved: 1 }).lean<RecordDoc>().cursor({ batchSize: 1000 })
        for await (const { _id, procedure, moved: version } of all) moved.set(_id, { record: _id, procedure, version })
        return [...moved.values()]
      }
      // Which events move is asked here: not every server goes by an index for a time together with a list.
      const recent = commits
        .find({ at: trusted({ $gte: since }) }, { record: 1, procedure: 1, version: 1, events: 1 })
        .lean<CommitDoc>()
        .cursor({ batchSize: 1000 })
      for await (const { record, procedure, version, events } of recent)
        if (events.some(moves) && version > (moved.get(record)?.version ?? 0)) moved.set(record, { record, procedure, version })
      return [...moved.values()]
    }),
})

const moves = (event: string): boolean => event === 'RecordErased' || !isBookkeeping({ event })
