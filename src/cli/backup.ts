import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sampleOffice } from '../directory/open-directory.js'
import { officeNameIn, timeZoneIn } from '../directory/read-office.js'
import { hasEmbedded } from '../embedded/embedded.js'
import { fileFault } from '../files/file-fault.js'
import { noteDone } from '../house/last-done.js'
import { erasedFileIn } from '../house/lay-foundation.js'
import { openPlace } from '../house/open-place.js'
import { dropDatabase, lookAtBackup, type Restored, restore } from '../log/backup/restore.js'
import { writeBackup } from '../log/backup/write-backup.js'
import { type OpenLog, openLog } from '../log/open-log.js'
import { layAside } from '../log/witness.js'
import { counted } from '../procedures/words.js'
import type { Env } from '../settings/env.js'
import { StartFault } from '../settings/start-fault.js'
import { eraseSince } from './erase-since.js'
import type { Asked, Tool } from './tool.js'

/** Writes a backup beside running bots and reads it back. An older file of the name stays until the new one is whole. */
export const backup: Tool = (asked) =>
  at(asked, 'backup', async (env, file) => {
    if (env.MONGODB_URI === undefined && !hasEmbedded(env.DATA_DIR))
      throw new StartFault(`No bot has kept anything in ${env.DATA_DIR} yet: check DATA_DIR or MONGODB_URI.`)
    const { office } = await officeOf(env)
    const { place, close } = await openPlace(env, asked.complain)
    try {
      const { counts } = await writeBackup(place, file, { office, now: new Date() }).catch(cannotWrite(file))
      const { size } = await stat(file)
      await noteDone(env.DATA_DIR, 'backup', new Date())
      asked.say(
        `Backed up ${counted(counts.records ?? 0, 'record', 'records')} with ${counted(counts.commits ?? 0, 'entry', 'entries')} to ${file} (${Math.ceil(size / 1024)} kB), and read it back whole.`,
      )
      asked.say('It opens only with RECORD_KEY, which is not in it: keep a copy of the key elsewhere.')
      return 0
    } finally {
      await close()
    }
  })

/** Puts a backup into an empty database, erases again what had been erased since, and says that, what somebody should look at, and how references go on. */
export const restoreBackup: Tool = (asked) =>
  at(asked, 'restore', async (env, file) => {
    const { office, timeZone } = await officeOf(env)
    const { place, close } = await openPlace(env, asked.complain, (keys) => lookAtBackup(file, keys, office))
    try {
      const into = { ...place, patience: slow, erasedFile: erasedFileIn(env) }
      let since: readonly string[] = []
      let formerly: string | undefined
      // Whatever ends the restore before both are done, it is run again.
      const first = async (log: OpenLog): Promise<void> => {
        formerly = await setWitnessAside(env)
        since = await eraseSince(env, log, asked.complain)
      }
      const restored = await restore(into, file, { now: new Date(), office, timeZone, first })
      sayRestored(asked, restored)
      for (const sentence of since) asked.say(sentence)
      if (formerly !== undefined)
        asked.say(
          `What was verified before the restore is kept in files whose names begin with ${formerly}: they name the newest entries that there were.`,
        )
      asked.say(
        'Start the bot now. What was decided after the backup is lost; cards in people’s chats still show it. The bot reads its own cards in Slack, tells the administrators what is lost and with whom a card of it stands, and says what it cannot read.',
      )
      asked.say(
        'Then look at /duty: who is away and who has a turn is as it was when the backup was taken, and alerts go by it. Whoever is back, or has given a turn away since, says so again with /away or /turn.',
      )
      return 0
    } finally {
      await close()
    }
  })

/** Restores into a database that nobody uses, verifies every chain, and takes it away again. Code 1 when the backup is not what it should be. */
export const drill: Tool = (asked) =>
  at(asked, 'drill', async (env, file) => {
    const { office, timeZone } = await officeOf(env)
    const { place, close } = await openPlace(env, asked.complain, (keys) => lookAtBackup(file, keys, office))
    const scratch = { ...place, patience: slow, database: `${place.database.slice(0, 50)}-drill` }
    try {
      // A drill that was cut off left what it had restored: nobody keeps copies of records there.
      await dropDatabase(scratch)
      const restored = await restore(scratch, file, { now: new Date(), office, timeZone })
      const log = await openLog(scratch)
      const { faults } = await log.verify().finally(() => log.close())
      for (const { record, version, fault } of faults) asked.say(`${record}, entry ${version}: ${fault}.`)
      if (faults.length > 0) return 1
      sayWhatCame(asked, restored)
      await noteDone(env.DATA_DIR, 'drill', new Date())
      asked.say('The drill went well: this backup can be restored with the key that is set. Nothing of it was kept.')
      return 0
    } finally {
      await dropDatabase(scratch)
      await close()
    }
  })

/** Nobody waits at a desk for it. */
const slow = 30_000

const at = async ({ env, rest }: Asked, command: string, work: (env: Env, file: string) => Promise<number>): Promise<number> => {
  if (!env) throw new StartFault('The settings cannot be read.')
  const [file] = rest
  if (file === undefined) throw new StartFault(`Say which file: steward ${command} /backups/steward.backup`)
  return work(env, file)
}

const officeOf = async (env: Env): Promise<{ readonly office: string; readonly timeZone: string | undefined }> => {
  // Neither people who were fetched nor a file without faults are needed for these.
  const text = await readFile(env.OFFICE_FILE ?? sampleOffice, 'utf8').catch(() => '')
  const name = officeNameIn(text)
  if (name === undefined) throw new StartFault('The office file does not say the name of the office: check OFFICE_FILE.')
  return { office: name, timeZone: timeZoneIn(text) }
}

const cannotWrite = (file: string) => (fault: unknown) => {
  const found = fileFault(fault, file)
  // Or a key beside the data that cannot be read: the backup's own name would lead to the wrong place.
  if (!found || (found.at !== file && found.at !== dirname(file))) throw fault
  throw new StartFault(
    `${file} cannot be written (${found.code}): name a file in a folder that is there, is writable and has room. What stood there before is as it was.`,
    { cause: fault },
  )
}

/** The witness saw entries that the backup does not have: that is no tampering, and must not be called that. */
const setWitnessAside = async ({ DATA_DIR }: Env): Promise<string | undefined> => {
  try {
    await layAside(join(DATA_DIR, 'verified-small.json'), new Date())
    return await layAside(join(DATA_DIR, 'verified.json'), new Date())
  } catch (cause) {
    const found = fileFault(cause, DATA_DIR)
    if (!found) throw cause
    throw new StartFault(
      `${found.message} Until then the files there whose names begin with verified cannot be set aside, and a bot would take what the backup does not have for tampering. Then run the restore again.`,
      { cause },
    )
  }
}

const sayWhatCame = ({ say }: Asked, { head, records, commits }: Restored): void =>
  say(`${counted(records, 'record', 'records')} with ${counted(commits, 'entry', 'entries')} came back, as they were at ${head.taken}.`)

const sayRestored = (asked: Asked, restored: Restored): void => {
  const { say } = asked
  const { lookAt, series } = restored
  sayWhatCame(asked, restored)
  for (const [name, { last, next }] of Object.entries(series))
    say(
      `${name} goes on at ${name}-${next}: the numbers after ${name}-${String(last).padStart(4, '0')} may have been given out since, and are not given again.`,
    )
  if (lookAt.length > 0)
    say(
      `Nothing old is sent again. These records had something due when they were backed up, or since: somebody should look at each of them (steward show):\n${lookAt.join(', ')}`,
    )
}
