import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { putInPlace } from '../files/put-in-place.js'
import type { SealedStore } from '../log/log.js'
import type { Env } from '../settings/env.js'
import { StartFault } from '../settings/start-fault.js'

/** The clock of a bot that is only for trying: it can be put on by an hour or a year, so that reminders and reviews are seen. It is ours. */
export interface TrainingClock {
  /** By how much it is ahead of the database's, in milliseconds. */
  ahead(): number
  /** Puts it on; it never goes back, since what is kept is kept in its order. Throws when it could not be kept. */
  putOn(hours: number): Promise<void>
}

const Kept = z.object({ ahead: z.number().int().nonnegative() })
const fileIn = (dataDir: string): string => join(dataDir, 'training-clock.json')

/** Is this bot for trying alone: the console, the embedded database, and nothing by which anybody outside could be reached? */
export const isForTraining = (env: Env): boolean =>
  env.CONSOLE &&
  [
    env.MONGODB_URI,
    env.SLACK_BOT_TOKEN,
    env.MicrosoftAppId,
    env.SMTP_URL,
    env.ALERT_WEBHOOK_URL,
    env.CASE_WEBHOOK_URL,
    env.ANCHOR_WEBHOOK_URL,
  ].every((setting) => setting === undefined) &&
  !env.TEAMS_ANONYMOUS

/**
 * Opens the clock of the data folder; undefined for a bot that is not for trying. Throws a StartFault when such a bot is given a folder whose
 * clock was put on: its records bear times that are not so.
 */
export function openTrainingClock(env: Env): TrainingClock | undefined {
  let ahead = keptAhead(env.DATA_DIR)
  if (!isForTraining(env)) {
    if (ahead === 0) return undefined
    throw new StartFault(`${notSo(env.DATA_DIR)} Give DATA_DIR a new folder for real contacts.`)
  }
  return {
    ahead: () => ahead,
    async putOn(hours) {
      const further = ahead + hours * 3_600_000
      await mkdir(env.DATA_DIR, { recursive: true })
      // Half a file would put the clock back.
      await putInPlace(fileIn(env.DATA_DIR), JSON.stringify({ ahead: further } satisfies z.input<typeof Kept>))
      ahead = further
    },
  }
}

const putOnKind = 'put-on'

/**
 * Marks a log whose records bear times that are not so, once its clock was put on; the mark goes with it into a backup. Throws a StartFault
 * when a bot for real contacts finds it.
 */
export async function markPutOn(training: TrainingClock | undefined, store: SealedStore): Promise<void> {
  if (training) {
    if (training.ahead() > 0) await store.putSealed(putOnKind, 'clock', { ahead: training.ahead() })
    return
  }
  // A database that does not answer just now keeps nobody from starting: the next start asks again.
  const marks = await store.listSealed(putOnKind).catch(() => [])
  if (marks.length > 0) throw new StartFault(`${notSo('these records')} Use another database for real contacts.`)
}

const notSo = (what: string): string => `The clock of ${what} was put on for training: its records bear times that are not so.`

function keptAhead(dataDir: string): number {
  let text: string
  try {
    text = readFileSync(fileIn(dataDir), 'utf8')
  } catch {
    return 0
  }
  try {
    return Kept.parse(JSON.parse(text)).ahead
  } catch (cause) {
    throw new StartFault(`${fileIn(dataDir)} cannot be read. Take it away to go by the present time, or give DATA_DIR a new folder.`, {
      cause,
    })
  }
}
