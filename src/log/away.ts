import { fileFaultIn } from '../files/file-fault.js'
import { UnfitDatabase } from './about.js'
import { KeyErased, LogAway, SealBroken } from './log.js'
import { WrongRecordKey } from './sealing/wrong-record-key.js'

/** What the driver calls not reaching the server at all; whatever else it says is what the server answered. */
const unreached =
  /^Mongo(Network|ServerSelection|NotConnected|TopologyClosed|PoolCleared|ConnectionPool|ClientClosed|OperationTimeout|WaitQueue|ExpiredSession)|^Pool|^Mongoose(ServerSelection)?Error$|WaitQueueTimeout/
/** Server codes of an ordinary restart or change of primary: time limit, shutting down, no primary, interrupted, write concern not met in time. */
const passing: ReadonlySet<unknown> = new Set([50, 64, 89, 91, 189, 262, 6, 7, 9001, 10107, 11600, 11602, 13435, 13436])

const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : '')

/** Was the server reached, and did it refuse for a reason that does not pass by itself (a full disk, a panic, a code nobody listed)? */
const isRefusal = (fault: unknown): boolean => {
  if (!(fault instanceof Error)) return true
  if (unreached.test(nameOf(fault)) || ('code' in fault && passing.has(fault.code))) return false
  // An insert that never reached the server comes back as a bulk write without a single write error.
  if (fault.name === 'MongoBulkWriteError')
    return 'writeErrors' in fault && Array.isArray(fault.writeErrors) && fault.writeErrors.length > 0
  return fault.cause === undefined || isRefusal(fault.cause)
}

/** The whole list of what is not a fault of the database: what the log says of its own, and a mistake in the program. */
const isOurs = (fault: unknown): boolean =>
  fault instanceof LogAway ||
  fault instanceof SealBroken ||
  fault instanceof KeyErased ||
  fault instanceof WrongRecordKey ||
  fault instanceof UnfitDatabase ||
  fault instanceof TypeError ||
  fault instanceof ReferenceError

/**
 * Does a piece of the log's work, and throws LogAway when the database cannot be reached, or answers with any fault, known or not; where it was a
 * file of ours that failed (keys, the witness), with FileFault as its cause. With a limit in milliseconds also when it does not answer in time: the
 * work may then still come to be kept.
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
    if (isOurs(fault)) throw fault
    const file = unreached.test(nameOf(fault)) ? undefined : fileFaultIn(fault)
    if (file) throw new LogAway(file.message, { cause: file, refuses: true })
    if (isRefusal(fault)) throw new LogAway('The database answers with a fault of its own.', { cause: fault, refuses: true })
    throw new LogAway('The database cannot be reached.', { cause: fault })
  } finally {
    clearTimeout(timer)
  }
}

/** The log's work that gives what it finds, some at a time. What whoever takes it throws is no matter of the database, and comes out as it is. */
export const giving = async <Some>(
  give: (some: Some) => void | Promise<void>,
  work: (take: (some: Some) => Promise<void>) => Promise<void>,
): Promise<void> => {
  let theirs: { readonly fault: unknown } | undefined
  const take = async (some: Some): Promise<void> => {
    try {
      await give(some)
    } catch (fault) {
      theirs = { fault }
      throw fault
    }
  }
  try {
    await reaching(() => work(take))
  } catch (fault) {
    throw theirs ? theirs.fault : fault
  }
}
