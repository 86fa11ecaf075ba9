import { randomBytes, randomUUID } from 'node:crypto'
import { startEmbedded } from '../../src/embedded/embedded.js'
import type { Log } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { endAbandoned, folderOf } from './test-servers.js'

/** The run that the server belongs to: jest's own process, told to all workers by test/global-setup.ts. */
const run = Number(process.env.STEWARD_TEST_RUN ?? process.ppid)

let uri: Promise<string> | undefined

/** The address of the database that all tests of this run share; started by whoever asks first, ended by test/global-teardown.ts. */
export const testDatabase = (): Promise<string> => {
  uri ??= (async () => {
    if (process.env.STEWARD_TEST_RUN === undefined) await endAbandoned()
    return (await startEmbedded({ dataDir: folderOf(run), tell: () => {}, owner: run })).uri
  })()
  return uri
}

/** A database name that nobody has used. */
export const freshName = (): string => `test-${randomUUID().slice(0, 18)}`

/** How long tests wait for the database, in ms: on two cores with many workers a slow answer is no fault of what is tested. */
export const patience = 20_000

/** A log of its own in a database of its own on the shared server. The caller closes it. */
export const openTestLog = async (
  settings: { readonly uri?: string; readonly clock?: () => Date; readonly database?: string; readonly recordKey?: Buffer } = {},
): Promise<Log> => openLog({ uri: await testDatabase(), database: freshName(), recordKey: randomBytes(32), patience, ...settings })
