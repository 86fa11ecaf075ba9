import type { Connection } from 'mongoose'
import { type Instant, instant } from '../procedures/words.js'

/**
 * How far back a replica set's log of its own writes reaches, in which a destroyed epoch's key lives on (docs/run.md). `none`: a single server has
 * none; `not told`: there is one, and it is not ours to read.
 */
export type Oplog = 'none' | 'not told' | { readonly since: Instant }

/** Asks the server. Throws what the driver throws when it cannot be reached. */
export const readOplog = async (connection: Connection): Promise<Oplog> => {
  const hello = await connection.db?.admin().command({ hello: 1 })
  const isShared = hello?.msg === 'isdbgrid'
  if (!isShared && typeof hello?.setName !== 'string') return 'none'
  const oldest = await connection
    .getClient()
    .db('local')
    .collection('oplog.rs')
    .find({}, { projection: { wall: 1 } })
    .sort({ $natural: 1 })
    .limit(1)
    .next()
    .catch(() => null)
  return oldest?.wall instanceof Date ? { since: instant(oldest.wall) } : 'not told'
}
