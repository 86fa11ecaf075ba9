import mongoose, { type Connection } from 'mongoose'
import { reaching } from './away.js'
import { openClaims } from './claims.js'
import { type Collections, collections } from './collections.js'
import { eraseRecord } from './erase.js'
import { openKeys } from './keys.js'
import { openLists } from './lists.js'
import type { Log } from './log.js'
import { openOwed } from './owed.js'
import { rebuildAll } from './rebuild.js'
import { openSealedStore } from './sealed-store.js'
import { completeSince } from './settle.js'
import { openSteps, patience } from './steps.js'
import { verifyAll } from './verify.js'

/** Where the log is, and what opens it. `recordKey` is RECORD_KEY's 32 bytes; `formerKey` the one before it, while a change of keys is under way. */
export interface LogSettings {
  readonly uri: string
  readonly database: string
  readonly recordKey: Buffer
  readonly formerKey?: Buffer
  /** The office's clock, for what expires; left out, the computer's. */
  readonly clock?: () => Date
  /** Set false for servers that refuse retried writes (Amazon DocumentDB). */
  readonly retryWrites?: boolean
}

/**
 * Opens the log, making its indexes where they are missing. Throws LogAway when the database cannot be reached, and
 * WrongRecordKey when the key is not the one this log was begun with.
 */
export const openLog = async ({
  uri,
  database,
  recordKey,
  formerKey,
  clock = () => new Date(),
  retryWrites = true,
}: LogSettings): Promise<Log> => {
  const connection = await connect(uri, database, retryWrites)
  try {
    const db = collections(connection)
    return await reaching(async () => {
      for (const model of Object.values(db)) await model.createIndexes()
      return openOn(connection, db, recordKey, formerKey, clock)
    })
  } catch (fault) {
    await connection.close()
    throw fault
  }
}

const openOn = async (
  connection: Connection,
  db: Collections,
  recordKey: Buffer,
  formerKey: Buffer | undefined,
  clock: () => Date,
): Promise<Log> => {
  const keys = await openKeys(db, recordKey, formerKey)
  const { open, append, completeMine, ...reading } = openSteps(db, keys)
  const owed = openOwed(db)
  const waitedFor = inTime({
    ...reading,
    ...openLists(db, keys),
    ...owed,
    ...openClaims(db, clock),
    ...openSealedStore(db, keys, clock),
    takeOwed: async (...given: Parameters<Log['takeOwed']>) => {
      await completeMine()
      return owed.takeOwed(...given)
    },
    erase: (record: Parameters<Log['erase']>[0]) => eraseRecord(db, keys, record, clock()),
    ping: async () => {
      await connection.db?.admin().command({ ping: 1 })
    },
  })
  return {
    ...waitedFor,
    open,
    append,
    completeOwed: (since) => reaching(() => completeSince(db, keys, since)),
    verify: () => reaching(() => verifyAll(db, keys)),
    rebuild: (summarise) => reaching(() => rebuildAll(db, keys, summarise)),
    close: () => connection.close(),
  }
}

type Asked = Record<string, (...given: never[]) => Promise<unknown>>

/** The same functions, each throwing LogAway when the database is not there, or not there in time. */
const inTime = <T extends Asked>(asked: T): T =>
  Object.fromEntries(
    Object.entries(asked).map(([name, ask]) => [name, (...given: never[]) => reaching(() => ask(...given), patience)]),
  ) as T

const connect = async (uri: string, database: string, retryWrites: boolean): Promise<Connection> => {
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    appName: 'contact-steward',
    writeConcern: { w: 'majority', j: true, wtimeoutMS: patience },
    readConcern: { level: 'majority' },
    retryWrites,
    serverSelectionTimeoutMS: 1_500,
    connectTimeoutMS: 1_500,
    socketTimeoutMS: 30_000,
    waitQueueTimeoutMS: 1_500,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    sanitizeFilter: true,
  })
  await reaching(() => connection.asPromise())
  return connection
}
