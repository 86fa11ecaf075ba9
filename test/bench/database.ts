import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { startEmbedded } from '../../src/embedded/embedded.js'

/** A database for one bench, and a folder for its files. */
export interface BenchDatabase {
  readonly uri: string
  readonly database: string
  readonly data: string
}

/**
 * Does some work on a database of its own, which is gone afterwards: on the server that MONGODB_URI names, so that an office measures its own, and
 * else on the embedded one. Throws as the work does.
 */
export const onDatabase = async <T>(name: string, work: (on: BenchDatabase) => Promise<T>): Promise<T> => {
  const data = mkdtempSync(join(tmpdir(), `steward-${name}-`))
  const { MONGODB_URI: own } = process.env
  const embedded = own === undefined ? await startEmbedded({ dataDir: data, tell: () => {} }) : undefined
  const [uri, database] = [own ?? embedded?.uri ?? '', `bench-${name}-${randomBytes(6).toString('hex')}`]
  try {
    return await work({ uri, database, data })
  } finally {
    if (own !== undefined) {
      const connection = await mongoose.createConnection(own, { dbName: database }).asPromise()
      await connection.dropDatabase()
      await connection.close()
    }
    await embedded?.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
