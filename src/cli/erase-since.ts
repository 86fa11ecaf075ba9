import { eraseAgain } from '../casework/erase-records.js'
import { namesOf } from '../house/erased-again.js'
import { erasedPathIn, openOffice } from '../house/lay-foundation.js'
import { saidAs } from '../house/said-as.js'
import type { OpenLog } from '../log/open-log.js'
import { procedures } from '../office.js'
import { counted } from '../procedures/words.js'
import type { Env } from '../settings/env.js'
import { StartFault } from '../settings/start-fault.js'

/**
 * Erases again what had been erased since a backup was taken, by the list in DATA_DIR, before any bot begins on what was restored; what to say of it, in sentences.
 * Throws StartFault where it cannot be done now: then the restore is to be run again. What is not known, since the list is lost, is said.
 */
export const eraseSince = async (env: Env, log: OpenLog, complain: (line: string) => void): Promise<readonly string[]> => {
  const file = erasedPathIn(env)
  const back = await log.erasedList.back()
  if (back === 'none' || back === 'broken') return [(back === 'none' ? noList : brokenList)(file), compare]
  if (back.length === 0) return [`Nothing has come back that ${file} lists as erased.`]
  const office = await openOffice(env, () => new Date(), complain).catch((cause: unknown) => {
    throw new StartFault(
      `${counted(back.length, 'record', 'records')} had been erased since this backup and must be erased again before anybody works here, and for that the office file has to be read: ${saidAs(cause)} Then run the restore again.`,
      { cause },
    )
  })
  try {
    const desk = { procedures, log, directory: office.directory, clock: () => new Date(), report: () => {} }
    await eraseAgain(desk, back)
  } finally {
    office.stop()
  }
  return [
    `${counted(back.length, 'record', 'records')} had been erased since this backup: ${namesOf(back)}. ${back.length === 1 ? 'It is' : 'They are'} erased again; what the bot finds of their cards in chats it replaces with the next morning look.`,
  ]
}

const noList = (file: string): string =>
  `There is no list of what was erased (${file}): what was erased since this backup has come back with it. If the DATA_DIR of a bot of before is there, copy its erased.json to ${file} before you start the bot: it erases again what stands on it as the first thing, for twenty seconds before it opens, and beside its work then.`
const brokenList = (file: string): string =>
  `The list of what was erased (${file}) is not as the bot wrote it, or is another office’s: what was erased since this backup has come back with it. Move the file away. If another bot of the office has an erased.json in its DATA_DIR, copy that to ${file} before you start the bot: it erases again what stands on it as the first thing, for twenty seconds before it opens, and beside its work then.`
const compare =
  'If there is none, somebody has to compare: Information Governance with their last list of what went (Records due to go, in their chat), and whoever has erased by hand. Each record that was on it and is there again (steward show) is to be erased: steward erase.'
