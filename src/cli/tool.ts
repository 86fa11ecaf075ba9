import type { Env } from '../env.js'
import { type Foundation, layFoundation } from '../house/lay-foundation.js'
import { StartFault } from '../start-fault.js'

/** What a command is given: the settings (undefined when they have faults), its arguments, and where it speaks. */
export interface Asked {
  readonly env: Env | undefined
  readonly settingsFaults: string
  readonly rest: readonly string[]
  readonly sealed: boolean
  /** Questions and answers a line each, for programs. */
  readonly jsonl: boolean
  readonly why: string | undefined
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
}

/** A command of the command line. Answers the exit code; throws faults that `saidAs` puts into words. */
export type Tool = (asked: Asked) => Promise<number>

/** Does a piece of work on the office and the log, and closes them; also beside a bot that is running. */
export const onFoundation = async <T>({ env, complain }: Asked, work: (foundation: Foundation) => Promise<T>): Promise<T> => {
  if (!env) throw new StartFault('The settings cannot be read.')
  const foundation = await layFoundation(env, { clock: () => new Date(), tell: complain })
  try {
    return await work(foundation)
  } finally {
    await foundation.close()
  }
}
