import { trusted } from 'mongoose'
import { inGroups } from './ahead.js'
import { reaching } from './away.js'
import type { Collections, RecordDoc } from './collections.js'
import type { Counted, CountedRecord, Log } from './log.js'
import type { Keys } from './sealing/keys.js'
import { unseal } from './sealing/seal.js'

/** So many snapshots are opened at once: some milliseconds' work, between which everybody else's goes on. */
const together = 500

/** The office's figures, out of the snapshots: they move with the records, and a report reads no record. */
export const openFigures = ({ records }: Collections, keys: Keys): Pick<Log, 'figures'> => {
  const opened = async (docs: readonly RecordDoc[]): Promise<readonly CountedRecord[]> => {
    const known = await keys.ofMany(docs.map(({ key }) => key))
    return docs.flatMap(({ _id, procedure, opened, key, figures }) => {
      const mine = known.get(key)
      if (!mine || figures === undefined) return []
      return [{ record: _id, procedure, opened, figures: JSON.parse(unseal(mine, figures, `figures ${_id}`).toString()) as Counted }]
    })
  }

  return {
    figures: ({ procedures, since, until }) =>
      reaching(async () => {
        const all: CountedRecord[] = []
        for (const procedure of procedures) {
          const found = records
            .find({ procedure, opened: trusted({ $gte: since, $lt: until }) }, { procedure: 1, opened: 1, key: 1, figures: 1 })
            .sort({ opened: 1 })
            .lean<RecordDoc>()
            .cursor({ batchSize: 1000 })
          for await (const some of inGroups(found, together)) all.push(...(await opened(some)))
        }
        return all
      }),
  }
}
