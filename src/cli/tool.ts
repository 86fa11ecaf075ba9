import { hasEmbedded } from '../embedded/embedded.js'
import { type Foundation, layFoundation, type Surroundings } from '../house/lay-foundation.js'
import type { Env } from '../settings/env.js'
import { StartFault } from '../settings/start-fault.js'

/** What a command is given: the settings (undefined when they have faults), its arguments, and where it speaks. */
export interface Asked {
  readonly env: Env | undefined
  readonly settingsFaults: string
  readonly rest: readonly string[]
  readonly sealed: boolean
  /** Questions and answers a line each, for programs. */
  readonly jsonl: boolean
  readonly why: string | undefined
  /** Where people are fetched from. */
  readonly from?: string | undefined
  /** What was shown is to be taken, without a question. */
  readonly yes?: boolean
  /** The reference typed once more, by whoever means to erase it. */
  readonly yesErase: string | undefined
  /** A test card to each senior, in each chat that they can be reached in. */
  readonly testCard?: boolean
  /** The facts for a data protection officer, and nothing else. */
  readonly dataProtection?: boolean
  /** A code that was written down when the records were checked. */
  readonly seen?: string | undefined
  /** What was seen of the records was moved on purpose. */
  readonly moved?: boolean
  /** A copy for whoever asks for their data: what is or may be others' is taken out. */
  readonly forThem?: boolean
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
}

/** A command of the command line. Answers the exit code; throws faults that `saidAs` puts into words. */
export type Tool = (asked: Asked) => Promise<number>

/** What to say to a word that is no reference, or to none. */
export const whichRecord = (given: string | undefined, command: string): string =>
  given === undefined
    ? `Say which record: steward ${command} TC-2026-0001.`
    : `${given.slice(0, 40)} is no reference of a record: two letters, the year and a number, such as steward ${command} TC-2026-0001.`

/** Does a piece of work on the office and the log, and closes them; also beside a bot that is running. `more`: what to do while the database is away. */
export const onFoundation = async <T>(
  { env, complain }: Asked,
  work: (foundation: Foundation) => Promise<T>,
  more: Pick<Surroundings, 'whileAway' | 'asItRuns'> = {},
): Promise<T> => {
  if (!env) throw new StartFault('The settings cannot be read.')
  // Whoever only looks makes neither a folder nor a key.
  if (env.MONGODB_URI === undefined && !hasEmbedded(env.DATA_DIR))
    throw new StartFault(
      `No bot has kept anything in ${env.DATA_DIR} yet: there is nothing to look at. If there should be, check DATA_DIR or MONGODB_URI.`,
    )
  const foundation = await layFoundation(env, { tell: complain, sendsNothing: true, ...more })
  try {
    return await work(foundation)
  } finally {
    await foundation.close()
  }
}
