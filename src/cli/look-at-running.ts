import { access, constants, statfs } from 'node:fs/promises'
import { lastDone } from '../house/last-done.js'
import { erasedPathIn, type Foundation } from '../house/lay-foundation.js'
import { saidAs } from '../house/said-as.js'
import { counted } from '../procedures/words.js'
import type { Env } from '../settings/env.js'

type Say = (words: string) => void

/** What the image and the unit see to: a folder that can be written and has room, and no more rights than are needed. */
export const lookAtMachine = async ({ DATA_DIR }: Env, well: Say, ill: Say, note: Say): Promise<void> => {
  const isWritable = await access(DATA_DIR, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!isWritable)
    ill(`DATA_DIR (${DATA_DIR}) cannot be written: alerts that the database does not take could not be kept there. Make it writable.`)
  else {
    const free = await statfs(DATA_DIR).then(
      ({ bavail, bsize }) => (bavail * bsize) / 2 ** 20,
      () => undefined,
    )
    if (free !== undefined && free < leastFree) ill(`DATA_DIR (${DATA_DIR}) has only ${Math.floor(free)} MB of room left: make room there.`)
    else well(`DATA_DIR (${DATA_DIR}) can be written${free === undefined ? '' : `, and has ${Math.floor(free / 1024)} GB of room`}.`)
  }
  if (process.getuid?.() === 0)
    note('This runs as root, which the bot does not need: the image and the systemd unit give it a user of its own.')
}
/** Megabytes. */
const leastFree = 200

/** Only of real records; where backups are made from another computer, nothing is known here. */
export const lookAtBackup = async ({ MONGODB_URI, DATA_DIR }: Env, well: Say, note: Say): Promise<void> => {
  if (MONGODB_URI === undefined)
    return note('No backup is looked for: the embedded database is for trying. With MONGODB_URI, run steward backup each night.')
  const [taken, drilled] = await Promise.all([lastDone(DATA_DIR, 'backup'), lastDone(DATA_DIR, 'drill')])
  if (!taken) note('No backup was taken with this DATA_DIR yet: run steward backup each night (docs/run.md), here or elsewhere.')
  else if (hoursSince(taken) <= 48) well(`The last backup was taken ${ago(taken)}, and read back whole.`)
  else note(`The last backup from here was taken ${ago(taken)}: look at what should run steward backup each night.`)
  if (!drilled) note('No backup was ever drilled with this DATA_DIR: run steward drill with the newest one, and again each month.')
  else if (hoursSince(drilled) <= 45 * 24) well(`The last drill went well ${ago(drilled)}: a backup can be restored.`)
  else note(`The last drill was ${ago(drilled)}: run steward drill with the newest backup, and again each month.`)
}

/** Is the list of what was erased there and whole, by which a restore erases it again? One that nothing stands on yet is not missed. */
export const lookAtErased = async (env: Pick<Env, 'DATA_DIR'>, { log }: LogOfErased, well: Say, ill: Say): Promise<void> => {
  const file = erasedPathIn(env)
  // Everything else is looked at all the same.
  const listed = await log.erasedList.read().catch((fault: unknown) => void ill(saidAs(fault)))
  if (listed === undefined) return
  if (listed === 'broken')
    ill(
      `${file}, the list of what was erased, is not as the bot wrote it, or is another office’s: move it away and restart the bot, which writes it anew from the database. After a restore copy that of another bot of the office there instead, or have Information Governance compare with their last list of what went.`,
    )
  else if (listed !== 'none')
    well(`${counted(listed.length, 'erased record stands', 'erased records stand')} on the list in ${file}: a restore erases them again.`)
}

interface LogOfErased {
  readonly log: { readonly erasedList: Pick<Foundation['log']['erasedList'], 'read'> }
}

/** When the place where people are kept was last read, by the clock or by hand. */
export const lookAtLastFetch = async ({ DATA_DIR }: Env, well: Say, note: Say): Promise<void> => {
  const read = await lastDone(DATA_DIR, 'people')
  if (!read) note('It is not known here when people were last fetched: the bot does it each morning after 06:30, steward people at once.')
  else if (hoursSince(read) <= 48) well(`People were last fetched ${ago(read)}.`)
  else note(`People were last fetched ${ago(read)}: /readyz of the bot says why it could not since, or that it does not run.`)
}

const hoursSince = (at: Date): number => Math.round((Date.now() - at.getTime()) / 3_600_000)
const ago = (at: Date): string => {
  const hours = hoursSince(at)
  if (hours < 1) return 'within the hour'
  return hours <= 48 ? `${counted(hours, 'hour', 'hours')} ago` : `${Math.round(hours / 24)} days ago`
}
