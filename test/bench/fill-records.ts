import type { Connection } from 'mongoose'
import type { RecordDoc } from '../../src/log/collections.js'

/** Puts in snapshots of records from one number up to, not with, another: as those that are there by this query, with these changes. Throws where there is none. */
export async function fillRecords(
  raw: Connection,
  like: Readonly<Record<string, unknown>>,
  { from, to, changes = {} }: { readonly from: number; readonly to: number; readonly changes?: Readonly<Record<string, unknown>> },
): Promise<void> {
  const records = raw.collection<RecordDoc>('records')
  const there = await records.find(like).toArray()
  for (let first = from; first < to; first += 1_000) {
    const some = Array.from({ length: Math.min(1_000, to - first) }, (_, n) => {
      const one = there[(first + n) % there.length]
      if (!one) throw new Error('There is no record to take as a pattern.')
      return { ...one, _id: `ZZ-2026-${first + n}` as RecordDoc['_id'], ...changes }
    })
    await records.insertMany(some)
  }
}
