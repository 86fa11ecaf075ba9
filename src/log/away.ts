import { KeyErased, LogAway, SealBroken } from './log.js'

/** What the driver, or the server, calls not being there. */
const away =
  /^Mongo(Network|ServerSelection|NotConnected|TopologyClosed|PoolCleared|ConnectionPool|ClientClosed|OperationTimeout|WaitQueue|ExpiredSession|WriteConcern)|^Pool|^Mongoose(ServerSelection)?Error$|WaitQueueTimeout/
/** Server codes: time limit, shutting down, no primary, interrupted, write concern not met in time. */
const awayCodes: ReadonlySet<unknown> = new Set([50, 64, 89, 91, 189, 262, 6, 7, 9001, 10107, 11600, 11602, 13435, 13436])

const isAway = (fault: unknown): boolean => {
  if (!(fault instanceof Error)) return false
  if (away.test(fault.name) || ('code' in fault && awayCodes.has(fault.code))) return true
  // An insert that never reached the server comes back as a bulk write without a single write error.
  if (fault.name === 'MongoBulkWriteError')
    return !('writeErrors' in fault && Array.isArray(fault.writeErrors) && fault.writeErrors.length > 0)
  return isAway(fault.cause)
}

/**
 * Does a piece of the log's work, and throws LogAway when the database cannot be reached. With a limit in milliseconds also
 * when it does not answer in time: the work may then still come to be kept.
 */
export const reaching = async <T>(work: () => Promise<T>, limit?: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  try {
    if (limit === undefined) return await work()
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new LogAway('The database did not answer in time.')), limit)
    })
    return await Promise.race([work(), late])
  } catch (fault) {
    if (fault instanceof LogAway || fault instanceof SealBroken || fault instanceof KeyErased) throw fault
    if (isAway(fault)) throw new LogAway('The database cannot be reached.', { cause: fault })
    throw fault
  } finally {
    clearTimeout(timer)
  }
}
