import mongoose, { type Connection } from 'mongoose'
import { instant } from '../procedures/words.js'
import { reaching } from './away.js'
import { openClaims } from './claims.js'
import { type Collections, collections, lockArrivals } from './collections.js'
import { eraseRecord, sweepSealed } from './erase.js'
import { openLists } from './lists.js'
import type { Log } from './log.js'
import { openMovements } from './movements.js'
import { openOwed } from './owed.js'
import { rebuildAll } from './rebuild.js'
import { type Keys, openKeys } from './sealing/keys.js'
import type { RecordKeys } from './sealing/record-key.js'
import { openSealedStore } from './sealing/sealed-store.js'
import { completeSince } from './settle.js'
import { openSteps } from './steps.js'
import { verifyAll } from './verify.js'
import type { Witness } from './witness.js'

/** Where the log is, and the keys that open it, of 32 bytes each. */
export interface LogSettings extends RecordKeys {
  readonly uri: string
  readonly database: string
  /** The office's clock, for what expires; left out, the computer's. */
  readonly clock?: () => Date
  /** What an earlier verification found whole, kept where the database's keepers cannot reach; left out, an old copy put back whole does not show. */
  readonly witness?: Witness
  /** How long a person waits for the database, in milliseconds; left out, two seconds. */
  readonly patience?: number
  /** Set false for servers that refuse retried writes (Amazon DocumentDB). */
  readonly retryWrites?: boolean
}

/**
 * Opens the log, making its indexes where they are missing. Throws LogAway when the database cannot be reached, and
 * WrongRecordKey when the key is not the one this log was begun with.
 */
export const openLog = async (settings: LogSettings): Promise<Log> => {
  const connection = await connect(settings)
  try {
    const db = collections(connection)
    return await reaching(async () => {
      for (const model of Object.values(db)) await model.createIndexes()
      await lockArrivals(db)
      return logOn(connection, db, await openKeys(db, settings), settings)
    })
  } catch (fault) {
    await connection.close()
    throw fault
  }
}

const logOn = (
  connection: Connection,
  db: Collections,
  keys: Keys,
  { clock = () => new Date(), patience = 2_000, witness }: LogSettings,
): Log => {
  const { open, append, walk, completeMine, ...reading } = openSteps(db, keys, patience)
  const owed = openOwed(db)
  const waitedFor = inTime(patience, {
    ...reading,
    ...openLists(db, keys),
    ...owed,
    ...openClaims(db, clock),
    ...openSealedStore(db, keys, clock),
    takeOwed: async (...given: Parameters<Log['takeOwed']>) => {
      await completeMine()
      return owed.takeOwed(...given)
    },
    ping: async () => {
      await connection.db?.admin().command({ ping: 1 })
      await writesDown(db)
    },
  })
  return {
    ...waitedFor,
    open,
    append,
    walk,
    ...openMovements(db),
    completeOwed: (since) => reaching(() => completeSince(db, keys, since)),
    async erase(record) {
      const erased = await reaching(() => eraseRecord(db, keys, record, clock()), patience)
      if (erased) await reaching(() => sweepSealed(db, keys, record))
      return erased
    },
    verify: () => reaching(() => verifyAll(db, keys, witness)),
    rewrap: () => reaching(() => keys.rewrap()),
    rebuild: (summarise) => reaching(() => rebuildAll(db, keys, summarise)),
    close: () => connection.close(),
  }
}

/** A word that is kept for a day at most: a server whose disk is full, or that has panicked, still answers a mere ping. */
const writesDown = async ({ claims }: Collections): Promise<void> => {
  const expires = new Date(Date.now() + 86_400_000)
  await claims.updateOne({ _id: 'ping' }, { $set: { until: instant(expires), expires } }, { upsert: true })
}

type Asked = Record<string, (...given: never[]) => Promise<unknown>>

/** The same functions, each throwing LogAway when the database is not there, or not there in time. */
const inTime = <T extends Asked>(patience: number, asked: T): T =>
  Object.fromEntries(
    Object.entries(asked).map(([name, ask]) => [name, (...given: never[]) => reaching(() => ask(...given), patience)]),
  ) as T

const connect = async ({ uri, database, retryWrites = true, patience = 2_000 }: LogSettings): Promise<Connection> => {
  // A little before anybody stops waiting, so that the driver says why.
  const limit = (patience * 3) / 4
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    appName: 'contact-steward',
    writeConcern: { w: 'majority', j: true, wtimeoutMS: patience },
    retryWrites,
    serverSelectionTimeoutMS: limit,
    connectTimeoutMS: limit,
    waitQueueTimeoutMS: limit,
    // Longer than anybody waits: only the walks over everything come near it.
    socketTimeoutMS: 30_000,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    sanitizeFilter: true,
  })
  try {
    await reaching(() => connection.asPromise())
    return connection
  } catch (fault) {
    await connection.close()
    throw fault
  }
}
