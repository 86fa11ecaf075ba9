import { join } from 'node:path'
import mongoose, { type Connection } from 'mongoose'
import { reaching } from './away.js'
import type { EpochPlace } from './sealing/epochs/epoch-place.js'
import { epochsInCollections } from './sealing/epochs/in-collections.js'
import { epochsInFiles } from './sealing/epochs/in-files.js'

/** Where the log is. */
export interface Place {
  readonly uri: string
  readonly database: string
  /** How long a person waits for the database, in milliseconds; left out, two seconds. */
  readonly patience?: number
  /** Set false for servers that refuse retried writes (Amazon DocumentDB). */
  readonly retryWrites?: boolean
  /** A folder of this computer in which the epochs' keys lie, for the embedded database; left out, in collections of their own. */
  readonly epochs?: string
}

/** Where the epochs' keys of a database lie. */
export const epochPlace = (connection: Connection, { epochs, database }: Pick<Place, 'epochs' | 'database'>): EpochPlace =>
  epochs === undefined ? epochsInCollections(connection) : epochsInFiles(join(epochs, database))

/** Opens a connection. Throws LogAway when the database cannot be reached. */
export const connect = async ({ uri, database, retryWrites = true, patience = 2_000 }: Place): Promise<Connection> => {
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
